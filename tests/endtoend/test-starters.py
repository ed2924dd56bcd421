#!/usr/bin/env python3
"""An idea in any of three languages finds its starter, and what the starter promises for production
stands in its code: test-starters.py ISSHONICTL (TAP).

SPDX-License-Identifier: MIT
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

from generated import ROOT, Tap, Tool

IDEAS = {
    "vpc_basic": [
        "private network", "a vpc with subnets", "nat", "사설망", "서브넷이 필요해요",
        "기본 네트워크", "ネットワーク", "サブネット", "プライベート",
    ],
    "alb_autoscaling": [
        "load balancer", "auto scaling", "high availability web", "로드밸런서",
        "오토 스케일링 웹 서버", "웹서버 이중화", "ロードバランサー", "オートスケール",
        "ウェブサーバー",
    ],
    "redis_cluster": [
        "session cache", "redis", "web app with redis sessions", "레디스", "세션 캐시",
        "캐시를 두고 싶어요", "キャッシュ", "セッション", "レディス",
    ],
    "disaster_notification": [
        "disaster", "emergency alert", "notification by sms", "재난", "긴급 알림",
        "경보 문자", "災害", "緊急通知", "防災",
    ],
    "serverless_api": [
        "serverless", "rest api", "lambda and dynamodb", "login backend", "서버리스",
        "람다 API", "회원 로그인", "サーバーレス", "ラムダ", "認証",
    ],
    "static_site": [
        "static web site", "react", "homepage", "cdn", "정적 웹사이트",
        "리액트 홈페이지를 배포", "프론트엔드", "静的サイト", "フロントエンド", "配信",
    ],
    "fargate_aurora": [
        "docker", "fargate", "containers with aurora", "ecs", "컨테이너", "도커", "오로라",
        "コンテナ", "ドッカー", "オーロラ",
    ],
    "order_events": [
        "orders", "event driven", "saga", "microservices", "이벤트", "주문 결제",
        "마이크로서비스", "イベント", "注文", "決済",
    ],
    "realtime_stream": [
        "kinesis", "iot sensors stream", "data stream", "실시간 스트림", "센서",
        "사물인터넷", "リアルタイム分析", "ストリーム", "センサー",
    ],
    "image_pipeline": [
        "thumbnails", "image upload", "resize photos", "썸네일", "이미지 업로드", "사진",
        "画像", "サムネイル", "アップロード",
    ],
    "websocket_chat": [
        "chat", "messenger", "websocket chat", "채팅", "실시간 채팅", "웹소켓 채팅",
        "메신저", "チャット", "リアルタイムチャット", "ウェブソケット",
    ],
    "log_analytics": [
        "central logs", "log search", "observability", "로그", "로그 검색", "로그 분석",
        "モニタリング", "ログ", "ログ検索",
    ],
    "eks_platform": [
        "kubernetes", "k8s", "eks platform", "쿠버네티스", "쿠버네티스 플랫폼",
        "クバネティス", "Kubernetes基盤",
    ],
    "wordpress_ha": [
        "wordpress", "blog", "cms", "워드프레스", "블로그", "ワードプレス", "ブログ",
    ],
    "nightly_batch": [
        "nightly batch", "cron", "etl", "배치", "크론", "정산", "バッチ", "定期実行",
        "スケジュール",
    ],
    "audit_baseline": [
        "audit", "cis compliance", "cloudtrail", "감사", "컴플라이언스", "監査",
        "コンプライアンス",
    ],
    "three_tier_ha": [
        "three tier", "enterprise", "multi az", "3티어", "엔터프라이즈", "三層",
        "エンタープライズ",
    ],
    "email_campaign": [
        "newsletter", "email campaign", "bulk email", "뉴스레터", "이메일 발송",
        "メール配信", "ニュースレター",
    ],
    "search_service": [
        "full text search", "product search", "catalogue", "상품 검색", "카탈로그",
        "商品検索", "カタログ",
    ],
    "secure_files": [
        "file share", "encrypted files", "file exchange", "파일 공유", "암호화",
        "ファイル共有", "暗号化",
    ],
}


# Patterns over the code for production: (Terraform, CloudFormation).
PROMISES = {
    "serverless_api": [
        (
            r'route_key += "GET /health"\n.*\n +authorization_type = "NONE"',
            r"RouteKey: GET /health",
        ),
        (r'route_key += "\$default"\n.*\n +authorization_type = "JWT"', r"AuthorizationType: JWT"),
        (r"throttling_rate_limit  = 100", r"ThrottlingRateLimit: 100"),
        (r"point_in_time_recovery \{\n +enabled = true", r"PointInTimeRecoveryEnabled: true"),
        (r"access_log_settings", r"AccessLogSettings"),
    ],
    "static_site": [
        (r"aws_cloudfront_origin_access_control", r"AWS::CloudFront::OriginAccessControl"),
        (r'minimum_protocol_version = "TLSv1.2_2021"', r"MinimumProtocolVersion: TLSv1.2_2021"),
        (r"response_headers_policy_id", r"ResponseHeadersPolicyId"),
        (r'status = "Enabled"', r"Status: Enabled"),
        (r"web_acl_id", r"WebACLId"),
    ],
    "fargate_aurora": [
        (
            r'expression +=? ?"waiting / FILL\(copies, 1\)"',
            r"Expression: waiting / FILL\(copies, 1\)",
        ),
        (r"deployment_circuit_breaker", r"DeploymentCircuitBreaker"),
        (r"serverlessv2_scaling_configuration", r"ServerlessV2ScalingConfiguration"),
        (r"readonlyRootFilesystem", r"ReadonlyRootFilesystem: true"),
    ],
    "order_events": [
        (r'input_path +=? ?"\$\.detail"', r"InputPath: \$\.detail"),
        (r"retention_days +=? ?30", r"RetentionDays: 30"),
        (r"dead_letter_config \{", r"DeadLetterConfig:"),
        (r'"S\.\$" = "States\.JsonToString\(\$\)"', r"States\.JsonToString\(\$\)"),
        (r"BackoffRate +=? ?2", r"BackoffRate"),
    ],
    "realtime_stream": [
        (r'PartitionKey = "\$request\.path\.device"', r"PartitionKey: \$request\.path\.device"),
        (r"bisect_batch_on_function_error +=? ?true", r"BisectBatchOnFunctionError: true"),
        (r"GetRecords\.IteratorAgeMilliseconds", r"GetRecords\.IteratorAgeMilliseconds"),
        (r'compression_format +=? ?"GZIP"', r"CompressionFormat: GZIP"),
        (r"availability_zone_count = 3", r"AvailabilityZoneCount: 3"),
    ],
    "image_pipeline": [
        (r'filter_prefix = "in/"', r"Value: in/"),
        (r"expiration \{\n +days = 30", r"ExpirationInDays: 30"),
        (r"ReportBatchItemFailures", r"ReportBatchItemFailures"),
    ],
    "websocket_chat": [
        (r'deregistration_delay = "?300', r"deregistration_delay.timeout_seconds\n +Value: \"?300"),
        (r"cookie_duration = 3600", r"stickiness"),
        (r"idle_timeout +=? ?3600", r"idle_timeout.timeout_seconds\n +Value: \"?3600"),
        (r"authenticate-cognito", r"authenticate-cognito"),
        (r'attribute_name = "expires"', r"AttributeName: expires"),
    ],
    "log_analytics": [
        (r"availability_zone_count = 3", r"AvailabilityZoneCount: 3"),
        (r"cognito_options \{", r"CognitoOptions:"),
        (r'storage_class = "GLACIER_IR"', r"StorageClass: GLACIER_IR"),
        (r'compression_format +=? ?"UNCOMPRESSED"', r"CompressionFormat: UNCOMPRESSED"),
    ],
    "eks_platform": [
        (r"endpoint_public_access +=? ?false", r"EndpointPublicAccess: false"),
        (r"encryption_config \{", r"EncryptionConfig:"),
        (r'"audit"', r"Type: audit"),
        (r"aws_eks_pod_identity_association", r"AWS::EKS::PodIdentityAssociation"),
    ],
    "wordpress_ha": [
        (r'engine +=? ?"aurora-mysql"', r"Engine: aurora-mysql"),
        (r'status = "ENABLED"', r"Status: ENABLED"),
        (r"prefix_list_id", r"SourcePrefixListId"),
        (r"volatile|allkeys-lru", r"allkeys-lru"),
    ],
    "nightly_batch": [
        (r"states:::ecs:runTask\.sync", r"states:::ecs:runTask\.sync"),
        (r"cron\(0 18 \* \* \? \*\)", r"cron\(0 18 \* \* \? \*\)"),
        (r"TimeoutSeconds = 7200", r"TimeoutSeconds"),
        (r"states:::sns:publish", r"states:::sns:publish"),
        (r'"States\.ALL"\]\n.*\n +Next += "ops"', r'"States\.ALL"\n.*\n.*\n +"Next": "ops"'),
        (r'Next = "Failed"', r'"Next": "Failed"'),
    ],
    "audit_baseline": [
        (r"is_multi_region_trail +=? ?true", r"IsMultiRegionTrail: true"),
        (r"enable_log_file_validation +=? ?true", r"EnableLogFileValidation: true"),
        (r"kms_key_id +=? ?aws_kms_key\.key\.arn", r"KMSKeyId"),
        (r"trail_alarm_iam_changes", r"TrailAlarmIamChanges"),
        (
            r"retention_in_days = 365\n +kms_key_id += aws_kms_key\.key\.arn",
            r"RetentionInDays: 365\n +KmsKeyId: !GetAtt Key\.Arn",
        ),
    ],
    "three_tier_ha": [
        (r"internal +=? ?true", r"Scheme: internal\n"),
        (r"multi_az +=? ?true", r"MultiAZ: true"),
        (r"automatic_failover_enabled = true", r"AutomaticFailoverEnabled: true"),
        (r"aws_wafv2_web_acl_association", r"AWS::WAFv2::WebACLAssociation"),
    ],
    "email_campaign": [
        (r"_domainkey", r"DkimDNSTokenName1"),
        (r"v=spf1", r"v=spf1"),
        (r"v=DMARC1", r"v=DMARC1"),
        (r"reserved_concurrent_executions = 2", r"ReservedConcurrentExecutions: 2"),
        (r"threshold +=? ?0\.05", r"Threshold: 0\.05"),
    ],
    "search_service": [
        (r"bisect_batch_on_function_error +=? ?true", r"BisectBatchOnFunctionError: true"),
        (r"availability_zone_count = 3", r"AvailabilityZoneCount: 3"),
        (r"on_failure \{", r"OnFailure:"),
    ],
    "secure_files": [
        (r"enable_key_rotation +=? ?true", r"EnableKeyRotation: true"),
        (
            r'values = \["\$\{aws_s3_bucket\.files\.arn\}/"\]',
            r"Values:\n +- !Sub \$\{Files\.Arn\}/",
        ),
        (r'status = "Enabled"', r"Status: Enabled"),
    ],
}


def read_code(folder):
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.[ty]*")))


def check_promises(program, name):
    design = json.loads((ROOT / "templates" / f"{name}.isshoni").read_text(encoding="utf-8"))
    design["settings"]["environment"] = "prod"
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / name
        if said := Tool(program).write_both(design, folder):
            return [said]
        code = [read_code(folder / dialect) for dialect in ("terraform", "cloudformation")]
    return [
        f"no {pattern}"
        for pair in PROMISES[name]
        for pattern, text in zip(pair, code)
        if not re.search(pattern, text)
    ]


def find(program, idea):
    command = [program, "new", idea, "--out", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)["name"] if done.returncode == 0 else done.stderr.strip()


def script(word):
    """The alphabet of the first letter: LATIN, HANGUL, CJK …"""
    return unicodedata.name(next(c for c in word if c.isalpha())).split()[0]


def check_starter(program, path):
    starter = json.loads(path.read_text(encoding="utf-8"))
    ideas = IDEAS.get(path.stem, [])
    scripts = {script(idea) for idea in ideas}
    if len(ideas) < 7 or "HANGUL" not in scripts or not scripts & {"CJK", "KATAKANA"}:
        yield "has no ideas in three languages in this test"
    for language, title in starter["template"]["title"].items():
        if find(program, title) != starter["name"]:
            yield f"its own title '{title}' ({language}) finds {find(program, title)}"
    for idea in ideas:
        if (found := find(program, idea)) != starter["name"]:
            yield f"'{idea}' finds {found}"


def main():
    tap = Tap()
    for path in sorted((ROOT / "templates").glob("*.isshoni")):
        name = f"/endtoend/starters/{path.stem}"
        tap.run(name, lambda path=path: list(check_starter(sys.argv[1], path)))
    for name in PROMISES:
        tap.run(f"/endtoend/starters/promises/{name}", check_promises, sys.argv[1], name)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
