"""Drawing operations as OFD page objects: text with its own advances, paths. Millimetres from the top left corner."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from app.notices.layout.ops import BLACK, FAINT, MM, Bars, Colour, Glyphs, Op, Page, Ring, Rule, Square
from app.notices.ofd.fonts import OfdFonts
from app.notices.pdf.codes import code128_bars, qr_runs
from app.notices.sfnt import Face

_CIRCLE = 0.5522847498
_RING_WIDTH, _RING_GAP = 0.6, 3.0


def number(value: float) -> str:
    """Return a length in at most three decimals, without a needless zero."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def page_box(width: float, height: float) -> str:
    """Return the box of a page that is so many points wide and high."""
    return f"0 0 {number(width / MM)} {number(height / MM)}"


class Painter:
    """Turns a page's operations into XML; `take_id` gives each object its number in the document."""

    def __init__(self, fonts: OfdFonts, take_id: Callable[[], int]) -> None:
        self._fonts = fonts
        self._take_id = take_id
        self._box = ""
        self._painters: dict[type[Op], Callable[[Any, float], Iterator[str]]] = {
            Glyphs: self._glyphs,
            Rule: self._rule,
            Ring: self._ring,
            Bars: self._bars,
            Square: self._square,
        }

    def objects(self, page: Page) -> Iterator[str]:
        """Yield the page's objects in the order in which they are drawn."""
        self._box = page_box(page.width, page.height)
        for down, ops in page.placed:
            for op in ops:
                yield from self._painters[type(op)](op, down)

    def _glyphs(self, op: Glyphs, down: float) -> Iterator[str]:
        x = 0.0
        for face, text in op.segments:
            size = op.size / MM
            rise = face.ascent / 1000 * size
            advances = [(face.width(character) * op.size / 1000 + op.space) / MM for character in text]
            parts = "".join(_text_codes(text, advances, rise))
            width, height = max(sum(advances), 0.001), (face.ascent - face.descent) / 1000 * size
            place = _place(op, x, down, rise, width, height, self._box)
            font = self._fonts.number_of(face, text)
            yield self._object("TextObject", f'{place} Font="{font}" Size="{number(size)}"', _fill(op.colour) + parts)
            x += sum(advances)

    def _rule(self, op: Rule, down: float) -> Iterator[str]:
        path = f"M {_point(op.x1, down + op.y1)} L {_point(op.x2, down + op.y2)}"
        yield self._stroke(path, op.width, op.colour, (op.dash, op.dash) if op.dash else ())

    def _ring(self, op: Ring, down: float) -> Iterator[str]:
        x, y, r = op.x, down + op.y, op.radius
        k = r * _CIRCLE
        curves = (
            (x + r, y + k, x + k, y + r, x, y + r),
            (x - k, y + r, x - r, y + k, x - r, y),
            (x - r, y - k, x - k, y - r, x, y - r),
            (x + k, y - r, x + r, y - k, x + r, y),
        )
        path = f"M {_point(x + r, y)} " + " ".join("B " + " ".join(number(v / MM) for v in curve) for curve in curves)
        yield self._stroke(path, _RING_WIDTH, FAINT, (_RING_WIDTH, _RING_GAP))

    def _bars(self, op: Bars, down: float) -> Iterator[str]:
        bars, modules = code128_bars(op.code)
        module = op.width / modules
        top = down + op.y
        boxes = ((op.x + at * module, top, op.x + (at + run) * module, top + op.height) for at, run in bars)
        yield self._filled(boxes)

    def _square(self, op: Square, down: float) -> Iterator[str]:
        runs, side = qr_runs(op.text)
        module = op.size / side
        top = down + op.y
        boxes = (
            (op.x + at * module, top + row * module, op.x + (at + run) * module, top + (row + 1) * module)
            for row, at, run in runs
        )
        yield self._filled(boxes)

    def _filled(self, boxes: Iterator[tuple[float, float, float, float]]) -> str:
        path = " ".join(
            f"M {_point(x1, y1)} L {_point(x2, y1)} L {_point(x2, y2)} L {_point(x1, y2)} C" for x1, y1, x2, y2 in boxes
        )
        inner = f"{_colour('FillColor', BLACK)}<ofd:AbbreviatedData>{path}</ofd:AbbreviatedData>"
        return self._object("PathObject", f'Boundary="{self._box}" Stroke="false" Fill="true"', inner)

    def _stroke(self, path: str, width: float, colour: Colour, dash: tuple[float, ...]) -> str:
        pattern = f' DashPattern="{" ".join(number(part / MM) for part in dash)}"' if dash else ""
        inner = f"{_colour('StrokeColor', colour)}<ofd:AbbreviatedData>{path}</ofd:AbbreviatedData>"
        return self._object("PathObject", f'Boundary="{self._box}" LineWidth="{number(width / MM)}"{pattern}', inner)

    def _object(self, kind: str, attributes: str, inner: str) -> str:
        return f'<ofd:{kind} ID="{self._take_id()}" {attributes}>{inner}</ofd:{kind}>'


def _text_codes(text: str, advances: list[float], y: float) -> Iterator[str]:
    """Yield the text in pieces: a character beyond U+FFFF stands alone, since readers count it as one or as two."""
    at, x = 0, 0.0
    while at < len(text):
        end = at + 1
        while text[at] <= "\uffff" and end < len(text) and text[end] <= "\uffff":
            end += 1
        deltas = " ".join(number(advance) for advance in advances[at : end - 1])
        attribute = f" DeltaX={quoteattr(deltas)}" if deltas else ""
        yield f'<ofd:TextCode X="{number(x)}" Y="{number(y)}"{attribute}>{escape(text[at:end])}</ofd:TextCode>'
        x += sum(advances[at:end])
        at = end


def _place(op: Glyphs, x: float, down: float, rise: float, width: float, height: float, box: str) -> str:
    """Return where a text object stands: its box, or for slanted text the whole page and how it is turned there."""
    left, baseline = op.x / MM, (down + op.y) / MM
    if not op.angle:
        return f'Boundary="{number(left + x)} {number(baseline - rise)} {number(width)} {number(height)}"'
    c, s = math.cos(math.radians(op.angle)), math.sin(math.radians(op.angle))
    # The point on the baseline, `rise` below the object's own top, comes to lie on (left, baseline).
    e, f = left + x * c - s * rise, baseline - x * s - c * rise
    matrix = " ".join(number(value) for value in (c, -s, s, c, e, f))
    return f'Boundary="{box}" CTM="{matrix}"'


def _point(x: float, y: float) -> str:
    return f"{number(x / MM)} {number(y / MM)}"


def _fill(colour: Colour) -> str:
    return "" if colour == BLACK else _colour("FillColor", colour)


def _colour(kind: str, colour: Colour) -> str:
    value = " ".join(str(round(part * 255)) for part in colour)
    return f'<ofd:{kind} Value="{value}"/>'


def face_name(face: Face) -> str:
    """Return a face's name as an XML attribute."""
    return quoteattr(face.name)
