#!/usr/bin/env python3
"""The window under a real pointer and real keys: what is done by hand is in the saved file.

test-window.py PROGRAM [NAME…]
SPDX-License-Identifier: MIT
"""
import re
import subprocess
import sys
import time

import ish_ui
from ish_ui import read_design, write_design

VPC = {"id": "vpc", "type": "aws.vpc", "name": "Main", "parent": None, "x": 0, "y": 0,
       "width": 1000, "height": 560, "properties": {}, "notes": ""}
SUBNET = {"id": "app_a", "type": "aws.subnet", "name": "App a", "parent": "vpc", "x": 540, "y": 60,
          "width": 420, "height": 460, "properties": {"tier": "private"}, "notes": ""}


def node(name, kind, parent, x, y):
    return {"id": name, "type": "aws." + kind, "name": name, "parent": parent, "x": x, "y": y,
            "properties": {}, "notes": ""}


def line(name, start, end, kind="default"):
    return {"id": name, "from": start, "to": end, "type": kind, "label": "", "properties": {}}


def save(app, path):
    before = path.stat().st_mtime_ns
    app.keys("ctrl+s")
    deadline = time.monotonic() + 5
    while path.stat().st_mtime_ns == before:
        if time.monotonic() > deadline:
            raise ish_ui.Failure("the file was not saved")
        time.sleep(0.02)
    return read_design(path)


def save_changed(app, path):
    """Whether there is anything to save: an unchanged design has no line."""
    return bool(save(app, path)["connections"])


def find(app, word):
    """Leaves the palette showing what fits word."""
    app.keys("ctrl+f")
    app.keys("ctrl+a", "BackSpace")
    app.type(word)
    time.sleep(0.2)


def test_twenty_drops_land_where_they_fall(start, home):
    path = home / "drop.isshoni"
    write_design(path, [VPC, SUBNET])
    app = start(path)
    kinds = ["ec2", "lambda"]
    for index in range(20):
        kind = kinds[index % 2]
        inside_subnet = index % 4 < 2
        column, row = index % 5, index // 5
        x = (560 if inside_subnet else 30) + 70 * column + 20
        y = 130 + 90 * row
        app.drag(app.center("palette:aws." + kind), app.on_canvas(x, y))
    design = save(app, path)
    added = [item for item in design["resources"] if item["id"] not in ("vpc", "app_a")]
    assert len(added) == 20, f"{len(added)} of 20 drops arrived"
    for index, item in enumerate(added):
        wanted = "app_a" if index % 4 < 2 else "vpc"
        assert item["parent"] == wanted, f"{item['id']} is in {item['parent']}, dropped on {wanted}"
        assert item["type"] == "aws." + kinds[index % 2], item["type"]


def test_refused_drop_says_why_and_lands_beside(start, home):
    path = home / "refused.isshoni"
    write_design(path, [VPC, SUBNET])
    app = start(path)
    find(app, "bucket")  # further down in the palette than the window is high
    app.drag(app.center("palette:aws.s3"), app.on_canvas(700, 300))
    app.wait_for(r"^SAID .*\S")
    design = save(app, path)
    bucket = design["by_id"]["s3"]
    assert bucket["parent"] is None, bucket
    assert bucket["x"] >= 1000 or bucket["x"] + 120 <= 0, bucket


def test_connect_from_a_port(start, home):
    path = home / "connect.isshoni"
    write_design(path, [VPC, node("lb", "alb", "vpc", 60, 200),
                        node("web", "asg", "vpc", 360, 200)])
    app = start(path)
    app.click(*app.on_canvas(120, 240))
    app.drag(app.on_canvas(60 + 120, 200 + 50), app.on_canvas(420, 250))
    design = save(app, path)
    assert len(design["connections"]) == 1, design["connections"]
    made = design["connections"][0]
    assert (made["from"], made["to"], made["type"]) == ("lb", "web", "network"), made


