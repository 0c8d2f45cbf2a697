"""The child process: one JSON line in, one JSON line out, and no way to anything else. `python -m app.intake.child`."""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.devices.ports import SlipLine
from app.errors import Refused
from app.events.body import unpack
from app.intake.images import reduce_image
from app.intake.limits import IntakeLimits, Media
from app.intake.pdf_gate import check_pdf

if sys.platform != "win32":
    import resource


def limit_this_process(limits: IntakeLimits) -> None:
    """Take away memory, processor time, and writing to files; Windows keeps only the parent's time-out."""
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return {"data": …} for what was done, {"refused": code, "facts": …} for what was not."""
    try:
        return {"line": _line, "slip": _slip, "frame": _frame}.get(asked.get("do", ""), _taken_in)(asked)
    except Refused as refusal:
        return {"refused": refusal.code, "facts": refusal.facts}


def _taken_in(asked: dict[str, Any]) -> dict[str, Any]:
    limits = IntakeLimits(**asked["limits"])
    media, data = Media(asked["media"]), _bytes(asked)
    if media is Media.PDF:
        check_pdf(data)
    else:
        data, media = reduce_image(data, media, limits), Media.JPEG
    return {"media": media.value, **_told(data)}


def _line(asked: dict[str, Any]) -> dict[str, Any]:
    from app.intake.slip_drawing import draw_line

    raster = draw_line(unpack(SlipLine, asked["line"]), asked["width"], _folder(asked))
    return {"row_bytes": raster.row_bytes, "height": raster.height, **_told(raster.data)}


def _slip(asked: dict[str, Any]) -> dict[str, Any]:
    from app.intake.slip_drawing import draw_slip

    return _told(draw_slip(_bytes(asked), asked["width"], _folder(asked)))


def _frame(asked: dict[str, Any]) -> dict[str, Any]:
    from app.intake.frames import jpeg_of_frame

    return _told(jpeg_of_frame(_bytes(asked), asked["kind"], asked["width"], asked["height"]))


def _bytes(asked: dict[str, Any]) -> bytes:
    return base64.b64decode(asked["data"])


def _told(data: bytes) -> dict[str, Any]:
    return {"data": base64.b64encode(data).decode("ascii")}


def _folder(asked: dict[str, Any]) -> Path | None:
    return Path(asked["fonts"]) if asked.get("fonts") else None


def question(data: bytes, media: Media, limits: IntakeLimits) -> bytes:
    """Return the line that asks for one file."""
    asked = {"media": media.value, "limits": asdict(limits), "data": base64.b64encode(data).decode("ascii")}
    return json.dumps(asked).encode() + b"\n"


def main() -> int:
    """Answer every line of standard input; the limits are those of the first."""
    is_limited = False
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        if not is_limited:
            limit_this_process(IntakeLimits(**asked["limits"]))
            is_limited = True
        sys.stdout.write(json.dumps(answer(asked)) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
