"""What the child draws for the devices: a rare line, the picture of a slip, a camera's frame."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.devices.ports import SlipLine
from app.devices.slip.escpos import Raster
from app.events.body import pack
from app.intake.limits import LIMITS
from app.intake.take_in import run_child

DRAWING_CHILD = "app.intake.drawing_child"


def line_picture(line: SlipLine, width: int, own_fonts: Path | None = None) -> Raster:
    """Return a line of a slip as black dots. Raises Refused("slip.no_glyph") when no font here has a character."""
    asked = {"do": "line", "line": pack(line), "width": width, "fonts": str(own_fonts or "")}
    answer = _drawn(asked)
    return Raster(answer["row_bytes"], answer["height"], base64.b64decode(answer["data"]))


def slip_picture(data: bytes, width: int, own_fonts: Path | None = None) -> bytes:
    """Return a PNG of what these bytes would print. Raises Refused("slip.unreadable")."""
    text = base64.b64encode(data).decode("ascii")
    asked = {"do": "slip", "data": text, "width": width, "fonts": str(own_fonts or "")}
    return base64.b64decode(_drawn(asked)["data"])


def frame_picture(data: bytes, kind: str, width: int, height: int) -> bytes:
    """Return a camera's frame (`kind` MJPG or YUYV) as a JPEG. Raises Refused("intake.not_an_image")."""
    text = base64.b64encode(data).decode("ascii")
    return base64.b64decode(
        _drawn({"do": "frame", "data": text, "kind": kind, "width": width, "height": height})["data"]
    )


def _drawn(asked: dict[str, Any]) -> dict[str, Any]:
    line = json.dumps({**asked, "limits": asdict(LIMITS)}).encode() + b"\n"
    return run_child(DRAWING_CHILD, line, LIMITS)
