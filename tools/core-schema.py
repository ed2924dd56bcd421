#!/usr/bin/env python3
"""Cut out of the full schema tables the types that the catalogue's kinds use.

    tools/core-schema.py SCHEMA_FOLDER CATALOG_FOLDER OUTPUT [DEPFILE]

The program carries only these: 2 % of the whole, read in a few milliseconds. DEPFILE names what the
result depends on, folders too, so that a new kind is found without a step by hand.
SPDX-License-Identifier: MIT
"""
import gzip
import json
import pathlib
import sys


# words of the lines and members of the result
SECTIONS = {"resource": "resources", "data": "data", "cloudformation": "cloudformation"}


def plain(shape):
    """The shape without what only the newest provider has, and without lists of values."""
    if isinstance(shape, list):
        return [plain(inner) for inner in shape]
    if not isinstance(shape, dict):
        return shape
    if list(shape) == ["="]:
        return "s"
    return {key.replace("-", ""): plain(inner) for key, inner in shape.items() if "+" not in key}


def entry(section, text):
    fact = json.loads(text)
    if section == "cloudformation":
        return {**fact, "properties": plain(fact["properties"])}
    return plain(fact)


def read(path):
    """{section: {name with its signs: JSON}} of a table of lines, as make-schema.py writes it."""
    table = {section: {} for section in SECTIONS.values()}
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in list(stream)[1:]:
            head, text = line.split("\t", 1)
            section, name = head.split(" ", 1)
            if "+" not in name:
                table[SECTIONS[section]][name] = text
    return table


def kinds_of(files):
    for path in files:
        try:
            yield from json.loads(path.read_text(encoding="utf-8")).items()
        except (ValueError, AttributeError) as error:
            sys.exit(f"{path}: {error}")


def cut(section, table, names):
    """Entries of a table by name; what the newest provider lacks has a sign at its end."""
    keys = [key for name in sorted(names) for key in (name, name + "~") if key in table]
    return {key: entry(section, table[key]) for key in keys}


def main(schema, catalog, output, depfile=None):
    schema, catalog = pathlib.Path(schema), pathlib.Path(catalog)
    files = sorted(catalog.glob("*/kinds/*.json"))
    tables = sorted(schema.glob("*.tsv.gz"))
    core = {"resources": {}, "data": {}, "cloudformation": {}}
    kinds = [kind for _, kind in kinds_of(files) if isinstance(kind, dict)]
    wanted = {"resources": {k["tf"] for k in kinds if "tf" in k and not k.get("data")},
              "data": {k["tf"] for k in kinds if "tf" in k and k.get("data")},
              "cloudformation": {k["cfn"] for k in kinds if isinstance(k.get("cfn"), str)}}
    for path in tables:
        table = read(path)
        for section, names in wanted.items():
            core[section].update(cut(section, table[section], names))
    text = json.dumps(core, ensure_ascii=False, separators=(",", ":"))
    pathlib.Path(output).write_text(text + "\n", encoding="utf-8")
    if depfile:
        folders = sorted({path.parent for path in files} | {catalog})
        inputs = " ".join(str(path).replace(" ", "\\ ") for path in [*files, *tables, *folders])
        pathlib.Path(depfile).write_text(f"{output}: {inputs}\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
