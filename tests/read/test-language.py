#!/usr/bin/env python3
"""isshonictl lint in Korean and Japanese: test-language.py ISSHONICTL (TAP).

People read findings in their language, programs in English. SPDX-License-Identifier: MIT
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv[1]
CODE = """resource "aws_db_instance" "main" {
  engin               = "postgres"
  engine              = "postgres"
  instance_class      = ["a"]
  publicly_accessible = true
}
"""
LOCALES = {"ko": "ko_KR.UTF-8", "ja": "ja_JP.UTF-8"}
LETTERS = {"ko": re.compile("[가-힣]"), "ja": re.compile("[ぁ-ん]")}


def run(locale, folder, *words):
    env = dict(os.environ, LC_ALL=locale, ISSHONI_LOCALEDIR=str(folder / "locale"))
    env.pop("LANGUAGE", None)
    done = subprocess.run([PROGRAM, "lint", str(folder / "main.tf"), *words], env=env,
                          capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    return done.stdout


def sentences(text):
    """What the lines of a report say: "FILE:LINE:COLUMN: error: MESSAGE [RULE]" and fixes."""
    findings = re.findall(r"^\S+:(\d+):\d+: \w+: (.*) \[([a-z.-]+)\]$", text, re.MULTILINE)
    fixes = re.findall(r"^    (\S.*)$", text, re.MULTILINE)
    return findings, fixes


def check(language, folder):
    locale = LOCALES[language]
    english, _fixes = sentences(run("C.UTF-8", folder))
    findings, fixes = sentences(run(locale, folder))
    assert [(f[0], f[2]) for f in findings] == [(f[0], f[2]) for f in english]
    assert {"schema.name", "schema.kind", "database.public"} <= {f[2] for f in findings}
    for said in [f[1] for f in findings] + fixes:
        assert LETTERS[language].search(said), f"not in {language}: {said}"
    unknown = next(f[1] for f in findings if f[2] == "schema.name")
    assert "“engin”" in unknown and "“engine”" in unknown, unknown
    for words in (("--json",), ("--sarif", "-")):
        text = run(locale, folder, *words)
        assert text == run("C.UTF-8", folder, *words)
        json.loads(text)
        assert not LETTERS[language].search(text)


def main():
    have = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout
    print(f"1..{len(LOCALES)}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "main.tf").write_text(CODE, encoding="utf-8")
        for number, (language, locale) in enumerate(LOCALES.items(), 1):
            if locale.replace("UTF-8", "utf8") not in have.split():
                print(f"ok {number} - {language} # SKIP no locale {locale}")
                continue
            target = folder / "locale" / language / "LC_MESSAGES"
            target.mkdir(parents=True)
            subprocess.run(["msgfmt", "-o", str(target / "isshoni.mo"),
                            str(ROOT / "po" / f"{language}.po")], check=True)
            try:
                check(language, folder)
                print(f"ok {number} - {language}")
            except AssertionError as error:
                print(f"not ok {number} - {language}: {error}".replace("\n", " "))


if __name__ == "__main__":
    main()
