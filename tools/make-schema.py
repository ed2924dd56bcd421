#!/usr/bin/env python3
"""Write the full compact schema tables from the providers' own facts.

    tools/make-schema.py FACTS OUTPUT

FACTS is a folder with
  tf-aws-schema.json.gz  what "terraform providers schema -json" says of the oldest provider
  tf-aws-types.json      the types, arguments and blocks of the newest one (names only)
  cfn-types.json         the CloudFormation resource provider schemas, without descriptions
  tf-cfn-map.json        which type is which in the other dialect: only CloudFormation says values
and OUTPUT (data/schema) gets terraform-aws.tsv.gz and cloudformation-aws.tsv.gz, the same bytes
for the same facts. A first line of JSON says where they are from; then one type a line, sorted,
"SECTION NAME<TAB>SHAPE", so that a reader can find a type without reading the others. Run it
when a provider window moves; everything else is made from these two.

A shape is written in as few bytes as possible: "s" text, "i" integer, "n" number, "b" truth, "o" an
object whose keys are data, "?" anything, "s|o" either; [shape] a list; {"{}": shape} a map of such
values; {name: shape} an object or block; {"=": [texts]} one of these texts. A name ends in signs:
* required, ! read only, # a block, ~ gone from the newest provider, + only in the newest one,
- (after *) required by the oldest only. SPDX-License-Identifier: MIT
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


def new_type(kind):
    """The shape of an argument's type as the newest provider's list says it: "s", "list(s)", ..."""
    if kind.startswith(("list(", "set(")):
        return [new_type(kind[kind.index("(") + 1:-1])]
    if kind.startswith("map("):
        return {"{}": new_type(kind[4:-1])}
    return kind if kind in ("s", "n", "b") else "?"


def new_signs(flag):
    return ("*" if flag.startswith("r") else "") + ("!" if flag == "c" else "") + "+"


def new_block(block):
    """A block, or all of a type, that only the newest provider has."""
    shape = {}
    for name, (kind, flag) in sorted(block.get("a", {}).items()):
        shape[name + new_signs(flag)] = new_type(kind)
    for name, inner in sorted(block.get("b", {}).items()):
        inside = "?" if inner.get("rec") or inner.get("n") == "map" else new_block(inner)
        signs = new_signs(inner.get("f", "o"))
        # A list it fills is read as an attribute; whether others are blocks is not in the facts.
        shape[name + ("" if "!" in signs else "#") + signs] = (
            inside if inner.get("n") == "single" or inside == "?" else [inside])
    return shape


def added(block, newest):
    """What the newest provider has beside the oldest one's arguments and blocks."""
    known = set(block.get("a", {})) | set(block.get("b", {}))
    extra = {key: {name: fact for name, fact in (newest or {}).get(key, {}).items()
                   if name not in known} for key in ("a", "b")}
    return new_block(extra)


def fold(name):
    return name.replace("_", "").lower()


def words_of(fact, path=()):
    """{path of folded names: values} of a CloudFormation type."""
    found = {}
    for name, inner in (fact.get("q") or {}).items():
        here = path + (fold(name),)
        while inner.get("t") == "a" and "of" in inner:
            inner = inner["of"]
        if all(isinstance(value, str) for value in inner.get("e", [0])):
            found[here] = inner["e"]
        found.update(words_of(inner, here))
    return found


def with_words(shape, words, path=()):
    """The shape with the texts that the other dialect's schema allows under the same path."""
    result = {}
    for key, inner in shape.items():
        here = path + (fold(key.rstrip("*!#~+")),)
        if inner == "s" and here in words and "!" not in key:
            inner = {"=": words[here]}
        elif isinstance(inner, dict) and "{}" not in inner and "=" not in inner:
            inner = with_words(inner, words, here)
        elif isinstance(inner, list) and isinstance(inner[0], dict) and "{}" not in inner[0]:
            inner = [with_words(inner[0], words, here)]
        result[key] = inner
    return result


def required(name, key, newest):
    """Signs of what the oldest provider requires; the newest may have made it optional."""
    fact = (newest or {}).get(key, {}).get(name)
    flag = "r" if fact is None else fact[1] if key == "a" else fact.get("f", "o")
    return "*" if flag.startswith("r") else "*-"


