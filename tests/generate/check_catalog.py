#!/usr/bin/env python3
"""Every name the catalogue writes exists in the providers' schemas (TAP): check_catalog.py [CATALOG]

Of a kind: its types, the attributes others may read, where its arguments go in CloudFormation. Of a
service or trait: every argument path of its nodes, in both dialects, and none that the newest Terraform
provider no longer has. What fills a slot is checked where the slot is. SPDX-License-Identifier: MIT
"""
import collections
import json
import pathlib
import re
import sys

import schema_tables as schema

CATALOG = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else schema.ROOT / "data" / "catalog" / "aws"
mistakes = collections.defaultdict(list)


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


KINDS = {name: kind for path in sorted((CATALOG / "kinds").glob("*.json")) for name, kind in load(path).items()}


def home_type(kind, seen=()):
    """The CloudFormation shape a kind's arguments become part of: its own, or where it is folded."""
    if isinstance(kind.get("cfn"), str) and not kind.get("fold"):
        facts = schema.cloudformation(kind["cfn"])
        return facts and at(facts["properties"], kind.get("cfn_root", "."))
    return None


def at(shape, path):
    for word in [] if path == "." else path.split("."):
        found = (schema.fields(shape) or {}).get(word)
        if found is None or "!" in found[0]:
            return None
        shape = found[1]
    return shape


# --- kinds ---

def check_kind(name, kind):
    say = mistakes[f"kind {name}"].append
    tf = schema.terraform("data" if kind.get("data") else "resources", kind["tf"]) if "tf" in kind else None
    if "tf" in kind and (tf is None or tf[1]):
        say(f"Terraform {'no longer ' if tf else ''}has {'' if tf else 'no '}{kind['tf']}")
        return
    facts = schema.cloudformation(kind["cfn"]) if isinstance(kind.get("cfn"), str) else None
    if isinstance(kind.get("cfn"), str) and facts is None:
        say(f"CloudFormation has no {kind['cfn']}")
        return
    for attr, entry in kind.get("attrs", {}).items():
        spelled = entry.get("tf", attr) if isinstance(entry, dict) else attr
        for word in re.findall(r"@\.(\w+)", spelled) or ([] if "@" in spelled or spelled[0] == "=" else [re.match(r"\w+", spelled)[0]]):
            if tf and word not in schema.fields(tf[0]) and ("tf" in entry or "cfn" not in entry):
                say(f"attrs.{attr}: {kind['tf']} has no attribute {word}")
        there = entry.get("cfn") if isinstance(entry, dict) else None
        if there and facts and there != "Ref" and not re.search(r"[@$={]", there) and there not in facts["attributes"]:
            say(f"attrs.{attr}: {kind['cfn']} has no attribute {there}")
    for path in kind.get("cfn_args", {}):
        if tf and not reach_terraform(tf[0], path):
            say(f"cfn_args.{path}: {kind['tf']} has no such argument")
    for path in [p for paths in kind.get("soft", {}).values() for p in paths] + kind.get("json", []):
        if tf and not reach_terraform(tf[0], path):
            say(f"{path}: {kind['tf']} has no such argument")
    for path in [kind[key] for key in ("cfn_root", "attributes_at") if key in kind] + list(kind.get("cfn_add", {})):
        if facts and at(facts["properties"], path) is None and at(facts["properties"], kind.get("cfn_root", ".")) is not None \
           and at(at(facts["properties"], kind.get("cfn_root", ".")), path) is None:
            say(f"{path}: {kind['cfn']} has no such property")


def reach_terraform(shape, path):
    """Whether an argument stands at the path; below free keys and documents anything does."""
    for word in path.split("."):
        known = schema.fields(shape)
        if known is None:
            return True
        if word not in known or "~" in known[word][0]:
            return False
        shape = known[word][1]
    return True


# --- services and traits ---

def paths_of(value, path=""):
    """(path, slot or None) of every argument a template may write."""
    if isinstance(value, list):
        for item in value:
            yield from paths_of(item, path)
    elif not isinstance(value, dict):
        yield path, None
    elif "$if" in value:
        yield from paths_of(value.get("then"), path)
        yield from paths_of(value.get("else"), path)
    elif "$each" in value:
        yield from paths_of(value["value"], path)
    elif "$slot" in value:
        yield path, value["$slot"]
        yield from paths_of(value.get("with"), path)
    else:
        yield path, None
        for key, inner in value.items():
            yield from paths_of(inner, f"{path}.{key}" if path else key)


