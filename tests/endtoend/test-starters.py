#!/usr/bin/env python3
"""An idea in any of three languages finds its starter: test-starters.py ISSHONICTL (TAP).

SPDX-License-Identifier: MIT
"""

import json
import subprocess
import sys
import unicodedata

from generated import ROOT, Tap

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
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
