"""Taking a file in: limits first, then the child process opens it; whatever happens to the child, the desk lives."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.errors import Refused
from app.intake import CHILD_OPTION
from app.intake.limits import LIMITS, MEGABYTE, IntakeLimits, Media, media_of

IMAGE_CHILD = "app.intake.child"


@dataclass(frozen=True)
class TakenIn:
    """A file that may be kept: images reduced to JPEG, PDFs as they came."""

    data: bytes
    media: Media


def take_in(data: bytes, limits: IntakeLimits = LIMITS) -> TakenIn:
    """Return the file as it will be kept.

    Raises Refused: "intake.empty", "intake.unknown_kind", "intake.too_large", "intake.too_many_pixels",
    "intake.not_an_image", "intake.pdf_cut", "intake.pdf_locked", "intake.pdf_active", "intake.too_much_memory",
    "intake.too_slow", "intake.child_failed".
    """
    media = _media(data, limits)
    answer = run_child(IMAGE_CHILD, question(data, media, limits), limits)
    return TakenIn(base64.b64decode(answer["data"]), Media(answer["media"]))


def run_child(module: str, line: bytes, limits: IntakeLimits) -> dict[str, Any]:
    """Return what the limited child answers to one line. Raises Refused with what it refused, or how it died."""
    try:
        done = subprocess.run(
            child_command(module), input=line, capture_output=True, timeout=limits.wall_seconds,
            check=False, env=_environment(), cwd=Path(__file__).parents[2],
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Refused("intake.too_slow", seconds=limits.wall_seconds) from error
    return _read_answer(done)


def question(data: bytes, media: Media, limits: IntakeLimits) -> bytes:
    """Return the line that asks the child for one file."""
    asked = {"media": media.value, "limits": asdict(limits), "data": base64.b64encode(data).decode("ascii")}
    return json.dumps(asked).encode() + b"\n"


def child_command(module: str = IMAGE_CHILD) -> list[str]:
    """Return how the child starts; the packaged program is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_OPTION, module]
    return [sys.executable, "-P", "-m", module]


def _environment() -> dict[str, str]:
    """Pass on what an interpreter needs to start, and no secret."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "PYTHONPATH": str(Path(__file__).parents[2])
    }


def _media(data: bytes, limits: IntakeLimits) -> Media:
    if not data:
        raise Refused("intake.empty")
    media = media_of(data)
    if media is None:
        raise Refused("intake.unknown_kind")
    most = limits.pdf_bytes if media is Media.PDF else limits.image_bytes
    if len(data) > most:
        raise Refused("intake.too_large", found=-(-len(data) // MEGABYTE), most=most // MEGABYTE)
    return media


def _read_answer(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise Refused("intake.child_failed", status=done.returncode) from error
    if "refused" in answer:
        raise Refused(answer["refused"], **answer["facts"])
    return answer
