#!/usr/bin/env python3
"""The command line as a script sees it: test-cli.py ISSHONICTL [NAME...] (TAP).

Every run is held to the promises all commands share: a known exit status, one JSON document with
--json, no warnings of libraries on standard error. SPDX-License-Identifier: MIT
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
PROGRAM_TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / "templates"
STARTERS = sorted(path.stem for path in PROGRAM_TEMPLATES.glob("*.isshoni"))
LOCALES = ["C", "C.UTF-8", "ko_KR.UTF-8"]
NOISE = re.compile(
    r"CRITICAL|WARNING \*\*|Traceback|Sanitizer|runtime error|assertion", re.IGNORECASE
)
DESIGN = {
    "format": "isshoni-design",
    "version": 1,
    "id": "t",
    "name": "Test",
    "settings": {
        "cloud": "aws",
        "region": "ap-northeast-2",
        "environment": "dev",
        "prefix": "test",
    },
    "resources": [
        {
            "id": "inbox",
            "type": "aws.sqs",
            "name": "받은 편지함",
            "parent": None,
            "x": 0,
            "y": 0,
            "properties": {},
            "notes": "",
        }
    ],
    "connections": [],
    "annotations": [],
}


class Run:
    def __init__(self, arguments, status, out, err):
        self.arguments, self.status, self.out, self.err = arguments, status, out, err

    @property
    def text(self):
        return self.out.decode("utf-8")

    @property
    def document(self):
        return json.loads(self.text)

    def __repr__(self):
        return f"{self.arguments} -> {self.status}\n{self.out[:2000]!r}\n{self.err[:2000]!r}"


def run(*arguments, given=None, locale="C.UTF-8", expect=0, **environment):
    env = {**os.environ, "LC_ALL": locale, "LANGUAGE": "", **environment}
    words = [str(PROGRAM), *map(os.fsencode, map(str, arguments))]
    done = subprocess.run(
        words,
        input=given if given is not None else b"",
        capture_output=True,
        env=env,
        timeout=60,
        check=False,
    )
    result = Run(arguments, done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
    assert result.status in (0, 1, 2, 3, 4), f"a status that is no promise: {result}"
    assert expect is None or result.status == expect, f"wanted {expect}: {result}"
    assert not NOISE.search(result.err), f"noise on standard error: {result}"
    if "--json" in arguments and "--help" not in arguments:
        assert isinstance(result.document, dict), f"not one JSON document: {result}"
        assert result.out.endswith(b"\n"), result
    if result.status == 2:
        assert "--help" in result.err and not (result.out and "--json" not in arguments), result
    if result.status and "--json" in arguments:
        document = result.document
        assert (
            "error" in document
            and document["error"]["exit"] == result.status
            or document.get("errors")
            or document.get("over_budget") is True
            or document.get("open") is False
        ), result
    return result


def write(folder, name, content):
    path = folder / name
    data = (
        content
        if isinstance(content, bytes)
        else (
            content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        ).encode()
    )
    path.write_bytes(data)
    return path


def design(**changes):
    return {**json.loads(json.dumps(DESIGN)), **changes}


# --- templates, new ---


def test_templates_are_listed(folder):
    for locale in LOCALES:
        names = [line.split()[0] for line in run("templates", locale=locale).text.splitlines()]
        assert names == STARTERS, names
        document = run("templates", "--json", locale=locale).document
        assert [entry["name"] for entry in document["templates"]] == STARTERS, document
        assert all(entry["title"] and entry["summary"] for entry in document["templates"]), document


def test_new_by_name(folder):
    for name in STARTERS:
        path = folder / f"{name}.isshoni"
        assert str(path) in run("new", name, "--out", path).text
        made = json.loads(path.read_text(encoding="utf-8"))
        assert made["format"] == "isshoni-design" and made["resources"], made
        original = json.loads((PROGRAM_TEMPLATES / f"{name}.isshoni").read_text(encoding="utf-8"))
        assert made["id"] != original["id"] and "template" not in made
        assert made["settings"]["prefix"] != original["settings"]["prefix"], made["settings"]
        assert [item["id"] for item in made["resources"]] == [
            item["id"] for item in original["resources"]
        ]
        run("validate", path)


def test_new_twice_are_two_designs(folder):
    first, second = (run("new", "vpc_basic", "--out", "-").document for _ in range(2))
    assert (
        first["id"] != second["id"] and first["settings"]["prefix"] != second["settings"]["prefix"]
    )


def test_new_by_idea(folder):
    ideas = {
        "재난 알림 시스템을 만들고 싶어요": "disaster_notification",
        "災害通知システムを作りたい": "disaster_notification",
        "a disaster notification system": "disaster_notification",
        "오토 스케일링 웹 서버가 필요해요": "alb_autoscaling",
        "세션 캐시를 두고 싶어요": "redis_cluster",
        "I want a private network": "vpc_basic",
    }
    for number, (idea, wanted) in enumerate(ideas.items()):
        for locale in LOCALES:
            path = folder / f"{number}{locale}.isshoni"
            document = run("new", idea, "--out", path, "--json", locale=locale).document
            assert document["template"] == wanted and document["file"] == str(path), (
                idea,
                document,
            )
            made = json.loads(path.read_text(encoding="utf-8"))
            assert made["prompt"] == idea and made["id"] == document["id"], made["prompt"]


def test_new_idea_of_several_words_needs_no_quotes(folder):
    made = run("new", "a", "private", "network", "please", "--out", "-").document
    assert made["prompt"] == "a private network please", made["prompt"]


def test_new_says_no(folder):
    path = folder / "none.isshoni"
    for idea in ("zzzz", "", " ", "'; DROP TABLE", "${x}", "가" * 3000):
        assert "templates" in run("new", idea, "--out", path, expect=1).err
        assert (
            "templates"
            in run("new", idea, "--out", path, "--json", expect=1).document["error"]["message"]
        )
    assert not path.exists()
    run("new", b"\xff\xfe".decode("utf-8", "surrogateescape"), "--out", path, "--json", expect=2)


def test_new_keeps_what_is_there(folder):
    path = write(folder, "mine.isshoni", "precious")
    run("new", "vpc_basic", "--out", path, expect=1)
    assert (
        "--force"
        in run("new", "vpc_basic", "--out", path, "--json", expect=1).document["error"]["message"]
    )
    assert path.read_text(encoding="utf-8") == "precious"
    run("new", "vpc_basic", "--out", path, "--force")
    assert json.loads(path.read_text(encoding="utf-8"))["resources"]


def test_new_prints(folder):
    for more in ([], ["--json"]):
        made = run("new", "redis_cluster", "--out", "-", *more).document
        assert made["format"] == "isshoni-design" and made["resources"]
    assert not (pathlib.Path.cwd() / "-").exists()


def test_new_where_nothing_can_be_written(folder):
    run("new", "vpc_basic", "--out", folder / "no" / "such" / "x.isshoni", expect=4)
    run("new", "vpc_basic", "--out", folder / "no" / "such" / "x.isshoni", "--json", expect=4)
    run("new", "vpc_basic", "--out", folder, "--force", "--json", expect=4)


# --- validate ---


def test_validate_good(folder):
    path = write(folder, "ok.isshoni", design())
    assert "0 errors" in run("validate", path).text
    document = run("validate", path, "--json").document
    assert (
        document["file"] == str(path)
        and document["errors"] == 0
        and document["findings"] is not None
    ), document


def test_validate_from_standard_input(folder):
    given = json.dumps(design()).encode()
    for arguments in (
        ["validate", "-"],
        ["validate", "--json", "-"],
        ["validate", "--json", "--", "-"],
    ):
        run(*arguments, given=given)
    assert run("validate", "-", given=b"{", expect=3).err.startswith(
        "standard input:1:"
    ), "no position"


def test_validate_invalid_designs(folder):
    subnet = {
        "id": "sub",
        "type": "aws.subnet",
        "name": "s",
        "parent": None,
        "x": 0,
        "y": 0,
        "properties": {},
    }
    vpc = {
        "id": "vpc",
        "type": "aws.vpc",
        "name": "v",
        "parent": None,
        "x": 0,
        "y": 0,
        "width": 400,
        "height": 300,
    }
    cases = {
        "unknown type": [{"id": "x", "type": "aws.nothing", "x": 0, "y": 0}],
        "unknown cloud": [{"id": "x", "type": "other.thing", "x": 0, "y": 0}],
        "value of another kind": [
            {"id": "q", "type": "aws.sqs", "x": 0, "y": 0, "properties": {"fifo": "maybe"}}
        ],
        "value out of range": [
            {"id": "q", "type": "aws.sqs", "x": 0, "y": 0, "properties": {"retention_s": 1}}
        ],
        "bad address range": [{**vpc, "properties": {"cidr": "10.0.0.0/99"}}],
        "in what cannot hold it": [vpc, {**subnet, "type": "aws.s3", "parent": "vpc"}],
    }
    for what, resources in cases.items():
        path = write(folder, "bad.isshoni", design(resources=resources))
        plain = run("validate", path, expect=None)
        assert plain.status == 1, f"{what}: {plain}"
        assert re.search(
            rf"^{re.escape(str(path))}: [\w.]+: error: ", plain.err, re.MULTILINE
        ), f"{what}: {plain}"
        document = run("validate", path, "--json", expect=1).document
        assert document["errors"] >= 1, (what, document)
        finding = document["findings"][0]
        assert finding["severity"] == "error" and finding["rule"] and finding["message"], (
            what,
            finding,
        )
        assert finding["id"] == resources[-1]["id"], (what, finding)
        assert "{" not in finding["message"], (what, finding)


def test_refused_line_is_an_error(folder):
    queue = DESIGN["resources"][0]
    topic = {**queue, "id": "bucket", "type": "aws.ecr"}
    path = write(
        folder,
        "refused.isshoni",
        design(
            resources=[queue, topic],
            connections=[{"id": "c1", "from": "inbox", "to": "bucket", "type": "network"}],
        ),
    )
    document = run("validate", path, "--json", expect=1).document
    assert [f["id"] for f in document["findings"] if f["severity"] == "error"] == ["c1"], document


# --- files that cannot be used ---


def bad_files():
    resource = DESIGN["resources"][0]
    frame = {"type": "aws.group", "x": 0, "y": 0, "width": 100, "height": 100}
    yield "empty", "", 1
    yield "blank", "  \n\n ", 3
    yield "not JSON", "hello", 1
    yield "no UTF-8", b'{"format": "\xff"}', 1
    yield "broken in line 3", '{"format": "isshoni-design",\n "version": 1,\n "id" 3}', 3
    yield "cut off", json.dumps(DESIGN)[:200], 1
    yield "a comment", '{"format": "isshoni-design", /* */ "version": 1}', 1
    yield "two documents", json.dumps(DESIGN) + json.dumps(DESIGN), 1
    yield "a list", "[]", 1
    yield "a number", "42", 1
    yield "another format", '{"format": "something", "version": 1}', 1
    yield "newer version", json.dumps(design(version=99)), 1
    yield "resources of another kind", json.dumps(design(resources={"a": 1})), 1
    yield "a resource of another kind", json.dumps(design(resources=[7])), 1
    yield "an id of another kind", json.dumps(design(resources=[{**resource, "id": 7}])), 1
    yield "the same id twice", json.dumps(design(resources=[resource, resource])), 1
    yield "a circle of parents", json.dumps(
        design(resources=[{**frame, "id": "a", "parent": "b"}, {**frame, "id": "b", "parent": "a"}])
    ), 1
    yield "its own parent", json.dumps(design(resources=[{**frame, "id": "a", "parent": "a"}])), 1
    yield "a parent that is not there", json.dumps(
        design(resources=[{**resource, "parent": "ghost"}])
    ), 1
    yield "a line to nowhere", json.dumps(
        design(connections=[{"id": "c", "from": "inbox", "to": "ghost"}])
    ), 1
    yield "200,000 brackets", "[" * 200000, 1
    yield "200,000 objects", '{"a":' * 200000, 1
    yield "a number too large", '{"format": "isshoni-design", "version": 1e999}', 1
    yield "a position too large", json.dumps(design(resources=[{**resource, "x": 0}])).replace(
        '"x": 0', '"x": 1e400'
    ), 1
    yield "NUL inside", b'{"format"\0: 1}', 1


def test_unusable_files_say_where(folder):
    for number, (what, content, line) in enumerate(bad_files()):
        path = write(folder, f"{number}.isshoni", content)
        for locale in LOCALES[:1] if number % 4 else LOCALES:
            plain = run("validate", path, locale=locale, expect=None)
            assert plain.status == 3, f"{what}: {plain}"
            assert re.match(
                rf"{re.escape(str(path))}:{line}:\d+: \S", plain.err
            ), f"{what}: {plain}"
            assert not plain.out, f"{what}: {plain}"
        error = run("validate", path, "--json", expect=3).document["error"]
        assert (
            error["file"] == str(path) and error["line"] == line and error["column"] >= 1
        ), f"{what}: {error}"
        if number % 5 == 0:
            for command in (
                ["generate", path, "--to", "terraform", "--out", folder / "out"],
                ["export", path, "--to", "svg", "--out", folder / "x.svg"],
            ):
                run(*command, expect=3)
                run(*command, "--json", expect=3)
    assert not (folder / "out").exists() and not (folder / "x.svg").exists()


def test_missing_files(folder):
    for path in (folder / "none.isshoni", folder):
        plain = run("validate", path, expect=3)
        assert str(path) in plain.err, plain
        run("validate", path, "--json", expect=3)


def test_names_of_files_need_not_be_text(folder):
    path = folder / os.fsdecode(b"d\xffsign.isshoni")
    path.write_text(json.dumps(design()), encoding="utf-8")
    run("validate", path, "--json")
    document = run(
        "generate", path, "--to", "terraform", "--out", folder / os.fsdecode(b"o\xff"), "--json"
    ).document
    assert document["files"] and (folder / os.fsdecode(b"o\xff") / "main.tf").exists()


def test_first_platform_canvas(folder):
    path = write(
        folder,
        "canvas.json",
        {
            "session_id": "s1",
            "user_prompt": "웹 서버",
            "resources": [
                {
                    "id": "vpc-1",
                    "type": "vpc",
                    "name": "Main",
                    "position": {"x": 0, "y": 0},
                    "properties": {},
                },
                {
                    "id": "web-1",
                    "type": "ec2",
                    "name": "Web",
                    "position": {"x": 10, "y": 10},
                    "properties": {},
                },
            ],
            "connections": [],
        },
    )
    assert run("validate", path, "--json", expect=None).status in (0, 1)


# --- generate ---


def test_generate_both_dialects(folder):
    path = folder / "d.isshoni"
    run("new", "disaster_notification", "--out", path)
    for dialect, wanted in (
        ("terraform", {"main.tf", "variables.tf", "outputs.tf", "providers.tf"}),
        ("cloudformation", {"template.yaml"}),
    ):
        out = folder / "out" / dialect
        listed = run("generate", path, "--to", dialect, "--out", out).text.splitlines()
        assert wanted <= {pathlib.Path(name).name for name in listed}, listed
        assert all(pathlib.Path(name).stat().st_size for name in listed)
        document = run("generate", path, "--to", dialect, "--out", out, "--json").document
        assert document["files"] == listed and document["errors"] == 0, document
    assert 'resource "aws_sns_topic"' in (folder / "out/terraform/main.tf").read_text(
        encoding="utf-8"
    )
    assert "AWS::SNS::Topic" in (folder / "out/cloudformation/template.yaml").read_text(
        encoding="utf-8"
    )


def test_generate_says_no(folder):
    path = write(
        folder,
        "bad.isshoni",
        design(resources=[{"id": "x", "type": "aws.nothing", "x": 0, "y": 0}]),
    )
    out = folder / "none"
    run("generate", path, "--to", "terraform", "--out", out, expect=1)
    document = run("generate", path, "--to", "terraform", "--out", out, "--json", expect=1).document
    assert document["errors"] == 1 and "files" not in document and not out.exists(), document


def test_generate_where_nothing_can_be_written(folder):
    path = write(folder, "ok.isshoni", design())
    blocked = write(folder, "file", "")
    run("generate", path, "--to", "terraform", "--out", blocked / "below", expect=4)
    run("generate", path, "--to", "terraform", "--out", blocked, "--json", expect=4)


def test_generate_leaves_other_files_alone(folder):
    path = write(folder, "ok.isshoni", design())
    (folder / "out").mkdir()
    mine = write(folder / "out", "mine.tf", "# mine\n")
    run("generate", path, "--to", "terraform", "--out", folder / "out")
    assert mine.read_text(encoding="utf-8") == "# mine\n"


def test_generate_does_not_depend_on_the_locale(folder):
    path = folder / "d.isshoni"
    run("new", "disaster_notification", "--out", path)
    for dialect in ("terraform", "cloudformation"):
        made = set()
        for locale in LOCALES:
            out = folder / f"{dialect}-{locale}"
            run("generate", path, "--to", dialect, "--out", out, locale=locale)
            made.add(
                tuple(
                    (file.name, file.read_bytes())
                    for file in sorted(out.rglob("*"))
                    if file.is_file()
                )
            )
        assert len(made) == 1, dialect


# --- export ---


def read_png_size(path):
    head = path.read_bytes()[:24]
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def test_export(folder):
    path = folder / "d.isshoni"
    run("new", "disaster_notification", "--out", path)
    names = [item["name"] for item in json.loads(path.read_text(encoding="utf-8"))["resources"]]
    assert (
        str(folder / "x.svg") in run("export", path, "--to", "svg", "--out", folder / "x.svg").text
    )
    svg = (folder / "x.svg").read_text(encoding="utf-8")
    assert "<svg" in svg[:300] and svg.rstrip().endswith("</svg>")
    missing = [name for name in names if name not in svg]
    assert not missing, missing
    document = run("export", path, "--to", "png", "--out", folder / "x.png", "--json").document
    assert document["file"] == str(folder / "x.png"), document
    png = (folder / "x.png").read_bytes()
    assert png.startswith(b"\x89PNG\r\n\x1a\n") and png.rstrip(b"\0")[-12:].find(b"IEND") >= 0
    run(
        "export",
        path,
        "--to",
        "png",
        "--scale",
        "2",
        "--theme",
        "dark",
        "--out",
        folder / "large.png",
    )
    width, large = (read_png_size(folder / name)[0] for name in ("x.png", "large.png"))
    assert abs(large - 2 * width) <= 2, (width, large)


def test_export_to_standard_output(folder):
    path = write(folder, "ok.isshoni", design())
    assert run("export", path, "--to", "svg", "--out", "-").out.rstrip().endswith(b"</svg>")
    assert run("export", path, "--to", "png", "--out", "-").out.startswith(b"\x89PNG")
    run("export", path, "--to", "png", "--out", "-", "--json", expect=2)
    assert not (pathlib.Path.cwd() / "-").exists()


def test_export_of_korean_under_c(folder):
    path = write(folder, "ok.isshoni", design())
    for locale in LOCALES:
        run("export", path, "--to", "svg", "--out", folder / "k.svg", locale=locale)
        assert "받은 편지함" in (folder / "k.svg").read_text(encoding="utf-8"), locale


def test_export_of_odd_designs(folder):
    empty = write(folder, "empty.isshoni", design(resources=[]))
    odd = write(
        folder,
        "odd.isshoni",
        design(
            resources=[
                {"id": "x", "type": "aws.nothing", "name": "</text><script>&\"'", "x": -5, "y": 1e6}
            ]
        ),
    )
    for path in (empty, odd):
        run("export", path, "--to", "svg", "--out", folder / "o.svg")
    assert "<script>" not in (folder / "o.svg").read_text(encoding="utf-8")
    run("export", odd, "--to", "png", "--scale", "0.1", "--out", folder / "o.png")
    far = write(
        folder,
        "far.isshoni",
        design(
            resources=[
                {**DESIGN["resources"][0], "id": "a"},
                {**DESIGN["resources"][0], "id": "b", "x": 900000, "y": 900000},
            ]
        ),
    )
    run("export", far, "--to", "png", "--scale", "8", "--out", folder / "far.png", "--json")
    assert max(read_png_size(folder / "far.png")) <= 32767
    run("export", empty, "--to", "svg", "--out", folder / "no" / "o.svg", "--json", expect=4)


# --- cost, prices ---


def write_design(folder, name, resources, lines=(), **settings):
    return write(
        folder,
        name,
        design(
            settings={**DESIGN["settings"], **settings},
            resources=[
                {"id": key, "type": f"aws.{kind}", "properties": properties}
                for key, kind, properties in resources
            ],
            connections=[
                {"id": f"l{n}", "from": a, "to": b, "type": kind, "properties": properties}
                for n, (a, b, kind, properties) in enumerate(lines)
            ],
        ),
    )


def test_cost(folder):
    path = write_design(folder, "d.isshoni", [("db", "rds", {}), ("q", "sqs", {})])
    document = run("cost", path, "--json").document
    assert document["file"] == str(path) and document["currency"] == "USD", document
    assert document["region"] == "ap-northeast-2", document
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", document["prices"]), document
    assert "budget" not in document
    for line in document["lines"]:
        assert line["part"] in ("fixed", "usage") and len(line["quantity"]) == 3, line
        assert line["resource"] in ("db", "q") and line["label"] and line["code_name"], line
        assert ("unpriced" in line) != ("amount" in line), line
        if "amount" in line:
            assert line["price"] > 0 and line["source"] and line["date"] and line["unit"], line
            for quantity, amount in zip(line["quantity"], line["amount"]):
                assert abs(quantity * line["price"] - amount) < 1e-5, line
    fixed = [line for line in document["lines"] if line["part"] == "fixed"]
    # 730 * 0.025 + 20 * 0.131 + 0.4: class, disk, secret
    assert abs(document["total"]["fixed"] - (18.25 + 2.62 + 0.4)) < 1e-6, document["total"]
    assert abs(sum(line["amount"][0] for line in fixed) - document["total"]["fixed"]) < 1e-6
    usage = [line["amount"][1] for line in document["lines"] if line["part"] == "usage"]
    assert abs(sum(usage) - document["total"]["usage"]["mid"]) < 1e-6
    assert document["total"]["unpriced"] == sum("unpriced" in line for line in document["lines"])
    figures = {figure["key"]: figure for figure in document["figures"]}
    assert {"messages", "backup_gb"} <= figures.keys(), figures
    assert figures["messages"]["value"] == [50000, 5000000, 200000000], figures
    text = run("cost", path).text
    assert "$21.27" in text and "db\n" in text, text


def test_cost_of_what_has_no_price(folder):
    path = write_design(folder, "d.isshoni", [("m", "ses", {"identity": "example.com"})])
    document = run("cost", path, "--json").document
    assert document["total"]["unpriced"] > 0 and document["total"]["fixed"] == 0, document
    assert "no known price" in run("cost", path).text
    elsewhere = write_design(folder, "e.isshoni", [("db", "rds", {})], region="ap-northeast-3")
    lines = run("cost", elsewhere, "--json").document["lines"]
    assert lines and all("unpriced" in line for line in lines), lines


def test_cost_with_usage(folder):
    path = write_design(folder, "d.isshoni", [("a", "sqs", {}), ("b", "sqs", {})])
    usage = write(folder, "u.json", {"messages": 1000000, "b.messages": 2000000})
    document = run("cost", path, "--usage", usage, "--json").document
    # three calls each at 0.40 a million
    assert document["total"]["usage"] == {"low": 3.6, "mid": 3.6, "high": 3.6}, document["total"]
    assert document["figures"][0]["given"] is True
    for wrong in ({"massages": 1}, {"messages": "many"}, {"messages": -1}, [1], '{"messages": '):
        run("cost", path, "--usage", write(folder, "w.json", wrong), expect=3)
        run("cost", path, "--usage", write(folder, "w.json", wrong), "--json", expect=3)
    message = run("cost", path, "--usage", write(folder, "w.json", {"massages": 1}), expect=3).err
    assert "w.json" in message and "massages" in message, message
    run("cost", path, "--usage", folder / "none.json", expect=3)


def test_cost_with_discounts(folder):
    path = write_design(folder, "d.isshoni", [("db", "rds", {})])
    full = run("cost", path, "--json").document["total"]["fixed"]
    half = write(folder, "h.json", {"RDS/": 0.5})
    less = run("cost", path, "--discounts", half, "--json").document["total"]["fixed"]
    assert abs(full - less - (18.25 + 2.62) / 2) < 1e-6, (full, less)
    run("cost", path, "--discounts", write(folder, "w.json", {"RDS/": "half"}), expect=3)


def test_cost_over_budget(folder):
    path = write_design(folder, "d.isshoni", [("db", "rds", {})])
    over = run("cost", path, "--budget", "20", expect=1)
    assert "over the budget of $20.00" in over.err and "$21.27" in over.text, over
    run("cost", path, "--budget", "1000")
    document = run("cost", path, "--budget", "20", "--json", expect=1).document
    assert document["budget"] == 20 and document["over_budget"] is True and document["lines"]
    assert run("cost", path, "--budget", "1e9", "--json").document["over_budget"] is False
    run("cost", path, "--budget", "little", expect=2)


def test_cost_in_the_shape_of_infracost(folder):
    path = write_design(folder, "d.isshoni", [("db", "rds", {}), ("m", "ses", {"identity": "a.b"})])
    run("cost", path, "--infracost", folder / "i.json")
    document = json.loads((folder / "i.json").read_text(encoding="utf-8"))
    assert document["version"] == "0.2" and document["currency"] == "USD", document
    project = document["projects"][0]
    assert project["name"] == str(path) and project["breakdown"]["resources"], project
    assert project["breakdown"]["totalMonthlyCost"] == document["totalMonthlyCost"]
    total = 0
    for resource in project["breakdown"]["resources"]:
        for component in resource["costComponents"]:
            assert {"name", "unit", "hourlyQuantity", "monthlyQuantity", "price"} <= set(component)
            if component.get("priceNotFound"):
                assert component["monthlyCost"] is None, component
            else:
                total += float(component["monthlyCost"])
    assert abs(total - float(document["totalMonthlyCost"])) < 1e-4, (total, document)
    again = run("cost", path, "--infracost", "-")
    assert json.loads(again.text)["totalMonthlyCost"] == document["totalMonthlyCost"]


def test_cost_of_what_cannot_be_read(folder):
    run("cost", folder / "none.isshoni", "--json", expect=3)
    run("cost", write(folder, "x.isshoni", "{"), expect=3)
    run("cost", expect=2)


LIST = (
    '"FormatVersion","v1.0"\n"Disclaimer","None, ""as is"""\n'
    '"Publication Date","2026-11-02T22:33:08Z"\n"Version","20261102"\n"OfferCode","AmazonVPC"\n'
    '"SKU","TermType","StartingRange","Unit","PricePerUnit","Currency","Location Type",'
    '"Region Code","usageType"\n'
    '"A","OnDemand","0","Hrs","%s","USD","AWS Region","ap-northeast-3","APN3-NatGateway-Hours"\n'
)