def walk(value):
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from walk(inner)


def cloudformation_path(kind, shape, path):
    """None when the path is fine, else the word CloudFormation does not have."""
    done = ""
    for word in path.split("."):
        done = f"{done}.{word}" if done else word
        known = schema.fields(shape) if shape is not None else None
        entry = kind.get("cfn_args", {}).get(done, "")
        if entry is None:
            return None
        if isinstance(entry, dict) and (entry.get("attribute") or entry.get("as") in ("raw", "json", "named", "kv", "wrap", "entry", "base64")):
            return None
        to = entry if isinstance(entry, str) else entry.get("to", "")
        if to == ".":
            continue
        if known is None:
            return None
        if to:
            shape = at(shape, to)
            if shape is None:
                return f"{done} goes to {to}, which is no property"
            continue
        found = schema.find_folded(shape, word)
        if found is None:
            return f"no property for {done}"
        shape = found[1]
    return None


SLOTS = collections.defaultdict(list)  # slot name -> [(kind name, path)]


def check_node(where, node, parents):
    kind = KINDS.get(node["kind"])
    say = mistakes[where].append
    if kind is None:
        say(f"no kind {node['kind']}")
        return
    tf = schema.terraform("data" if kind.get("data") else "resources", kind["tf"]) if "tf" in kind else None
    shape = home_type(kind)
    fold = kind.get("fold")
    if fold:
        shape = parents.get(node["kind"])
    for path, slot in paths_of(node.get("args", {})):
        if slot:
            SLOTS[slot].append((node["kind"], path))
        check_path(say, node["kind"], kind, tf, shape, path)


def check_path(say, name, kind, tf, shape, path):
    head = path.split(".")[0]
    if not path or any(word in kind.get("json", []) for word in (head, head.removeprefix("tf:"))):
        return
    if not head.startswith("cfn:") and tf and not reach_terraform(tf[0], path.removeprefix("tf:")):
        say(f"{name}: {kind['tf']} has no argument {path}")
    fold = kind.get("fold") or {}
    if head.startswith("tf:") or head == "tags" or head == fold.get("into") or head in fold.get("drop", []) or shape is None:
        return
    if head.startswith("cfn:"):
        if at(shape, head.removeprefix("cfn:")) is None:
            say(f"{name}: CloudFormation has no property {head.removeprefix('cfn:')}")
        return
    wrong = cloudformation_path(kind, shape, path)
    if wrong:
        say(f"{name}: {wrong}")


def fold_shapes():
    """Where folded kinds land: the kinds that "into" refers to are found by trying the likely type."""
    shapes = {}
    for name, kind in KINDS.items():
        fold = kind.get("fold")
        for other in KINDS.values() if fold else []:
            facts = schema.cloudformation(other["cfn"]) if isinstance(other.get("cfn"), str) else None
            prefix = kind.get("tf", "").split("_")[:2]
            if facts and other.get("tf", "").split("_")[:2] == prefix and name not in shapes:
                shape = at(facts["properties"], fold.get("at", "."))
                if shape is not None and fold.get("at", ".") != ".":
                    shapes[name] = shape
    return shapes


def main():
    for name, kind in KINDS.items():
        mistakes[f"kind {name}"] = []
        check_kind(name, kind)
    parents = fold_shapes()
    files = sorted((CATALOG / "services").glob("*.json")) + sorted((CATALOG / "traits").glob("*.json"))
    for path in files:
        where = f"{path.parent.name}/{path.name}"
        mistakes[where] = []
        for value in walk(load(path)):
            if isinstance(value, dict) and isinstance(value.get("kind"), str) and "frame" not in value:
                check_node(where, value, parents)
    for number, (name, said) in enumerate(sorted(mistakes.items()), 1):
        print(f"{'not ok' if said else 'ok'} {number} {name}")
        for text in dict.fromkeys(said):
            print(f"# {text}")
    print(f"1..{len(mistakes)}")
    return 1 if any(mistakes.values()) else 0


sys.exit(main())
