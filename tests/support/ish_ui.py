"""Drives the real window: its own X server, a real pointer, real keys.

The program says where its parts stand (ISSHONI_TRACE=1); everything a test asserts comes from the
saved file or from what the program said, never from pixels.
SPDX-License-Identifier: MIT
"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time

MOVES = 12  # a drag and drop needs enter, position and status round trips: fewer moves lose drops
STEP = 0.015
# GTK 4.8 says this of the parts of its own scroll bars when one appears while being laid out; no
# widget of the program is a gizmo.
GTK_OWN = re.compile(r"Trying to snapshot GtkGizmo 0x[0-9a-f]+ without a current allocation")
REST = 0.15  # seconds without a move after which a widget has its place
ROOT = pathlib.Path(__file__).resolve().parents[2]


class Failure(Exception):
    """What was expected did not happen."""


class Screen:
    """An X server of our own, gone at the end."""

    def __init__(self, width=1600, height=1000):
        read_end, write_end = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24",
             "-nolisten", "tcp"],
            pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as stream:
            self.display = ":" + stream.readline().strip()
        if self.display == ":":
            raise Failure("Xvfb did not start")

    def close(self):
        self.process.terminate()
        self.process.wait()


class App:
    """The running program. home: a folder that plays the user's home, kept between runs."""

    def __init__(self, program, screen, home, *arguments, locale="C.UTF-8"):
        self.screen = screen
        self.lines = []
        self.places = {}
        self.moved = {}
        self.view = None
        environment = dict(
            os.environ, DISPLAY=screen.display, GDK_BACKEND="x11", GSK_RENDERER="cairo",
            GTK_A11Y="none", NO_AT_BRIDGE="1", GSETTINGS_BACKEND="memory", LC_ALL=locale,
            LANG=locale, ISSHONI_TRACE="1", ISSHONI_STYLES=str(ROOT / "ui/styles"), HOME=str(home),
            XDG_STATE_HOME=str(home / "state"), XDG_DATA_HOME=str(home / "data"),
            XDG_CONFIG_HOME=str(home / "config"))
        environment.pop("WAYLAND_DISPLAY", None)
        self.process = subprocess.Popen(
            ["dbus-run-session", "--", program, *map(str, arguments)], env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.wait_for(r"^FIRSTFRAME")
        time.sleep(0.4)

    def _read(self):
        for line in self.process.stderr:
            line = line.rstrip("\n")
            self.lines.append(line)
            word = line.split(" ")
            if word[0] == "AT" and len(word) == 6:
                self.places[word[1]] = tuple(map(int, word[2:]))
                self.moved[word[1]] = time.monotonic()
            elif word[0] == "GONE":
                self.places.pop(word[1], None)
            elif word[0] == "VIEW":
                self.view = tuple(map(float, word[1:4]))

    # --- what it says ---

    def wait_for(self, pattern, since=0, seconds=20):
        """Index of the first line from since on that matches."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for index in range(since, len(self.lines)):
                if re.search(pattern, self.lines[index]):
                    return index
            if self.process.poll() is not None and not self.reader.is_alive():
                break
            time.sleep(0.01)
        tail = "\n".join(self.lines[-25:])
        raise Failure(f"waited for {pattern!r}; last lines:\n{tail}")

    def mark(self):
        return len(self.lines)

    def place(self, name, seconds=5):
        """Where it stands, once it has come to rest."""
        deadline = time.monotonic() + seconds
        while name not in self.places or time.monotonic() - self.moved[name] < REST:
            if time.monotonic() > deadline:
                there = ", ".join(sorted(self.places))
                raise Failure(f"{name} is not on the screen; there are: {there}")
            time.sleep(0.02)
        return self.places[name]

    def center(self, name):
        x, y, width, height = self.place(name)
        return x + width / 2, y + height / 2

    def on_canvas(self, x, y):
        """Screen position of a point in design units."""
        left, top, _, _ = self.place("canvas:surface")
        origin_x, origin_y, zoom = self.view
        return left + (x - origin_x) * zoom, top + (y - origin_y) * zoom

    def complaints(self):
        """What GTK or the program itself warned of. A bus daemon in a container has its own."""
        return [line for line in self.lines
                if re.search(r"-(WARNING|CRITICAL|ERROR) \*\*|^\*\* ", line)
                and not GTK_OWN.search(line)]

    # --- what a person does ---

    def xdotool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], check=True,
                       env=dict(os.environ, DISPLAY=self.screen.display), stdout=subprocess.DEVNULL)

    def move_to(self, x, y):
        self.xdotool("mousemove", round(x), round(y))

    def drag(self, start, end):
        self.move_to(*start)
        time.sleep(STEP)
        self.xdotool("mousedown", 1)
        time.sleep(STEP)
        for k in range(1, MOVES + 1):
            self.move_to(start[0] + (end[0] - start[0]) * k / MOVES,
                         start[1] + (end[1] - start[1]) * k / MOVES)
            time.sleep(STEP)
        time.sleep(4 * STEP)
        self.xdotool("mouseup", 1)
        time.sleep(0.15)

    def click(self, x, y, times=1):
        self.move_to(x, y)
        time.sleep(0.03)
        self.xdotool("click", "--repeat", times, "--delay", 60, 1)
        time.sleep(0.1)

    def keys(self, *names):
        self.xdotool("key", "--delay", 20, *names)
        time.sleep(0.1)

    def type(self, text):
        self.xdotool("type", "--delay", 20, text)
        time.sleep(0.1)

    def count_windows(self):
        """Windows of designs: those with a title of their own."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^Isshoni – "],
                               env=dict(os.environ, DISPLAY=self.screen.display),
                               capture_output=True, text=True)
        return len(found.stdout.split())

    def screenshot(self, path):
        subprocess.run(["import", "-display", self.screen.display, "-window", "root", str(path)],
                       check=True)

    # --- how it ends ---

    def kill(self):
        """As a power cut would: no time to save."""
        found = subprocess.run(["pgrep", "-g", str(self.process.pid)],
                               capture_output=True, text=True)
        for pid in found.stdout.split():
            os.kill(int(pid), signal.SIGKILL)
        self.process.wait()

    def close(self):
        if self.process.poll() is None:
            self.kill()


