#!/usr/bin/env python3
"""Write the GResource list of the engine's data: list-data.py OUTPUT SOURCE_ROOT.

Every file of the catalogue, of icons/services and templates/*.isshoni goes in under the prefix
/io/github/isshoni/Isshoni/, so a new service, icon or template needs no edit elsewhere.
SPDX-License-Identifier: MIT
"""
import pathlib
import sys
from xml.sax.saxutils import escape

PATTERNS = ["data/catalog/**/*.json", "icons/services/*.svg", "templates/*.isshoni"]


def main(output, root):
    root = pathlib.Path(root)
    files = sorted({p.relative_to(root).as_posix() for pattern in PATTERNS for p in root.glob(pattern)})
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<gresources>",
             '  <gresource prefix="/io/github/isshoni/Isshoni">']
    lines += [f"    <file>{escape(name)}</file>" for name in files]
    lines += ["  </gresource>", "</gresources>", ""]
    pathlib.Path(output).write_text("\n".join(lines), encoding="utf-8")


main(*sys.argv[1:])
