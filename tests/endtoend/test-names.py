#!/usr/bin/env python3
"""Whatever people write into a design, the code stays code: test-names.py ISSHONICTL
quick|long (TAP).

Names, notes, labels, tags and properties hold text that means something to Terraform, YAML or
CloudFormation. Both dialects must parse, declare what the plain design declares and nothing else,
and never evaluate the text. SPDX-License-Identifier: MIT
"""

import json
import pathlib
import re
import sys
import tempfile

import cases
from generated import DIALECTS, ROOT, Tap, Tool, check_facts, check_format, check_generated
from generated import find_cfn_lint, lint

GHOST = "${aws_sqs_queue.ghost.arn}"
TEXTS = {
    "quotes": '"it\'s" `x` \\" \\',
    "terraform-templates": GHOST + " %{ if true }x%{ endif } $${x} %%{y} $" + GHOST,
    "cloudformation-templates": "${AWS::AccountId} ${Ghost.Arn} ${!x} !Ref Ghost !Sub '${Ghost}'",
    "lines": 'a\nresource "aws_sqs_queue" "ghost" {}\r\nb\n  Ghost:\n    Type: AWS::SQS::Queue\n',
    "yaml": "- *a &b !!binary {x: y} # [z] | > % @ : ? ---\n...\n",
    "like-other-types": "yes",
    "like-a-number": "0o17",
    "markup": "</title></text><script>alert(1)</script>&amp;]]>",
    "comments": "*/ // # /* <!-- -->",
    "heredoc": "<<EOT\nEOT\n",
    "korean": "재난 알림 시스템 — 주문·결제 “서버”",
    "japanese": "災害通知システム（本番）ｶﾅ",
    "emoji": "🚀👩‍👩‍👧‍👦 e\u0301 \u202e\u200b\u2028\u2029\u0085\ufeff",
    "control": "a\tb\x01\x1b[31m\x7f",
    "empty": "",
    "blank": "   ",
    "long": "긴 이름 " * 2500,
}

LINTED = ("terraform-templates", "cloudformation-templates", "lines", "yaml", "emoji", "long")


def hostile_design(text):
    """The richest starter, everything a person writes replaced."""
    path = ROOT / "templates" / "disaster_notification.isshoni"
    design = json.loads(path.read_text(encoding="utf-8"))
    design["name"] = design["prompt"] = text
    design["settings"]["tags"] = {"team": text[:200], "owner" + text[:20]: "x"}
    for item in design["resources"]:
        item["name"] = item["notes"] = text
    for line in design["connections"]:
        line["label"] = text
    for note in design["annotations"]:
        note["text"] = text
    return design


def declared(folder):
    """Addresses of what the code declares, in both dialects."""
    names = set()
    for path in (folder / "terraform").glob("*.tf"):
        blocks = check_generated.read_terraform(path)
        names |= {(block.kind, *block.labels) for block in blocks}
    for path in (folder / "cloudformation").glob("*.yaml") if check_generated.yaml else ():
        data = check_generated.Template(path).data
        for section in ("Resources", "Outputs", "Parameters"):
            names |= {(section, name) for name in data.get(section) or {}}
    return names


def evaluated(folder):
    """Where Terraform would evaluate the text; of !Sub the facts say that it is not declared."""
    for path in (folder / "terraform").glob("*.tf"):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line.lstrip().startswith("#") and re.search(
                r"(?<!\$)(?:\$\$)*\$\{aws_sqs_queue\.ghost|(?<!%)%\{ if true", line
            ):
                yield f"{path.name}: {line[:300]}"


def judge(folder, plain=None):
    problems = [*check_facts(folder), *evaluated(folder)]
    for path in [*folder.rglob("*.tf"), *folder.rglob("*.yaml")]:
        data = path.read_bytes()
        if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data):
            problems.append(f"{path.name}: a control character")
        data.decode("utf-8")
    if plain is not None:
        difference = declared(folder) ^ plain
        problems += [f"declared in only one: {name}" for name in sorted(difference, key=str)[:5]]
    return problems


