"""The first painted window against a hello-world of the same library, interleaved; key to paint of the item search."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from figures import Report, spread
from PySide6.QtTest import QTest

from app.catalogue import sample_catalogue
from app.item_search import ItemIndex
from app.office import sample_office
from db.desk.surroundings import Surroundings
from db.desk.training import make_training
from ui.__main__ import door, parse
from ui.opening import OpenDesk, application
from ui.playing.robot import Robot

ROUNDS = 7
MOST = 2.0
HERE = Path(__file__).parent


def bench(report: Report, folder: Path, around: Surroundings) -> None:
    """Print the ratios of the two starts to a hello-world, and what a key in the item search costs."""
    profile = folder / "window"
    make_training(profile, around, with_cases=False)
    hello, log_in, desk = [], [], []
    for _ in range(ROUNDS):
        hello.append(_start("hello"))
        log_in.append(_start("log-in", str(profile)))
        desk.append(_start("desk", str(profile)))
    least = statistics.median(hello)
    report.ratio("first painted window (log-in) / hello-world", statistics.median(log_in), least, MOST)
    told = statistics.median(desk)
    report.tell(f"{'log-in skipped: store open, first page painted':58} {told / least:6.2f} x   {told * 1000:.0f} ms")
    _search(report, folder, around)


def _start(*arguments: str) -> float:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parent.parent)}
    command = [sys.executable, str(HERE / "first_paint.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return float(done.stdout.strip().splitlines()[-1])


def _search(report: Report, folder: Path, around: Surroundings) -> None:
    """Ask the index of 3,000 items, then type into the real page and paint after each key."""
    items = sample_catalogue().items(around.now().on)
    code = items[0].code
    many = [
        replace(
            items[n % len(items)], name=f"{items[n % len(items)].name}{n}号", code=replace(code, business=f"{n:033d}")
        )
        for n in range(3000)
    ]
    index = ItemIndex(many, lambda department: sample_office().department(department).name)
    _tell(report, "item search over 3,000 items", *spread(lambda: index.find("spjy", {}, 12), 60))
    line = parse(["--profile", str(folder / "window"), "--training", "--officer", "w1"])
    application(line.language)
    desk = OpenDesk(door(line), line)
    desk.start()
    assert desk.shell is not None
    robot = Robot(desk.shell)
    robot.rest(1500)
    edit = robot.widget("acceptance.item")

    def key() -> None:
        QTest.keyClicks(edit, "s")
        edit.repaint()

    _tell(report, "one key of the item search to its paint", *spread(key, 30))
    report.tell(f"{'memory of the open desk':58} {_resident_megabytes():.0f} MB")
    desk.close()


def _tell(report: Report, name: str, median: float, high: float) -> None:
    report.tell(f"{name:58} median {median * 1000:7.2f} ms   95 % {high * 1000:7.2f} ms")


def _resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
