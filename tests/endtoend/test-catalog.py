#!/usr/bin/env python3
"""Every type, place, value and line of the catalogue, generated (TAP).

    test-catalog.py GENERATE_MANY quick|long

Quick: everything through the schema facts and terraform fmt, each starter and each type through
cfn-lint. Long: everything through cfn-lint. SPDX-License-Identifier: MIT
"""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import cases
from generated import ROOT, Tap, check_facts, check_format, find_cfn_lint, lint

GROUPS = {
    "types": cases.each_type,
    "places": cases.each_place,
    "values": cases.each_value,
    "lines": cases.each_line,
    "line-values": cases.each_line_value,
}
Case = collections.namedtuple("Case", "name path rule")


def each_starter():
    for path in sorted((ROOT / "templates").glob("*.isshoni")):
        for environment in ("dev", "prod"):
            design = json.loads(path.read_text(encoding="utf-8"))
            design["settings"]["environment"] = environment
            yield f"{path.stem}/{environment}", design, None


def write_designs(folder):
    """{group: [Case]}"""
    written = {}
    for group, make in {"starters": each_starter, **GROUPS}.items():
        written[group] = []
        for number, (name, design, rule) in enumerate(make()):
            path = folder / group / str(number) / "design.isshoni"
            path.parent.mkdir(parents=True)
            path.write_text(json.dumps(design, ensure_ascii=False), encoding="utf-8")
            written[group].append(Case(name, path, rule))
    return written


def generate_all(program, written):
    """({path: why not}, {rules of findings that were said})"""
    paths = [str(case.path) for group in written.values() for case in group]
    done = subprocess.run(
        [program], input="\n".join(paths) + "\n", capture_output=True, text=True, check=False
    )
    failed, said = {}, set()
    for line in done.stdout.splitlines():
        word, path, *rest = line.split("\t")
        if word == "failed":
            failed[path] = f"{rest[0]} {failed.get(path, '')}"
        elif word == "finding":
            said.add(rest[1])
            if rest[0] == "error":
                failed[path] = f"{failed.get(path, '')}[{rest[1]}] {rest[2]} "
    answered = sum(line.startswith(("done\t", "failed\t")) for line in done.stdout.splitlines())
    if done.returncode or answered != len(paths) or done.stderr:
        failed[paths[answered] if answered < len(paths) else "?"] = (
            f"status {done.returncode}: {done.stderr[-1000:]}"
        )
    return failed, said


def show(group, failed):
    return [f"{case.name}: {failed[str(case.path)]}" for case in group if str(case.path) in failed]


def unreached(written, failed):
    reached = {
        case.rule
        for name in ("lines", "line-values")
        for case in written[name]
        if str(case.path) not in failed
    }
    for owner, index in cases.all_writing_rules():
        if (owner, index) not in reached:
            rule = cases.SERVICES[owner]["lines"][index]
            yield f"{owner} lines[{index}] to {rule.get('to')} from {rule.get('from')}"


def judge_facts(tap, written):
    for name, group in written.items():
        mistakes = [f"{c.name}: {m}" for c in group for m in check_facts(c.path.parent)]
        tap.say(f"/endtoend/catalog/{name}/facts", mistakes)


def judge_cloudformation(tap, written, names):
    for name in names:
        where = f"/endtoend/catalog/{name}/cfn-lint"
        if not find_cfn_lint():
            tap.say(where, (), "cfn-lint is not on PATH")
            continue
        owners = {str(t): c.name for c in written[name] for t in c.path.parent.rglob("*.yaml")}
        errors = lint(sorted(owners))
        tap.say(where, [f"{owners[path]}: {e}" for path in errors for e in errors[path]])


def main():
    program, extent = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        written = write_designs(pathlib.Path(folder))
        failed, _ = generate_all(program, written)
        for name, group in written.items():
            tap.say(f"/endtoend/catalog/{name}/generated ({len(group)})", show(group, failed))
        tap.say("/endtoend/catalog/every-rule-is-reached", list(unreached(written, failed)))
        judge_facts(tap, written)
        changes = check_format(folder)
        missing = None if changes is not None else "terraform is not on PATH"
        tap.say("/endtoend/catalog/terraform-fmt", [changes] if changes else (), missing)
        quick = ["starters", "types"]
        judge_cloudformation(tap, written, quick if extent == "quick" else list(written))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