def hover_with_a_line(app, start, end):
    """Draws a line from a port and stays over the end, the button still down."""
    app.move_to(*start)
    time.sleep(0.05)
    app.xdotool("mousedown", 1)
    for k in range(1, 9):
        app.move_to(start[0] + (end[0] - start[0]) * k / 8, start[1] + (end[1] - start[1]) * k / 8)
        time.sleep(0.02)


def test_a_line_in_the_hand_says_what_it_writes(start, home):
    path = home / "tip.isshoni"
    write_design(path, [VPC, node("web", "asg", "vpc", 60, 200),
                        node("db", "rds", "vpc", 360, 200), node("img", "s3", None, 1200, 200),
                        node("mail", "ses", None, 1200, 400)])
    app = start(path)
    app.wait_for(r"^GENERATED")
    app.click(*app.on_canvas(120, 240))
    mark = app.mark()
    hover_with_a_line(app, app.on_canvas(180, 250), app.on_canvas(420, 250))
    app.place("canvas:tip")
    text = app.lines[app.wait_for(r"^TIP web db writes: ", mark)]
    assert "security group ingress rule" in text and "port 5432" in text, text
    app.keys("Escape")
    app.xdotool("mouseup", 1)
    assert not save_changed(app, path), "a cancelled line was drawn"
    # The other way: a database opens no connection.
    app.click(*app.on_canvas(420, 240))
    mark = app.mark()
    hover_with_a_line(app, app.on_canvas(480, 250), app.on_canvas(1260, 450))
    text = app.lines[app.wait_for(r"^TIP db mail ", mark)]
    assert re.search(r"^TIP db mail refused: .*\S", text), text
    app.place("canvas:tip")
    mark = app.mark()
    app.xdotool("mouseup", 1)
    app.wait_for(r"^GONE canvas:tip", mark)
    # What was promised is what the connection says it writes.
    app.click(*app.on_canvas(120, 240))
    app.drag(app.on_canvas(180, 250), app.on_canvas(420, 250))
    written = app.lines[app.wait_for(r"^WRITES ", mark)]
    assert "security group ingress rule" in written and "port 5432" in written, written


def implied(app, cause, kind, since=0):
    """Middle of the chip of what cause implies, on the screen."""
    word = app.lines[app.wait_for(rf"^IMPLIED {cause} aws\.{kind} ", since)].split(" ")
    return app.on_canvas(float(word[4]), float(word[5]))


def test_what_is_implied_selects_what_needs_it(start, home):
    path = home / "implied.isshoni"
    write_design(path, [node("db", "rds", None, 0, 0), node("jobs", "sqs", None, 300, 0)])
    app = start(path)
    app.wait_for(r"^GENERATED")  # by now the panels have their places
    time.sleep(0.3)
    at = implied(app, "db", "vpc")
    mark = app.mark()
    app.click(*at)
    app.wait_for(r"^MARKED main\.tf db", mark)
    # It has no place of its own: a drag from it moves nothing.
    app.drag(at, (at[0] + 80, at[1] + 60))
    design = save(app, path)
    assert [(item["x"], item["y"]) for item in design["resources"]] == [(0, 0), (300, 0)]
    # What is drawn is implied no more.
    mark = app.mark()
    app.drag(app.center("palette:aws.vpc"), app.on_canvas(100, 230))
    app.wait_for(r"^GENERATED", mark)
    time.sleep(0.3)
    assert not [line for line in app.lines[mark:] if line.startswith("IMPLIED db aws.vpc")]


