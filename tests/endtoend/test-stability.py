#!/usr/bin/env python3
"""The same design, the same bytes; another node, the same code elsewhere: test-stability.py
ISSHONICTL quick|long (TAP).

SPDX-License-Identifier: MIT
"""

import json
import pathlib
import random
import re
import sys
import tempfile

import cases
from generated import ROOT, Tap, Tool


def read_code(folder):
    paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".isshoni"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def write(tool, folder, design):
    said = tool.write_both(design, folder)
    assert said is None, said
    return read_code(folder)


def differences(one, other):
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


def starters():
    """All of them in the long run, some in the quick one."""
    step = 1 if sys.argv[2] == "long" else 5
    for path in sorted((ROOT / "templates").glob("*.isshoni"))[::step]:
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def test_twice_the_same(tool, folder):
    for name, design in starters():
        first, second = (write(tool, folder / f"{name}{run}", design) for run in "12")
        yield from (f"{name}: {file}" for file in differences(first, second))


def test_order_of_the_file_means_nothing(tool, folder):
    shuffle = random.Random(7).shuffle
    for name, design in starters():
        first = write(tool, folder / name, design)
        for item in design["resources"]:
            item["properties"] = dict(reversed(item["properties"].items()))
        shuffle(design["resources"])
        shuffle(design["connections"])
        second = write(tool, folder / f"{name}-shuffled", design)
        yield from (f"{name}: {file}" for file in differences(first, second))


def test_the_drawing_means_nothing(tool, folder):
    """Positions, sizes, notes to readers and line labels change no code."""
    for name, design in starters():
        first = write(tool, folder / name, design)
        for item in design["resources"]:
            item["x"], item["y"], item["notes"] = item["x"] + 17, item["y"] + 3.5, "moved"
        design["annotations"] = []
        second = write(tool, folder / f"{name}-moved", design)
        yield from (f"{name}: {file}" for file in differences(first, second))


def split_blocks(text, start):
    """{first line: block} of a file whose blocks start where `start` matches."""
    places = [match.start() for match in re.finditer(start, text, re.MULTILINE)]
    blocks = [text[a:b] for a, b in zip(places, [*places[1:], len(text)])]
    return {block.split("\n", 1)[0]: block.strip() for block in blocks}


def changed_blocks(before, after, name, start):
    old, new = (split_blocks(code[name].decode("utf-8"), start) for code in (before, after))
    return {head for head in old if old[head] != new.get(head)}, new.keys() - old.keys()


def test_an_unrelated_node_changes_nothing_else(tool, folder):
    """What was there stays byte for byte; only what is new is added."""
    for name, design in starters():
        before = write(tool, folder / name, design)
        for number, kind in enumerate(["aws.sqs", "aws.s3", "aws.dynamodb", "aws.secret"]):
            extra = cases.make_resource(f"zz{number}", kind)
            more = {**design, "resources": [*design["resources"], extra]}
            after = write(tool, folder / f"{name}-{number}", more)
            for file, start in (
                ("terraform/main.tf", r'^(resource|data) "'),
                ("terraform/outputs.tf", r"^output "),
                ("cloudformation/template.yaml", r"^(?:  )?\w+:$"),
            ):
                changed, added = changed_blocks(before, after, file, start)
                yield from (f"{name} + {kind}: {file}: {head}" for head in sorted(changed))
                if file == "terraform/main.tf" and not added:
                    yield f"{name} + {kind}: nothing was added"


def test_an_implied_resource_drawn_by_hand_changes_nothing(tool, folder):
    """A network nobody drew and the same network drawn give the same code."""
    server = cases.make_resource("web", "aws.ec2")
    before = write(tool, folder / "implied", cases.make_design([server]))
    drawn = cases.make_resource("implied_vpc", "aws.vpc")
    inside = {**server, "parent": "implied_vpc"}
    after = write(tool, folder / "drawn", cases.make_design([drawn, inside]))
    for file in differences(before, after):
        old, new = (code.get(file, b"").decode().splitlines() for code in (before, after))
        # Its name is the only thing a person adds by drawing it.
        other = [line for line in set(old) ^ set(new) if "Name" not in line and "#" not in line]
        yield from (f"{file}: {line}" for line in other[:5])


def main():
    tool, tap = Tool(sys.argv[1]), Tap()
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            with tempfile.TemporaryDirectory() as folder:
                title = name.removeprefix("test_").replace("_", "-")
                where = pathlib.Path(folder)
                tap.run(f"/endtoend/stability/{title}", lambda t=test, w=where: list(t(tool, w)))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
