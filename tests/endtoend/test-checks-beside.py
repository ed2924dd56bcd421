#!/usr/bin/env python3
"""Our rules beside checkov's checks, on the same generated Terraform (TAP).

    test-checks-beside.py ISSHONICTL TEST_RANDOM [N]

The starters in both environments and N designs drawn at random (200). A rule of data/rules names
the checks that stand for it; on each resource both are asked. Where the two differ, the class of
the difference stands in checks-beside.json with the reason. A class that is not there fails, and
one that no longer occurs does too. What our code says to checkov in comments is taken away first.
Skipped where neither PATH nor CHECKOV has checkov.
SPDX-License-Identifier: MIT
"""

import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from generated import ROOT, Tap, Tool

KEPT = pathlib.Path(__file__).with_name("checks-beside.json")
RANDOM = 200
BATCH = 30  # designs of one run of checkov, whose start costs more than a small design

# Where a check looks at a part and the rule at the whole: the argument that names the whole.
WHOLES = {
    "aws_lb_listener": "load_balancer_arn",
    "aws_s3_bucket_public_access_block": "bucket",
    "aws_s3_bucket_server_side_encryption_configuration": "bucket",
}
WORDS = {"pass": "pass", "fail": "fail", "accepted": "fail", "not-decidable": "undecided"}


def read_rules():
    """{rule: (its checks, whether it looks at production only)}"""
    rules = {}
    for path in sorted((ROOT / "data/rules/aws").glob("*.json")):
        for rule in json.loads(path.read_text(encoding="utf-8"))["rules"]:
            checks = [control for control in rule["controls"] if control.startswith("CKV")]
            parts = [rule, *rule.get("cases", ())]
            prod = rule.get("prod") or any(
                re.search(r"\bprod\b", part.get("when", "")) for part in parts
            )
            rules[rule["id"]] = (checks, bool(prod))
    return rules


# --- designs ---


def save_starters(tool, folder):
    for path in sorted((ROOT / "templates").glob("*.isshoni")):
        design = json.loads(path.read_text(encoding="utf-8"))
        for environment in ("dev", "prod"):
            design["settings"]["environment"] = environment
            own = folder / f"{path.stem}-{environment}"
            own.mkdir()
            file = own / "design.isshoni"
            file.write_text(json.dumps(design, ensure_ascii=False), encoding="utf-8")
            status, document = tool.generate(file, "terraform", own / "terraform")
            if status:
                raise AssertionError(f"{own.name}: {document}")


def strip_comments(folder):
    """What the code says to checkov is our opinion, not its."""
    for path in folder.rglob("*.tf"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^ *#checkov:skip.*\n", "", text), encoding="utf-8")
        if "checkov:skip" in path.read_text(encoding="utf-8"):
            raise AssertionError(f"{path}: still speaks to checkov")


def read_wholes(folder):
    """{address of a part: address of the whole}"""
    wholes = {}
    for path in folder.rglob("*.tf"):
        text = path.read_text(encoding="utf-8")
        for kind, name, body in re.findall(r'(?ms)^resource "(\w+)" "(\w+)" \{\n(.*?)^\}', text):
            if kind in WHOLES:
                found = re.search(rf"(?m)^  {WHOLES[kind]} += (\w+\.\w+)\.", body)
                wholes[f"{kind}.{name}"] = found[1] if found else None
    return wholes


# --- what both say ---


def ask_checkov(program, folders, checks):
    """{design: {(check, address): passed}} of one run"""
    with tempfile.TemporaryDirectory() as place:
        for folder in folders:
            shutil.copytree(folder / "terraform", pathlib.Path(place) / folder.name)
        command = [program, "-d", place, "--framework", "terraform", "-o", "json", "--compact"]
        done = subprocess.run(
            [*command, "--skip-download", "--check", ",".join(checks)],
            capture_output=True,
            text=True,
            env={**os.environ, "LOG_LEVEL": "ERROR"},
            check=False,
        )
    reports = json.loads(done.stdout)
    said = {folder.name: {} for folder in folders}
    for report in reports if isinstance(reports, list) else [reports]:
        results = report.get("results", {})
        if results.get("parsing_errors") or results.get("skipped_checks"):
            raise AssertionError(f"not read, or passed over: {results['parsing_errors']}")
        for list_name, passed in (("passed_checks", True), ("failed_checks", False)):
            for found in results.get(list_name, ()):
                answers = said[found["file_path"].split("/")[1]]
                key = found["check_id"], found["resource"]
                answers[key] = answers.get(key, True) and passed
    return said


def ask_ours(tool, folder):
    """{rule: {address: word}}; one that fails is heard before one that passes."""
    command = [tool.program, "check", folder / "design.isshoni", "--json"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"{folder.name}: status {done.returncode}: {done.stderr[-2000:]!r}")
    said = collections.defaultdict(dict)
    order = [None, "not asked", "undecided", "pass", "fail"]
    for check in json.loads(done.stdout)["checks"]:
        if "code_name" in check:
            address = f"{check['type']}.{check['code_name']}"
            word = WORDS.get(check["result"], "not asked")
            said[check["rule"]][address] = max(
                word, said[check["rule"]].get(address), key=order.index
            )
    return said


# --- comparing ---


class Comparison:
    def __init__(self, rules):
        self.rules = rules
        self.classes = collections.defaultdict(list)  # (rule, check, type, ours, theirs): where
        self.both = collections.Counter()  # {(check, word): both said so}
        self.answered = set()  # checks that said anything

    def add(self, name, dev, theirs, ours, wholes):
        """Holds one design's answers against each other."""
        self.answered |= {check for check, _ in theirs}
        failing = self.find_failing(ours)
        for rule, (checks, prod) in self.rules.items():
            own = {key: passed for key, passed in theirs.items() if key[0] in checks}
            for (check, address), passed in own.items():
                word = self.get_ours(ours[rule], address, wholes)
                if word == "not asked" and prod and dev:
                    word = "production only"
                if passed and word == "pass":
                    self.both[check, "pass"] += 1
                elif not passed and word == "fail":
                    self.both[check, "fail"] += 1
                elif not passed and not failing[check] & {address, wholes.get(address)}:
                    self.note(name, rule, check, address, word, "fail")
            self.add_ours(name, rule, own, ours[rule], wholes)

    def find_failing(self, ours):
        """{check: addresses where some rule that names it fails}"""
        failing = collections.defaultdict(set)
        for rule, (checks, _) in self.rules.items():
            for address, word in ours[rule].items():
                for check in checks if word == "fail" else ():
                    failing[check].add(address)
        return failing

    @staticmethod
    def get_ours(said, address, wholes):
        return said.get(address) or said.get(wholes.get(address)) or "not asked"

    def add_ours(self, name, rule, theirs, said, wholes):
        """Where the rule fails and no check of it does."""
        for address in (address for address, word in said.items() if word == "fail"):
            heard = {
                key: passed
                for key, passed in theirs.items()
                if address in (key[1], wholes.get(key[1]))
            }
            if not all(heard.values()):
                continue
            answered = {check for check, _ in heard}
            for check in answered or self.rules[rule][0]:
                self.note(
                    name, rule, check, address, "fail", "pass" if check in answered else "silent"
                )

    def note(self, name, rule, check, address, ours, theirs):
        kind = address.split(".", 1)[0]
        self.classes[rule, check, kind, ours, theirs].append(f"{name}: {address}")


def compare(tool, checkov, rules, folders):
    comparison = Comparison(rules)
    checks = sorted({check for own, _ in rules.values() for check in own})
    batches = [folders[start : start + BATCH] for start in range(0, len(folders), BATCH)]
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda batch: ask_checkov(checkov, batch, checks), batches))
    for batch, said in zip(batches, runs):
        for folder in batch:
            design = json.loads((folder / "design.isshoni").read_text(encoding="utf-8"))
            comparison.add(
                folder.name,
                design["settings"]["environment"] == "dev",
                said[folder.name],
                ask_ours(tool, folder),
                read_wholes(folder),
            )
    return comparison


