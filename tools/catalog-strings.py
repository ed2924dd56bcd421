#!/usr/bin/env python3
"""Write the catalogue's English sentences as C for xgettext: catalog-strings.py [OUTPUT].

xgettext does not read JSON. What is translated: help, labels and units of properties, what a line
or a parent is refused with, findings, the help of outputs, of templates the name, description and
notes, of rules what they ask for, why and what to do, of costs what is paid for and assumed, and
what the checks over code say of a service.
Names of services stand in three languages in the data itself and are not in here.
SPDX-License-Identifier: MIT
"""
import json
import pathlib
import re
import sys

SENTENCES = {"help", "refuse", "say"}
# Members whose content is data for the cloud, or is in no form.
SKIPPED = {"nodes", "words", "needs", "let", "use", "place", "args"}


def props(where, value):
    for name, prop in value.items():
        if isinstance(prop, dict):
            for key in ("label", "help", "unit"):
                if isinstance(prop.get(key), str):
                    yield f"{where}.{name}.{key}", prop[key]


def walk(where, value):
    """Sentences anywhere below, in the order of the file."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from walk(f"{where}[{i}]", item)
    elif isinstance(value, dict):
        for key, item in value.items():
            path = f"{where}.{key}" if where else key
            if key == "props" and isinstance(item, dict):
                yield from props(path, item)
            elif key == "refuse_parents" and isinstance(item, dict):
                yield from ((f"{path}.{k}", v) for k, v in item.items() if isinstance(v, str))
            elif key in SENTENCES and isinstance(item, str):
                yield path, item
            elif key not in SKIPPED:
                yield from walk(path, item)


def template(design):
    for key in ("name", "description", "summary"):
        if isinstance(design.get(key), str):
            yield key, design[key]
    for kind, key in (("resources", "notes"), ("annotations", "text")):
        for i, item in enumerate(design.get(kind, [])):
            if isinstance(item, dict) and isinstance(item.get(key), str):
                yield f"{kind}[{i}].{key}", item[key]


def rules(data):
    for i, rule in enumerate(data.get("rules", [])):
        yield from ((f"rules[{i}].{key}", rule[key]) for key in ("title", "why", "remedy")
                    if isinstance(rule.get(key), str))


def lint(data):
    for i, rule in enumerate(data.get("rules", [])):
        yield from ((f"rules[{i}].{key}", rule[key]) for key in ("say", "fix")
                    if isinstance(rule.get(key), str))


def costs(data):
    for key, figure in data.get("usage", {}).items():
        yield from ((f"usage.{key}.{word}", figure[word]) for word in ("label", "unit"))
    for name, kind in data.get("types", {}).items():
        for i, line in enumerate(kind.get("lines", [])):
            yield from ((f"types.{name}.lines[{i}].{key}", line[key])
                        for key in ("label", "unpriced") if isinstance(line.get(key), str))


def sentences(path, data):
    if path.suffix == ".isshoni":
        return template(data)
    if path.match("data/rules/*/*.json"):
        return rules(data)
    if path.match("data/lint/*.json"):
        return lint(data)
    return costs(data) if path.match("data/costs/*/*.json") else walk("", data)


def quote(text):
    escaped = json.dumps(text, ensure_ascii=False)
    # JSON and C agree on everything but \u and the trigraphs' question marks.
    escaped = re.sub(r"\\u([0-9a-f]{4})", lambda m: f"\\x{int(m.group(1), 16):02x}\" \"", escaped)
    return escaped.replace("\\/", "/").replace("??", "?\\?")


def main(output=None):
    root = pathlib.Path(__file__).resolve().parent.parent
    seen = set()
    lines = ["/* Made by tools/catalog-strings.py for xgettext; not compiled. */"]
    patterns = ("data/catalog/*/services/*.json", "data/catalog/*/traits/[!_]*.json",
                "data/catalog/*/traits/_global.json", "data/rules/*/*.json", "data/costs/*/*.json",
                "data/lint/*.json", "templates/*.isshoni")
    for path in [p for pattern in patterns for p in sorted(root.glob(pattern))]:
        data = json.loads(path.read_text(encoding="utf-8"))
        for where, text in sentences(path, data):
            if text and text not in seen:
                seen.add(text)
                lines.append(f"/* {path.relative_to(root).as_posix()}: {where} */")
                # "70 % use" is no format, though "% u" is one to xgettext.
                if "%" in text:
                    lines.append("/* xgettext:no-c-format */")
                lines.append(f"N_({quote(text)})")
    made = "\n".join(lines) + "\n"
    if output is None:
        sys.stdout.write(made)
    else:
        pathlib.Path(output).write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