def test_any_other_type_is_placed_and_filled(start, home):
    path = home / "generic.isshoni"
    write_design(path, [])
    app = start(path)
    find(app, "key pair")
    app.drag(app.center("palette:tf.aws_key_pair"), app.on_canvas(300, 200))
    app.place("form:both")
    mark = app.mark()
    app.click(*app.center("field:properties.public_key"))
    app.type("ssh-rsa AAAA")
    app.wait_for(r"^GENERATED 1$", mark)
    app.click(*app.center("add:properties"))
    app.place("search:properties")
    app.type("tags")
    app.keys("Return")
    app.click(*app.center("add-row:properties.tags"))
    app.type("Team")
    app.keys("Tab")
    app.type("web")
    design = save(app, path)
    made = design["by_id"]["key_pair"]
    assert made["type"] == "tf.aws_key_pair", made
    wanted = {"public_key": "ssh-rsa AAAA", "tags": {"Team": "web"}}
    assert made["properties"] == wanted, made["properties"]
    # What was typed into one field is one step.
    app.keys("Escape", "ctrl+z")
    design = save(app, path)
    assert design["by_id"]["key_pair"]["properties"] == {"public_key": "ssh-rsa AAAA"}, design


def test_move_into_a_frame_and_undo(start, home):
    path = home / "move.isshoni"
    write_design(path, [VPC, SUBNET, node("web", "ec2", "vpc", 60, 200)])
    app = start(path)
    app.drag(app.on_canvas(120, 240), app.on_canvas(720, 300))
    design = save(app, path)
    assert design["by_id"]["web"]["parent"] == "app_a", design["by_id"]["web"]
    app.keys("ctrl+z")
    design = save(app, path)
    assert design["by_id"]["web"]["parent"] == "vpc", design["by_id"]["web"]
    assert (design["by_id"]["web"]["x"], design["by_id"]["web"]["y"]) == (60, 200)
    app.keys("ctrl+shift+z")
    assert save(app, path)["by_id"]["web"]["parent"] == "app_a"


def test_click_moves_nothing(start, home):
    path = home / "click.isshoni"
    write_design(path, [VPC, node("web", "ec2", "vpc", 63, 207)])
    app = start(path)
    app.click(*app.on_canvas(120, 240))
    app.click(*app.on_canvas(121, 241))
    app.keys("ctrl+shift+a")
    app.click(*app.on_canvas(120, 240), times=2)
    app.keys("Escape")
    app.click(*app.on_canvas(300, 400))
    app.xdotool("keydown", "shift")
    app.click(*app.on_canvas(120, 240))
    app.xdotool("keyup", "shift")
    app.drag(app.on_canvas(120, 240), app.on_canvas(160, 240))
    design = save(app, path)
    assert design["by_id"]["web"]["y"] in (200, 207), design["by_id"]["web"]


def test_type_a_property(start, home):
    path = home / "property.isshoni"
    write_design(path, [VPC, node("db", "rds", "vpc", 60, 200)])
    app = start(path)
    app.click(*app.on_canvas(120, 240))
    mark = app.mark()
    app.click(*app.center("field:name"))
    app.keys("ctrl+a")
    app.type("orders")
    app.wait_for(r"^GENERATED", mark)
    app.click(*app.center("field:properties.storage_gb"))
    app.keys("ctrl+a")
    app.type("64")
    design = save(app, path)
    assert design["by_id"]["db"]["name"] == "orders", design["by_id"]["db"]
    assert design["by_id"]["db"]["properties"]["storage_gb"] == 64, design["by_id"]["db"]


def test_letters_in_a_field_never_switch_tools(start, home):
    path = home / "letters.isshoni"
    write_design(path, [VPC, node("db", "rds", "vpc", 60, 200)])
    app = start(path)
    app.click(*app.on_canvas(120, 240))
    app.click(*app.center("field:name"))
    app.keys("ctrl+a")
    app.type("hvc")
    app.keys("BackSpace")
    app.drag(app.on_canvas(120, 240), app.on_canvas(320, 240))
    design = save(app, path)
    assert design["by_id"]["db"]["name"] == "hv", design["by_id"]["db"]
    assert design["by_id"]["db"]["x"] == 260, design["by_id"]["db"]


def test_code_follows_the_selection(start, home):
    path = home / "code.isshoni"
    write_design(path, [VPC, node("db", "rds", "vpc", 60, 200)])
    app = start(path)
    app.wait_for(r"^GENERATED")
    mark = app.mark()
    app.click(*app.on_canvas(120, 240))
    index = app.wait_for(r"^MARKED main\.tf ", mark)
    word = app.lines[index].split(" ")
    assert word[2] == "db", app.lines[index]


