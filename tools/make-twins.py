#!/usr/bin/env python3
"""Write the pairs of types that are one resource in both dialects: make-twins.py MAP SCHEMA OUTPUT.

MAP is a JSON file with "pairs": [{"tf", "cfn"}], reviewed by hand; SCHEMA the folder of the packed
schema tables. A pair stays when both tables have it and neither type is gone from the newest
provider. OUTPUT is data/catalog/CLOUD/twins.json.
SPDX-License-Identifier: MIT
"""
import gzip
import json
import pathlib
import sys


def names_of(folder):
    """{section: names without the signs at their end}, without those that are gone."""
    names = {"resource": set(), "cloudformation": set()}
    for path in sorted(pathlib.Path(folder).glob("*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            for line in stream:
                section, _, name = line.split("\t", 1)[0].partition(" ")
                if section in names and "~" not in name:
                    names[section].add(name.rstrip("+"))
    return names


def main(source, folder, output):
    names = names_of(folder)
    pairs = json.loads(pathlib.Path(source).read_text(encoding="utf-8"))["pairs"]
    twins = {pair["tf"]: pair["cfn"] for pair in pairs
             if pair["tf"] in names["resource"] and pair["cfn"] in names["cloudformation"]}
    lines = [f"    {json.dumps(name)}: {json.dumps(twins[name])}" for name in twins]
    text = '{\n  "twins": {\n' + ",\n".join(lines) + "\n  }\n}\n"
    pathlib.Path(output).write_text(text, encoding="utf-8")


main(*sys.argv[1:])
