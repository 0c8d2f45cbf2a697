"""What the child draws for the devices: a rare line, the picture of a slip, a camera's frame."""

from __future__ import annotations

import base64
from pathlib import Path

from app.devices.ports import SlipLine
from app.devices.slip.escpos import Raster
from app.events.body import pack
from app.intake.asking import ask_child
from app.intake.limits import LIMITS


def line_picture(line: SlipLine, width: int, own_fonts: Path | None = None) -> Raster:
    """Return a line of a slip as black dots. Raises Refused("slip.no_glyph") when no font here has a character."""
    asked = {"do": "line", "line": pack(line), "width": width, "fonts": str(own_fonts or "")}
    answer = ask_child(asked, LIMITS)
    return Raster(answer["row_bytes"], answer["height"], base64.b64decode(answer["data"]))


def slip_picture(data: bytes, width: int, own_fonts: Path | None = None) -> bytes:
    """Return a PNG of what these bytes would print. Raises Refused("slip.unreadable")."""
    text = base64.b64encode(data).decode("ascii")
    asked = {"do": "slip", "data": text, "width": width, "fonts": str(own_fonts or "")}
    return base64.b64decode(ask_child(asked, LIMITS)["data"])


def frame_picture(data: bytes, kind: str, width: int, height: int) -> bytes:
    """Return a camera's frame (`kind` MJPG or YUYV) as a JPEG. Raises Refused("intake.not_an_image")."""
    text = base64.b64encode(data).decode("ascii")
    return base64.b64decode(
        ask_child({"do": "frame", "data": text, "kind": kind, "width": width, "height": height}, LIMITS)["data"]
    )