def test_marquee_copy_paste_delete(start, home):
    path = home / "clip.isshoni"
    write_design(path, [node("a", "sqs", None, 0, 0), node("b", "sns", None, 200, 0),
                        node("far", "s3", None, 700, 400)],
                 [line("c1", "b", "a", "event")])
    app = start(path)
    app.drag(app.on_canvas(-30, -30), app.on_canvas(360, 140))
    app.keys("ctrl+c")
    app.move_to(*app.on_canvas(200, 300))
    app.keys("ctrl+v")
    time.sleep(0.3)
    design = save(app, path)
    assert len(design["resources"]) == 5 and len(design["connections"]) == 2, design["resources"]
    app.keys("Delete")
    design = save(app, path)
    assert len(design["resources"]) == 3 and len(design["connections"]) == 1, design["resources"]
    app.keys("ctrl+z", "ctrl+z")
    assert len(save(app, path)["resources"]) == 3


def test_keyboard_alone_places_and_nudges(start, home):
    path = home / "keys.isshoni"
    write_design(path, [VPC])
    app = start(path)
    find(app, "queue")
    app.keys("Return")
    time.sleep(0.2)
    design = save(app, path)
    kinds = [item["type"] for item in design["resources"]]
    assert kinds == ["aws.vpc", "aws.sqs"], kinds
    x = design["resources"][1]["x"]
    app.keys("Right", "Right", "shift+Right")
    assert save(app, path)["resources"][1]["x"] == x + 41


def test_wheel_zooms_at_the_pointer(start, home):
    path = home / "zoom.isshoni"
    write_design(path, [VPC])
    app = start(path)
    point = app.on_canvas(300, 200)
    before = app.view
    mark = app.mark()
    app.move_to(*point)
    app.xdotool("keydown", "ctrl")
    app.xdotool("click", "--repeat", 3, "--delay", 40, 4)
    app.xdotool("keyup", "ctrl")
    app.wait_for(r"^VIEW", mark)
    time.sleep(0.2)
    after = app.on_canvas(300, 200)
    assert app.view[2] > before[2] * 1.3, (before, app.view)
    assert abs(after[0] - point[0]) < 2 and abs(after[1] - point[1]) < 2, (point, after)


def test_unsaved_work_survives_kill(start, home):
    path = home / "killed.isshoni"
    write_design(path, [VPC, node("web", "ec2", "vpc", 60, 200)])
    app = start(path)
    app.drag(app.on_canvas(120, 240), app.on_canvas(420, 240))
    time.sleep(0.8)
    app.kill()
    assert read_design(path)["by_id"]["web"]["x"] == 60
    app = start()
    app.click(*app.center("start:restore"))
    time.sleep(0.5)
    design = save(app, path)
    assert design["by_id"]["web"]["x"] == 360, design["by_id"]["web"]
    app.kill()
    app = start()
    time.sleep(0.3)
    assert "start:restore" not in app.places, "saved work is offered again"


def test_idea_starts_a_design(start, home):
    app = start()
    app.click(*app.center("start:idea"))
    app.type("an emergency alert for the city")
    mark = app.mark()
    app.keys("Return")
    app.wait_for(r"^GENERATED ([2-9]\d|\d{3})", mark)


def wait_for_end(app, seconds=10):
    try:
        app.process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise ish_ui.Failure("the program did not end") from None


def one_node(home, name="one", **more):
    path = home / f"{name}.isshoni"
    write_design(path, [VPC, dict(node("web", "ec2", "vpc", 60, 200), **more)])
    return path


