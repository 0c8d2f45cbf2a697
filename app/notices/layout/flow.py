"""Pouring boxes onto pages: what must stay together stays together, and a table's head is repeated."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.notices.layout.ops import Op
from app.notices.layout.page_form import PageForm

_EPSILON = 0.01


def nothing() -> tuple[Op, ...]:
    """Return what stands in an empty strip."""
    return ()


class Box(NamedTuple):
    """A strip of the page. `keep_next`: the next box stands on the same page. `on_grid`: begins on a line of the grid.

    `draw` is asked once a page has taken the box: of the forms in which a paper is tried, only one is drawn.
    `head`: drawn again above this box when it begins a page in the midst of its table.
    """

    height: float
    draw: Callable[[], Sequence[Op]] = nothing
    keep_next: bool = False
    on_grid: bool = False
    is_space: bool = False
    head: Box | None = None

    @property
    def ops(self) -> tuple[Op, ...]:
        """Return what is drawn in the strip, measured from its top."""
        return tuple(self.draw())

    def drawn(self) -> Box:
        """Return the box with what is drawn in it at hand, for one that is drawn on many papers."""
        ops = self.ops
        return self._replace(draw=lambda: ops)

    def tied(self, is_tied: bool = True) -> Box:
        """Return the box kept with the next one, or not."""
        if self.keep_next == is_tied:
            return self
        return Box(self.height, self.draw, is_tied, self.on_grid, self.is_space, self.head)

    def under(self, head: Box) -> Box:
        """Return the box as a part of the table with this head."""
        return Box(self.height, self.draw, self.keep_next, self.on_grid, self.is_space, head)


Placed = list[tuple[float, Box]]


class _Pouring:
    def __init__(self, form: PageForm) -> None:
        self._form = form
        self.pages: list[Placed] = [[]]
        self._y = form.first_top
        self._table: Box | None = None

    def _start(self, y: float, box: Box) -> float:
        if not box.on_grid:
            return y
        line = (y - self._form.top) / self._form.pitch
        return self._form.top + math.ceil(line - _EPSILON) * self._form.pitch

    def _end(self, y: float, chunk: Sequence[Box]) -> float:
        for box in chunk:
            y = self._start(y, box) + box.height
        return y

    def fits(self, chunk: Sequence[Box]) -> bool:
        """True when the chunk ends above the bottom of this page."""
        solid = list(chunk)
        while solid and solid[-1].is_space:
            solid.pop()
        return self._end(self._y, solid) <= self._form.bottom + _EPSILON

    def next_page(self, first: Box) -> None:
        """Begin a page; a table that goes on has its head again."""
        head = first.head if first.head is not None and first.head is self._table else None
        self.pages.append([])
        self._y = self._form.top
        if head is not None:
            self.put(head)

    def put(self, box: Box) -> None:
        """Place a box here; blank space at the top of a page is left out."""
        if box.is_space and not self.pages[-1]:
            return
        y = self._start(self._y, box)
        self.pages[-1].append((y, box))
        self._y = y + box.height
        self._table = box.head

    @property
    def is_fresh(self) -> bool:
        """True when nothing stands on this page yet."""
        return not self.pages[-1]


def pour(boxes: Sequence[Box], form: PageForm) -> list[Placed]:
    """Return the boxes by page with their heights. A chunk longer than a page is broken where it must be."""
    pouring = _Pouring(form)
    for chunk in _chunks(boxes):
        if not pouring.fits(chunk) and not pouring.is_fresh:
            pouring.next_page(chunk[0])
        if pouring.fits(chunk):
            for box in chunk:
                pouring.put(box)
            continue
        for box in chunk:
            if not pouring.fits([box]) and not pouring.is_fresh:
                pouring.next_page(box)
            pouring.put(box)
    return pouring.pages


def is_room_for(boxes: Sequence[Box], form: PageForm) -> bool:
    """True when the boxes of another form would end above the bottom of a first page of `form`, on whose lines those of
    the grid stand."""
    y, solid = form.first_top, 0.0
    for box in boxes:
        if box.on_grid:
            line = math.ceil((y - form.top) / form.pitch - _EPSILON)
            y = form.top + (line + 1) * form.pitch
        elif not box.is_space or solid:
            y += box.height
        if not box.is_space:
            solid = y
    return solid <= form.bottom + _EPSILON


def _chunks(boxes: Sequence[Box]) -> list[list[Box]]:
    chunks: list[list[Box]] = [[]]
    for box in boxes:
        chunks[-1].append(box)
        if not box.keep_next:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]
