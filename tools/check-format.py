#!/usr/bin/env python3
"""Check what .clang-format cannot: line length, tabs, trailing space, end of file.

Covers every text file git knows (and new ones not ignored). C, scripts and build files have at most
100 columns; data, drawings and prose may be wider.
SPDX-License-Identifier: MIT
"""
import pathlib
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
COLUMNS = 100
NARROW = {".c", ".h", ".py", ".sh", ".build"}
WIDE = {".ui", ".css", ".xml", ".svg", ".json", ".md", ".yml", ".txt", ".in", ".isshoni", ""}
GENERATED = ("templates/", "data/schema/", "tests/golden/", "po/", "LICENSE")


def files():
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in sorted(filter(None, listing.split("\0"))):
        path = ROOT / name
        if path.suffix in NARROW | WIDE and not name.startswith(GENERATED) and path.is_file():
            yield name, path


def width(line):
    """Columns on a terminal: Hangul, kana and kanji take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def complaints(path):
    narrow = path.suffix in NARROW or path.name == "dev"
    content = path.read_bytes().decode("utf-8")
    if content and not content.endswith("\n"):
        yield content.count("\n") + 1, "no newline at the end"
    for number, line in enumerate(content.split("\n"), 1):
        if line.endswith((" ", "\t", "\r")):
            yield number, "trailing space"
        if "\t" in line:
            yield number, "a tab"
        if narrow and width(line) > COLUMNS:
            yield number, f"{width(line)} columns, at most {COLUMNS}"


def main():
    wrong = 0
    for name, path in files():
        for number, complaint in complaints(path):
            print(f"{name}:{number}: {complaint}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
