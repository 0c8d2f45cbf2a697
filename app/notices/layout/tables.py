"""Tables and forms: cells with frames, rows that break across pages, heads that are repeated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.notices.expansion import Filled, FilledCell, Text
from app.notices.fonts import Role
from app.notices.layout.flow import Box
from app.notices.layout.ops import Glyphs, Op, Rule
from app.notices.layout.page_form import PageForm
from app.notices.layout.setting import Setter, Shaped, baseline, broken, glyph_line
from app.notices.lines import Line
from app.notices.text import Run

PADDING_X, PADDING_Y = 4.0, 3.5
MOST_LINES = 30
LABEL_SHARE, LABEL_CHARACTERS = 0.185, 6
FRAME = 0.6
ABOVE = 4.0


class _Set(NamedTuple):
    """A cell's text, broken to its column."""

    shaped: Shaped
    lines: Sequence[Line]
    align: str
    x: float
    width: float


def table(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return a table: head, rows; a row taller than most of a page goes on in the next one."""
    widths = _widths(form, [column.width for column in block.columns])
    aligns = [column.align for column in block.columns]
    head = setter.kept((form, block.columns), lambda: _head(setter, form, block, widths))
    boxes = [*_caption(setter, form, block), head]
    for row in block.rows:
        cells = _cells(setter, form, list(zip(row, aligns, strict=True)), widths, Role.TABLE)
        boxes.extend(part.under(head) for part in _parts(form, cells))
    boxes[-1] = boxes[-1].tied()
    return [*boxes, Box(_below(form), is_space=True)]


def _head(setter: Setter, form: PageForm, block: Filled, widths: Sequence[tuple[float, float]]) -> Box:
    heads = [((Run(column.head),), "center") for column in block.columns]
    return _row(form, _cells(setter, form, heads, widths, Role.TITLE), is_first=True).tied().drawn()


def _below(form: PageForm) -> float:
    """Return the air below a table or form; where the text keeps to a grid, its next line gives some too."""
    return 2.0 if form.is_red else 8.0


def _caption(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    if not block.plain_text("caption"):
        return [Box(ABOVE, is_space=True, keep_next=True)]
    shaped = setter.shape(block.text("caption"), Role.TITLE)
    height = form.small_pitch + 4.0
    glyphs = setter.line(shaped, form.left, baseline(0.0, height, form.small), form.small)
    return [Box(6.0, is_space=True), Box(height, lambda: (glyphs,), keep_next=True)]


def _widths(form: PageForm, shares: Sequence[float]) -> list[tuple[float, float]]:
    """Return (x, width) of each column."""
    total = sum(shares)
    x = form.left
    found = []
    for share in shares:
        width = form.width * share / total
        found.append((x, width))
        x += width
    return found


def _cells(
    setter: Setter,
    form: PageForm,
    texts: Sequence[tuple[Text, str]],
    widths: Sequence[tuple[float, float]],
    role: Role,
) -> list[_Set]:
    cells = []
    for (text, align), (x, width) in zip(texts, widths, strict=True):
        shaped = setter.shape(text, role)
        lines = broken(shaped, form.small, 0.0, width - 2 * PADDING_X)
        cells.append(_Set(shaped, lines, align, x, width))
    return cells


def _parts(form: PageForm, cells: Sequence[_Set]) -> list[Box]:
    """Return a row as one box, or as several when it has more lines than a page should be asked to hold."""
    tallest = max(len(cell.lines) for cell in cells)
    if tallest <= MOST_LINES:
        return [_row(form, cells)]
    starts = range(0, tallest, MOST_LINES)
    return [
        _row(form, [cell._replace(lines=cell.lines[start : start + MOST_LINES]) for cell in cells]) for start in starts
    ]


def _row(form: PageForm, cells: Sequence[_Set], is_first: bool = False, least: int = 1) -> Box:
    count = max(least, *(len(cell.lines) for cell in cells))
    height = count * form.small_pitch + 2 * PADDING_Y
    return Box(height, lambda: _drawn_row(form, cells, height, is_first))


def _drawn_row(form: PageForm, cells: Sequence[_Set], height: float, is_first: bool) -> list[Op]:
    ops: list[Op] = [*_frame(form, cells, height, is_first)]
    for cell in cells:
        top = (height - len(cell.lines) * form.small_pitch) / 2
        for at, line in enumerate(cell.lines):
            y = baseline(top + at * form.small_pitch, form.small_pitch, form.small)
            ops.append(_cell_line(cell, line, y, form.small))
    return ops


def _cell_line(cell: _Set, line: Line, y: float, size: float) -> Glyphs:
    room = cell.width - 2 * PADDING_X - line.natural
    shift = {"left": 0.0, "center": room / 2, "right": room}[cell.align]
    return glyph_line(cell.shaped, line, cell.x + PADDING_X + max(shift, 0.0), y, size, 0.0)


def _frame(form: PageForm, cells: Sequence[_Set], height: float, is_first: bool) -> list[Rule]:
    rules = [Rule(cell.x, 0.0, cell.x, height, FRAME) for cell in cells]
    rules.append(Rule(form.right, 0.0, form.right, height, FRAME))
    rules.append(Rule(form.left, height, form.right, height, FRAME))
    if is_first:
        rules.append(Rule(form.left, 0.0, form.right, 0.0, FRAME))
    return rules


def fill_in(setter: Setter, form: PageForm, rows: Sequence[Sequence[FilledCell]]) -> list[Box]:
    """Return a form: each row's cells side by side, a label before each text; the rows stay together by two."""
    boxes = []
    for at, row in enumerate(rows):
        cells: list[_Set] = []
        share = form.width / len(row)
        for place, cell in enumerate(row):
            cells.extend(_labelled(setter, form, cell, form.left + place * share, share))
        least = max(cell.lines for cell in row)
        tall = max(len(cell.lines) for cell in cells) > MOST_LINES
        parts = _parts(form, cells) if tall else [_row(form, cells, least=least)]
        if at == 0:
            parts[0] = _closed_above(form, parts[0])
        boxes.extend(parts)
    boxes[0] = boxes[0].tied(len(boxes) > 1)
    return boxes


def _closed_above(form: PageForm, row: Box) -> Box:
    return Box(row.height, lambda: (*row.ops, Rule(form.left, 0.0, form.right, 0.0, FRAME)))


def _labelled(setter: Setter, form: PageForm, cell: FilledCell, x: float, width: float) -> list[_Set]:
    if not cell.label:
        return _cells(setter, form, [(cell.text, "left")], [(x, width)], Role.TABLE)
    least = LABEL_CHARACTERS * form.small + 2 * PADDING_X + 0.5
    label = min(max(form.width * LABEL_SHARE, least), width * 0.48)
    labels = _cells(setter, form, [((Run(cell.label),), "center")], [(x, label)], Role.TITLE)
    return [*labels, *_cells(setter, form, [(cell.text, "left")], [(x + label, width - label)], Role.TABLE)]


def form_block(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return a form block with a little air below it."""
    above = Box(ABOVE, is_space=True, keep_next=True)
    return [above, *fill_in(setter, form, block.cells), Box(_below(form), is_space=True)]


def receipt(setter: Setter, form: PageForm, block: Filled) -> list[Box]:
    """Return the sign-off 签收: what is confirmed, and blanks for name, relation and date; all on one page."""
    labels = [str(line) for line in block.plain.get("lines", ("签收人签名", "与申请人\n关系", "签收日期"))]
    blanks = [FilledCell(label, (), 2) for label in labels]
    across = 3 if len(blanks) == 3 else 2
    rows: list[list[FilledCell]] = [[FilledCell("", block.text(), 1)]]
    rows.extend(list(blanks[at : at + across]) for at in range(0, len(blanks), across))
    boxes = fill_in(setter, form, rows)
    kept = [box.tied(at < len(boxes) - 1) for at, box in enumerate(boxes)]
    return [Box(8.0, is_space=True, keep_next=True), *kept]