def test_prices_are_imported(folder):
    home = {"XDG_DATA_HOME": str(folder / "home")}
    # A server in a network that nobody drew has a gateway to the internet.
    path = write_design(folder, "d.isshoni", [("w", "ec2", {})], region="ap-northeast-3")
    before = run("cost", path, "--json", **home).document
    assert before["total"]["fixed"] == 0, before["total"]
    prices = write(folder, "vpc.csv", LIST % "0.0620000000")
    done = run("prices", "import", prices, **home)
    book = folder / "home" / "isshoni" / "prices.json"
    assert str(book) in done.text and "1 price" in done.text, done
    after = run("cost", path, "--json", **home).document
    assert abs(after["total"]["fixed"] - 730 * 0.062) < 1e-6, after["total"]
    assert after["prices"] == "2026-11-02", after
    line = next(line for line in after["lines"] if line.get("item") == "NATGateway/hour")
    assert line["source"] == "AWS Price List AmazonVPC, version 20261102, read from vpc.csv", line
    # A second list adds to the first; without the file everything is as it was.
    more = write(folder, "m.csv", LIST.replace("NatGateway-Hours", "NatGateway-Bytes") % "0.06")
    document = run("prices", "import", more, "--json", **home).document
    assert document == {"file": str(book), "prices": 1}, document
    both = run("cost", path, "--json", **home).document
    assert both["total"]["fixed"] == after["total"]["fixed"] and both["total"]["usage"]["mid"] > 0
    book.unlink()
    assert run("cost", path, "--json", **home).document["total"] == before["total"]


