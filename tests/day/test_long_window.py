"""A window that is worked in for a long while stays alive: no wrapper of Qt dies before its time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def worked(folder: Path, rounds: int, panels: int) -> dict[str, object]:
    """Work in a window in a child of its own, as the program itself runs; return what it found."""
    places = [ROOT, *(ROOT / "tests" / part for part in ("day", "ui", "app"))]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places)), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(Path(__file__).parent / "long_window.py"), str(folder), str(rounds), str(panels)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False, env=env)
    assert done.returncode == 0, f"{done.returncode}\n{done.stdout}{done.stderr}"
    answer: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_enter_accept_every_page_and_fifty_panels_leave_the_window_alive(made_profile: Path, tmp_path: Path) -> None:
    """The focus chain of Qt once tied wrappers together: the first widget deleted took rows of other pages along."""
    shutil.copytree(made_profile, tmp_path / "profile")
    found = worked(tmp_path, rounds=4, panels=50)
    assert found == {"rounds": 4, "panels": 100, "dead": [], "strangers": []}
