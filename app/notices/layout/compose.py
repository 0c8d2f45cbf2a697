"""From filled blocks to pages: each block type has one function, and a signature never stands alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.notices.expansion import Filled
from app.notices.layout import furniture, masthead, paragraphs, tables
from app.notices.layout.flow import Box, Placed, pour
from app.notices.layout.ops import Op, Page
from app.notices.layout.page_form import FORMS, PageForm
from app.notices.layout.setting import Setter
from app.notices.layout.signature import signature
from app.notices.template import Form

Builder = Callable[[Setter, PageForm, Filled], list[Box]]

BUILDERS: dict[str, Builder] = {
    "title": paragraphs.title,
    "docno": paragraphs.docno,
    "addressee": paragraphs.addressee,
    "para": paragraphs.paragraph,
    "remedies": paragraphs.paragraph,
    "section": paragraphs.section,
    "list": paragraphs.entries,
    "note": paragraphs.note,
    "code": paragraphs.code,
    "table": tables.table,
    "form": tables.form_block,
    "receipt": tables.receipt,
    "signature": signature,
}
MASTHEADS: dict[str, Callable[[Setter, PageForm, Filled], list[Op]]] = {"codes": masthead.codes, "head": masthead.head}


@dataclass(frozen=True)
class Marks:
    """What every page carries beside the text."""

    title: str
    number: str
    preview: bool
    training: bool


def compose_pages(setter: Setter, shape: Form, blocks: Sequence[Filled], marks: Marks) -> tuple[Page, ...]:
    """Return the finished pages of a paper."""
    form = FORMS[shape]
    top: list[Op] = []
    boxes: list[Box] = []
    for block in blocks:
        if block.type in MASTHEADS:
            top.extend(MASTHEADS[block.type](setter, form, block))
        elif block.type == "signature":
            boxes = [*_keeping(boxes), *BUILDERS["signature"](setter, form, block)]
        else:
            boxes.extend(BUILDERS[block.type](setter, form, block))
    poured = pour(boxes, form)
    return tuple(
        _page(setter, form, placed, at, len(poured), tuple(top) if at == 1 else (), marks)
        for at, placed in enumerate(poured, 1)
    )


def _keeping(boxes: list[Box]) -> list[Box]:
    """Return the boxes with the last two lines, or the last row of a table, tied to the signature that follows."""
    kept = list(boxes)
    solid = 0
    for at in range(len(kept) - 1, -1, -1):
        kept[at] = replace(kept[at], keep_next=True)
        solid += 0 if kept[at].is_space else 2 if kept[at].head is not None else 1
        if solid >= 2:
            break
    return kept


def _page(
    setter: Setter, form: PageForm, placed: Placed, page: int, pages: int, top: tuple[Op, ...], marks: Marks
) -> Page:
    under: list[Op] = []
    if marks.preview:
        under.extend(furniture.preview_mark(setter))
    if marks.training:
        under.extend(furniture.training_mark(setter))
    around = [*under, *top, *furniture.page_number(setter, form, page, pages)]
    if page > 1:
        around.extend(furniture.running_head(setter, form, marks.title, marks.number))
    return Page(((0.0, tuple(around)), *((y, box.ops) for y, box in placed)))
