"""The child that draws for the devices: a rare line of a slip, a picture of a slip, a camera's frame.

One JSON line in, one JSON line out, under the limits of the intake. `python -m app.intake.drawing_child`.
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from typing import Any

from app.devices.ports import SlipLine
from app.events.body import unpack
from app.intake.child import answer_lines
from app.intake.frames import jpeg_of_frame
from app.intake.slip_drawing import draw_line, draw_slip


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return {"data": …} for what was drawn; raise Refused for what was not."""
    return {"line": _line, "slip": _slip, "frame": _frame}[asked["do"]](asked)


def _line(asked: dict[str, Any]) -> dict[str, Any]:
    raster = draw_line(unpack(SlipLine, asked["line"]), asked["width"], _folder(asked))
    return {"row_bytes": raster.row_bytes, "height": raster.height, **_told(raster.data)}


def _slip(asked: dict[str, Any]) -> dict[str, Any]:
    return _told(draw_slip(_bytes(asked), asked["width"], _folder(asked)))


def _frame(asked: dict[str, Any]) -> dict[str, Any]:
    return _told(jpeg_of_frame(_bytes(asked), asked["kind"], asked["width"], asked["height"]))


def _bytes(asked: dict[str, Any]) -> bytes:
    return base64.b64decode(asked["data"])


def _told(data: bytes) -> dict[str, Any]:
    return {"data": base64.b64encode(data).decode("ascii")}


def _folder(asked: dict[str, Any]) -> Path | None:
    return Path(asked["fonts"]) if asked.get("fonts") else None


def main() -> int:
    """Answer one line of standard input under its limits."""
    return answer_lines(answer, most=1)


if __name__ == "__main__":
    sys.exit(main())