# --- what is kept ---

KEYS = ("rule", "check", "type", "ours", "theirs")


def update(kept, comparison, silent):
    """The file as it would be: reasons stay, new classes wait for theirs."""
    why = {tuple(entry[key] for key in KEYS): entry["why"] for entry in kept["differences"]}
    differences = [
        {**dict(zip(KEYS, found)), "why": why.get(found, "")}
        for found in sorted(comparison.classes)
    ]
    text = json.dumps(
        {"silent": {c: kept["silent"].get(c, "") for c in silent}, "differences": differences},
        indent=2,
        ensure_ascii=False,
    )
    KEPT.write_text(text + "\n", encoding="utf-8")


def judge_classes(kept, comparison):
    problems, seen = [], set()
    for entry in kept["differences"]:
        found = tuple(entry[key] for key in KEYS)
        seen.add(found)
        if not entry["why"]:
            problems.append(f"no reason: {' '.join(found)}")
        if found not in comparison.classes:
            problems.append(f"no longer there: {' '.join(found)}")
    for found, where in sorted(comparison.classes.items()):
        if found not in seen:
            problems.append(f"not explained: {' '.join(found)}: {len(where)}, {where[0]}")
    return problems


def judge_silent(kept, silent):
    problems = [f"never answers: {check}" for check in silent if check not in kept["silent"]]
    problems += [f"answers: {check}" for check in kept["silent"] if check not in silent]
    return problems + [f"no reason: {check}" for check, why in kept["silent"].items() if not why]


def report(comparison, n_designs):
    words = collections.Counter()
    for (_, word), n in comparison.both.items():
        words[word] += n
    failed = {check for (check, word) in comparison.both if word == "fail"}
    differing = sum(map(len, comparison.classes.values()))
    print(f"# {n_designs} designs; both pass {words['pass']}, both fail {words['fail']}")
    print(f"# {differing} differences of {len(comparison.classes)} classes")
    print(f"# {len(comparison.answered)} checks answered, {len(failed)} of them failed with ours")
    for found, where in sorted(comparison.classes.items()):
        print(f"#   {len(where)} {' '.join(found)}")


def main():
    checkov = shutil.which(os.environ.get("CHECKOV", "checkov"))
    if checkov is None:
        print("1..0 # SKIP no checkov here; ./dev test --long installs it")
        return 0
    tap, tool, rules = Tap(), Tool(sys.argv[1]), read_rules()
    n_random = sys.argv[3] if len(sys.argv) > 3 else str(RANDOM)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        save_starters(tool, folder)
        subprocess.run([sys.argv[2], "save", n_random, place], check=True, stdout=sys.stderr)
        strip_comments(folder)
        folders = sorted(folder.iterdir())
        comparison = compare(tool, checkov, rules, folders)
    report(comparison, len(folders))
    named = {check for own, _ in rules.values() for check in own}
    silent = sorted(named - comparison.answered)
    kept = {"silent": {}, "differences": []}
    if KEPT.exists():
        kept = json.loads(KEPT.read_text(encoding="utf-8"))
    if os.environ.get("ISH_UPDATE_GOLDEN"):
        update(kept, comparison, silent)
        kept = json.loads(KEPT.read_text(encoding="utf-8"))
    tap.say("/endtoend/checks-beside/differences", judge_classes(kept, comparison))
    tap.say("/endtoend/checks-beside/silent", judge_silent(kept, silent))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
