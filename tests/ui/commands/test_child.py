"""The packaged program starts its limited children through itself: `yimen --intake-child MODULE …`."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from outside import ROOT
from PIL import Image

from app.devices.camera.video import CAMERA_CHILD
from app.devices.card.reader import CARD_CHILD
from app.devices.line_child import LineChild, python_child
from app.intake import CHILD_OPTION
from app.intake import take_in as taking
from app.intake.drawing import DRAWING_CHILD
from app.intake.limits import Media
from app.intake.open_font import FONT_CHILD
from app.intake.open_pack import PACK_CHILD
from app.intake.open_table import TABLE_CHILD, open_table
from app.intake.paper_look import PAPER_CHILD
from app.intake.take_in import take_in
from ui.commands.child import CHILDREN


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as a packager leaves it: one file that starts it, and no interpreter beside it."""
    program = tmp_path / "yimen"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m ui "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for the packaged program is a script")


@needs_shell
def test_a_picture_is_taken_in_by_the_packaged_program_itself(packaged: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(out, "PNG")
    assert taking.child_command()[:2] == [str(packaged), CHILD_OPTION]
    assert take_in(out.getvalue()).media is Media.JPEG


@needs_shell
def test_a_list_is_opened_by_the_packaged_program_itself(packaged: Path) -> None:
    assert open_table("名称,代码\n示例,007\n".encode())[0].rows == (("名称", "代码"), ("示例", "007"))


@needs_shell
def test_the_camera_child_gets_its_arguments(packaged: Path) -> None:
    child = LineChild(python_child(CAMERA_CHILD, "/dev/none"), "camera")
    answer = child.wait(child.send(do="take"), 20)
    child.end()
    assert answer is not None and answer["trouble"] == "camera.gone"


def test_no_other_module_can_be_started_as_a_child() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for words in (["os"], []):
        command = [sys.executable, "-m", "ui", CHILD_OPTION, *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=env)
        assert done.returncode == 2 and "没有名为" in done.stderr and "Traceback" not in done.stderr


def test_every_child_that_the_program_starts_is_in_the_table() -> None:
    assert set(CHILDREN) == {
        taking.IMAGE_CHILD, TABLE_CHILD, DRAWING_CHILD, CARD_CHILD, CAMERA_CHILD, FONT_CHILD, PAPER_CHILD, PACK_CHILD,
    }  # fmt: skip
