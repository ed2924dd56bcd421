"""Code that was read means what the design means: test-foreign.py ISSHONICTL quick|long|write|show.

Every starter, dev and prod (a few of them when quick): the findings (rule, type, result) and the
fixed cost of the generated code of both dialects are those of the design; what differs is in
foreign-differences.json with the reason. Then samples that other people might have written,
tests/endtoend/foreign/NAME, against expected.json beside them.
SPDX-License-Identifier: MIT
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CTL, EXTENT = sys.argv[1:3]
WRITE = EXTENT == "write"
QUICK = ("alb_autoscaling", "eks_platform", "serverless_api", "static_site")
DIFFERENCES = ROOT / "tests/endtoend/foreign-differences.json"
SAMPLES = ROOT / "tests/endtoend/foreign"


def run(*words):
    done = subprocess.run([CTL, *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or "runtime error" in done.stderr:
        raise SystemExit(f"{' '.join(map(str, words))}: {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def checks_of(path, *more):
    answer = run("check", path, "--json", *more)
    found = collections.Counter()
    for check in answer["checks"]:
        if check["result"] != "not-applicable":
            found[check["rule"], check.get("type", ""), check["result"]] += 1
    return found, answer


def fixed_of(path, *more):
    return round(run("cost", path, "--json", *more)["total"]["fixed"], 6)


def differences(design, code):
    """Lines "rule type: pass 2, fail 1 -> fail 3" of the pairs that differ."""
    table = collections.defaultdict(lambda: (collections.Counter(), collections.Counter()))
    for side, counts in enumerate((design, code)):
        for (rule, kind, result), n in counts.items():
            table[rule, kind][side][result] += n

    def say(counter):
        return ", ".join(f"{result} {n}" for result, n in sorted(counter.items())) or "none"
    return [f"{rule} {kind}: {say(a)} -> {say(b)}"
            for (rule, kind), (a, b) in sorted(table.items()) if a != b]


def starters():
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for starter in sorted((ROOT / "templates").glob("*.isshoni")):
            if EXTENT == "quick" and starter.stem not in QUICK:
                continue
            for environment in ("prod",) if EXTENT == "quick" else ("dev", "prod"):
                path = folder / f"{starter.stem}-{environment}.isshoni"
                design = json.loads(starter.read_text(encoding="utf-8"))
                design["settings"]["environment"] = environment
                path.write_text(json.dumps(design), encoding="utf-8")
                wanted, _ = checks_of(path)
                cost = run("cost", path, "--json")
                fixed, region = round(cost["total"]["fixed"], 6), cost["region"]
                for dialect in ("terraform", "cloudformation"):
                    out = folder / f"{path.stem}-{dialect}"
                    run("generate", path, "--to", dialect, "--out", out, "--json")
                    given, answer = checks_of(out, "--region", region)
                    lines = differences(wanted, given)
                    cost = fixed_of(out, "--region", region)
                    if cost != fixed:
                        lines.append(f"fixed cost of {path.stem}: {fixed} -> {cost}")
                    if answer["environment"] != environment:
                        lines.append(f"environment: {answer['environment']}")
                    for line in lines:
                        found.setdefault(dialect, {}).setdefault(line, []).append(path.stem)
    return found


def explain(found):
    """What no explanation of the file covers; an explanation that covers nothing is as wrong."""
    book = json.loads(DIFFERENCES.read_text(encoding="utf-8"))
    unexplained, used = [], set()
    for dialect, lines in found.items():
        for line, where in lines.items():
            reason = next((entry["differs"] for entry in book[dialect]
                           if re.fullmatch(entry["differs"], line)), None)
            if reason is None:
                unexplained.append(f"{dialect}: {line}: {', '.join(where)}")
            used.add((dialect, reason))
    if EXTENT == "quick":
        return unexplained
    unexplained += [f"{dialect}: nothing differs as: {entry['differs']}"
                    for dialect, entries in book.items() for entry in entries
                    if (dialect, entry["differs"]) not in used]
    return unexplained


def read_sample(path):
    entries = [entry for entry in sorted(path.iterdir()) if entry.name != "expected.json"]
    target = path if any(e.suffix == ".tf" or e.name.endswith(".tf.json") for e in entries) \
        else entries[0]
    answer = run("check", target, "--json")
    cost = run("cost", target, "--json")
    lines = sorted({f"{check['result']} {check['rule']} {check.get('code_name', 'design')}"
                    + (f" {pathlib.Path(check['path']).name}:{check['line']}"
                       if "path" in check else "")
                    for check in answer["checks"] if check["result"] in ("fail", "not-decidable")})
    return {"environment": answer["environment"], "region": answer["region"],
            "checks": lines,
            "unknown": [f"{entry['type']} {entry['count']}"
                        for entry in answer["unknown"]["types"]],
            "notes": [f"{note['what']} {note['name']}" for note in answer["unknown"]["notes"]],
            "fixed": round(cost["total"]["fixed"], 2),
            "unpriced": sorted({f"{line['code_name']}: {line['unpriced']}"
                                for line in cost["lines"] if "unpriced" in line})}


def samples():
    wrong = []
    for path in sorted(entry for entry in SAMPLES.iterdir() if entry.is_dir()):
        expected = path / "expected.json"
        given = read_sample(path)
        if WRITE:
            expected.write_text(json.dumps(given, indent=1) + "\n", encoding="utf-8")
        elif given != json.loads(expected.read_text(encoding="utf-8")):
            wrong.append(f"{path.name}: {json.dumps(given, indent=1)}")
    return wrong


def refusals():
    """Unusable input ends with 3 and says where."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "bad.yaml").write_text("Resources: [", encoding="utf-8")
        (folder / "none.yaml").write_text("a: 1\n", encoding="utf-8")
        (folder / "bad").mkdir()
        (folder / "bad/main.tf").write_text("resource {", encoding="utf-8")
        (folder / "empty").mkdir()
        for name in ("bad.yaml", "none.yaml", "bad", "empty", "missing.tf"):
            for command in ("check", "cost"):
                done = subprocess.run([CTL, command, str(folder / name)], capture_output=True,
                                      text=True, check=False)
                if done.returncode != 3 or str(folder / name) not in done.stderr:
                    wrong.append(f"{command} {name}: {done.returncode}: {done.stderr}")
    return wrong


def main():
    if EXTENT == "show":
        print(json.dumps(starters(), indent=1))
        return 0
    parts = {"starters": lambda: explain(starters()), "samples": samples, "refusals": refusals}
    print(f"1..{len(parts)}")
    failed = 0
    for n, (name, part) in enumerate(parts.items(), 1):
        wrong = part()
        print(f"{'not ok' if wrong else 'ok'} {n} /endtoend/foreign/{name}")
        for line in wrong:
            print(*(f"# {piece}" for piece in line.split("\n")), sep="\n")
        failed += bool(wrong)
    return 1 if failed else 0


sys.exit(main())