class Home:
    """A folder that plays the user's home."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="isshoni-test-"))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


def write_design(path, resources, connections=(), annotations=()):
    """A design file with frames where a test wants them."""
    path.write_text(json.dumps({
        "format": "isshoni-design", "version": 1, "id": path.stem, "name": "Test", "prompt": "",
        "settings": {"cloud": "aws", "region": "ap-northeast-2", "environment": "dev",
                     "prefix": "test-0000"},
        "resources": list(resources), "connections": list(connections),
        "annotations": list(annotations)}))


def read_design(path):
    design = json.loads(path.read_text())
    design["by_id"] = {item["id"]: item for item in design["resources"]}
    return design


def run(tests, program):
    """Runs the tests as TAP, each with its own home; one screen for all."""
    screen = Screen()
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace("test_", "", 1).replace("_", "-")
        apps = []
        with Home() as home:
            def start(*arguments, home=home, apps=apps, **options):
                apps.append(App(program, screen, home, *arguments, **options))
                return apps[-1]

            try:
                test(start, home)
                complaints = [line for app in apps for line in app.complaints()]
                if complaints:
                    raise Failure("the program complained:\n" + "\n".join(complaints[:10]))
                print(f"ok {number} {name}", flush=True)
            except (Failure, AssertionError, KeyError, subprocess.CalledProcessError) as error:
                failed += 1
                print(f"not ok {number} {name}", flush=True)
                message = f"{type(error).__name__}: {error}".split("\n")
                print("\n".join("# " + line for line in message), flush=True)
                shots = os.environ.get("ISSHONI_SHOTS")
                if shots and apps:
                    apps[-1].screenshot(pathlib.Path(shots) / f"{name}.png")
            finally:
                for app in apps:
                    app.close()
    screen.close()
    return 1 if failed else 0
