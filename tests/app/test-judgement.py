#!/usr/bin/env python3
"""Cost and findings in the window, under a real pointer and real keys.

test-judgement.py PROGRAM [NAME…]
SPDX-License-Identifier: MIT
"""
import re
import sys
import time

import ish_ui
from ish_ui import read_design, write_design

VPC = {"id": "vpc", "type": "aws.vpc", "name": "Main", "parent": None, "x": 0, "y": 0,
       "width": 1000, "height": 560, "properties": {}, "notes": ""}
PUBLIC = {"id": "pub", "type": "aws.subnet", "name": "Public", "parent": "vpc", "x": 40, "y": 60,
          "width": 420, "height": 460, "properties": {"tier": "public"}, "notes": ""}


def node(name, kind, parent, x, y, **properties):
    return {"id": name, "type": "aws." + kind, "name": name, "parent": parent, "x": x, "y": y,
            "properties": properties, "notes": ""}


def line(name, start, end, kind="default"):
    return {"id": name, "from": start, "to": end, "type": kind, "label": "", "properties": {}}


def save(app, path):
    """The design as it is on disk after Ctrl+S; an unchanged one is not written again."""
    before = path.stat().st_mtime_ns
    app.keys("ctrl+s")
    deadline = time.monotonic() + 5
    while path.stat().st_mtime_ns == before:
        if time.monotonic() > deadline:
            raise ish_ui.Failure("the file was not saved")
        time.sleep(0.02)
    return read_design(path)


def open_design(start, path, resources, connections=(), **options):
    write_design(path, resources, connections)
    app = start(path, **options)
    app.wait_for(r"^GENERATED")
    return app


def last(app, word):
    """The numbers that the program said last after the word."""
    for text in reversed(app.lines):
        if text.startswith(word + " "):
            return [int(number) for number in text.split(" ")[1:]]
    raise ish_ui.Failure(f"nothing says {word}")


def drag_slider(app, key):
    """From where its handle stands, in the middle of the assumptions, well to the right."""
    x, y, width, height = app.place("cost:figure:" + key)
    app.click(x + width * 0.35, y + height / 2)  # the handle is here now
    time.sleep(1.2)  # what is set within a second joins the same step, as typing does
    mark = app.mark()
    app.drag((x + width * 0.35, y + height / 2), (x + width * 0.9, y + height / 2))
    return mark


def test_a_nat_gateway_costs_at_once(start, home):
    path = home / "nat.isshoni"
    app = open_design(start, path, [VPC, PUBLIC])
    assert last(app, "COST")[0] == 0, app.lines
    mark = app.mark()
    app.drag(app.center("palette:aws.nat_gateway"), app.on_canvas(250, 300))
    app.wait_for(r"^COST [1-9]", mark)
    numbers = app.wait_for(r"^COST [1-9]", mark)
    code = app.wait_for(r"^GENERATED", mark)
    assert numbers < code, "the price came after the code"
    app.click(*app.center("header:cost"))
    app.place("cost:row:nat_gateway")
    app.place("cost:total")
    assert save(app, path)["by_id"]["nat_gateway"]["parent"] == "pub"


def test_a_slider_is_one_step_back(start, home):
    path = home / "slider.isshoni"
    app = open_design(start, path, [node("jobs", "sqs", None, 0, 0)])
    app.keys("alt+3")
    mark = drag_slider(app, "messages")
    app.wait_for(r"^COST", mark)
    first = save(app, path)["usage"]["messages"]
    seen = [text for text in app.lines[mark:] if text.startswith("COST ")]
    assert len(seen) > 2, f"nothing moved while the slider was held: {seen}"
    assert first > 0
    app.keys("ctrl+z")
    second = save(app, path)["usage"]["messages"]
    assert second < first, "the drag was more than one step"
    app.keys("ctrl+z")
    assert "messages" not in save(app, path).get("usage", {}), "the click was more than one step"