def write_text(tool, folder, name, text, plain):
    said = tool.write_both(hostile_design(text), folder / name)
    return [said] if said else judge(folder / name, plain)


def write_properties(tool, folder, step):
    """Every STEPth text property of all types, alone; what is refused is refused in words."""
    problems, seen, written = [], 0, 0
    texts = ["quotes", "terraform-templates", "cloudformation-templates", "lines", "korean"]
    for kind, service in cases.SERVICES.items():
        fields = {k: p for k, p in service.get("props", {}).items() if p["type"] in SHAPES}
        for field, prop in fields.items():
            seen += 1
            if seen % step:
                continue
            text = TEXTS[texts[written % len(texts)]]
            design = cases.make_design(
                cases.place("it", kind, **{field: SHAPES[prop["type"]](text)})
            )
            out = folder / "properties" / f"{service['stem']}-{field}"
            said = tool.write_both(design, out)
            if said is None:
                # A list or a map of the wrong shape is the writer's mistake, not an injection.
                mistakes = [m for m in judge(out) if prop["type"] != "json" or " needs " not in m]
                problems += [f"{out.name}: {mistake}" for mistake in mistakes]
            elif "status 1" not in said:
                problems.append(f"{out.name}: {said}")
            written += 1
    return problems


SHAPES = {
    "string": str,
    "text": str,
    "list": lambda text: [text, text + "2"],
    "json": lambda text: {"KEY": text, "K" + text[:20]: {"Statement": text}},
}


def write_foreign_ids(tool, folder):
    """Ids of other programs: kept in the file, legal in code."""
    ids = ["vpc-1", "A.B", "1st", "이름", "a b", "a-b", "a_b", "resource", "x" * 100, '"', "${x}"]
    resources = [cases.make_resource(identifier, "aws.sqs") for identifier in ids]
    said = tool.write_both(cases.make_design(resources), folder / "ids")
    if said:
        return [said]
    text = (folder / "ids/terraform/main.tf").read_text(encoding="utf-8")
    names = re.findall(r'^resource "aws_sqs_queue" "([^"]*)"', text, re.MULTILINE)
    problems = judge(folder / "ids")
    problems += [f"{name} is no name" for name in names if not re.fullmatch(r"[a-z_]\w*", name)]
    if len(set(names)) < len(ids) or len(set(names)) != len(names):
        problems.append(f"{len(ids)} queues became {names}")
    return problems


def lint_all(folder):
    """Of properties only whether they parse and refer well: their values are the writer's."""
    names = [path for name in LINTED for path in (folder / name).rglob("*.yaml")]
    properties = list((folder / "properties").rglob("*.yaml")) + list(
        (folder / "ids").rglob("*.yaml")
    )
    problems = []
    for path, errors in lint(sorted(names) + sorted(properties)).items():
        case = pathlib.Path(path).parent.parent
        for error in errors:
            # E1029 takes "${X}" in plain text for a forgotten !Sub; here people wrote it.
            if error.startswith("E1029") or case.parent != folder and not re.match("E[01]", error):
                continue
            problems.append(f"{case.name}: {error}")
    return problems


def main():
    tool, tap = Tool(sys.argv[1]), Tap()
    step = 1 if sys.argv[2] == "long" else 6
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tool.write_both(hostile_design("plain"), folder / "plain")
        plain = declared(folder / "plain")
        assert len(plain) > len(DIALECTS) * 50, plain
        for what, text in TEXTS.items():
            tap.run(f"/endtoend/names/{what}", write_text, tool, folder, what, text, plain)
        tap.run("/endtoend/names/properties", write_properties, tool, folder, step)
        tap.run("/endtoend/names/foreign-ids", write_foreign_ids, tool, folder)
        changes = check_format(folder)
        missing = None if changes is not None else "terraform is not on PATH"
        tap.say("/endtoend/names/terraform-fmt", [changes] if changes else (), missing)
        if find_cfn_lint():
            tap.run("/endtoend/names/cfn-lint", lint_all, folder)
        else:
            tap.say("/endtoend/names/cfn-lint", (), "cfn-lint is not on PATH")
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
