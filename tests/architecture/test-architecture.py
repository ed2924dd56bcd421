#!/usr/bin/env python3
"""The architecture test is itself tested: a small tree with one offence for each check (TAP).

SPDX-License-Identifier: MIT
"""
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(__file__).with_name("architecture.py")
HEAD = "/* What it is for.\n * SPDX-License-Identifier: MIT */\n"
SERVICE = """{"type": "aws.queue", "icon": "queue", "category": "post",
 "label": {"en": "Q", "ko": "큐", "ja": "列"}}"""
CATEGORIES = '{"categories": [{"id": "post", "face": "#db2777"}]}'
ICON = '<svg viewBox="0 0 48 48"><title>A queue</title><rect fill="#db2777"/></svg>\n'

# A tree in which everything agrees. Files of an offence replace or join these.
GOOD = {
    "src/base/ish-base.h": HEAD,
    "src/base/ish-base.c": HEAD + '#include "base/ish-base.h"\n#include <glib.h>\n'
                           "void\nish_base (int a,\n          int b)\n{\n  a ();\n}\n",
    "src/base/meson.build": "'ish-base.c'\n",
    "src/design/ish-design.h": HEAD + '#include "base/ish-base.h"\n',
    "src/app/ish-app.c": HEAD + '#include <gtk/gtk.h>\n#include "design/ish-design.h"\n'
                         '/* aws.queue may stand in a comment */ g (_ ("Hello"));\n',
    "src/app/meson.build": "'ish-app.c'\n",
    "po/POTFILES.in": "src/app/ish-app.c\n",
    "data/catalog/categories.json": CATEGORIES,
    "data/catalog/aws/services/queue.json": SERVICE,
    "icons/services/queue.svg": ICON,
}

# {check: (what its complaint says, files)}
OFFENCES = {
    "every-room-is-in-the-table": ("src/attic", {"src/attic/x.h": HEAD}),
    "rooms-include-only-rooms-they-may": (
        "ish-base.h:3: base may not include design/ish-design.h",
        {"src/base/ish-base.h": HEAD + '#include "design/ish-design.h"\n'}),
    "includes-name-their-room": (
        'write "base/ish-base.h"', {"src/base/ish-other.h": HEAD + '#include "ish-base.h"\n'}),
    "engine-does-not-know-the-toolkit": (
        "includes gtk/gtk.h", {"src/design/ish-design.h": HEAD + "#include <gtk/gtk.h>\n"}),
    "private-headers-stay-in-their-room": (
        "belongs to another room",
        {"src/base/ish-base-private.h": HEAD,
         "src/design/ish-design.h": HEAD + '#include "base/ish-base-private.h"\n'}),
    "files-are-short": ("901 lines", {"src/base/ish-base.h": HEAD + "int a;\n" * 899}),
    "functions-fit-on-a-screen": (
        "ish_long has 61 lines",
        {"src/base/ish-base.h": HEAD + "int\nish_long (void)\n{\n" + "  a ();\n" * 61 + "}\n"}),
    "files-say-what-they-are-for": ("no SPDX", {"src/base/ish-base.h": "/* Base. */\n"}),
    "nothing-is-left-for-later": ("TO" + "DO", {"src/base/ish-base.h": HEAD + "/* TO" "DO */\n"}),
    "code-does-not-know-services-by-name": (
        'knows the service "queue"',
        {"src/base/ish-base.h": HEAD + 'if (g_str_equal (type, "queue"))\n'}),
    "services-have-icon-and-names": (
        "no label in ko",
        {"data/catalog/aws/services/queue.json": SERVICE.replace('"ko": "큐", ', "")}),
    "icons-wear-the-colour-of-their-category": (
        "the face of post is #db2777", {"icons/services/queue.svg": ICON.replace("db", "00")}),
    "icons-are-ours-and-small": (
        "less than 1.5 kB", {"icons/services/queue.svg": ICON + " " * 1536}),
    "own-symbolic-icons-are-drawn": (
        "no icons/symbolic/ish-lost-symbolic.svg",
        {"src/base/ish-base.h": HEAD + 'set_icon_name ("ish-lost-symbolic");\n'}),
    "translated-files-are-listed": ("not in po/POTFILES.in", {"po/POTFILES.in": "# none\n"}),
    "sources-are-built": ("in no meson.build", {"src/app/meson.build": "\n"}),
}


def complaints(files):
    """{check: its lines} of the checks that failed on a tree of these files."""
    with tempfile.TemporaryDirectory() as root:
        for name, content in files.items():
            path = pathlib.Path(root, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        result = subprocess.run([sys.executable, PROGRAM, root], capture_output=True, text=True,
                                check=False)
    failed, current = {}, None
    for line in result.stdout.splitlines():
        if line.startswith(("ok ", "not ok ")):
            current = line.rsplit("/", 1)[-1]
            if line.startswith("not ok "):
                failed[current] = []
        elif line.startswith("# "):
            failed[current].append(line[2:])
    assert (result.returncode != 0) == bool(failed), result.stderr
    return failed


def main():
    print(f"1..{len(OFFENCES) + 1}")
    wrong = 0
    good = complaints(GOOD)
    print("not ok" if good else "ok", "1 /architecture/self/a-good-tree-passes", good or "")
    wrong += bool(good)
    for number, (check, (sentence, files)) in enumerate(OFFENCES.items(), 2):
        found = complaints({**GOOD, **files})
        ok = list(found) == [check] and any(sentence in line for line in found[check])
        print("ok" if ok else "not ok", f"{number} /architecture/self/{check}-is-seen")
        if not ok:
            print(f"# wanted only {check}: {sentence}; found {found}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
