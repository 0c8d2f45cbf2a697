"""办件台账 over 1,000,000 rows by keys, and the start of a desk with such a store against one that is empty."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from bench_million import million_profile
from figures import Report

from db.desk.surroundings import Surroundings
from db.desk.training import make_training

HERE = Path(__file__).parent
ROUNDS = 5
MOST_START = 1.5
MOST_MEGABYTES = 30.0
MOST_PAUSE = 50.0  # ms: a target for an idle machine, printed like every absolute time


def bench(report: Report, folder: Path, around: Surroundings) -> None:
    """Print key to paint, memory and pauses of the list, and the ratio of the two starts."""
    profile = million_profile(report, folder, around)
    empty = folder / "empty"
    make_training(empty, around, with_cases=False)
    full, none = [], []
    for _ in range(ROUNDS):
        none.append(float(_run("first_paint.py", "desk", str(empty))))
        full.append(float(_run("first_paint.py", "desk", str(profile))))
    report.ratio("start with 1,000,000 cases / empty", statistics.median(full), statistics.median(none), MOST_START)
    found, bare = (json.loads(_run("scroll_list.py", str(at))) for at in (profile, empty))
    report.tell(f"{'all rows of the list known after':58} {found['known'] * 1000:9.0f} ms")
    key = f"median {found['median'] * 1000:7.2f} ms   95 % {found['high'] * 1000:7.2f} ms"
    report.tell(f"{'one key to its paint, over 200 windows':58} {key}")
    _tell(report, "of that the window's own processor time, 95 %", found["work"] * 1000, MOST_PAUSE, "ms")
    _tell(report, "longest pause of the window meanwhile", found["pause"] * 1000, MOST_PAUSE, "ms")
    _tell(report, "of that the window's own processor time, the most", found["pause_work"] * 1000, MOST_PAUSE, "ms")
    taken = found["megabytes"] - bare["megabytes"]
    _tell(report, "memory beyond that of a desk with an empty list", taken, MOST_MEGABYTES, "MB")
    report.tell(f"{'of that the page cache of the encrypted store':58} {found['cached'] - bare['cached']:7.1f} MB")


def _tell(report: Report, name: str, value: float, most: float, unit: str) -> None:
    mark = "" if value <= most else "   <-- over"
    report.tell(f"{name:58} {value:7.1f} {unit} (<= {most:g}){mark}")


def _run(script: str, *arguments: str) -> str:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parent.parent)}
    command = [sys.executable, str(HERE / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return done.stdout.strip().splitlines()[-1]
