#!/usr/bin/env python3
"""The code beside each starter is what the starter generates: test-templates.py ISSHONICTL (TAP).

ISH_UPDATE_GOLDEN=1 writes it anew; look at the difference before committing it.
SPDX-License-Identifier: MIT
"""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from generated import DIALECTS, ROOT, Tap, Tool, check_facts, check_format, find_cfn_lint, lint

TEMPLATES = ROOT / "templates"
UPDATE = os.environ.get("ISH_UPDATE_GOLDEN") == "1"


def read_files(folder):
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def describe(name, kept, made):
    if kept is None or made is None:
        return f"{name}: {'is not in the repository' if kept is None else 'is no longer generated'}"
    try:
        lines = [text.decode("utf-8").splitlines() for text in (kept, made)]
    except UnicodeDecodeError:
        return f"{name}: other bytes"
    difference = difflib.unified_diff(*lines, f"kept/{name}", f"generated/{name}", lineterm="", n=1)
    return "\n".join(list(difference)[:30])


def compare(tool, design, dialect):
    kept_in = TEMPLATES / design.stem / dialect
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        status, document = tool.generate(design, dialect, out)
        if status:
            return [f"status {status}: {document}"]
        made, kept = read_files(out), read_files(kept_in)
        if UPDATE:
            shutil.rmtree(kept_in, ignore_errors=True)
            shutil.copytree(out, kept_in)
            return []
    names = sorted(made.keys() | kept.keys())
    return [
        describe(name, kept.get(name), made.get(name))
        for name in names
        if kept.get(name) != made.get(name)
    ]


def check_layout(designs):
    program = ROOT / "tests/endtoend/check_layout.py"
    done = subprocess.run(
        [sys.executable, program, *designs], capture_output=True, text=True, check=False
    )
    return done.stdout.splitlines() + done.stderr.splitlines() if done.returncode else []


def check_readme(designs):
    text = (TEMPLATES / "README.md").read_text(encoding="utf-8")
    links = set(re.findall(r"\]\((\w+)\.isshoni\)", text))
    return [f"README.md links {sorted(links)}"] if links != {d.stem for d in designs} else []


def main():
    tool, tap = Tool(sys.argv[1]), Tap()
    designs = sorted(TEMPLATES.glob("*.isshoni"))
    for design in designs:
        for dialect in DIALECTS:
            name = f"/endtoend/templates/{design.stem}/{dialect}"
            tap.run(name, compare, tool, design, dialect)
    tap.run("/endtoend/templates/layout", check_layout, designs)
    tap.run("/endtoend/templates/readme", check_readme, designs)
    tap.run("/endtoend/templates/facts", check_facts, TEMPLATES)
    changes = check_format(TEMPLATES)
    missing = None if changes is not None else "terraform is not on PATH"
    tap.say("/endtoend/templates/terraform-fmt", [changes] if changes else (), missing)
    if find_cfn_lint():
        errors = lint(sorted(TEMPLATES.glob("*/cloudformation/*.yaml")))
        tap.say("/endtoend/templates/cfn-lint", [f"{p}: {e}" for p in errors for e in errors[p]])
    else:
        tap.say("/endtoend/templates/cfn-lint", (), "cfn-lint is not on PATH")
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