def test_broken_file_leaves_the_open_design_alone(start, home):
    path = one_node(home)
    broken = home / "broken.isshoni"
    broken.write_text('{"format": "isshoni-design", "version": 1, "resources": [{]')
    app = start(path, broken)
    app.wait_for(r"^SAID .*broken\.isshoni:1:")
    app.drag(app.on_canvas(120, 240), app.on_canvas(320, 240))
    assert save(app, path)["by_id"]["web"]["x"] == 260
    assert broken.read_text().endswith("[{]")


def test_one_file_has_one_window(start, home):
    path = one_node(home)
    other = one_node(home, "other")
    app = start(path, path, other)
    assert app.count_windows() == 2, app.count_windows()


def test_closing_asks_and_saves(start, home):
    path = one_node(home)
    app = start(path)
    app.drag(app.on_canvas(120, 240), app.on_canvas(320, 240))
    app.keys("ctrl+w")
    time.sleep(0.5)
    app.keys("Escape")
    time.sleep(0.3)
    assert app.process.poll() is None and read_design(path)["by_id"]["web"]["x"] == 60
    app.keys("ctrl+q")
    time.sleep(0.5)
    app.keys("Return")
    wait_for_end(app)
    assert read_design(path)["by_id"]["web"]["x"] == 260


def test_closing_a_new_design_saves_it_where_one_says(start, home):
    path = home / "fresh.isshoni"
    app = start()
    app.keys("ctrl+n")
    find(app, "queue")
    app.keys("Return")
    app.keys("ctrl+w")
    time.sleep(0.6)
    app.keys("Return")
    time.sleep(1.0)
    app.keys("ctrl+a")
    app.type(str(path))
    app.keys("Return")
    wait_for_end(app)
    assert [item["type"] for item in read_design(path)["resources"]] == ["aws.sqs"]


def test_discarded_edits_are_gone(start, home):
    path = one_node(home)
    app = start(path)
    app.drag(app.on_canvas(120, 240), app.on_canvas(320, 240))
    time.sleep(0.5)
    app.keys("ctrl+w")
    time.sleep(0.5)
    app.keys("alt+d")
    wait_for_end(app)
    assert read_design(path)["by_id"]["web"]["x"] == 60
    app = start()
    time.sleep(0.3)
    assert "start:restore" not in app.places, "discarded work is offered again"


def test_a_failed_save_is_said_and_nothing_is_lost(start, home):
    path = one_node(home)
    app = start(path)
    app.drag(app.on_canvas(120, 240), app.on_canvas(320, 240))
    path.unlink()
    path.mkdir()
    (path / "in the way").touch()
    mark = app.mark()
    app.keys("ctrl+s")
    app.wait_for(r"^SAID .*one\.isshoni", mark)
    (path / "in the way").unlink()
    path.rmdir()
    app.keys("ctrl+s")
    time.sleep(0.5)
    assert read_design(path)["by_id"]["web"]["x"] == 260


def test_lost_work_is_never_written_over(start, home):
    path = one_node(home)
    app = start(path)
    app.drag(app.on_canvas(120, 240), app.on_canvas(420, 240))
    time.sleep(0.8)
    app.kill()
    app = start(path)
    app.wait_for(r"^SAID Edits of this design were never saved\.")
    app.drag(app.on_canvas(120, 240), app.on_canvas(120, 340))
    time.sleep(0.6)
    assert save(app, path)["by_id"]["web"]["x"] == 60
    app.kill()
    app = start()
    app.click(*app.center("start:restore"))
    time.sleep(0.5)
    assert save(app, path)["by_id"]["web"]["x"] == 360


def test_undo_while_typing_keeps_the_field(start, home):
    path = one_node(home)
    app = start(path)
    app.click(*app.on_canvas(120, 240))
    app.click(*app.center("field:name"))
    app.keys("ctrl+a")
    app.type("front")
    time.sleep(1.2)
    app.keys("ctrl+z")
    assert save(app, path)["by_id"]["web"]["name"] == "web"
    app.wait_for(r"^FOCUS field:name")
    app.type("X")
    assert save(app, path)["by_id"]["web"]["name"] == "webX"


