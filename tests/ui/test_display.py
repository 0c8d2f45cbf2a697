"""Without a screen the program says so in a sentence, where Qt would end it with a core dump."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import Refused
from ui.display import refuse_without_display

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only X and Wayland systems are asked")


@linux
def test_a_start_without_a_display_is_one_sentence_and_code_2(tmp_path: Path):
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "ui", "--training", "--profile", str(tmp_path / "p")]
    said = subprocess.run(
        command, env={**env, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False
    )
    assert said.returncode == 2
    assert said.stderr.strip().count("\n") == 0
    assert "没有可用的显示器" in said.stderr


@linux
def test_a_display_that_does_not_listen_is_none(tmp_path: Path):
    with pytest.raises(Refused):
        refuse_without_display({"DISPLAY": ":7"}, tmp_path)
    (tmp_path / "X7").touch()
    refuse_without_display({"DISPLAY": ":7.0"}, tmp_path)


@pytest.mark.parametrize(
    "environment", [{"QT_QPA_PLATFORM": "offscreen"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"DISPLAY": "otherhost:0"}]
)
def test_what_may_have_a_screen_is_left_to_qt(environment: dict[str, str], tmp_path: Path):
    refuse_without_display(environment, tmp_path)
