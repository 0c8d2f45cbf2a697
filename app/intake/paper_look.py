"""A paper that came back as a file: what its codes and its text say, and whether it looks like the stored one.

Opened by the limited child, whatever happens to it the desk lives.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from typing import Any

from app.errors import Refused
from app.intake.limits import MEGABYTE, IntakeLimits, media_of
from app.intake.take_in import run_child

PAPER_CHILD = "app.intake.paper_child"
PAPER_LIMITS = IntakeLimits(memory_bytes=1536 * MEGABYTE, cpu_seconds=20, wall_seconds=40)


@dataclass(frozen=True)
class SeenPaper:
    """The texts of the codes on the pages, and the text of a PDF (empty for a picture or a scan)."""

    codes: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Compared:
    """Two papers side by side; the first line that differs, else the first page (1 …) that looks different."""

    is_same: bool
    found: str = ""
    stored: str = ""
    page: int = 0


def look_at_paper(data: bytes) -> SeenPaper:
    """Return codes and text of a PDF, JPEG or PNG. Raises Refused("intake.…") for what cannot be opened."""
    answer = _asked({"do": "look", "media": _media(data), "data": _text(data)})
    return SeenPaper(tuple(answer["codes"]), answer["text"])


def compare_papers(data: bytes, stored: bytes) -> Compared:
    """Return whether a PDF says and looks like the stored one, page by page. Raises Refused("intake.…")."""
    return Compared(**_asked({"do": "compare", "data": _text(data), "stored": _text(stored)}))


def _media(data: bytes) -> str:
    if not data:
        raise Refused("intake.empty")
    media = media_of(data)
    if media is None:
        raise Refused("verify.bad_file_kind")
    if len(data) > PAPER_LIMITS.image_bytes:
        raise Refused("intake.too_large", found=-(-len(data) // MEGABYTE), most=PAPER_LIMITS.image_bytes // MEGABYTE)
    return media.value


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _asked(asked: dict[str, Any]) -> dict[str, Any]:
    line = json.dumps({**asked, "limits": asdict(PAPER_LIMITS)}).encode() + b"\n"
    return run_child(PAPER_CHILD, line, PAPER_LIMITS)
