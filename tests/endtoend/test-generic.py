#!/usr/bin/env python3
"""Types that no service describes, filled as people fill them: test-generic.py ISSHONICTL (TAP).

Some thirty resources of both dialects with nested blocks, choices, secrets and lines to and from
described services. Both dialects keep to the providers' schemas, terraform fmt has nothing to do
and cfn-lint finds no error; what people write stays text.
SPDX-License-Identifier: MIT
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from generated import DIALECTS, Tap, Tool, check_facts, check_format, find_cfn_lint, lint

TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "ec2.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}
RESOURCES = {
    "net": ("aws.vpc", {}),
    "sa": ("aws.subnet", {}),
    "sb": ("aws.subnet", {}),
    "topic": ("aws.sns", {}),
    "queue": ("aws.sqs", {}),
    "files": ("aws.s3", {}),
    "role": ("aws.iam_role", {}),
    "fn": ("aws.lambda", {}),
    # Terraform's words
    "acl": ("tf.aws_network_acl", {"tags": {"Team": "web"}}),
    "volume": ("tf.aws_ebs_volume", {"availability_zone": "ap-northeast-2a", "size": "40",
                                     "type": "gp3", "encrypted": True}),
    "dhcp": ("tf.aws_vpc_dhcp_options", {"domain_name": "corp.internal",
                                         "domain_name_servers": ["AmazonProvidedDNS"]}),
    "bind": ("tf.aws_vpc_dhcp_options_association", {}),
    "cluster": ("tf.aws_eks_cluster", {"name": "main", "vpc_config": {
        "endpoint_private_access": True}}),
    "alias": ("tf.aws_kms_alias", {"name": "alias/main", "target_key_id": "1234abcd-12ab-34cd"}),
    "plan": ("tf.aws_backup_vault", {"name": "main"}),
    "group": ("tf.aws_resourcegroups_group", {"name": "main", "resource_query": {
        "query": "{}", "type": "TAG_FILTERS_1_0"}}),
    "store": ("tf.aws_ssm_parameter", {"name": "/main/size", "type": "String", "value": "4"}),
    "dash": ("tf.aws_cloudwatch_dashboard", {"dashboard_name": "main",
                                             "dashboard_body": '{"widgets":[]}'}),
    "principal": ("tf.aws_vpc_endpoint_service_allowed_principal", {
        "principal_arn": "arn:aws:iam::123456789012:root",
        "vpc_endpoint_service_id": "vpce-svc-0123456789abcdef0"}),
    "hook": ("tf.aws_sns_topic_subscription", {"protocol": "sqs"}),
    "invoke": ("tf.aws_lambda_permission", {"action": "lambda:InvokeFunction",
                                            "principal": "events.amazonaws.com"}),
    # CloudFormation's words
    "key": ("cfn.AWS::EC2::KeyPair", {"KeyName": "main", "KeyType": "ed25519"}),
    "broker": ("cfn.AWS::AmazonMQ::Broker", {
        "BrokerName": "main", "EngineType": "RABBITMQ", "EngineVersion": "3.13",
        "DeploymentMode": "SINGLE_INSTANCE", "HostInstanceType": "mq.m5.large",
        "AutoMinorVersionUpgrade": True, "PubliclyAccessible": False,
        "Users": [{"Username": "admin"}]}),
    "sub": ("cfn.AWS::SNS::Subscription", {"Protocol": "sqs"}),
    "pool": ("cfn.AWS::IAM::Role", {"AssumeRolePolicyDocument": TRUST, "MaxSessionDuration": 3600}),
    "profile": ("cfn.AWS::IAM::InstanceProfile", {}),
    "logs": ("cfn.AWS::Logs::LogGroup", {"RetentionInDays": 14, "Tags": [
        {"Key": "Team", "Value": "web"}]}),
    "filter": ("cfn.AWS::Logs::MetricFilter", {"FilterPattern": "ERROR", "MetricTransformations": [
        {"MetricName": "errors", "MetricNamespace": "main", "MetricValue": "1"}]}),
    "athena": ("cfn.AWS::Athena::WorkGroup", {"Name": "main", "WorkGroupConfiguration": {
        "EnforceWorkGroupConfiguration": True, "BytesScannedCutoffPerQuery": 10000000000}}),
    "glue": ("cfn.AWS::Glue::Database", {"CatalogId": "123456789012", "DatabaseInput": {
        "Name": "main"}}),
    "window": ("cfn.AWS::SSM::MaintenanceWindow", {
        "Name": "main", "Schedule": "cron(0 3 ? * SUN *)", "Duration": 3, "Cutoff": 1,
        "AllowUnassociatedTargets": False}),
    "mesh": ("cfn.AWS::ServiceDiscovery::HttpNamespace", {"Name": "main"}),
}
# from, to, type, argument
LINES = [
    ("acl", "net", "default", None),
    ("bind", "dhcp", "default", None),
    ("net", "bind", "default", None),
    ("cluster", "role", "default", None),
    ("cluster", "sa", "default", None),
    ("cluster", "sb", "default", "vpc_config.subnet_ids"),
    ("cluster", "fn", "wait", None),
    ("hook", "topic", "default", "topic_arn"),
    ("hook", "queue", "default", "endpoint"),
    ("invoke", "fn", "default", "function_name"),
    ("sub", "topic", "default", None),
    ("sub", "queue", "default", "Endpoint"),
    ("profile", "pool", "default", "Roles"),
    ("filter", "logs", "default", None),
]
INSIDE = {"sa": "net", "sb": "net", "acl": "net"}


def make_design(resources, lines):
    return {
        "format": "isshoni-design", "version": 1, "id": "6f0a3c52-generic", "name": "Generic",
        "settings": {"cloud": "aws", "region": "ap-northeast-2", "environment": "dev"},
        "resources": [
            {"id": name, "type": kind, "name": name, "parent": INSIDE.get(name), "x": 0, "y": 0,
             "properties": properties, "notes": ""}
            for name, (kind, properties) in resources.items()
        ],
        "connections": [
            {"id": f"c{number}", "from": start, "to": end, "type": kind, "label": "",
             "properties": {"argument": argument} if argument else {}}
            for number, (start, end, kind, argument) in enumerate(lines)
        ],
        "annotations": [],
    }


def judge(folder):
    problems = [*check_facts(folder)]
    for dialect in DIALECTS:
        changed = check_format(folder / dialect) if dialect == "terraform" else None
        if changed:
            problems.append(changed)
    return problems


def write_table(tool, folder):
    said = tool.write_both(make_design(RESOURCES, LINES), folder / "table")
    if said:
        return [said]
    problems = judge(folder / "table")
    if find_cfn_lint():
        problems += lint([folder / "table/cloudformation/template.yaml"]).get(
            str(folder / "table/cloudformation/template.yaml"), [])
    return problems


WRITTEN = {
    "terraform/main.tf": [
        "  vpc_id = aws_vpc.net.id\n",
        "    subnet_ids              = [aws_subnet.sa.id, aws_subnet.sb.id]\n",
        "  role_arn = aws_iam_role.role.arn\n",
        "  depends_on = [aws_lambda_function.fn]\n",
        "# Not here: key (AWS::EC2::KeyPair), which only CloudFormation can say.\n",
    ],
    "cloudformation/template.yaml": [
        "    Type: AWS::EC2::NetworkAcl\n",
        "      DhcpOptionsId: !Ref Dhcp\n",
        "          - !Ref Sa\n",
        "    NoEcho: true\n",
        "      LogGroupName: !Ref Logs\n",
        "  # Not here: principal (aws_vpc_endpoint_service_allowed_principal), which only "
        "Terraform can say.\n",
    ],
}


def find_written(folder):
    for name, lines in WRITTEN.items():
        text = (folder / "table" / name).read_text(encoding="utf-8")
        yield from (f"{name}: no {line!r}" for line in lines if line not in text)
        if "hunter2" in text:
            yield f"{name}: a secret"


HOSTILE = (
    '"${file("/etc/passwd")} %{ if true } ${AWS::AccountId}\n'
    '  Ghost:\n    Type: X\n}\nresource "a" "b" {}'
)


def write_hostile(tool, folder):
    """Texts, keys and items that would be code if they were not data."""
    text = HOSTILE
    resources = {
        "key": ("tf.aws_key_pair", {"public_key": text, "tags": {text[:40]: text}}),
        "dhcp": ("tf.aws_vpc_dhcp_options", {"domain_name_servers": [text, text]}),
        "group": ("cfn.AWS::Logs::LogGroup", {"LogGroupName": text,
                                              "Tags": [{"Key": text, "Value": text}]}),
        "policy": ("cfn.AWS::IAM::ManagedPolicy", {"PolicyDocument": {text: [text, {text: 1}]}}),
    }
    said = tool.write_both(make_design(resources, []), folder / "hostile")
    if said:
        return [said]
    problems = judge(folder / "hostile")
    for name in ("terraform/main.tf", "cloudformation/template.yaml"):
        for line in (folder / "hostile" / name).read_text(encoding="utf-8").split("\n"):
            if line.startswith(("  Ghost:", 'resource "a"')):
                problems.append(f"{name}: {line}")
    return problems


def validate(program, folder):
    """A mistake is said with its place, and the status is 1."""
    path = folder / "wrong.isshoni"
    wrong = {"key": ("tf.aws_key_pair", {"key_nam": "k"}), "odd": ("tf.aws_keypair", {})}
    path.write_text(json.dumps(make_design(wrong, [])), encoding="utf-8")
    done = subprocess.run([program, "validate", path], capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    if done.returncode != 1:
        yield f"status {done.returncode}: {said}"
    for words in ("key.properties.public_key: error", "the nearest is key_name",
                  "odd.type: error", "the nearest is tf.aws_key_pair"):
        if words not in said:
            yield f"{words!r} is not in {said}"


def main(program):
    tap, tool = Tap(), Tool(program)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tap.run("table", write_table, tool, folder)
        tap.run("written", lambda: list(find_written(folder)))
        tap.run("hostile", write_hostile, tool, folder)
        tap.run("validate", lambda: list(validate(tool.program, folder)))
    return tap.finish()


sys.exit(main(sys.argv[1]))
