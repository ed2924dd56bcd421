#!/usr/bin/env python3
"""Write the full compact schema tables from the providers' own facts.

    tools/make-schema.py FACTS OUTPUT

FACTS is a folder with
  tf-aws-schema.json.gz  what "terraform providers schema -json" says of the oldest provider
  tf-aws-types.json      the types, arguments and blocks of the newest one (names only)
  cfn-types.json         the CloudFormation resource provider schemas, without descriptions
and OUTPUT (data/schema) gets terraform-aws.json.gz and cloudformation-aws.json.gz, the same bytes
for the same facts. Run it when a provider window moves; everything else is made from these two.

A shape is written in as few bytes as possible: "s" text, "i" integer, "n" number, "b" truth, "o" an
object whose keys are data, "?" anything, "s|o" either; [shape] a list; {"{}": shape} a map of such
values; {name: shape} an object or block. A name ends in signs: * required, ! read only, # a block,
~ gone from the newest provider. SPDX-License-Identifier: MIT
"""
import gzip
import io
import json
import pathlib
import sys

# Their Tags came with the schemas of 2026; regions and tools with older ones refuse the template.
TAGS_TOO_NEW = {f"AWS::{name}" for name in (
    "ApplicationAutoScaling::ScalableTarget", "CloudWatch::Dashboard", "CodePipeline::Webhook",
    "Config::ConformancePack", "Config::OrganizationConformancePack",
    "Connect::IntegrationAssociation", "DirectoryService::SimpleAD",
    "ElastiCache::GlobalReplicationGroup",
    "ElasticLoadBalancingV2::Listener", "ElasticLoadBalancingV2::ListenerRule", "Glue::Connection",
    "Grafana::Workspace", "Personalize::Dataset", "Personalize::DatasetGroup",
    "Personalize::Schema",
    "Personalize::Solution", "RDS::DBProxyTargetGroup", "SSM::Association",
    "SageMaker::NotebookInstanceLifecycleConfig")}
# Fn::GetAtt gives these too, as the user guide says; the schemas list only what is read only.
ALSO_READABLE = {"AWS::SQS::Queue": ["QueueName"], "AWS::SNS::Topic": ["TopicName"]}
SCALARS = {"string": "s", "number": "n", "bool": "b", "dynamic": "?"}


def terraform_type(kind):
    """The shape of an argument's type as Terraform says it: "string", ["list", "string"], ..."""
    if isinstance(kind, str):
        return SCALARS[kind]
    name, inner = kind[0], kind[1]
    if name in ("list", "set"):
        return [terraform_type(inner)]
    if name == "map":
        return {"{}": terraform_type(inner)}
    if name == "object":
        return {key: terraform_type(value) for key, value in sorted(inner.items())}
    if name == "tuple":
        return ["?"]
    raise ValueError(f"unknown Terraform type {kind!r}")


def newest_has(newest, name):
    """Whether the newest provider still has an argument or block; unknown below what it lists."""
    return newest is None or name in newest.get("a", {}) or name in newest.get("b", {})


def terraform_block(block, newest):
    shape = {}
    for name, (flags, kind) in sorted(block.get("a", {}).items()):
        signs = "*" if "r" in flags else ""
        if "o" not in flags and "r" not in flags:
            signs += "!"
        if not newest_has(newest, name):
            signs += "~"
        shape[name + signs] = terraform_type(kind)
    for name, inner in sorted(block.get("b", {}).items()):
        signs = "#" + ("*" if inner.get("min", 0) > 0 else "")
        known = newest_has(newest, name)
        below = (newest or {}).get("b", {}).get(name) if known else None
        if below is not None and below.get("rec"):
            below = None
        inside = terraform_block(inner, below)
        shape[name + signs + ("" if known else "~")] = inside if inner.get("max") == 1 else [inside]
    return shape


def terraform(facts):
    with gzip.open(facts / "tf-aws-schema.json.gz") as stream:
        oldest = json.load(stream)
    newest = json.loads((facts / "tf-aws-types.json").read_text(encoding="utf-8"))
    result = {"source": "hashicorp/aws", "oldest": "5.32.0",
              "newest": newest["_about"]["provider_version"], "resources": {}, "data": {}}
    for name, block in sorted(oldest["resources"].items()):
        there = newest["types"].get(name)
        result["resources"][name + ("" if there else "~")] = terraform_block(block, there)
    for name, block in sorted(oldest["data"].items()):
        result["data"][name] = terraform_block(block, None)
    return result


def cloudformation_property(fact):
    kinds = fact.get("t", "?")
    if kinds == "a" and "of" in fact:
        return [cloudformation_property(fact["of"])]
    if fact.get("q") and "o" in kinds.split("|"):
        return cloudformation_object(fact)
    return kinds if kinds else "?"


def cloudformation_object(fact):
    required = set(fact.get("r") or ())
    shape = {}
    for name, inner in sorted(fact["q"].items()):
        signs = ("*" if name in required else "") + ("!" if inner.get("ro") else "")
        shape[name + signs] = cloudformation_property(inner)
    return shape


def cloudformation(facts):
    types = json.loads((facts / "cfn-types.json").read_text(encoding="utf-8"))
    result = {"schemas": types["_about"]["schema_date"], "cloudformation": {}}
    for name, fact in sorted(types["types"].items()):
        entry = {"properties": cloudformation_object({**fact, "q": fact.get("q") or {}}),
                 "attributes": sorted((fact.get("ga") or []) + ALSO_READABLE.get(name, []))}
        tags = fact.get("tag")
        if tags is None and "Tags" in (fact.get("q") or {}):
            tags = "Tags"
        if tags and "/" not in str(tags) and name not in TAGS_TOO_NEW:
            entry["tags"] = tags
        result["cloudformation"][name] = entry
    return result


def write(path, value):
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as stream:
        stream.write(text.encode("utf-8"))
    path.write_bytes(buffer.getvalue())
    print(f"{path}: {len(text)} bytes, {len(buffer.getvalue())} packed")


def main(facts, output):
    facts, output = pathlib.Path(facts), pathlib.Path(output)
    output.mkdir(parents=True, exist_ok=True)
    write(output / "terraform-aws.json.gz", terraform(facts))
    write(output / "cloudformation-aws.json.gz", cloudformation(facts))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
