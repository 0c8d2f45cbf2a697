"""A text of a chart in lines: the same for its geometry, the picture on the screen and the one on the web."""

from __future__ import annotations

import unicodedata


def width_of(sign: str) -> float:
    """Return how wide a sign is, a sign of full width being one."""
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.6


def wrapped(text: str, ems: float) -> list[str]:
    """Return the text in lines of at most so many signs of full width; a sign of half width counts six tenths."""
    lines: list[str] = []
    for part in text.split("\n"):
        line, width = "", 0.0
        for sign in part:
            wide = width_of(sign)
            if line and width + wide > ems:
                lines.append(line)
                line, width = "", 0.0
            line, width = line + sign, width + wide
        lines.append(line)
    return lines
