#!/usr/bin/env python3
"""Sum up meson's test logs: test-report.py [--named] LABEL=testlog.json...

Every test a program reports (TAP) is counted by itself; a program that reports none counts as one,
one that dies or is stopped counts as one failure more. The last line is "N passed, N failed", with
", N skipped" where there were any. Exit status 1 when something failed or nothing ran.
SPDX-License-Identifier: MIT
"""
import json
import re
import sys

TEST_LINE = re.compile(r"^(ok|not ok)\b[ \t]*\d*[ \t]*-?[ \t]*(.*)$", re.MULTILINE)
DIRECTIVE = re.compile(r"#\s*(skip|todo)\b[ \t]*(.*)$", re.IGNORECASE)
PLAN = re.compile(r"^1\.\.\d+", re.MULTILINE)
TAIL = 25  # lines of a failed program's output that are shown


class Count:
    def __init__(self):
        self.passed = 0
        self.failures = []  # names
        self.skips = []  # (name, reason)

    def add(self, other):
        self.passed += other.passed
        self.failures += other.failures
        self.skips += other.skips


def count_tap(program, output):
    count = Count()
    for verdict, rest in TEST_LINE.findall(output):
        directive = DIRECTIVE.search(rest)
        name = f"{program}: {DIRECTIVE.sub('', rest).strip()}"
        if directive and directive.group(1).lower() == "skip":
            count.skips.append((name, directive.group(2).strip()))
        elif verdict == "ok":
            count.passed += 1
        else:
            count.failures.append(name)
    return count


def count_program(entry):
    """One line of the log: {"name", "result", "stdout", "stderr", ...}."""
    program, result, output = short_name(entry), entry["result"], entry.get("stdout") or ""
    if PLAN.search(output):
        count = count_tap(program, output)
    else:
        count = Count()
        if result == "OK":
            count.passed = 1
        elif result == "SKIP":
            count.skips.append((program, first_line(entry)))
    bad = result not in ("OK", "SKIP", "EXPECTEDFAIL")
    if bad and not count.failures:
        count.failures.append(f"{program}: {result.lower()}")
    return count


def short_name(entry):
    return entry["name"].split(" / ")[-1]  # Meson writes "project:suite / name".


def first_line(entry):
    lines = ((entry.get("stdout") or "") + (entry.get("stderr") or "")).strip().splitlines()
    return lines[0] if lines else ""


def show_failure(entry, count):
    print(f"\n✗ {short_name(entry)} ({entry['result'].lower()})")
    for name in count.failures:
        print(f"    {name}")
    output = (entry.get("stdout") or "") + "\n" + (entry.get("stderr") or "")
    noise = [line for line in output.splitlines() if line.strip() and not line.startswith("ok ")]
    for line in noise[-TAIL:]:
        print(f"    | {line[:300]}")


def sentence(count):
    skipped = f", {len(count.skips)} skipped" if count.skips else ""
    return f"{count.passed} passed, {len(count.failures)} failed{skipped}"


def read_log(path):
    with open(path, encoding="utf-8", errors="replace") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def main(arguments):
    total = Count()
    rows = []
    for argument in arguments:
        if argument == "--named":
            continue
        label, path = argument.split("=", 1)
        group, seconds = Count(), 0.0
        for entry in read_log(path):
            count = count_program(entry)
            if count.failures:
                show_failure(entry, count)
            group.add(count)
            seconds += entry.get("duration") or 0
        rows.append((label, group, seconds))
        total.add(group)

    for name, reason in total.skips:
        print(f"SKIPPED {name}{': ' + reason if reason else ''}")
    print()
    for label, group, seconds in rows:
        print(f"{label:18} {sentence(group)}  ({seconds:.1f} s)")
    nothing = total.passed == 0 and not total.failures
    if nothing:
        print("no test ran" + (": no such name" if "--named" in arguments else ""))
    print(sentence(total))
    return 1 if total.failures or nothing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