def terraform_block(block, newest):
    shape = {}
    for name, (flags, kind) in sorted(block.get("a", {}).items()):
        signs = required(name, "a", newest) if "r" in flags else ""
        if "o" not in flags and "r" not in flags:
            signs += "!"
        if not newest_has(newest, name):
            signs += "~"
        shape[name + signs] = terraform_type(kind)
    for name, inner in sorted(block.get("b", {}).items()):
        signs = "#" + (required(name, "b", newest) if inner.get("min", 0) > 0 else "")
        known = newest_has(newest, name)
        below = (newest or {}).get("b", {}).get(name) if known else None
        if below is not None and below.get("rec"):
            below = None
        inside = terraform_block(inner, below)
        shape[name + signs + ("" if known else "~")] = inside if inner.get("max") == 1 else [inside]
    shape.update(added(block, newest))
    return shape


def terraform(facts, types):
    with gzip.open(facts / "tf-aws-schema.json.gz") as stream:
        oldest = json.load(stream)
    newest = json.loads((facts / "tf-aws-types.json").read_text(encoding="utf-8"))
    pairs = json.loads((facts / "tf-cfn-map.json").read_text(encoding="utf-8"))["pairs"]
    words = {pair["tf"]: words_of(types.get(pair["cfn"], {})) for pair in pairs}
    head = {"source": "hashicorp/aws", "oldest": "5.32.0",
            "newest": newest["_about"]["provider_version"]}
    lines = {}
    for name, block in oldest["resources"].items():
        there = newest["types"].get(name)
        shape = with_words(terraform_block(block, there), words.get(name, {}))
        lines["resource", name + ("" if there else "~")] = shape
    for name, block in newest["types"].items():
        if name not in oldest["resources"]:
            lines["resource", name + "+"] = new_block(block)
    for name, block in oldest["data"].items():
        lines["data", name] = terraform_block(block, None)
    return head, lines


def cloudformation_property(fact):
    kinds = fact.get("t", "?")
    if kinds == "a" and "of" in fact:
        return [cloudformation_property(fact["of"])]
    if fact.get("q") and "o" in kinds.split("|"):
        return cloudformation_object(fact)
    if kinds == "s" and fact.get("e") and all(isinstance(value, str) for value in fact["e"]):
        return {"=": fact["e"]}
    return kinds if kinds else "?"


def cloudformation_object(fact):
    required = set(fact.get("r") or ())
    shape = {}
    for name, inner in sorted(fact["q"].items()):
        signs = ("*" if name in required else "") + ("!" if inner.get("ro") else "")
        shape[name + signs] = cloudformation_property(inner)
    return shape


def cloudformation(about, types):
    lines = {}
    for name, fact in types.items():
        entry = {"properties": cloudformation_object({**fact, "q": fact.get("q") or {}}),
                 "attributes": sorted((fact.get("ga") or []) + ALSO_READABLE.get(name, []))}
        tags = fact.get("tag")
        if tags is None and "Tags" in (fact.get("q") or {}):
            tags = "Tags"
        if tags and "/" not in str(tags) and name not in TAGS_TOO_NEW:
            entry["tags"] = tags
        lines["cloudformation", name] = entry
    return {"schemas": about["schema_date"]}, lines


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write(path, head, lines):
    text = compact(head) + "\n"
    for (section, name), value in sorted(lines.items()):
        text += f"{section} {name}\t{compact(value)}\n"
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as stream:
        stream.write(text.encode("utf-8"))
    path.write_bytes(buffer.getvalue())
    print(f"{path}: {len(text)} bytes, {len(buffer.getvalue())} packed")


def main(facts, output):
    facts, output = pathlib.Path(facts), pathlib.Path(output)
    output.mkdir(parents=True, exist_ok=True)
    types = json.loads((facts / "cfn-types.json").read_text(encoding="utf-8"))
    write(output / "terraform-aws.tsv.gz", *terraform(facts, types["types"]))
    write(output / "cloudformation-aws.tsv.gz", *cloudformation(types["_about"], types["types"]))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