def test_prices_elsewhere(folder):
    prices = write(folder, "vpc.csv", LIST % "0.062")
    run("prices", "import", prices, "--out", folder / "book.json")
    path = write_design(folder, "d.isshoni", [("w", "ec2", {})], region="ap-northeast-3")
    own = run("cost", path, "--json", ISSHONI_PRICES=str(folder / "book.json")).document
    assert own["total"]["fixed"] > 0
    run("prices", "import", "-", "--out", folder / "b2.json", given=(LIST % "0.062").encode())
    assert (folder / "b2.json").exists()


def test_prices_that_cannot_be_used(folder):
    out = folder / "book.json"
    broken = run("prices", "import", write(folder, "b.csv", LIST % "cheap"), "--out", out, expect=3)
    assert f"{folder / 'b.csv'}:7:" in broken.err and "not a price" in broken.err, broken
    document = run(
        "prices", "import", folder / "b.csv", "--out", out, "--json", expect=3
    ).document
    assert document["error"]["line"] == 7 and document["error"]["column"] > 1, document
    for content in ("", "a,b\n", "{}", LIST.replace("NatGateway-Hours", "Nothing") % "1"):
        run("prices", "import", write(folder, "x.csv", content), "--out", out, expect=3)
    run("prices", "import", folder / "none.csv", "--out", out, expect=3)
    run("prices", "import", write(folder, "ok.csv", LIST % "1"), "--out", "/dev/null/x", expect=4)
    run("prices", "import", expect=2)
    run("prices", "export", folder / "ok.csv", expect=2)
    assert not out.exists()


