#!/usr/bin/env python3
"""What ./dev test counts: tools/test-report.py on logs as meson writes them (TAP).

SPDX-License-Identifier: MIT
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(__file__).resolve().parents[2] / "tools/test-report.py"
PASSED = "1..3\nok 1 /a\nok 2 /b # SKIP no network\n# remark\nok 3 /c\n"

# (what, the log's entries, last line, exit status)
CASES = [
    ("tests of a program one by one", [("OK", PASSED)], "2 passed, 0 failed, 1 skipped", 0),
    ("a program without tap as one", [("OK", "hello\n")], "1 passed, 0 failed", 0),
    ("each test that fails", [("FAIL", "1..3\nok 1 /a\nnot ok 2 /b\nnot ok 3 /c\n")],
     "1 passed, 2 failed", 1),
    ("a crash after good tests", [("ERROR", "1..3\nok 1 /a\nok 2 /b\n")], "2 passed, 1 failed", 1),
    ("a program stopped in time", [("TIMEOUT", "")], "0 passed, 1 failed", 1),
    ("a program that skips itself", [("OK", "x\n"), ("SKIP", "no display\n")],
     "1 passed, 0 failed, 1 skipped", 0),
    ("indented tests of tests not at all", [("OK", "1..1\n    not ok 1 - inner\nok 1 /a\n")],
     "1 passed, 0 failed", 0),
    ("nothing as a failure", [], "0 passed, 0 failed", 1),
]


def main():
    print(f"1..{len(CASES)}")
    wrong = 0
    for number, (what, entries, last, status) in enumerate(CASES, 1):
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as log:
            for result, output in entries:
                entry = {"name": "p:engine / t", "result": result, "stdout": output,
                         "duration": 0.1}
                log.write(json.dumps(entry) + "\n")
            log.flush()
            run = subprocess.run([sys.executable, PROGRAM, f"engine={log.name}"],
                                 capture_output=True, text=True, check=False)
        got = (run.stdout.splitlines() or [""])[-1]
        ok = got == last and run.returncode == status
        print("ok" if ok else "not ok", f"{number} /dev/test/counts {what}")
        if not ok:
            print(f"# wanted {last} ({status}), got {got} ({run.returncode}) {run.stderr}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
