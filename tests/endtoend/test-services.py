#!/usr/bin/env python3
"""A new cloud service is data: one file, one kind, no C: test-services.py ISSHONICTL (TAP).

SPDX-License-Identifier: MIT
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import cases
from generated import ROOT, Tap, Tool, check_facts, check_format, find_cfn_lint, lint

TEXTS = {"en": "Activity", "ko": "액티비티", "ja": "アクティビティ"}
SERVICE = {
    "type": "aws.activity",
    "label": TEXTS,
    "words": ["activity", "worker", "aws_sfn_activity", "AWS::StepFunctions::Activity"],
    "category": "messaging",
    "rank": 90,
    "icon": "sqs",
    "help": "A piece of work that somebody fetches, does and reports.",
    "detail": "${props.note}",
    "props": {"note": {"type": "string", "label": "Note", "default": "", "help": "What it is."}},
    "nodes": [
        {
            "as": "main",
            "kind": "activity",
            "args": {
                "name": "${prefix}-${fit(dash(id), 80)}",
                "tags": {"note": "${props.note == '' ? null : props.note}"},
            },
        }
    ],
    "lines": [
        {
            "from": "compute",
            "type": "api",
            "default": True,
            "help": "Lets {from} fetch the work and tells it where.",
            "do": [
                {
                    "from.grant": {
                        "actions": ["states:GetActivityTask", "states:SendTaskSuccess"],
                        "on": "${to.main.arn}",
                    }
                },
                {"from.env": {"name": "${upper(to.id)}_ARN", "value": "${to.main.arn}"}},
            ],
        }
    ],
    "outputs": [{"name": "${id}_arn", "value": "${main.arn}", "help": "ARN of the activity."}],
}
KIND = {
    "activity": {
        "tf": "aws_sfn_activity",
        "cfn": "AWS::StepFunctions::Activity",
        "section": "events",
        "rank": 90,
        "attrs": {"arn": {"tf": "id", "cfn": "Ref"}},
    }
}


def make_catalog(folder, service=None, kind=None):
    """A copy of the program's catalogue with the service, and the schema tables cut for it."""
    catalog = folder / "catalog"
    shutil.copytree(ROOT / "data" / "catalog", catalog)
    for name, content in (("services", service or SERVICE), ("kinds", kind or KIND)):
        path = catalog / "aws" / name / "activity.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    core = folder / "core.json"
    program = ROOT / "tools" / "core-schema.py"
    subprocess.run([sys.executable, program, ROOT / "data/schema", catalog, core], check=True)
    return {"ISSHONI_CATALOG": str(catalog), "ISSHONI_SCHEMA": str(core)}


def make_design():
    resources = [
        {**cases.make_resource("steps", "aws.sqs", note="숙제"), "type": "aws.activity"},
        cases.make_resource("worker", "aws.lambda"),
    ]
    return cases.make_design(resources, [cases.make_line("worker", "steps")])


def test_generates(tool, folder):
    environment = make_catalog(folder)
    out = folder / "out"
    said = tool.write_both(make_design(), out, **environment)
    if said:
        return [said]
    terraform = (out / "terraform/main.tf").read_text(encoding="utf-8")
    template = (out / "cloudformation/template.yaml").read_text(encoding="utf-8")
    wanted = {
        'resource "aws_sfn_activity" "steps"': terraform,
        "aws_sfn_activity.steps.id": terraform,
        "STEPS_ARN": terraform + template,
        "states:GetActivityTask": terraform,
        "Type: AWS::StepFunctions::Activity": template,
        "states:SendTaskSuccess": template,
        "!Ref Steps": template,
        "steps_arn": (out / "terraform/outputs.tf").read_text(encoding="utf-8"),
    }
    problems = [f"{text} is not there" for text, code in wanted.items() if text not in code]
    problems += check_facts(out)
    if check_format(out):
        problems.append(check_format(out))
    if find_cfn_lint():
        problems += lint([out / "cloudformation/template.yaml"]).values()
    return problems


def test_is_not_known_without(tool, folder):
    (folder / "d.isshoni").write_text(json.dumps(make_design()), encoding="utf-8")
    status, document = tool.generate(folder / "d.isshoni", "terraform", folder / "out")
    rules = [finding["rule"] for finding in document["findings"] if finding["id"] == "steps"]
    return [] if status == 1 and rules == ["design.type"] else [f"status {status}: {document}"]


def test_mistakes_name_their_place(tool, folder):
    broken = {
        "an unknown key": {**SERVICE, "propz": {}},
        "an unknown kind": {**SERVICE, "nodes": [{"as": "main", "kind": "nothing", "args": {}}]},
        "an expression": {**SERVICE, "detail": "${props.}"},
        "a missing language": {**SERVICE, "label": {"en": "Activity"}},
    }
    problems = []
    for number, (what, service) in enumerate(broken.items()):
        place = folder / str(number)
        place.mkdir()
        (place / "d.isshoni").write_text(json.dumps(make_design()), encoding="utf-8")
        environment = make_catalog(place, service)
        status, document = tool.generate(place / "d.isshoni", "terraform", place, **environment)
        message = document.get("error", {}).get("message", "")
        if status != 4 or "activity.json" not in message:
            problems.append(f"{what}: status {status}: {document}")
    return problems


def main():
    tool, tap = Tool(sys.argv[1]), Tap()
    for test in (test_generates, test_is_not_known_without, test_mistakes_name_their_place):
        with tempfile.TemporaryDirectory() as folder:
            name = test.__name__.removeprefix("test_").replace("_", "-")
            tap.run(f"/endtoend/services/{name}", test, tool, pathlib.Path(folder))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
