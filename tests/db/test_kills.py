"""kill -9 at random moments: no acknowledged case is lost, every case has its paper, store and journal agree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED = int(os.environ.get("YIMEN_SEED", "20261123"))


def kill_again_and_again(folder: Path, kills: int, seed: int = SEED) -> dict[str, object]:
    command = [sys.executable, str(Path(__file__).parent / "killed_desk.py"), str(folder), str(kills), str(seed)]
    paths = os.pathsep.join(
        [str(Path(__file__).parents[2]), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
    )
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=600, check=False, env={**os.environ, "PYTHONPATH": paths}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = [line for line in done.stdout.splitlines() if line.startswith("{")]  # a line of the log may stand behind it
    answer: dict[str, object] = json.loads(told[-1])
    return answer


def assert_nothing_lost(answer: dict[str, object]) -> None:
    assert answer["lost"] == [] and answer["twice"] == 0, f"seed {SEED}: {answer}"
    assert answer["without_paper"] == [] and answer["faults"] == [], f"seed {SEED}: {answer}"
    assert answer["stray_prints"] == [] and answer["prints_without_file"] == [], f"seed {SEED}: {answer}"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is tried where processes fork")
@pytest.mark.parametrize("half", (0, 1))
def test_two_hundred_kills_lose_nothing(folder: Path, half: int) -> None:
    """In two halves, so that two cores share them."""
    answer = kill_again_and_again(folder, 100, SEED + half)
    assert_nothing_lost(answer)
    assert int(str(answer["told"])) >= 60  # four lives of five live to tell one at least


@pytest.mark.full
@pytest.mark.timeout(600)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is tried where processes fork")
@pytest.mark.parametrize("part", range(2, 10))
def test_a_thousand_kills_lose_nothing(folder: Path, part: int) -> None:
    """With the two hundred above: a store that is checked after every death grows slow, so each part has its own."""
    assert_nothing_lost(kill_again_and_again(folder, 100, SEED + part))
