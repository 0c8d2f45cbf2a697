"""A font file from outside: looked over by the limited child, whatever happens to it the desk lives."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from app.intake.limits import MEGABYTE, IntakeLimits
from app.intake.take_in import run_child

FONT_LIMITS = IntakeLimits(memory_bytes=2048 * MEGABYTE, cpu_seconds=60, wall_seconds=90)
FONT_CHILD = "app.intake.font_child"


@dataclass(frozen=True)
class FontFacts:
    """What a font file is: its name, how many characters it draws, how many of them Han, which of the wanted ones."""

    name: str
    characters: int
    han: int
    has: str


def open_font(path: Path, wanted: str = "") -> FontFacts:
    """Return what the font file holds. Raises Refused("fonts.…" | "intake.…") for a file that cannot set a paper."""
    asked = {"limits": asdict(FONT_LIMITS), "path": str(path.resolve()), "wanted": wanted}
    answer = run_child(FONT_CHILD, json.dumps(asked).encode() + b"\n", FONT_LIMITS)
    return FontFacts(answer["name"], answer["characters"], answer["han"], "".join(answer["has"]))