# --- check, reach ---

OPEN_ON_80 = (
    [("net", "internet", {}), ("lb", "alb", {}), ("web", "asg", {})],
    [("net", "lb", "network", {"port": 80}), ("lb", "web", "network", {})],
)


def test_check(folder):
    bad = write_design(folder, "bad.isshoni", *OPEN_ON_80, environment="prod")
    said = run("check", bad, expect=1)
    assert "error" in said.text and "[alb.https]" in said.text, said
    document = run("check", bad, "--json", expect=1).document
    failed = [check for check in document["checks"] if check["result"] == "fail"]
    assert document["errors"] == sum(check["severity"] == "error" for check in failed) > 0
    finding = next(check for check in failed if check["rule"] == "alb.https")
    assert finding["id"] == "lb" and finding["type"].startswith("aws_lb"), finding
    assert finding["title"] and finding["why"] and finding["remedy"] and finding["controls"]
    good = write(folder, "good.isshoni", design())
    assert run("check", good, "--json").document["errors"] == 0
    # In dev the same is only a warning.
    dev = write_design(folder, "dev.isshoni", *OPEN_ON_80)
    assert run("check", dev, "--json").document["warnings"] > 0


def test_check_reports(folder):
    bad = write_design(folder, "bad.isshoni", *OPEN_ON_80, environment="prod")
    run("check", bad, "--sarif", folder / "s.json", "--junit", folder / "j.xml", expect=1)
    sarif = json.loads((folder / "s.json").read_text(encoding="utf-8"))
    assert sarif["version"] == "2.1.0" and "sarif-2.1.0" in sarif["$schema"], sarif
    results = sarif["runs"][0]["results"]
    rules = {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}
    assert results and all(result["ruleId"] in rules for result in results), results
    assert any(item["ruleId"] == "alb.https" and item["level"] == "error" for item in results)
    assert all(result["message"]["text"] and result["locations"] for result in results), results
    suite = xml.etree.ElementTree.parse(folder / "j.xml").getroot().find("testsuite")
    cases = suite.findall("testcase")
    assert int(suite.get("tests")) == len(cases) > 0
    failures = [case for case in cases if case.find("failure") is not None]
    assert int(suite.get("failures")) == len(failures) > 0
    assert "alb.https" in [case.get("classname") for case in failures]
    for option in ("--sarif", "--junit"):
        assert run("check", bad, option, "-", expect=1).text.strip()[0] in "{<"
        run("check", bad, option, folder / "no" / "x", expect=4)


