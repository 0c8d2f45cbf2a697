"""The marked space for a character that no font has: an empty box of one character, to be filled in by hand.

It is a face with one outline, so that setting, PDF and OFD treat it as any other: the box is drawn as a glyph of its own
(never glyph 0), and the paper's text still holds the very character that is to be written there.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

from app.notices.sfnt import Face
from app.notices.subset import assemble

UNITS, ASCENT, DESCENT = 1000, 880, -120
_LEFT, _RIGHT, _LOW, _HIGH, _STROKE = 55, 945, -65, 825, 26
_BOX_GLYPH = 1


class BoxFace(Face):
    """A face that sets every character as the box."""

    def __init__(self) -> None:
        super().__init__(Path("box.ttf"))

    def _bytes(self) -> bytes:
        return _font()

    def glyph_of(self, code_point: int) -> int:
        """Return the box, whatever the character."""
        return _BOX_GLYPH

    def has(self, character: str) -> bool:
        """True: a space can be left for any character."""
        return True


@lru_cache(maxsize=1)
def box_face() -> BoxFace:
    """Return the one face of boxes."""
    return BoxFace()


def _font() -> bytes:
    box = _box()
    outlines = box + b"\0" * (-len(box) % 4)
    corners = struct.pack(">4h", _LEFT, _LOW, _RIGHT, _HIGH)
    name = "YimenBox".encode("utf-16-be")
    tables = {
        "head": struct.pack(">IIIIHHQQ", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, UNITS, 0, 0)
        + corners
        + struct.pack(">HHhhh", 0, 8, 2, 1, 0),
        "hhea": struct.pack(">IhhhHhhh", 0x10000, ASCENT, DESCENT, 0, UNITS, _LEFT, UNITS - _RIGHT, _RIGHT)
        + struct.pack(">3h4hhH", 1, 0, 0, 0, 0, 0, 0, 0, 2),
        "maxp": struct.pack(">IH13H", 0x10000, 2, 8, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
        "OS/2": struct.pack(">HhHHH", 4, UNITS, 400, 5, 0) + bytes(86),
        "hmtx": struct.pack(">HhHh", UNITS, 0, UNITS, _LEFT),
        "loca": struct.pack(">3I", 0, 0, len(outlines)),
        "glyf": outlines,
        "name": struct.pack(">3H6H", 0, 1, 18, 3, 1, 0x409, 6, len(name), 0) + name,
        "cmap": struct.pack(">HHHHIHHIII", 0, 1, 3, 10, 12, 12, 0, 16, 0, 0),
    }
    return assemble(tables)


def _box() -> bytes:
    """Return the outline: a square, and a smaller one the other way round in it."""
    outer = [(_LEFT, _LOW), (_LEFT, _HIGH), (_RIGHT, _HIGH), (_RIGHT, _LOW)]
    left, right, low, high = _LEFT + _STROKE, _RIGHT - _STROKE, _LOW + _STROKE, _HIGH - _STROKE
    points = [*outer, (left, low), (right, low), (right, high), (left, high)]
    before = [(0, 0), *points]
    steps = [(x - at_x, y - at_y) for (x, y), (at_x, at_y) in zip(points, before, strict=False)]
    head = struct.pack(">5h", 2, _LEFT, _LOW, _RIGHT, _HIGH) + struct.pack(">3H", 3, 7, 0)
    return (
        head + bytes([1] * 8) + struct.pack(">8h", *(x for x, _ in steps)) + struct.pack(">8h", *(y for _, y in steps))
    )
