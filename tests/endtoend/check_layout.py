#!/usr/bin/env python3
# Whether designs are drawn cleanly: children inside their frames, nothing over anything else.
# SPDX-License-Identifier: MIT
"""usage: check_layout.py DESIGN.isshoni ...

Prints one line for each fault and exits 1 when there is one. Design units; a node without a size
is 120 by 100. A frame's first 32 units are its header; its children keep 12 units from its edges.
"""

import json
import sys

NODE = (120, 100)
HEADER = 32
MARGIN = 12
GRID = 20


def boxes(design):
    """Every resource as {id: (parent, x, y, width, height)}, positions relative to the parent."""
    return {
        r["id"]: (
            r.get("parent"),
            r["x"],
            r["y"],
            r.get("width", NODE[0]),
            r.get("height", NODE[1]),
        )
        for r in design["resources"]
    }


def overlap(a, b, gap=0):
    return (
        a[0] < b[0] + b[2] + gap
        and b[0] < a[0] + a[2] + gap
        and a[1] < b[1] + b[3] + gap
        and b[1] < a[1] + a[3] + gap
    )


def faults(design):
    all_boxes = boxes(design)
    siblings = {}
    for name, (parent, x, y, width, height) in all_boxes.items():
        siblings.setdefault(parent, []).append((name, (x, y, width, height)))
        if any(value % GRID for value in (x, y, width, height)):
            yield f"{name}: not on the grid of {GRID}"
        if parent is None:
            continue
        if parent not in all_boxes:
            yield f"{name}: no parent {parent}"
            continue
        _, _, _, outer_width, outer_height = all_boxes[parent]
        if (
            x < MARGIN
            or y < HEADER
            or x + width > outer_width - MARGIN
            or y + height > outer_height - MARGIN
        ):
            yield f"{name}: does not lie inside {parent}"
    for note in design.get("annotations", []):
        siblings.setdefault(None, []).append(
            (note["id"], (note["x"], note["y"], note.get("width", 240), note.get("height", 80)))
        )
    for group in siblings.values():
        for i, (name, box) in enumerate(group):
            for other, other_box in group[i + 1 :]:
                if overlap(box, other_box, gap=GRID - 1):
                    yield f"{name} and {other}: closer than {GRID}"


def main(paths):
    failed = False
    for path in paths:
        with open(path, encoding="utf-8") as file:
            design = json.load(file)
        for fault in faults(design):
            print(f"{path}: {fault}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
