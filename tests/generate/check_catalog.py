#!/usr/bin/env python3
"""Every name the catalogue writes exists in the providers' schemas (TAP).

    check_catalog.py [CATALOG/aws]

Of a kind: its types, the attributes others may read, the arguments its exceptions name. Of a
service or trait: every argument path of its nodes, in both dialects, and none that the newest
Terraform provider no longer has. Where a folded kind lands is known only with a design, so of these
only the Terraform side is checked here; test-services.c generates them.
SPDX-License-Identifier: MIT
"""
import collections
import json
import pathlib
import re
import sys

import schema_tables as schema

CATALOG = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else schema.ROOT / "data/catalog/aws"
# Reshapes below which keys are data or go somewhere of their own.
OPAQUE = ("raw", "json", "named", "kv", "wrap", "entry", "base64")
mistakes = collections.defaultdict(list)


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


KINDS = {}
for kinds_file in sorted((CATALOG / "kinds").glob("*.json")):
    KINDS.update(load(kinds_file))


def terraform_facts(kind):
    """(shape, gone) of a kind's Terraform type, or None."""
    section = "data" if kind.get("data") else "resources"
    return schema.terraform(section, kind["tf"]) if kind.get("tf", "var") != "var" else None


def cloudformation_facts(kind):
    return schema.cloudformation(kind["cfn"]) if isinstance(kind.get("cfn"), str) else None


def at(shape, path):
    """The shape of the property at "A.B", or None; "." is the shape itself."""
    for word in [] if path == "." else path.split("."):
        found = (schema.fields(shape) or {}).get(word)
        if found is None or "!" in found[0]:
            return None
        shape = found[1]
    return shape


def has_argument(shape, path):
    """Whether an argument stands at the path; below free keys and documents anything does."""
    for word in path.split("."):
        known = schema.fields(shape)
        if known is None:
            return True
        if word not in known or "~" in known[word][0]:
            return False
        shape = known[word][1]
    return True


# --- kinds ---

def check_attributes(kind, shape, facts, say):
    for attr, entry in kind.get("attrs", {}).items():
        spelled, there = entry.get("tf", attr), entry.get("cfn")
        if shape and ("tf" in entry or there is None):
            words = re.findall(r"@\.(\w+)", spelled)
            if "@" not in spelled and not spelled.startswith("="):
                words = [re.match(r"\w+", spelled)[0]]
            for word in words:
                if word not in schema.fields(shape):
                    say(f"attrs.{attr}: {kind['tf']} has no attribute {word}")
        plain = there and there != "Ref" and not re.search(r"[@$={]", there)
        if plain and facts and there not in facts["attributes"]:
            say(f"attrs.{attr}: {kind['cfn']} has no attribute {there}")


def check_kind(name, kind):
    say = mistakes[f"kind {name}"].append
    found, facts = terraform_facts(kind), cloudformation_facts(kind)
    if kind.get("tf") == "var":
        return
    if "tf" in kind and (found is None or found[1]):
        say(f"Terraform's oldest or newest provider has no {kind['tf']}")
        return
    if isinstance(kind.get("cfn"), str) and facts is None:
        say(f"CloudFormation has no {kind['cfn']}")
        return
    check_attributes(kind, found and found[0], facts, say)
    soft = [path for paths in kind.get("soft", {}).values() for path in paths]
    for path in [*kind.get("cfn_args", {}), *soft, *kind.get("json", [])]:
        if found and not has_argument(found[0], path):
            say(f"{path}: {kind['tf']} has no such argument")
    if facts:
        root = at(facts["properties"], kind.get("cfn_root", "."))
        for path in [*kind.get("cfn_add", {}), *filter(None, [kind.get("attributes_at")])]:
            if root is None or at(root, path) is None:
                say(f"{path}: {kind['cfn']} has no such property")


# --- services and traits ---

def paths_of(value, path=""):
    """The path of every argument a template may write."""
    if isinstance(value, list):
        for item in value:
            yield from paths_of(item, path)
    elif not isinstance(value, dict):
        yield path
    elif "$if" in value:
        yield from paths_of(value.get("then"), path)
        yield from paths_of(value.get("else"), path)
    elif "$each" in value:
        yield from paths_of(value["value"], path)
    elif "$slot" in value:
        yield from paths_of(value.get("with"), path)
    else:
        yield path
        for key, inner in value.items():
            yield from paths_of(inner, f"{path}.{key}" if path else key)


def walk(value):
    yield value
    inners = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    for inner in inners:
        yield from walk(inner)


def missing_property(kind, shape, path):
    """What CloudFormation does not have on the way of an argument, or None."""
    done = []
    for word in path.split("."):
        done.append(word)
        entry = kind.get("cfn_args", {}).get(".".join(done), "")
        how = entry if isinstance(entry, dict) else {"to": entry}
        if entry is None or how.get("attribute") or how.get("as") in OPAQUE:
            return None
        if how.get("to") == ".":
            continue
        if schema.fields(shape) is None:
            return None
        found = schema.find_folded(shape, word)
        shape = at(shape, how["to"]) if how.get("to") else found and found[1]
        if shape is None:
            return how.get("to") or ".".join(done)
    return None


def check_path(say, name, kind, path):
    """A key that begins tf: or cfn:, at any depth, is written in that dialect alone."""
    words = path.split(".")
    theirs = {word.split(":")[0] for word in words if word.startswith(("tf:", "cfn:"))}
    plain = ".".join(word.removeprefix("tf:").removeprefix("cfn:") for word in words)
    found, facts, fold = terraform_facts(kind), cloudformation_facts(kind), kind.get("fold")
    if not path or plain.split(".")[0] in kind.get("json", []):
        return
    if found and "cfn" not in theirs and not has_argument(found[0], plain):
        say(f"{name}: {kind['tf']} has no argument {path}")
    if facts is None or fold or "tf" in theirs or words[0] == "tags":
        return
    shape = at(facts["properties"], kind.get("cfn_root", "."))
    if words[0].startswith("cfn:"):
        missing = None if at(shape, words[0][4:]) is not None else words[0][4:]
    else:
        missing = missing_property(kind, shape, plain)
    if missing:
        say(f"{name}: {kind['cfn']} has no property for {missing}")


def check_node(where, node):
    say = mistakes[where].append
    kind = KINDS.get(node["kind"])
    if kind is None:
        say(f"there is no kind {node['kind']}")
        return
    for path in paths_of(node.get("args", {})):
        check_path(say, node["kind"], kind, path)


def main():
    for name, kind in KINDS.items():
        mistakes[f"kind {name}"] = []
        check_kind(name, kind)
    for folder in ("services", "traits"):
        for path in sorted((CATALOG / folder).glob("*.json")):
            where = f"{folder}/{path.name}"
            mistakes[where] = []
            for value in walk(load(path)):
                if isinstance(value, dict) and isinstance(value.get("kind"), str):
                    check_node(where, value)
    for number, (name, said) in enumerate(sorted(mistakes.items()), 1):
        print(f"{'not ok' if said else 'ok'} {number} {name}")
        for text in dict.fromkeys(said):
            print(f"# {text}")
    print(f"1..{len(mistakes)}")
    return 1 if any(mistakes.values()) else 0


sys.exit(main())
