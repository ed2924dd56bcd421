"""What the end-to-end tests share: runs isshonictl, judges what it wrote, speaks TAP.

SPDX-License-Identifier: MIT
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "generate"))

import check_generated  # noqa: E402  pylint: disable=wrong-import-position

DIALECTS = ("terraform", "cloudformation")


class Tool:
    """isshonictl."""

    def __init__(self, program):
        self.program = pathlib.Path(program).resolve()

    def generate(self, path, dialect, out, **environment):
        """(exit status, the JSON document)"""
        command = [self.program, "generate", path, "--to", dialect, "--out", out, "--json"]
        done = subprocess.run(
            command, capture_output=True, env={**os.environ, **environment}, check=False
        )
        if done.returncode not in (0, 1, 3, 4):
            raise AssertionError(f"{path}: status {done.returncode}: {done.stderr[-2000:]!r}")
        return done.returncode, json.loads(done.stdout)

    def write_both(self, design, folder, **environment):
        """Both dialects below the folder; a sentence when something said no."""
        folder.mkdir(parents=True)
        path = folder / "design.isshoni"
        path.write_text(json.dumps(design, ensure_ascii=False), encoding="utf-8")
        for dialect in DIALECTS:
            status, document = self.generate(path, dialect, folder / dialect, **environment)
            if status:
                errors = [f for f in document.get("findings", []) if f["severity"] == "error"]
                said = [f"{f['rule']}: {f['message']}" for f in errors] or [str(document)]
                return f"{dialect}: status {status}: {'; '.join(said)}"
        return None


# --- judging ---


def check_facts(folder):
    """Mistakes against the providers' schema facts."""
    return check_generated.check_folder(folder)


def check_format(folder):
    """What terraform fmt would change; None without terraform."""
    if shutil.which("terraform") is None:
        return None
    command = ["terraform", "fmt", "-check", "-diff", "-recursive", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout[:4000] + done.stderr[:4000] if done.returncode else ""


def find_cfn_lint():
    return os.environ.get("CFN_LINT") or shutil.which("cfn-lint")


def lint(paths):
    """{path: [error]} of one run over all templates: starting costs more than a small template."""
    command = [find_cfn_lint(), "--format", "json", "--regions", "ap-northeast-2", "us-east-1"]
    found = {}
    for start in range(0, len(paths), 200):
        batch = [str(path) for path in paths[start : start + 200]]
        done = subprocess.run([*command, "--", *batch], capture_output=True, text=True, check=False)
        if not done.stdout.strip() and done.returncode:
            raise AssertionError(f"cfn-lint: status {done.returncode}: {done.stderr[-2000:]}")
        for match in json.loads(done.stdout or "[]"):
            if match["Level"] == "Error":
                where = "/".join(map(str, match["Location"]["Path"] or []))
                text = f"{match['Rule']['Id']} {where}: {match['Message']}"
                found.setdefault(match["Filename"], []).append(text)
    return found


# --- TAP ---


class Tap:
    def __init__(self):
        self.number, self.failed = 0, 0

    def say(self, name, problems=(), skip=None):
        self.number += 1
        problems = [str(problem) for problem in problems]
        self.failed += bool(problems)
        mark = f" # SKIP {skip}" if skip else ""
        print(f"{'not ok' if problems else 'ok'} {self.number} {name}{mark}", flush=True)
        for problem in problems[:40]:
            print("".join(f"# {line}\n" for line in problem.splitlines()), end="", flush=True)
        if len(problems) > 40:
            print(f"# and {len(problems) - 40} more", flush=True)

    def run(self, name, function, *arguments):
        """A test that raises AssertionError, or returns its problems."""
        try:
            self.say(name, function(*arguments) or ())
        except Exception:  # pylint: disable=broad-except
            self.say(name, [traceback.format_exc()])

    def finish(self):
        print(f"1..{self.number}")
        return 1 if self.failed else 0