def test_check_benchmarks(folder):
    bad = write_design(folder, "bad.isshoni", *OPEN_ON_80, environment="prod")
    for name in ("cis-aws-1.5", "cis-aws-3.0", "cis-aws-7.0", "aws-fsbp", "hipaa", "pci-4.0"):
        document = run("check", bad, "--benchmark", name, "--json", expect=1).document
        assert document["benchmark"] == name and document["controls"], document
        for control in document["controls"]:
            assert control["id"] and control["result"] in (
                "pass", "fail", "accepted", "not-applicable", "not-decidable",
            ), control
            if control["result"] == "not-decidable":
                assert control["look"], control
        assert run("check", bad, "--benchmark", name, expect=1).text
    refused = run("check", bad, "--benchmark", "iso-9", expect=2)
    assert "cis-aws-3.0" in refused.err, refused


def test_check_accepted(folder):
    bad = design(
        settings={**DESIGN["settings"], "environment": "prod"},
        resources=[
            {"id": key, "type": f"aws.{kind}", "properties": properties}
            for key, kind, properties in OPEN_ON_80[0]
        ],
        connections=[
            {"id": f"l{n}", "from": a, "to": b, "type": kind, "properties": properties}
            for n, (a, b, kind, properties) in enumerate(OPEN_ON_80[1])
        ],
        accepted={"alb.https@lb": {"reason": "behind a proxy with TLS", "by": "t", "at": "2026"}},
    )
    document = run("check", write(folder, "a.isshoni", bad), "--json").document
    accepted = [check for check in document["checks"] if check["result"] == "accepted"]
    assert [check["reason"] for check in accepted] == ["behind a proxy with TLS"], accepted
    assert document["errors"] == 0


