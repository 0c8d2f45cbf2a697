"""Drawing operations as PDF content: text, lines, bars. Heights are turned here, since PDF counts from below."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from struct import iter_unpack
from typing import Any

from app.notices.layout.ops import BLACK, FAINT, Bars, Colour, Glyphs, Op, Page, Ring, Rule, Square
from app.notices.pdf.cidfont import DocumentFont
from app.notices.pdf.codes import DARK, code128_bars
from app.notices.pdf.qr import MOST_MODULES, modules
from app.notices.sfnt import Face

_CIRCLE = 0.5522847498
MOST_NUMBERS = 8192
FontOf = Callable[[Face], DocumentFont]


def content(page: Page, font_of: FontOf) -> bytes:
    """Return the content stream of a page."""
    out: list[str] = []
    for down, ops in page.placed:
        for op in ops:
            _PAINTERS[type(op)](out, op, page.height - down, font_of)
    return "\n".join(out).encode("ascii")


class _Numbers(dict[float, str]):
    """Numbers as they are written: papers repeat their places and sizes."""

    def __missing__(self, value: float) -> str:
        if len(self) >= MOST_NUMBERS:
            self.clear()
        text = f"{value + 0.0:.3f}"  # no minus before nothing
        self[value] = written = text.rstrip("0").rstrip(".")
        return written


_number = _Numbers().__getitem__


def _colour(colour: Colour, operator: str) -> str:
    return " ".join(map(_number, colour)) + f" {operator}"


def _glyphs(out: list[str], op: Glyphs, zero: float, font_of: FontOf) -> None:
    x, y, size, segments, space, colour, angle = op
    if not segments:
        return
    if angle:
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        place = " ".join(map(_number, (c, s, -s, c, x, zero - y)))
    else:
        place = f"1 0 0 1 {_number(x)} {_number(zero - y)}"
    before, after = ("BT", "ET") if colour == BLACK else (f"BT\n{_colour(colour, 'rg')}", "0 0 0 rg\nET")
    out.append(f"{before}\n{place} Tm {_number(space)} Tc")
    type_size = _number(size)
    for face, text in segments:
        font_of(face).show(text, type_size, out)
    out.append(after)


def _rule(out: list[str], op: Rule, zero: float, _: FontOf) -> None:
    x1, y1, x2, y2, width, colour, dash = op
    pen = _pen(colour, width, dash)
    out.append(f"{pen} {_number(x1)} {_number(zero - y1)} m {_number(x2)} {_number(zero - y2)} l S")


@lru_cache(maxsize=256)
def _pen(colour: Colour, width: float, dash: float) -> str:
    dashes = f"[{_number(dash)} {_number(dash)}] 0 d" if dash else "[] 0 d"
    return f"{_colour(colour, 'RG')} {_number(width)} w {dashes}"


def _ring(out: list[str], op: Ring, zero: float, _: FontOf) -> None:
    x, y, r = op.x, zero - op.y, op.radius
    k = r * _CIRCLE
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    path = " ".join(" ".join(map(_number, curve)) + " c" for curve in curves)
    out.append(f"{_colour(FAINT, 'RG')} 0.6 w 1 J [0 3] 0 d {_number(x + r)} {_number(y)} m {path} S 0 J [] 0 d")


def _bars(out: list[str], op: Bars, zero: float, _: FontOf) -> None:
    bars, modules = code128_bars(op.code)
    rectangles = " ".join([f"{at} 0 {run} 1 re" for at, run in bars])
    out.append(_in_modules(op.x, zero - op.y - op.height, op.width / modules, op.height, rectangles))


def _square(out: list[str], op: Square, zero: float, _: FontOf) -> None:
    rows = modules(op.text)
    side = len(rows)
    module = op.size / side
    rectangles = "".join(["".join(row).replace("y", str(side - at)) for at, row in enumerate(_in_pieces(rows), 1)])
    out.append(_in_modules(op.x, zero - op.y - op.size, module, module, rectangles[:-1]))


def _in_pieces(rows: Sequence[bytes]) -> Iterable[tuple[str, ...]]:
    """Return the dark runs of each row, eight modules at a time: there are few such pieces, and each is written once."""
    whole, rest = divmod(len(rows), 8)
    pieces = zip(*iter_unpack("8s" * whole + f"{rest}s", b"".join(rows)), strict=True)
    return zip(*(map(known.__getitem__, column) for known, column in zip(_PIECES, pieces, strict=False)), strict=True)


class _Piece(dict[bytes, str]):
    """The dark runs of eight modules that begin at `first`, by those modules; made when they are met."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self._first = first

    def __missing__(self, modules: bytes) -> str:
        spans = (found.span() for found in DARK.finditer(modules))
        self[modules] = made = "".join([f"{self._first + a} y {b - a} 1 re " for a, b in spans])
        return made


def _in_modules(x: float, y: float, width: float, height: float, rectangles: str) -> str:
    """Return rectangles measured in modules of a code, filled at their place on the page."""
    place = f"{width:.5f} 0 0 {height:.5f} {_number(x)} {_number(y)} cm"
    return f"q {place} {rectangles} f Q"


_PIECES = tuple(_Piece(first) for first in range(0, MOST_MODULES, 8))
_PAINTERS: dict[type[Op], Callable[[list[str], Any, float, FontOf], None]] = {
    Glyphs: _glyphs,
    Rule: _rule,
    Ring: _ring,
    Bars: _bars,
    Square: _square,
}
