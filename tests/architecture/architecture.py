#!/usr/bin/env python3
"""Hold the source to the layout ARCHITECTURE.md describes: architecture.py [SOURCE_ROOT] (TAP).

Each function check_* yields one sentence for every place that does not agree. Nothing here knows a
room, service or file by name: the rooms come from table.txt, the services from data/catalog.
SPDX-License-Identifier: MIT
"""
import functools
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE.parent.parent
SRC = ROOT / "src"
FILE_LINES, FUNCTION_LINES = 900, 60
TOOLKIT = re.compile(r"^(gtk|gdk|gsk|adwaita|gtksourceview|libadwaita)\b")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
COMMENT_OR_STRING = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
STRING = re.compile(r'"((?:\\.|[^"\\\n])*)"')
TRANSLATED = re.compile(
    r"""\b(?:_|N_|C_|NC_|ngettext|g_dgettext|g_dngettext)\s*\(\s*"|translatable="yes""")


def read_table():
    """{room: (kind, set of rooms it may include)}"""
    table = {}
    for line in (HERE / "table.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, rooms = line.split(":")
            kind, room = name.split()
            table[room] = (kind, set(rooms.split()) | {room})
    return table


TABLE = read_table()


@functools.lru_cache(maxsize=None)
def text(path):
    return path.read_text(encoding="utf-8")


@functools.lru_cache(maxsize=None)
def code(path):
    """The file without its comments; lines keep their numbers."""
    def blank(match):
        found = match.group(0)
        return found if found[0] in "\"'" else "\n" * found.count("\n") + " "
    return COMMENT_OR_STRING.sub(blank, text(path))


@functools.lru_cache(maxsize=None)
def sources():
    return sorted(p for p in SRC.rglob("*") if p.suffix in (".c", ".h"))


def name(path):
    return path.relative_to(ROOT).as_posix()


def room_of(path):
    parts = path.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else None  # None: the main functions beside the rooms


def line_of(content, offset):
    return content.count("\n", 0, offset) + 1


def includes():
    for path in sources():
        for match in INCLUDE.finditer(code(path)):
            yield path, line_of(code(path), match.start()), match.group(1), match.group(2)


def check_every_room_is_in_the_table():
    for folder in sorted(SRC.iterdir()):
        if folder.is_dir() and any(folder.glob("*.[ch]")) and folder.name not in TABLE:
            yield f"src/{folder.name}: this room is not in tests/architecture/table.txt"


def check_rooms_include_only_rooms_they_may():
    for path, line, quoted, _ in includes():
        if quoted and "/" in quoted and room_of(path) in TABLE:
            if quoted.split("/")[0] not in TABLE[room_of(path)][1]:
                yield f"{name(path)}:{line}: {room_of(path)} may not include {quoted}"


def check_includes_name_their_room():
    for path, line, quoted, _ in includes():
        room = room_of(path)
        if not quoted or not room:
            continue
        if "/" not in quoted and (SRC / room / quoted).exists():
            yield f"{name(path)}:{line}: write \"{room}/{quoted}\""
        elif quoted.split("/")[0] in TABLE and not (SRC / quoted).exists():
            yield f"{name(path)}:{line}: there is no src/{quoted}"


def check_engine_does_not_know_the_toolkit():
    for path, line, quoted, system in includes():
        kind = TABLE.get(room_of(path), ("front", None))[0]
        if kind == "engine" and TOOLKIT.match(system or quoted):
            yield f"{name(path)}:{line}: an engine room includes {system or quoted}"


def check_private_headers_stay_in_their_room():
    for path, line, quoted, _ in includes():
        if quoted and quoted.endswith("-private.h") and quoted.split("/")[0] != room_of(path):
            yield f"{name(path)}:{line}: {quoted} belongs to another room"


def check_files_are_short():
    for path in sources() + sorted((ROOT / "tests").rglob("*.c")):
        lines = text(path).count("\n")
        if lines > FILE_LINES:
            yield f"{name(path)}: {lines} lines, at most {FILE_LINES}: split it by concern"


def functions(path):
    """(line, name, lines of the body): a function's brace stands in column 0 after a ')'."""
    lines = code(path).split("\n")
    start = before = None
    for number, line in enumerate(lines, 1):
        opens = line.startswith("{") and before is not None and before[1].endswith(")")
        if start is None and opens:
            start = (number, before[0])
        elif start is not None and line.startswith("}"):
            yield start[1], function_name(lines, start[1]), number - start[0] - 1
            start = None
        if line.strip():
            before = (number, line.rstrip())


def function_name(lines, number):
    """Arguments are one a line: the name is on the nearest line above that starts in column 0."""
    while number > 1 and (not lines[number - 1] or lines[number - 1][0].isspace()):
        number -= 1
    return lines[number - 1].split("(")[0].split()[-1]


def check_functions_fit_on_a_screen():
    for path in sources() + sorted((ROOT / "tests").rglob("*.c")):
        for line, function, length in functions(path):
            if length > FUNCTION_LINES:
                yield f"{name(path)}:{line}: {function} has {length} lines of {FUNCTION_LINES}"


def check_files_say_what_they_are_for():
    for path in sources() + sorted((ROOT / "tests").rglob("*.c")):
        head = text(path)[:600]
        if not head.startswith("/*") and not head.startswith("//"):
            yield f"{name(path)}: starts without a sentence saying what the file is for"
        elif "SPDX-License-Identifier: MIT" not in head:
            yield f"{name(path)}: has no SPDX line"


def check_nothing_is_left_for_later():
    for path in sources() + sorted((ROOT / "ui").rglob("*.ui")):
        for match in re.finditer(r"\b(TODO|FIXME|XXX)\b", text(path)):
            yield f"{name(path)}:{line_of(text(path), match.start())}: {match.group(0)}"


def services():
    for path in sorted((ROOT / "data/catalog").glob("*/services/*.json")):
        yield path, json.loads(text(path))


def check_code_does_not_know_services_by_name():
    # What the painter calls a frame is a style, not a service.
    short = {s["type"].split(".")[-1] for _, s in services() if s["type"].count(".") == 1}
    short -= {s.get("frame") for _, s in services()}
    for path in sources():
        for match in STRING.finditer(code(path)):
            literal = match.group(1)
            comparison = re.search(r"(strcmp|str_equal|strcmp0)\s*\([^;\"]*$",
                                   code(path)[max(0, match.start() - 120):match.start()])
            if re.search(r"\baws\.[a-z]", literal) or (comparison and literal in short):
                line = line_of(code(path), match.start())
                yield f"{name(path)}:{line}: knows the service \"{literal}\""


def check_services_have_icon_and_names():
    for path, service in services():
        icon = service.get("icon") or service["type"].split(".")[-1]
        if not (ROOT / "icons/services" / f"{icon}.svg").exists():
            yield f"{name(path)}: there is no icons/services/{icon}.svg"
        for language in ("en", "ko", "ja"):
            if not (service.get("label") or {}).get(language):
                yield f"{name(path)}: no label in {language}"


def check_icons_wear_the_colour_of_their_category():
    listing = json.loads(text(ROOT / "data/catalog/categories.json"))
    faces = {category["id"]: category["face"] for category in listing["categories"]}
    for path, service in services():
        icon = ROOT / "icons/services" / f"{service.get('icon')}.svg"
        face = faces.get(service.get("category"))
        if face is None:
            yield f"{name(path)}: there is no category {service.get('category')}"
        elif icon.exists() and face not in text(icon):
            yield f"{name(icon)}: the face of {service['category']} is {face}"


def check_icons_are_ours_and_small():
    for path in sorted((ROOT / "icons/services").glob("*.svg")):
        content = text(path)
        if len(content.encode()) >= 1536:
            yield f"{name(path)}: an icon has less than 1.5 kB"
        if "<title>" not in content or 'viewBox="0 0 48 48"' not in content:
            yield f"{name(path)}: an icon has a title and a view box of 48 units"


def check_own_symbolic_icons_are_drawn():
    for path in sources() + sorted((ROOT / "ui").rglob("*.ui")):
        for match in re.finditer(r"\bish-[\w-]+-symbolic\b", text(path)):
            if not (ROOT / "icons/symbolic" / f"{match.group(0)}.svg").exists():
                line = line_of(text(path), match.start())
                yield f"{name(path)}:{line}: there is no icons/symbolic/{match.group(0)}.svg"


def check_translated_files_are_listed():
    lines = text(ROOT / "po/POTFILES.in").splitlines()
    listed = {line for line in lines if line and not line.startswith("#")}
    candidates = [p for p in sources() if p.suffix == ".c"] + sorted((ROOT / "ui").rglob("*.ui"))
    for path in candidates:
        content = code(path) if path.suffix == ".c" else text(path)
        if TRANSLATED.search(content) and name(path) not in listed:
            yield f"{name(path)}: has sentences to translate but is not in po/POTFILES.in"
    for entry in sorted(listed):
        if not (ROOT / entry).exists():
            yield f"po/POTFILES.in: there is no {entry}"


def check_sources_are_built():
    for path in sources():
        if path.suffix == ".c":
            # A program's main function stands beside the rooms and is listed by one of them.
            lists = path.parent.glob("meson.build" if room_of(path) else "*/meson.build")
            if not any(f"{path.name}'" in text(listing) for listing in lists):
                yield f"{name(path)}: is in no meson.build"


def main():
    checks = [(key[len("check_"):], value)
              for key, value in globals().items() if key.startswith("check_")]
    print(f"1..{len(checks)}")
    failed = False
    for number, (title, check) in enumerate(checks, 1):
        complaints = list(check())
        failed |= bool(complaints)
        verdict = "not ok" if complaints else "ok"
        print(f"{verdict} {number} /architecture/{title.replace('_', '-')}")
        for complaint in complaints:
            print(f"# {complaint}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
