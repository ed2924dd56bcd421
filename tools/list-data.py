#!/usr/bin/env python3
"""Write the GResource list of the engine's data: list-data.py OUTPUT SOURCE_ROOT DEPFILE.

Every file of the catalogue, schema tables, lint rules, icons and starters goes in under the prefix
/io/github/isshoni/Isshoni/, so a new service, icon or template needs no edit elsewhere; DEPFILE
names the folders, so the build sees it too. schema/core.json is made by core-schema.py.
SPDX-License-Identifier: MIT
"""
import pathlib
import sys
from xml.sax.saxutils import escape

PATTERNS = ["data/catalog/**/*.json", "data/lint/*.json", "data/costs/**/*.json",
            "data/prices/*.json", "data/rules/**/*.json", "data/reach/*.json",
            "data/benchmarks/*.json", "data/read/*.json", "data/schema/*.tsv.gz",
            "icons/services/*.svg", "templates/*.isshoni"]
BUILT = ["schema/core.json"]


def main(output, root, depfile):
    root = pathlib.Path(root)
    found = [path for pattern in PATTERNS for path in root.glob(pattern)]
    files = sorted(path.relative_to(root).as_posix() for path in found)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<gresources>",
             '  <gresource prefix="/io/github/isshoni/Isshoni">']
    lines += [f"    <file>{escape(name)}</file>" for name in files + BUILT]
    lines += ["  </gresource>", "</gresources>", ""]
    pathlib.Path(output).write_text("\n".join(lines), encoding="utf-8")
    folders = {path.parent for path in found} | set(root.glob("data/catalog/*/"))
    folders |= {root / "data", root / "data/costs", root / "data/rules", root / "data/benchmarks",
                root / "data/read"}
    folders = " ".join(str(folder).replace(" ", "\\ ") for folder in sorted(folders))
    pathlib.Path(depfile).write_text(f"{output}: {folders}\n", encoding="utf-8")


main(*sys.argv[1:])