def test_usage_of_one_resource(start, home):
    path = home / "one.isshoni"
    app = open_design(start, path, [node("jobs", "sqs", None, 0, 0),
                                    node("mail", "sqs", None, 300, 0)])
    app.keys("alt+3")
    app.place("cost:figure:messages")
    app.click(*app.on_canvas(60, 40))
    time.sleep(0.3)
    app.click(*app.center("cost:number:messages"), times=3)
    app.type("40M")
    app.keys("Return")
    assert save(app, path)["usage"] == {"jobs.messages": 40000000}
    app.click(*app.center("cost:reset:messages"))
    assert not save(app, path).get("usage")


def test_the_other_environment_shows_its_price_first(start, home):
    path = home / "prod.isshoni"
    app = open_design(start, path, [VPC, node("db", "rds", "vpc", 60, 200)])
    app.keys("alt+3")
    app.click(*app.center("cost:environment"))
    mark = app.wait_for(r"^OUTLOOK [1-9]")
    app.place("outlook:difference")
    app.keys("Escape")
    time.sleep(0.3)
    app.click(*app.center("cost:environment"))
    app.wait_for(r"^OUTLOOK [1-9]", mark + 1)
    app.place("outlook:difference")
    app.keys("Return")
    time.sleep(0.3)
    assert save(app, path)["settings"]["environment"] == "prod"
    app.keys("ctrl+z")
    assert save(app, path)["settings"]["environment"] == "dev"


LB = [VPC, node("lb", "alb", "vpc", 60, 200, drop_invalid_headers=False)]


def test_fix_makes_a_finding_go(start, home):
    path = home / "fix.isshoni"
    app = open_design(start, path, LB)
    before = last(app, "COUNTS")
    app.click(*app.center("header:problems"))
    mark = app.mark()
    app.click(*app.center("fix:alb.headers@lb"))
    app.wait_for(r"^GONE fix:alb\.headers@lb", mark)
    assert sum(last(app, "COUNTS")) == sum(before) - 1
    fixed = save(app, path)["by_id"]["lb"]["properties"]
    assert fixed.get("drop_invalid_headers") is not False, fixed
    app.keys("ctrl+z")
    app.place("fix:alb.headers@lb")
    assert last(app, "COUNTS") == before
    assert save(app, path)["by_id"]["lb"]["properties"]["drop_invalid_headers"] is False


def open_table(start, path):
    """A table in production that is not backed up; nothing else is wrong."""
    write_design(path, [node("table", "dynamodb", None, 0, 0, pitr=False)])
    path.write_text(path.read_text().replace('"dev"', '"prod"'))
    app = start(path)
    app.wait_for(r"^GENERATED")
    return app


def test_a_fix_with_a_price_asks_first(start, home):
    path = home / "ask.isshoni"
    app = open_table(start, path)
    app.keys("alt+2")
    app.click(*app.center("fix:dynamodb.pitr@table"))
    app.wait_for(r"^OUTLOOK ")
    app.place("outlook:difference")
    mark = app.mark()
    app.keys("Return")
    app.wait_for(r"^GONE fix:dynamodb\.pitr@table", mark)
    time.sleep(0.4)  # the keyboard comes back from the dialog
    assert save(app, path)["by_id"]["table"]["properties"].get("pitr") is not False


def test_accept_with_a_reason_and_take_it_back(start, home):
    path = home / "accept.isshoni"
    app = open_table(start, path)
    before = sum(last(app, "COUNTS"))
    app.keys("alt+2")
    app.click(*app.center("accept:dynamodb.pitr@table"))
    app.place("accept:reason")
    app.type("It can be made again")
    mark = app.mark()
    app.keys("Return")
    app.wait_for(r"^GONE accept:dynamodb\.pitr@table", mark)
    time.sleep(0.4)  # the keyboard comes back from the dialog
    kept = save(app, path)["accepted"]["dynamodb.pitr@table"]
    assert kept["reason"] == "It can be made again" and kept["by"], kept
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", kept["at"]), kept
    assert sum(last(app, "COUNTS")) == before - 1
    app.click(*app.center("problems:accepted"))
    app.click(*app.center("takeback:dynamodb.pitr@table"))
    app.place("accept:dynamodb.pitr@table")
    assert not save(app, path).get("accepted")


