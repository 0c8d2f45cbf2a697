"""The signature: agency, date four characters from the right, the seal's place left clear (GB/T 9704, 7.3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.notices.expansion import Filled
from app.notices.fonts import Role
from app.notices.layout.flow import Box
from app.notices.layout.ops import FAINT, Glyphs, Op, Ring, Rule, moved
from app.notices.layout.page_form import PageForm
from app.notices.layout.setting import Setter, Shaped, baseline, broken, fitted, glyph_line
from app.notices.lines import Line

FROM_RIGHT = 4
SMALLEST = 5.0
BESIDE = ((9.5, 12.6), (8.5, 10.8))  # type and line of the small print: the smaller where the larger has no room
NARROWEST, CLEAR = 180.0, 14.0
LINE_ABOVE = 7.0  # of a receipt's small print, with its line, below the table above it


def signature(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return one box, as high as the seal where there is one: the two lines and a faint dotted ring, nothing else."""
    height = 2 * form.seal_radius + 6.0 if block.plain_text("seal") else 2.5 * form.pitch
    ops = _signed(setter, form, block, height)
    return [Box(height, lambda: ops)]


def _signed(setter: Setter, form: PageForm, block: Filled, height: float) -> list[Op]:
    agency, day = setter.shape(block.text("agency"), form.role), setter.shape(block.text("date"), form.role)
    size = fitted(agency, form.size, form.width - form.character, SMALLEST)
    agency_width, day_width = setter.width(agency, size), setter.width(day, form.size)
    day_x = form.right - FROM_RIGHT * form.character - day_width
    center = day_x + day_width / 2
    agency_x = min(center - agency_width / 2, form.right - form.character - agency_width)
    center = min(center, form.right - form.seal_radius)
    first = height / 2 - form.pitch
    ops: list[Op] = [
        *([Ring(center, height / 2, form.seal_radius)] if block.plain_text("seal") else []),
        setter.line(agency, max(agency_x, form.left), baseline(first, form.pitch, size), size),
        setter.line(day, day_x, baseline(first + form.pitch, form.pitch, form.size), form.size),
    ]
    ops.extend(_seal_words(setter, block, center, height, form.seal_radius))
    return ops


def _seal_words(setter: Setter, block: Filled, center: float, height: float, radius: float) -> list[Glyphs]:
    if not block.plain_text("seal"):
        return []
    shaped = setter.shape(block.text("seal"), Role.TABLE)
    size = fitted(shaped, 9.0, 2 * radius * 0.72, 6.0)
    width = setter.width(shaped, size)
    return [setter.line(shaped, center - width / 2, height - 0.30 * radius, size, 0.0, FAINT)]


def beside(setter: Setter, form: PageForm, signed: Box, note: Filled) -> Box | None:
    """Return the signature with the small print in the free space on its left, clear of the seal.

    None where there is no room: the name of the agency is long, or the small print is.
    """
    edge = min(op.x - op.radius if isinstance(op, Ring) else op.x for op in signed.ops if isinstance(op, Ring | Glyphs))
    room = edge - CLEAR - form.left
    shaped = setter.shape(note.text(), Role.TABLE)
    if room < NARROWEST:
        return None
    for size, pitch in BESIDE:
        lines = broken(shaped, size, 0.0, room)
        top = signed.height - 4.0 - len(lines) * pitch
        if lines and top >= 2.0:
            lower = 0.0 if form.is_red else max(0.0, LINE_ABOVE - top)
            place = (top + lower, size, pitch, room)
            ops = partial(_read_first, form, shaped, lines, place, [moved(op, down=lower) for op in signed.ops])
            return Box(signed.height + lower, ops, keep_next=True)
    return None


def _read_first(
    form: PageForm,
    shaped: Shaped,
    lines: Sequence[Line],
    place: tuple[float, float, float, float],
    signed: Sequence[Op],
) -> list[Op]:
    """Return the small print under its line, then the signature: text is read in the order it is drawn in."""
    top, size, pitch, room = place
    ops: list[Op] = [Rule(form.left, top - 3.0, form.left + room, top - 3.0, 0.4)]
    for at, line in enumerate(lines):
        y = baseline(top + at * pitch, pitch, size)
        ops.append(glyph_line(shaped, line, form.left, y, size, 0.0))
    return [*ops, *signed]