def test_reach(folder):
    path = write_design(folder, "d.isshoni", *OPEN_ON_80)
    done = run("reach", path, "internet", "lb", "80")
    assert done.text.count("\n") > 1, done
    document = run("reach", path, "internet", "lb", "80", "--json").document
    assert document["open"] is True and all(step["message"] for step in document["steps"])
    closed = run("reach", path, "internet", "lb", "22", "--json", expect=1).document
    assert closed["open"] is False and closed["steps"][-1]["allows"] is False, closed
    assert run("reach", path, "internet", "lb", "22", expect=1).text
    run("reach", path, "internet", "web", "8080", expect=1)
    assert run("reach", path, "lb", "web", "8080", "--json").document["open"] is True
    run("reach", path, "internet", "nobody", "80", expect=3)
    run("reach", path, "internet", "lb", "many", expect=2)
    run("reach", path, "internet", "lb", expect=2)


# --- usage ---


def test_wrong_usage(folder):
    path = write(folder, "ok.isshoni", design())
    cases = [
        [],
        ["--json"],
        ["fly"],
        ["history", "log", path],
        ["templates", "extra"],
        ["new"],
        ["new", "vpc_basic"],
        ["validate"],
        ["validate", path, path],
        ["validate", path, "--nonsense"],
        ["generate", path],
        ["generate", path, "--to", "pulumi", "--out", folder / "x"],
        ["generate", path, "--to", "terraform"],
        ["generate", path, "--out", folder / "x"],
        ["generate", path, "--to", "terraform", "--out", "-"],
        ["export", path, "--to", "gif", "--out", folder / "x"],
        ["export", path, "--to", "png"],
        ["export", path, "--to", "png", "--out", folder / "x", "--scale", "0"],
        ["export", path, "--to", "png", "--out", folder / "x", "--scale", "nan"],
        ["export", path, "--to", "png", "--out", folder / "x", "--scale", "9"],
        ["export", path, "--to", "png", "--out", folder / "x", "--theme", "pink"],
        ["export", path, "--to", "png", "--out", folder / "x", "--scale", "large"],
        ["generate", path, "--to", "한국어", "--out", folder / "x"],
    ]
    for arguments in cases:
        for locale in LOCALES:
            run(*arguments, locale=locale, expect=2)
        run(*[word for word in arguments if word != "--json"], "--json", expect=2)
    assert not (folder / "x").exists()


