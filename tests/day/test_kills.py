"""The window is killed around F12, and a day is broken off in its middle: nothing acknowledged is lost, work goes on."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = int(os.environ.get("YIMEN_SEED", "20261123"))
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is tried where processes fork")


def surroundings() -> dict[str, str]:
    places = [ROOT, *(ROOT / "tests" / part for part in ("day", "ui", "app"))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places)), "QT_QPA_PLATFORM": "offscreen"}


def kill_windows(folder: Path, kills: int) -> dict[str, object]:
    command = [sys.executable, str(Path(__file__).parent / "killed_window.py"), str(folder), str(kills), str(SEED)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=800, check=False, env=surroundings())
    assert done.returncode == 0, done.stdout + done.stderr
    answer: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return answer


def assert_nothing_lost(answer: dict[str, object]) -> None:
    told = f"seed {SEED}: {answer}"
    assert answer["lost"] == [] and answer["without_paper"] == [] and answer["faults"] == [], told
    assert answer["strays"] == [], told
    assert answer["forms"] == [], told


def test_ten_kills_around_f12_lose_no_case_no_paper_and_no_form(made_profile: Path, tmp_path: Path) -> None:
    """opencrvs 12809, osTicket 635: what was printed has its case, what was typed is a case or a draft."""
    shutil.copytree(made_profile, tmp_path / "profile")
    assert_nothing_lost(kill_windows(tmp_path, 10))


@pytest.mark.full
@pytest.mark.timeout(900)
def test_a_hundred_kills_around_f12(made_profile: Path, tmp_path: Path) -> None:
    shutil.copytree(made_profile, tmp_path / "profile")
    assert_nothing_lost(kill_windows(tmp_path, 100))


def play(profile: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-u", "-m", "ui", "--profile", str(profile), "day", "--out", str(out)]
    both = subprocess.STDOUT
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=both, text=True, env=surroundings(), cwd=ROOT)


def test_a_day_that_is_killed_in_its_middle_is_continued_to_its_end(made_profile: Path, tmp_path: Path) -> None:
    profile, out = Path(shutil.copytree(made_profile, tmp_path / "profile")), tmp_path / "out"
    first = play(profile, out)
    assert first.stdout is not None
    done = 0
    while done < 6 and (line := first.stdout.readline()):
        done += line.startswith("✓")
    time.sleep(0.3)
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    first.stdout.close()
    second = play(profile, out)
    told, _ = second.communicate(timeout=100)
    assert second.returncode == 0, told
    lines = told.splitlines()
    assert sum(line.startswith("·") for line in lines) >= done == 6
    assert lines[-1].startswith("20/20")
    assert [line for line in lines[:-1] if line[:1] not in "·✓"] == [], "whoever reads the day reads acts alone"
    truth = json.loads((out / "day.json").read_text("utf-8"))
    assert truth["format"] == "yimen-export/1"
    assert len({case["number"] for case in truth["cases"]}) == len(truth["cases"]) == 7
    names = [path.name for path in (out / "notices").iterdir()]
    assert len(names) == sum(len(case["notices"]) for case in truth["cases"])
    assert any(name.endswith("准予行政许可决定书.pdf") for name in names)
    shots = len(list((out / "shots").glob("*.png")))
    assert shots >= 19, "the act it was killed in may be on record without its picture"
