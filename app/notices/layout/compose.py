"""From filled blocks to pages: each block type has one function, and a signature never stands alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.notices.expansion import Filled
from app.notices.layout import furniture, masthead, paragraphs, tables
from app.notices.layout.binding import bound
from app.notices.layout.flow import Box, Placed, is_room_for, pour
from app.notices.layout.ops import Op, Page
from app.notices.layout.page_form import CLOSER, FORMS, PAGE_WIDTH, PageForm, closer, smaller
from app.notices.layout.roll import roll
from app.notices.layout.setting import Setter
from app.notices.layout.signature import beside, signature
from app.notices.template import Form

Builder = Callable[[Setter, PageForm, Filled], list[Box]]
Known = dict[tuple[int, float, float], list[Box]]

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
MUCH = 870  # characters
MOST_SAVED = 0.55  # of the height of tables and what follows the text, by smaller type and fewer lines in a cell
MASTHEADS: dict[str, Callable[[Setter, PageForm, Filled], list[Op]]] = {"codes": masthead.codes, "head": masthead.head}


@dataclass(frozen=True)
class Marks:
    """What every page carries beside the text."""

    title: str
    number: str
    preview: bool
    training: bool


def compose_pages(setter: Setter, shape: Form, blocks: Sequence[Filled], marks: Marks) -> tuple[Page, ...]:
    """Return the finished pages of a paper; on the roll it is one, as long as its text."""
    if shape is Form.ROLL:
        return (roll(setter, blocks, marks.preview, marks.training),)
    form = FORMS[shape]
    standing = _drawn_together(setter, form, blocks)
    top, poured = _top(setter, standing.form, blocks), _with_foot(standing)
    return tuple(
        _page(setter, form, placed, at, len(poured), top if at == 1 else (), marks)
        for at, placed in enumerate(poured, 1)
    )


def _with_foot(standing: _Standing) -> list[Placed]:
    """Return the pages; what follows the signature of a decision stands at the foot of its last page, as a 版记 does.

    Its last line is the lower edge of the type area (GB/T 9704-2012, 7.4.1: 末条分隔线与公文最后一面的版心下边缘重合).
    """
    poured, form, tail = standing.poured, standing.form, standing.tail
    last = poured[-1]
    if not form.has_dashed_numbers or not 0 < tail < len(last):
        return poured
    y, box = last[-1]
    slack = form.bottom - y - box.height
    foot = [(down + slack, box) for down, box in last[-tail:]]
    return [*poured[:-1], [*last[:-tail], *foot]] if slack > 0 else poured


def _top(setter: Setter, form: PageForm, blocks: Sequence[Filled]) -> tuple[Op, ...]:
    heads = (MASTHEADS[block.type](setter, form, block) for block in blocks if block.type in MASTHEADS)
    return tuple(op for ops in heads for op in ops)


def _drawn_together(setter: Setter, form: PageForm, blocks: Sequence[Filled]) -> _Standing:
    """Pour the blocks onto as few pages as they can stand on; what follows the signature never stands alone on one.

    Where they nearly fit a page, the lines are drawn a little closer (GB/T 9704-2012, 7.3.5: 调整行距), and a window
    paper is set in the next smaller type. Where that does not help, the last lines of the text go over with the
    signature, and the signature with what follows it.
    """
    usual = _is_letter(form) or form.page_width < PAGE_WIDTH
    known: Known = {}
    if _is_letter(form) and _is_much(blocks):
        small = _in_small_type(setter, form, blocks, known)
        if small is not None:
            return small
    standing = _stand(setter, form, blocks, known, is_beside=usual)
    forms = list(_closer_forms(form, standing))
    tried: dict[int, _Standing] = {}

    def drawn_by(at: int) -> _Standing:
        if at not in tried:
            tried[at] = _stand(setter, forms[at], blocks, known, is_beside=True)
        return tried[at]

    for at, tried_form in enumerate(forms):
        is_drawn_closer = at + 1 < len(forms) and replace(forms[at + 1], pitch=tried_form.pitch) == tried_form
        if is_drawn_closer and not standing.is_tail_alone and not _may_stand(tried_form, drawn_by(at + 1)):
            continue
        drawn = drawn_by(at)
        if len(drawn.poured) == 1 or (standing.is_tail_alone and len(drawn.poured) < len(standing.poured)):
            return drawn
    if standing.is_tail_alone:
        standing = _stand(setter, form, blocks, known, is_beside=usual, ties_tail=True)
    return standing


def _is_much(blocks: Sequence[Filled]) -> bool:
    """True for more text than a page of a letter holds in its usual type, as a rule."""
    texts = (
        text for block in blocks for text in (*block.texts.values(), *(cell for row in block.rows for cell in row))
    )
    return sum([len(run.text) for text in texts for run in text]) >= MUCH


def _in_small_type(setter: Setter, form: PageForm, blocks: Sequence[Filled], known: Known) -> _Standing | None:
    """Return how much text stands on one page in the largest type that allows it; None where none does.

    It is set in the type it will most likely come to. A larger one is tried only where the blocks, as high as they are
    by then at least, have room in it.
    """
    forms = (form, *closer(form), *smaller(form))
    standing = _stand(setter, forms[-2], blocks, known, is_beside=True)
    if len(standing.poured) > 1:
        standing = _stand(setter, forms[-1], blocks, known, is_beside=True)
        return standing if len(standing.poured) == 1 else None
    for larger in forms[:-2]:
        if _may_stand(larger, standing):
            tried = _stand(setter, larger, blocks, known, is_beside=True)
            if len(tried.poured) == 1:
                return tried
    return standing


def _may_stand(form: PageForm, closer: _Standing) -> bool:
    """False when blocks, as they stand in this or smaller type with less between the lines, are too high for a page of
    `form`. It saves the setting of most papers once or twice: what is drawn closer is what they come to in the end.
    """
    return len(closer.poured) == 1 and is_room_for([box for _, box in closer.boxes], form)


def _closer_forms(form: PageForm, standing: _Standing) -> Iterator[PageForm]:
    """Yield the forms worth trying: those in which the text could stand on one page, and all for a tail that is alone."""
    if len(standing.poured) == 1:
        return
    room = form.bottom - form.first_top
    lines = sum(box.height for _, box in standing.boxes if box.on_grid)
    rest = sum(box.height for _, box in standing.boxes) - lines
    for pitch, drawn in zip(CLOSER, closer(form), strict=True):
        if standing.is_tail_alone or rest + lines * pitch <= room:
            yield drawn
    for less in smaller(form):
        fewer = less.character / form.character  # lines, since each holds more
        if lines * fewer * less.pitch / form.pitch + rest * MOST_SAVED <= room:
            yield less


@dataclass(frozen=True)
class _Standing:
    """How the blocks stand: in which form, the boxes by page, how many boxes follow the signature."""

    form: PageForm
    poured: list[Placed]
    tail: int

    @property
    def boxes(self) -> list[tuple[float, Box]]:
        """Return all boxes with their heights on their pages."""
        return [placed for page in self.poured for placed in page]

    @property
    def is_tail_alone(self) -> bool:
        return len(self.poured) > 1 and 0 < len(self.poured[-1]) <= self.tail


def _stand(
    setter: Setter, form: PageForm, blocks: Sequence[Filled], known: Known, *, is_beside: bool, ties_tail: bool = False
) -> _Standing:
    """Set the blocks and pour them. `is_beside`: the small print stands on the left of the signature where it can."""
    boxes: list[Box] = []
    before_tail = 0
    for block in blocks:
        if block.type in MASTHEADS:
            continue
        if block.type == "signature":
            boxes = [*_keeping(boxes), *BUILDERS["signature"](setter, form, block)]
            before_tail = len(boxes)
        elif block.type == "note" and len(boxes) == before_tail > 0 and is_beside:
            joined = beside(setter, form, boxes[-1], block)
            boxes = [*boxes[:-1], joined] if joined else [*boxes, *_built(setter, form, block, known)]
        else:
            boxes.extend(_built(setter, form, block, known))
    if ties_tail and before_tail:
        boxes[before_tail - 1 : -1] = [box.tied() for box in boxes[before_tail - 1 : -1]]
    return _Standing(form, pour(boxes, form), len(boxes) - before_tail if before_tail else 0)


def _built(setter: Setter, form: PageForm, block: Filled, known: Known) -> list[Box]:
    """Return a block's boxes; those of a table stay as they were under another distance of the text's lines, and those
    that hold no value of a record from paper to paper.
    """
    if block.holds_own_words:
        words = (block.type, form, str(block.plain), *block.texts.items())
        return setter.kept(words, lambda: [box.drawn() for box in BUILDERS[block.type](setter, form, block)])
    if block.type not in ("table", "form", "receipt", "note"):
        return BUILDERS[block.type](setter, form, block)
    key = (id(block), form.small, form.small_pitch)
    if key not in known:
        known[key] = BUILDERS[block.type](setter, form, block)
    return known[key]


def _is_letter(form: PageForm) -> bool:
    return form.is_red and not form.has_dashed_numbers


def _keeping(boxes: list[Box]) -> list[Box]:
    """Return the boxes with the last two lines, or the last row of a table, tied to the signature that follows."""
    kept = list(boxes)
    solid = 0
    for at in range(len(kept) - 1, -1, -1):
        kept[at] = kept[at].tied()
        solid += 0 if kept[at].is_space else 2 if kept[at].head is not None else 1
        if solid >= 2:
            break
    return kept


def _page(
    setter: Setter, form: PageForm, placed: Placed, page: int, pages: int, top: tuple[Op, ...], marks: Marks
) -> Page:
    under: list[Op] = []
    if marks.preview:
        under.extend(furniture.preview_mark(setter, form))
    if marks.training:
        under.extend(furniture.training_mark(setter, form))
    around = [*under, *top, *furniture.page_number(setter, form, page, pages)]
    if page > 1:
        around.extend(furniture.running_head(setter, form, marks.title, marks.number))
    drawn = Page(((0.0, tuple(around)), *((y, box.ops) for y, box in placed)), form.page_width, form.page_height)
    left = furniture.left_by_hand(drawn) if setter.may_leave_spaces else ()
    if left:
        drawn = replace(drawn, placed=(*drawn.placed, (0.0, tuple(furniture.by_hand_note(setter, form, left)))))
    return bound(drawn, form, page)