def test_help(folder):
    text = run("--help").text
    for command in ("templates", "new", "validate", "generate", "export", "lint", "cost", "prices",
                    "check", "reach"):
        assert f"  {command} " in text, text
        assert command in run(command, "--help").text
    for promised_later in ("history", "import", "deploy"):
        assert f"  {promised_later} " not in text
    assert re.fullmatch(r"isshonictl \d+\.\d+\.\d+\n", run("--version").text)


def test_standard_output_that_is_full(folder):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [PROGRAM, "templates"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 4 and done.stderr, done


def test_catalogue_that_cannot_be_read(folder):
    path = write(folder, "ok.isshoni", design())
    for command in (
        ["validate", path],
        ["generate", path, "--to", "terraform", "--out", folder / "x"],
        ["export", path, "--to", "svg", "--out", folder / "x.svg"],
    ):
        run(*command, expect=4, ISSHONI_CATALOG=str(folder / "none"))
        run(*command, "--json", expect=4, ISSHONI_CATALOG=str(folder / "none"))


TESTS = [(name[5:], value) for name, value in list(globals().items()) if name.startswith("test_")]


def main(wanted):
    tests = [
        (name, test) for name, test in TESTS if not wanted or any(word in name for word in wanted)
    ]
    failures = 0
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(pathlib.Path(folder))
                print(f"ok {number} /cli/{name}", flush=True)
            except Exception:  # pylint: disable=broad-except
                failures += 1
                print(f"not ok {number} /cli/{name}")
                print(
                    "".join(f"# {line}\n" for line in traceback.format_exc().splitlines()),
                    flush=True,
                )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:]))