def test_enter_leads_to_the_field(start, home):
    path = home / "jump.isshoni"
    app = open_design(start, path, LB)
    app.keys("alt+2")
    app.click(*app.center("problem:lb:alb.headers"))
    app.wait_for(r"^FOCUS field:properties\.drop_invalid_headers")


def test_views_of_the_canvas(start, home):
    path = home / "views.isshoni"
    app = open_design(start, path, LB)
    for view in "cost", "security", "design":
        mark = app.mark()
        app.click(*app.center("view:" + view))
        app.wait_for(f"^SHOWN {view}", mark)


def choose(app, name, key):
    """The next or the last entry of a choice."""
    app.click(*app.center(name))
    time.sleep(0.4)
    app.keys(key)
    time.sleep(0.3)
    app.keys("Return")
    time.sleep(0.3)


def test_lists_of_cost_and_benchmarks(start, home):
    path = home / "lists.isshoni"
    app = open_design(start, path, LB)
    app.keys("alt+3")
    for _ in range(4):
        choose(app, "cost:page", "Down")
    app.keys("alt+2")
    choose(app, "problems:view", "Down")
    app.wait_for(r"^AT control:\d")
    choose(app, "problems:view", "Up")
    app.place("problem:lb:alb.headers")


def test_can_one_reach_the_other(start, home):
    path = home / "reach.isshoni"
    app = open_design(start, path, [VPC, node("web", "ec2", "vpc", 60, 200),
                                    node("db", "rds", "vpc", 460, 200)], [line("c1", "web", "db")])
    app.click(*app.on_canvas(120, 240))
    app.xdotool("keydown", "shift")
    app.click(*app.on_canvas(520, 240))
    app.xdotool("keyup", "shift")
    app.keys("Menu")
    time.sleep(0.4)
    app.keys("Up", "Up", "Up", "Return")
    app.wait_for(r"^REACH web db closed")  # 443: a database listens elsewhere
    x, y, width, height = app.place("reach:port")
    app.click(x + 20, y + height / 2, times=3)
    app.type("5432")
    app.keys("Return")
    app.wait_for(r"^REACH web db open")
    app.place("reach:step:0")
    mark = app.mark()
    app.click(*app.center("reach:swap"))
    app.wait_for(r"^REACH db web closed", mark)
    app.click(*app.center("reach:close"))
    app.wait_for(r"^GONE reach:pane", mark)


def test_numbers_follow_among_a_thousand(start, home):
    path = home / "many.isshoni"
    kinds = ["lambda", "sqs", "dynamodb", "s3"]
    app = open_design(start, path, [
        node(f"n{i}", kinds[i % 4], None, 160 * (i % 40), 140 * (i // 40)) for i in range(1000)])
    app.keys("alt+3")
    app.place("cost:total")
    before = last(app, "COST")
    app.keys("ctrl+0")
    time.sleep(0.3)
    app.click(*app.on_canvas(20 * 160 + 60, 12 * 140 + 40))
    time.sleep(0.3)
    mark = app.mark()
    began = time.monotonic()
    app.xdotool("key", "Delete")
    app.wait_for(r"^COST", mark)
    print(f"# {(time.monotonic() - began) * 1000:.0f} ms from the key to the price", flush=True)
    assert last(app, "COST") != before
    assert len(save(app, path)["resources"]) == 999


TESTS = [value for name, value in list(globals().items()) if name.startswith("test_")]

if __name__ == "__main__":
    wanted = sys.argv[2:]
    chosen = [test for test in TESTS
              if not wanted or any(word in test.__name__ for word in wanted)]
    sys.exit(ish_ui.run(chosen, sys.argv[1]))
