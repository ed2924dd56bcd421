#!/usr/bin/env python3
"""Each rule of the catalogue is said of the design that breaks it (TAP).

    test-rules.py GENERATE_MANY

SPDX-License-Identifier: MIT
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import cases
from generated import ROOT, Tap

make = cases.make_resource


def alone(kind, parent=False, environment="dev", /, **properties):
    resources = cases.place("it", f"aws.{kind}", parent, **properties)
    return cases.make_design(resources, (), environment)


def drawn(parts, *lines, environment="dev"):
    """parts {id: type or (type, properties)}; lines (from, to[, type[, properties]])."""
    resources, connections = [], []
    for name, part in parts.items():
        kind, properties = part if isinstance(part, tuple) else (part, {})
        resources = cases.union(resources, cases.place(name, f"aws.{kind}", **properties))
    for number, (start, end, *rest) in enumerate(lines):
        line = cases.make_line(start, end, rest[0] if rest else "default")
        line["properties"] = rest[1] if len(rest) > 1 else {}
        connections.append({**line, "id": f"l{number}"})
    return cases.make_design(resources, connections, environment)


def in_public_subnet(kind, /, **properties):
    design = alone(kind, "aws.subnet", **properties)
    design["resources"][-2]["properties"]["tier"] = "public"
    return design


def in_data_subnet(kind):
    """With a line to the internet."""
    design = alone(kind, "aws.subnet")
    design["resources"][-2]["properties"]["tier"] = "data"
    inner = design["resources"][-1]["id"]
    design["resources"] += cases.place("world", "aws.internet", False)
    design["connections"].append({**cases.make_line(inner, "world"), "id": "out"})
    return design


CERTIFICATES = {name: ("acm", {"domain": f"{name}.example.org"}) for name in "ab"}
OPEN_SSH = [{"from": 22, "to": 22, "protocol": "tcp", "cidr": "0.0.0.0/0"}]
INDEX = [{"name": f"i{n}", "pk": f"p{n}", "sk": f"s{n}"} for n in range(9)]
WAF_OFF = dict.fromkeys(
    ("reputation", "anonymous", "common", "bad_inputs", "sqli", "linux", "bots"), False
)
NAMES = [f"n{n}.example.org" for n in range(9)]
POOLS = {"a": "cognito", "b": "cognito"}

# (rule, design), where a starter or one of the small designs of the catalogue test says it not.
BROKEN = [
    ("acm.names", alone("acm", domain="example.org", names=NAMES)),
    ("alarm.one", drawn({"a": "sqs", "b": "sqs", "w": "cloudwatch_alarm"}, ("a", "w"), ("b", "w"))),
    ("alarm.threshold", drawn({"a": "sqs", "w": ("cloudwatch_alarm", {"metric": "X"})},
                              ("a", "w"))),
    ("alb.pool", drawn({**POOLS, "f": "alb", "c": ("acm", {"domain": "c.example.org"})},
                       ("a", "f"), ("b", "f"), ("c", "f"))),
    ("api.auth", drawn({"f": "lambda", "i": "apigateway", "p": "internet"},
                       ("p", "i"), ("i", "f", "api", {"auth": "none"}))),
    ("api.pool", drawn({**POOLS, "i": "apigateway"}, ("a", "i"), ("b", "i"))),
    ("asg.size", alone("asg", min=3, max=2)),
    ("aurora.delete-protect", alone("aurora", False, "prod", deletion_protection=False)),
    ("aurora.public-subnet", in_public_subnet("aurora")),
    ("aurora.reader", alone("aurora", False, "prod", readers=0)),
    ("aurora.version", alone("aurora", engine="aurora-postgresql", version="8.0")),
    ("cdn.certificate", drawn({**CERTIFICATES, "d": "cloudfront", "s": "s3"},
                              ("d", "s"), ("a", "d"), ("b", "d"))),
    ("cdn.root", drawn({"d": ("cloudfront", {"default_root": ""}), "s": "s3"}, ("d", "s"))),
    ("cdn.spa", drawn({"d": ("cloudfront", {"default_root": "", "spa": True}), "s": "s3"},
                      ("d", "s"))),
    ("cdn.bypass", drawn({"d": "cloudfront", "f": "alb", "i": "internet", "e": "ecs_service"},
                         ("d", "f"), ("i", "f"), ("f", "e"))),
    ("design.empty", drawn({"i": "internet", "u": "user", "g": "group"})),
    ("dns.private", alone("route53", zone="create", private=True, domain="in.example.org")),
    ("dynamodb.indexes", alone("dynamodb", indexes=INDEX)),
    ("dynamodb.pitr", alone("dynamodb", False, "prod", pitr=False)),
    ("ec2.windows", alone("ec2", os="windows-2022", disk_gb=50)),
    ("ec2.windows-disk", alone("ec2", os="windows-2022", instance_type="t3.large", disk_gb=20)),
    ("ecs.public-ip", in_public_subnet("ecs_service")),
    ("efs.backup", alone("efs", False, "prod", backup=False)),
    ("efs.one-zone", alone("efs", one_zone=True, performance="maxIO", throughput="bursting")),
    ("efs.public-subnet", in_public_subnet("efs")),
    ("efs.zones", alone("efs", False, "prod", one_zone=True)),
    ("eks.endpoint", alone("eks", public_endpoint=True)),
    ("eks.size", alone("eks", min=5, max=2)),
    ("endpoint.twice", drawn({"a": ("vpc_endpoint", {"service": "sqs"}),
                              "b": ("vpc_endpoint", {"service": "sqs"})})),
    ("eventbridge.pattern", drawn({"b": ("eventbridge", {"bus": "default"}), "f": "lambda"},
                                  ("b", "f"))),
    ("eventbridge.schedule", alone("eventbridge", bus="custom", schedule="rate(5 minutes)")),
    ("iam.admin", alone("iam_role", managed_policies=["AdministratorAccess"])),
    ("iam.admin", alone("iam_role", False, "prod", managed_policies=["AdministratorAccess"])),
    ("lambda.loop", drawn({"q": "sqs", "f": "lambda"}, ("q", "f"), ("f", "q"))),
    ("lambda.public-subnet", in_public_subnet("lambda", in_vpc=True)),
    ("line.refused", drawn({"a": "iam_role", "b": "iam_role"}, ("a", "b"), ("b", "a"))),
    ("line.twice", drawn({"f": "lambda", "q": "sqs"}, ("f", "q"), ("f", "q"))),
    ("logs.filter", alone("cloudwatch_logs", metric_filters=[{"name": "x"}])),
    ("logs.name", drawn({"l": "cloudwatch_logs", "r": "rds", "w": "waf"}, ("r", "l"), ("w", "l"))),
    ("logs.receivers", drawn({"l": "cloudwatch_logs", "a": "lambda", "b": "lambda", "c": "lambda"},
                             ("l", "a"), ("l", "b"), ("l", "c"))),
    ("net.no-egress", drawn({"v": ("vpc", {"nat": "none"}), "e": "ec2"})),
    ("net.no-route", in_data_subnet("ec2")),
    ("net.public-ip-subnet", alone("subnet", tier="public", public_ip=True)),
    ("net.single-az", alone("nlb", False, "prod", zones="this")),
    ("net.ssh-open", alone("security_group", rules=OPEN_SSH)),
    ("nlb.certificate", drawn({**CERTIFICATES, "n": "nlb", "e": "ec2"},
                              ("a", "n"), ("b", "n"), ("n", "e"))),
    ("os.nodes", alone("opensearch", False, "prod", nodes=1)),
    ("os.public-subnet", in_public_subnet("opensearch")),
    ("rds.delete-protect", alone("rds", False, "prod", deletion_protection=False)),
    ("rds.multi-az", alone("rds", False, "prod", multi_az=False)),
    ("rds.public-subnet", in_public_subnet("rds")),
    ("rds.replica-backup", alone("rds", replicas=1, backup_days=0)),
    ("rds.version", alone("rds", engine="postgres", version="8.4")),
    ("redis.iam", alone("redis", auth="iam", version="6.2")),
    ("redis.logs", drawn({"r": ("redis", {"version": "6.2"}), "l": "cloudwatch_logs"}, ("r", "l"))),
    ("redis.public-subnet", in_public_subnet("redis")),
    ("redis.replica", alone("redis", False, "prod", replicas=0)),
    ("s3.circle", drawn({"a": "s3", "b": "s3"}, ("a", "b", "data"), ("b", "a", "data"))),
    ("s3.versioning", alone("s3", False, "prod", versioning=False)),
    ("secret.recovery", alone("secret", recovery_days=3)),
    ("sfn.data", alone("stepfunctions", False, "prod", log_data=True)),
    ("sns.confirm", alone("sns", emails=["a@example.org"])),
    ("sns.key", drawn({"b": "s3", "t": ("sns", {"encryption": "aws"})}, ("b", "t"))),
    ("trail.key", alone("cloudtrail", False, "prod", encryption="aws")),
    ("waf.empty", alone("waf", rate_limit=0, **WAF_OFF)),
    ("waf.one", drawn({"a": "waf", "b": "waf", "d": "cloudfront", "s": "s3"},
                      ("d", "s"), ("a", "d"), ("b", "d"))),
    ("line.refused", drawn({"a": "waf", "b": "waf", "f": "alb"}, ("a", "f"), ("b", "f"))),
    ("line.refused", drawn({"a": "waf", "b": "waf", "c": "cognito"}, ("a", "c"), ("b", "c"))),
    ("waf.rate", alone("waf", rate_limit=50)),
]


def run(program, designs):
    """The rules said of each design."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, design in enumerate(designs):
            paths.append(pathlib.Path(folder) / str(number) / "design.isshoni")
            paths[-1].parent.mkdir()
            paths[-1].write_text(json.dumps(design), encoding="utf-8")
        lines = "".join(f"{path}\n" for path in paths)
        done = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
        said = {str(path): set() for path in paths}
        for line in done.stdout.splitlines():
            word, path, *rest = line.split("\t")
            if word == "finding":
                said[path].add(rest[1])
        return list(said.values())


def main():
    tap = Tap()
    said = run(sys.argv[1], [design for _, design in BROKEN])
    problems = [
        f"{rule}: is not said of case {number}, but {sorted(found)}"
        for number, ((rule, _), found) in enumerate(zip(BROKEN, said))
        if rule not in found
    ]
    tap.say(f"/endtoend/rules/said ({len(BROKEN)})", problems)
    text = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "data/catalog").rglob("*.json"))
    known = set(re.findall(r'"rule": "([a-z0-9.-]+)"', text))
    core = ("design.", "line.")
    strange = {rule for rule, _ in BROKEN if not rule.startswith(core)} - known
    tap.say("/endtoend/rules/exist", sorted(strange))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