def test_undo_under_a_drag_drops_what_is_gone(start, home):
    path = one_node(home)
    app = start(path)
    find(app, "lambda")
    app.keys("Return")
    time.sleep(0.3)
    added = save(app, path)["by_id"]["lambda"]
    x, y = app.on_canvas(added["x"] + 60, added["y"] + 40)
    app.move_to(x, y)
    app.xdotool("mousedown", 1)
    app.move_to(x + 30, y + 30)
    app.move_to(x + 60, y + 60)
    app.keys("ctrl+z")
    app.move_to(x + 90, y + 60)
    app.xdotool("mouseup", 1)
    app.keys("shift+1")
    time.sleep(0.2)
    app.drag(app.on_canvas(120, 240), app.on_canvas(320, 240))
    design = save(app, path)
    assert sorted(design["by_id"]) == ["vpc", "web"], design["resources"]
    assert design["by_id"]["web"]["x"] == 260


def test_escape_cancels_a_drag(start, home):
    path = one_node(home)
    app = start(path)
    x, y = app.on_canvas(120, 240)
    app.move_to(x, y)
    app.xdotool("mousedown", 1)
    app.move_to(x + 80, y)
    app.move_to(x + 120, y)
    app.keys("Escape")
    app.move_to(x + 160, y)
    app.xdotool("mouseup", 1)
    time.sleep(0.2)
    app.click(*app.on_canvas(500, 450))
    app.keys("Right")
    assert save(app, path)["by_id"]["web"]["x"] == 60


def test_keyboard_alone_renames_and_returns(start, home):
    path = one_node(home)
    app = start(path)
    app.keys("Tab", "Tab", "F2")
    app.wait_for(r"^FOCUS field:name")
    app.type("front")
    mark = app.mark()
    app.keys("Escape")
    app.wait_for(r"^FOCUS canvas:surface", mark)
    app.keys("Right")
    item = save(app, path)["by_id"]["web"]
    assert (item["name"], item["x"]) == ("front", 80), item
    app.keys("Return")
    app.wait_for(r"^FOCUS field:name", mark)
    app.keys("Tab")
    app.type("t3.nano")


def test_panes_by_key(start, home):
    path = one_node(home)
    app = start(path)
    for wanted in ("field:name", "code:view", "palette:search", "canvas:surface"):
        mark = app.mark()
        app.keys("F6")
        app.wait_for(f"^FOCUS {wanted}", mark)
    mark = app.mark()
    app.keys("shift+F6")
    app.wait_for(r"^FOCUS palette:search", mark)
    app.type("queue")
    mark = app.mark()
    app.keys("Escape")
    app.wait_for(r"^FOCUS canvas:surface", mark)
    app.keys("shift+F6", "Down")
    app.wait_for(r"^FOCUS palette:aws", mark)


def double_click(app, point, pattern):
    """Again when it was no double click: a busy machine may take the two apart."""
    for _ in range(3):
        mark = app.mark()
        app.click(*point, times=2)
        try:
            return app.wait_for(pattern, mark, seconds=2)
        except ish_ui.Failure:
            time.sleep(0.5)
    raise ish_ui.Failure(f"no double click led to {pattern}")


def test_double_click_edits_where_it_points(start, home):
    path = home / "double.isshoni"
    write_design(path, [node("a", "sqs", None, 0, 0), node("b", "lambda", None, 400, 0)],
                 [line("c1", "a", "b", "event")],
                 [{"id": "n1", "text": "old", "x": 0, "y": 200, "width": 240, "height": 80}])
    app = start(path)
    double_click(app, app.on_canvas(260, 50), r"^FOCUS field:label")
    app.type("orders")
    double_click(app, app.on_canvas(120, 240), r"^FOCUS field:text")
    app.keys("ctrl+a")
    app.type("new")
    double_click(app, app.on_canvas(460, 40), r"^FOCUS field:name")
    design = save(app, path)
    assert design["connections"][0]["label"] == "orders", design["connections"]
    assert design["annotations"][0]["text"] == "new", design["annotations"]
    app.click(*app.on_canvas(260, 50))
    app.keys("Delete")
    design = save(app, path)
    assert design["connections"] == [] and len(design["resources"]) == 2


