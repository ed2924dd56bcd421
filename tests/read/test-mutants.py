#!/usr/bin/env python3
"""isshonictl lint against good and mutated code: test-mutants.py ISSHONICTL (TAP).

Good code has no error; every mutant of mutants.py has a finding of its rule on its line, and only
the mutation brought it. SPDX-License-Identifier: MIT
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import mutants

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = sys.argv[1]
# Their sentence is the same wherever they are found; the line tells.
SAME_WORDS = {"iam.deputy", "iam.public", "text.hidden", "text.suppression", "secret.literal"}
NOT_SHOWN_BY_TEXT = {47, 48, 49, 50, 51, 52, 58, 60}


def lint(path):
    done = subprocess.run([PROGRAM, "lint", str(path), "--json"], capture_output=True, check=False,
                          timeout=60)
    assert done.returncode in (0, 1), (path, done.returncode, done.stderr, done.stdout[:2000])
    return json.loads(done.stdout)


def lines_of(text, marker, new):
    """Numbers of the lines the finding may be on."""
    lines = text.split("\n")
    if marker.startswith("#any "):
        return [n for n, line in enumerate(lines, 1) if marker[5:] in line]
    if marker.startswith("#last "):
        return [n for n, line in enumerate(lines, 1) if marker[6:] in line][-1:]
    if marker.endswith("#2"):
        return [n for n, line in enumerate(lines, 1) if marker[:-2] in line][1:]
    wanted = marker or next(line for line in new.split("\n") if line.strip())
    found = [n for n, line in enumerate(lines, 1) if wanted in line]
    return found if marker == "" else found[:1]


def check(folder, number, what, name, old, new, rule, marker):
    base = HERE / "base" / name
    text = base.read_text(encoding="utf-8")
    assert old is None or old in text, f"{name} has no {old!r}"
    changed = text + new if old is None else text.replace(old, new, -1 if number == 54 else 1)
    target = folder / name
    target.write_text(changed, encoding="utf-8")
    try:
        findings = lint(target.parent if name.startswith("terraform") else target)["findings"]
    finally:
        shutil.copy(base, target)
    before = {f["message"] for f in lint(target.parent if name.startswith("terraform") else target)
              ["findings"] if f["rule"] == rule}
    mine = [f for f in findings if f["rule"] == rule and f["file"].endswith(target.name)
            and (f["message"] not in before or rule in SAME_WORDS)]
    places = lines_of(changed, marker, new)
    assert any(f["line"] in places for f in mine), (
        f"mutant {number} ({what}, {name}): no {rule} in lines {places}; there is "
        + "; ".join(f"{f['line']}: {f['rule']}" for f in findings if f["severity"] != "note"))


def tests():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        shutil.copytree(HERE / "base", folder, dirs_exist_ok=True)
        for mutant in mutants.MUTANTS:
            yield f"mutant-{mutant[0]}/{mutant[1]}", lambda m=mutant: check(folder, *m)
    yield "all-mutants", check_numbers
    yield "statuses", check_statuses
    yield "odd-files", check_odd_files
    yield "odd-folders", check_odd_folders
    for good in sorted((HERE / "good").glob("*/*")) + [HERE / "base"]:
        yield f"good/{good.name}", lambda g=good: check_good(g)
    for kind in ("terraform", "cloudformation"):
        for made in sorted(ROOT.glob(f"templates/*/{kind}")):
            yield f"generated/{made.parent.name}/{kind}", lambda m=made: check_good(m)


def run(*arguments, given=b""):
    return subprocess.run([PROGRAM, "lint", *map(str, arguments)], capture_output=True,
                          check=False, input=given, timeout=60)


def check_statuses():
    """0 nothing wrong, 1 errors, 2 usage, 3 not code (and where), 4 nothing can be written."""
    good = HERE / "good" / "cloudformation" / "vpc.yaml"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        bad, broken, sarif = folder / "bad.yaml", folder / "main.tf", folder / "x.sarif"
        bad.write_text("Resources:\n  Q: {Type: AWS::SQS::Queu}\n", encoding="utf-8")
        broken.write_text("locals {\n  a = [1\n", encoding="utf-8")
        assert run(good).returncode == 0
        assert run("-", given=good.read_bytes()).returncode == 0
        assert run(bad, "--sarif", sarif).returncode == 1
        result = json.loads(sarif.read_bytes())["runs"][0]["results"][0]
        place = result["locations"][0]["physicalLocation"]["region"]
        assert result["level"] == "error", result
        assert (place["startLine"], place["startColumn"]) == (2, 13), result
        assert run().returncode == 2 and run(good, good).returncode == 2
        done = run(broken)
        assert done.returncode == 3 and done.stderr.decode().startswith(f"{broken}:3:1: expected")
        error = json.loads(run(broken, "--json").stdout)["error"]
        assert (error["line"], error["column"]) == (3, 1), error
        assert run(folder / "none").returncode == 3
        assert run(good, "--sarif", folder / "no" / "x").returncode == 4


ODD_FILES = {  # name: (bytes, status, words of the message)
    "empty.tf": (b"", 0, ""),
    "empty.yaml": (b"", 3, ":1:1: expected a template, found an empty file"),
    "empty.tf.json": (b"", 3, ":1:1: expected a JSON value"),
    "list.tf.json": (b"[]", 3, ":1:1: expected an object of blocks"),
    "half.tf.json": (b'{"locals":\n{', 3, ":2:2: expected"),
    "mark.tf": ("\ufefflocals {\r\n  a = 1\r\n}\r\n".encode(), 0, ""),
    "mark.tf.json": ('\ufeff{"locals": {}}\r\n'.encode(), 0, ""),
    "mark.yaml": ("\ufeffResources:\r\n  Q:\r\n    Type: AWS::SQS::Queue\r\n".encode(), 0, ""),
    "wide.tf": ("locals {}\n".encode("utf-16"), 3, ":1:1: expected UTF-8 text, found UTF-16"),
    "wide.yaml": ("Resources: {}\n".encode("utf-16"), 3, "found UTF-16: save it as UTF-8"),
    "binary.tf": (bytes(range(256)), 3, ":1:1: expected UTF-8 text"),
    "binary.yaml": (bytes(range(256)), 3, ":1:1: expected UTF-8 text"),
    "nul.tf": (b"locals {\0}\n", 3, ":1:9: expected UTF-8 text"),
    "large.tf": (b"# x\n" * 2100000, 3, ":1:1: the file is larger than 8 MiB"),
    "large.yaml": (b"# x\n" * 2100000, 3, ":1:1: the file is larger than 8 MiB"),
    "deep.tf": (b"locals { a = " + b"[" * 5000, 3, "expected at most 128 levels"),
    "deep.yaml": (b'{"a":' * 5000, 3, "expected at most 128 levels"),
    "deep.tf.json": (b'{"a":' * 5000, 3, "deep.tf.json:1:"),
    "alias.yaml": (b"a: &a [1]\nb: [*a, *a]\n", 3, ":2:5: expected a value, found an alias"),
}


def check_odd_files():
    """Each is taken, or refused with its name, where, and what was expected."""
    with tempfile.TemporaryDirectory() as folder:
        for name, (data, status, words) in ODD_FILES.items():
            path = pathlib.Path(folder, name.replace(".", "-"), name)
            path.parent.mkdir()
            path.write_bytes(data)
            done = run(path)
            said = done.stderr.decode()
            assert done.returncode == status, (name, done.returncode, said)
            assert words in said and (status == 0 or said.startswith(str(path))), (name, said)


def check_odd_folders():
    """Loops of links, pipes and things that only look like templates stop nobody."""
    template = (HERE / "good" / "cloudformation" / "vpc.yaml").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "again").symlink_to(folder)
        (folder / "round").symlink_to("round")
        os.mkfifo(folder / "pipe.tf")
        os.mkfifo(folder / "pipe.yaml")
        (folder / "folder.tf").mkdir()
        done = run(folder)
        assert done.returncode == 3 and b"found neither" in done.stderr, done
        (folder / "good.yaml").write_bytes(template)
        (folder / "large.json").write_bytes(b" " * 9000000)
        (folder / "wide.yaml").write_bytes("Resources: ::\n".encode("utf-16"))
        (folder / "other.yaml").write_bytes(b"Resources: ::\n{{ range }}\n")
        document = lint(folder)
        assert document["files"] == 2, document
        unread = [f for f in document["findings"] if f["rule"] == "file.unread"]
        assert [(f["severity"], f["line"]) for f in unread] == [("warning", 1)], unread
        done = run(folder / "pipe.yaml")
        assert done.returncode == 3 and b"nobody writes into this pipe" in done.stderr, done
        done = run(folder / "round")
        assert done.returncode == 3 and done.stderr.startswith(bytes(folder / "round")), done
        assert run("").returncode == 3 and run("-").returncode == 3


def check_numbers():
    numbers = {mutant[0] for mutant in mutants.MUTANTS}
    assert numbers == set(range(1, 61)) - NOT_SHOWN_BY_TEXT, numbers


def check_good(path):
    document = lint(path)
    errors = [f for f in document["findings"] if f["severity"] == "error"]
    assert not errors, errors
    assert document["files"] > 0


def main():
    failures = number = 0
    for number, (name, test) in enumerate(tests(), 1):
        try:
            test()
            print(f"ok {number} /read/{name}", flush=True)
        except AssertionError as error:
            failures += 1
            print(f"not ok {number} /read/{name}\n# {error}", flush=True)
    print(f"1..{number}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
