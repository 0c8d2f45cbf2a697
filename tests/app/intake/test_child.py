"""The child process: its protocol, and what is taken away from it."""

from __future__ import annotations

import base64
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from app.intake import CHILD_OPTION
from app.intake.child import answer, told
from app.intake.limits import IntakeLimits, Media, media_of
from app.intake.take_in import IMAGE_CHILD, child_command, question

ROOT = Path(__file__).parents[3]
SMALL = IntakeLimits(memory_bytes=700 * 1024 * 1024, cpu_seconds=5)


def png(size: tuple[int, int] = (20, 10)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG")
    return out.getvalue()


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run `code` in a process that has limited itself as the child does."""
    head = "from app.intake.child import limit_this_process\nfrom app.intake.limits import IntakeLimits\n"
    limits = "limit_this_process(IntakeLimits(memory_bytes=700 * 1024 * 1024, cpu_seconds=1))\n"
    return subprocess.run(
        [sys.executable, "-c", head + limits + code], capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_one_line_asks_and_one_line_answers_again_and_again() -> None:
    lines = (
        question(png(), Media.PNG, SMALL)
        + question(b"%PDF-1.7\n%%EOF", Media.PDF, SMALL)
        + question(b"x", Media.PNG, SMALL)
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(child_command(), input=lines, capture_output=True, timeout=60, check=True, env=env)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a.get("media") or a["refused"] for a in answers] == ["image/jpeg", "application/pdf", "intake.not_an_image"]
    assert Image.open(io.BytesIO(base64.b64decode(answers[0]["data"]))).size == (20, 10)


def test_a_question_holds_the_limits_so_that_both_sides_agree() -> None:
    asked = json.loads(question(b"x", Media.JPEG, SMALL))
    assert IntakeLimits(**asked["limits"]) == SMALL and Media(asked["media"]) is Media.JPEG


def test_an_answer_tells_a_refusal_with_its_facts() -> None:
    asked = json.loads(question(b"%PDF-1.7 /JS %%EOF", Media.PDF, SMALL))
    assert told(lambda: answer(asked)) == {"refused": "intake.pdf_active", "facts": {"what": "JS"}}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps only the time-out")
def test_the_child_can_write_no_file(tmp_path: Path) -> None:
    done = run(f"import os\nos.write(os.open({str(tmp_path / 'x')!r}, os.O_CREAT | os.O_WRONLY), b'x')")
    assert done.returncode != 0 and "File too large" in done.stderr
    assert (tmp_path / "x").stat().st_size == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps only the time-out")
def test_the_child_cannot_take_more_memory_than_it_was_given() -> None:
    done = run("data = bytearray(800 * 1024 * 1024)")
    assert done.returncode != 0 and "MemoryError" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps only the time-out")
def test_the_child_cannot_turn_for_ever() -> None:
    done = run("while True: pass")
    assert done.returncode < 0


def test_the_packaged_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, CHILD_OPTION, IMAGE_CHILD]


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"\xff\xd8\xff\xe0", Media.JPEG),
        (b"\x89PNG\r\n\x1a\n", Media.PNG),
        (b"%PDF-1.4", Media.PDF),
        (b"\n\n%PDF-1.4", Media.PDF),
        (b"\xff\xd8", None),
        (b"PK\x03\x04", None),
        (b"", None),
        (b"<html>", None),
    ],
)
def test_the_content_decides_never_the_name(data: bytes, media: Media | None) -> None:
    assert media_of(data) == media


def test_the_desk_itself_never_loads_the_decoders() -> None:
    """A picture is opened only in the limited child: the process with the key to the store has no Pillow in it."""
    seen = "import sys; import app.devices.choice, app.intake.take_in, ui.devices.hub; print('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
