"""The child that looks a font file over before the desk takes it: every table, every outline, every part of one.

One JSON line in, one JSON line out, under the limits of the intake. `python -m app.intake.font_child`.
"""

from __future__ import annotations

import struct
import sys
import unicodedata
from pathlib import Path
from typing import Any

from app.errors import Refused
from app.intake.child import answer_lines
from app.notices.sfnt import Face, UnusableFont
from app.notices.subset import subset

MOST_CONTOURS, DEEPEST = 2_000, 6


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the font's name, how many characters it draws, and which of the wanted ones; raise Refused for what it is not."""
    try:
        face = Face(Path(asked["path"]))
        drawn = {character: face.glyph_of(ord(character)) for character in face.characters() if face.has(character)}
        sound: set[int] = set()
        for glyph in set(drawn.values()):
            _look_over(face, glyph, sound, 0)
        has = [character for character in asked["wanted"] if character in drawn]
        subset(face, [0, *(drawn[character] for character in has)])
    except UnusableFont as fault:
        raise Refused(fault.code) from fault
    except (struct.error, IndexError, ValueError, KeyError, ArithmeticError, RecursionError) as fault:
        raise Refused("fonts.damaged") from fault
    printed = sum(1 for character in drawn if not character.isspace())
    if not printed:
        raise Refused("fonts.no_characters")
    return {"name": face.name, "characters": printed, "has": has, "han": sum(map(_is_han, drawn))}


def _is_han(character: str) -> bool:
    return ord(character) >= 0x3400 and unicodedata.category(character) in ("Lo", "Cn", "Co")


def _look_over(face: Face, glyph: int, sound: set[int], depth: int) -> None:
    """Go through an outline and its parts. Raises Refused for one that no printer could draw."""
    if glyph in sound:
        return
    if depth > DEEPEST:
        raise Refused("fonts.damaged")
    outline = face.outline(glyph)
    if outline.data:
        contours = struct.unpack(">h", outline.data[:2])[0]
        if contours > MOST_CONTOURS or len(outline.data) < 10 + 2 * max(contours, 0):
            raise Refused("fonts.damaged")
    for _, part in outline.components:
        _look_over(face, part, sound, depth + 1)
    sound.add(glyph)


def main() -> int:
    """Answer one line of standard input under its limits."""
    return answer_lines(answer, most=1)


if __name__ == "__main__":
    sys.exit(main())
