"""What is drawn on a page: plain values, measured in points from the page's top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from app.notices.sfnt import Face

MM = 72 / 25.4
Colour: TypeAlias = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
RED: Colour = (0.78, 0.05, 0.05)
FAINT: Colour = (0.72, 0.72, 0.72)
GREY: Colour = (0.35, 0.35, 0.35)
WATER: Colour = (0.90, 0.90, 0.90)
Segments: TypeAlias = tuple[tuple[Face, str], ...]


class Glyphs(NamedTuple):
    """A line of text with its baseline at y; `space` is added after every character."""

    x: float
    y: float
    size: float
    segments: Segments
    space: float = 0.0
    colour: Colour = BLACK
    angle: float = 0.0


class Rule(NamedTuple):
    """A straight line; `dash` is the length of its dashes and gaps, 0 for a full line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.5
    colour: Colour = BLACK
    dash: float = 0.0


class Ring(NamedTuple):
    """A dotted circle: where the seal is to be set. Never a picture of a seal."""

    x: float
    y: float
    radius: float


class Bars(NamedTuple):
    """A Code 128 of `code` in vector bars."""

    x: float
    y: float
    width: float
    height: float
    code: str


class Square(NamedTuple):
    """A QR code of ASCII text in vector squares."""

    x: float
    y: float
    size: float
    text: str


Op: TypeAlias = Glyphs | Rule | Ring | Bars | Square


def moved(op: Op, right: float = 0.0, down: float = 0.0) -> Op:
    """Return the operation at another place of the page."""
    if isinstance(op, Rule):
        return op._replace(x1=op.x1 + right, y1=op.y1 + down, x2=op.x2 + right, y2=op.y2 + down)
    return op._replace(x=op.x + right, y=op.y + down)


@dataclass(frozen=True)
class Page:
    """One page, A4 unless it says otherwise: operations grouped by the height they are moved down by."""

    placed: tuple[tuple[float, tuple[Op, ...]], ...]
    width: float = 210 * MM
    height: float = 297 * MM