def test_menu_under_the_right_button(start, home):
    path = one_node(home)
    app = start(path)
    app.move_to(*app.on_canvas(120, 240))
    app.xdotool("click", 3)
    time.sleep(0.4)
    app.keys("Down", "Down", "Down", "Down", "Down", "Return")
    time.sleep(0.4)
    design = save(app, path)
    assert len(design["resources"]) == 3, design["resources"]
    app.keys("ctrl+shift+a", "Tab", "Tab", "Menu")
    time.sleep(0.4)
    app.keys("Up", "Return")
    time.sleep(0.3)
    assert len(save(app, path)["resources"]) == 2


def test_problem_leads_to_its_field(start, home):
    path = home / "problem.isshoni"
    write_design(path, [dict(VPC, properties={"cidr": "banana"}),
                        node("web", "ec2", "vpc", 60, 200)])
    app = start(path)
    app.wait_for(r"^GENERATED")
    app.keys("alt+2")
    app.click(*app.center("problem:vpc:properties.cidr"))
    app.wait_for(r"^FOCUS field:properties\.cidr")
    app.keys("ctrl+a")
    app.type("10.1.0.0/16")
    assert save(app, path)["by_id"]["vpc"]["properties"]["cidr"] == "10.1.0.0/16"


def test_the_kind_of_a_line_changes_its_form(start, home):
    path = home / "kind.isshoni"
    write_design(path, [VPC, node("web", "ec2", "vpc", 60, 200),
                        node("db", "rds", "vpc", 460, 200)],
                 [line("c1", "web", "db")])
    app = start(path)
    app.click(*app.on_canvas(320, 250))
    app.place("field:label")
    app.keys("Return", "shift+Tab", "space")
    time.sleep(0.3)
    app.keys("Down", "Return")
    time.sleep(0.3)
    assert save(app, path)["connections"][0]["type"] != "default"


def test_menus_and_help_open(start, home):
    app = start(one_node(home))
    for key in ("F10", "ctrl+question"):
        app.keys(key)
        time.sleep(0.6)
        app.keys("Escape")
        time.sleep(0.3)
    app.wait_for(r"^GENERATED")


def test_any_script_and_any_length(start, home):
    path = home / "script.isshoni"
    names = ["مرحبا بالعالم", "👩‍👩‍👧‍👦 가족 🇰🇷", "長い" * 200, "é" * 3000, "a\\b\"c<d>&", "  "]
    write_design(path, [dict(node(f"n{i}", "lambda", None, 160 * i, 0), name=name)
                        for i, name in enumerate(names)])
    app = start(path)
    app.wait_for(r"^GENERATED")
    for index in range(len(names)):
        app.click(*app.on_canvas(160 * index + 60, 40))
        time.sleep(0.1)
    app.keys("Right")
    design = save(app, path)
    assert [item["name"] for item in design["resources"]] == names


def test_a_huge_design_closes_while_it_is_generated(start, home):
    path = home / "huge.isshoni"
    write_design(path, [node(f"n{i}", "lambda", None, 160 * (i % 100), 140 * (i // 100))
                        for i in range(3000)])
    app = start(path)
    app.click(*app.on_canvas(60, 40))
    app.keys("ctrl+a", "Right")
    app.keys("ctrl+w")
    time.sleep(0.6)
    app.keys("alt+d")
    wait_for_end(app)
    assert app.process.returncode == 0, app.process.returncode


TESTS = [value for name, value in list(globals().items()) if name.startswith("test_")]

if __name__ == "__main__":
    wanted = sys.argv[2:]
    chosen = [test for test in TESTS
              if not wanted or any(word in test.__name__ for word in wanted)]
    sys.exit(ish_ui.run(chosen, sys.argv[1]))
