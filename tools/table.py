#!/usr/bin/env python3
"""Print lines of columns parted by tabs (standard input, first line the headings) as a table.

Lines without a tab are remarks and follow the table. Figures are set to the right.
SPDX-License-Identifier: MIT
"""
import sys


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


def main():
    lines = [line.rstrip("\n") for line in sys.stdin if line.strip()]
    rows = [line.split("\t") for line in lines if "\t" in line]
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    widths = [max(len(row[i]) for row in rows) for i in range(width)]
    for number, row in enumerate(rows):
        print("  ".join(cell.rjust(size) if is_number(cell) else cell.ljust(size)
                        for cell, size in zip(row, widths)).rstrip())
        if number == 0:
            print("  ".join("─" * size for size in widths))
    for line in lines:
        if "\t" not in line:
            print(line)


main()
