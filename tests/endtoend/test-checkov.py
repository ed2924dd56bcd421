#!/usr/bin/env python3
"""Every starter as it goes to production, under checkov: test-checkov.py ISSHONICTL (TAP).

Nothing may fail. What is accepted stands in the code with its reason, and each pair of check and
reason stands in checkov-accepted.json too, so that a new one is seen by whoever reviews. Skipped
where neither PATH nor CHECKOV has checkov.
SPDX-License-Identifier: MIT
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from generated import ROOT, Tap, Tool

KEPT = pathlib.Path(__file__).with_name("checkov-accepted.json")


def run_checkov(program, folder, dialect):
    done = subprocess.run(
        [program, "-d", str(folder / dialect), "--framework", dialect, "-o", "json", "--compact"],
        capture_output=True,
        text=True,
        env={**os.environ, "LOG_LEVEL": "ERROR"},
        check=False,
    )
    reports = json.loads(done.stdout)
    failed, accepted, passed = [], set(), 0
    for report in reports if isinstance(reports, list) else [reports]:
        # What checkov cannot read has nothing that fails; such silence must not pass.
        results = report.get("results", {})
        failed += [f"cannot be read: {file}" for file in results.get("parsing_errors", ())]
        passed += report.get("summary", {}).get("passed", 0)
        failed += [f"{c['check_id']} {c['resource']}" for c in results.get("failed_checks", ())]
        accepted |= {
            (c["check_id"], c["check_result"].get("suppress_comment", ""))
            for c in results.get("skipped_checks", ())
        }
    if not passed:
        failed.append("nothing was checked")
    return failed, accepted


def check_starter(tool, checkov, name, place):
    design = json.loads((ROOT / "templates" / f"{name}.isshoni").read_text(encoding="utf-8"))
    design["settings"]["environment"] = "prod"
    folder = pathlib.Path(place) / name
    if said := tool.write_both(design, folder):
        return [said], set()
    found, accepted = [], set()
    for dialect in ("terraform", "cloudformation"):
        failed, reasons = run_checkov(checkov, folder, dialect)
        found += [f"{dialect}: {text}" for text in failed]
        accepted |= reasons
    return found, accepted


def main():
    checkov = shutil.which(os.environ.get("CHECKOV", "checkov"))
    if checkov is None:
        print("1..0 # SKIP no checkov here; ./dev test --long installs it")
        return 0
    tap, tool = Tap(), Tool(sys.argv[1])
    names = sorted(path.stem for path in (ROOT / "templates").glob("*.isshoni"))
    everything = set()
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(2) as pool:
        jobs = {name: pool.submit(check_starter, tool, checkov, name, place) for name in names}
        for name, job in jobs.items():
            found, accepted = job.result()
            everything |= accepted
            tap.say(f"/endtoend/checkov/{name}", found)
    now = [list(pair) for pair in sorted(everything)]
    if os.environ.get("ISH_UPDATE_GOLDEN"):
        KEPT.write_text("[\n  " + ",\n  ".join(map(json.dumps, now)) + "\n]\n", encoding="utf-8")
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    changes = [f"new: {pair}" for pair in now if pair not in kept]
    changes += [f"gone: {pair}" for pair in kept if pair not in now]
    tap.say("/endtoend/checkov/accepted", changes)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
