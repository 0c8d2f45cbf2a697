"""What holds for the pages of every paper, however long its texts are: signature, tables, page numbers, margins, seal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.notices.catalogue import KEYS, template
from app.notices.expansion import Filled, expand
from app.notices.fonts import fonts
from app.notices.layout.binding import bound
from app.notices.layout.compose import Marks, compose_pages
from app.notices.layout.ops import MM, Bars, Glyphs, Op, Page, Ring, Rule, Square
from app.notices.layout.page_form import FORMS
from app.notices.layout.setting import Setter
from app.notices.record import prepare
from app.notices.template import FieldKind, Form, Template

SENTENCE = "经审查，该项材料须由申请人补充说明并加盖公章（一式两份），本机关收到后继续办理。"
SEAL_WORDS = re.compile("（[^）]*章[^）]*）")


def long_record(chosen: Template, sentences: int, rows: int) -> dict[str, Any]:
    """Return the example with every free text so many sentences longer and every list so many rows."""
    record = chosen.example()
    for field in chosen.fields.values():
        value = record.get(field.name)
        if field.kind is FieldKind.TEXT and isinstance(value, str) and len(value) > 14 and not value.isascii():
            record[field.name] = value + SENTENCE * sentences
        if field.kind is FieldKind.LIST and value:
            record[field.name] = [value[at % len(value)] for at in range(max(rows, 1))]
    return record


def laid(key: str, sentences: int = 0, rows: int = 1) -> tuple[tuple[Filled, ...], tuple[Page, ...]]:
    chosen = template(key)
    blocks = expand(chosen, prepare(chosen, long_record(chosen, sentences, rows), preview=False))
    names = frozenset(field.name for field in chosen.fields.values() if field.kind is FieldKind.NAME)
    return blocks, compose_pages(Setter(fonts(), names), chosen.form, blocks, Marks(chosen.title, "", False, False))


def words(ops: tuple[Op, ...]) -> str:
    return "".join(text for op in ops if isinstance(op, Glyphs) for _, text in op.segments)


def ops_of(page: Page) -> Iterator[tuple[float, Op]]:
    return ((y, op) for y, ops in page.placed for op in ops)


SIGNED = [key for key in KEYS if any(block.type == "signature" for block in template(key).blocks)]
SHEETS = [key for key in KEYS if template(key).form is not getattr(Form, "ROLL", None)]


@pytest.mark.parametrize("key", SIGNED)
@given(st.integers(0, 14), st.integers(1, 26))
@settings(max_examples=12)
def test_a_signature_always_has_text_of_its_paper_above_it(key: str, sentences: int, rows: int) -> None:
    """démarches 4377: the signature block alone on page 2."""
    blocks, pages = laid(key, sentences, rows)
    signature = next(block for block in blocks if block.type == "signature")
    agency, day = signature.plain_text("agency"), signature.plain_text("date")
    holding = [
        (page, y) for page in pages for y, ops in page.placed if agency in words(ops) and day in words(ops) and y > 0
    ]
    assert len(holding) == 1
    page, top = holding[0]
    above = [ops for y, ops in page.placed if 0 < y < top and words(ops).strip()]
    assert above, (sentences, rows)


@pytest.mark.parametrize("key", SHEETS)
@given(st.integers(0, 10), st.integers(1, 30))
@settings(max_examples=8)
def test_nothing_leaves_the_page_and_every_page_is_numbered(key: str, sentences: int, rows: int) -> None:
    """démarches 5079: no page numbers."""
    form = FORMS[template(key).form]
    _, pages = laid(key, sentences, rows)
    for number, page in enumerate(pages, 1):
        shown = words(tuple(op for _, op in ops_of(page)))
        wanted = f"— {number} —" if form.has_dashed_numbers else f"第 {number} 页 共 {len(pages)} 页"
        assert wanted in shown
        for y, op in ops_of(page):
            if isinstance(op, Glyphs) and not op.angle:
                width = sum(f.width(c) * op.size / 1000 + op.space for f, text in op.segments for c in text) - op.space
                assert op.x >= -0.01
                assert op.x + width <= page.width + 0.01
                assert 0 < y + op.y < page.height


@pytest.mark.parametrize("key", SIGNED)
def test_nothing_but_agency_date_and_the_faint_words_lies_where_the_seal_is_set(key: str) -> None:
    for sentences in (0, 3, 9):
        _, pages = laid(key, sentences)
        for page in pages:
            rings = [(y + op.y, op) for y, op in ops_of(page) if isinstance(op, Ring)]
            for middle, ring in rings:
                for y, op in ops_of(page):
                    if isinstance(op, Glyphs) and not op.angle:
                        inside = abs(y + op.y - middle) < ring.radius * 0.6 and op.x > ring.x - ring.radius * 0.6
                        text = words((op,))
                        is_signature = bool(SEAL_WORDS.search(text)) or text.endswith(("日", "局", "会", "心", "府"))
                        assert not inside or is_signature, text
                    assert not isinstance(op, Bars | Square) or abs(y + op.y - middle) > ring.radius


def test_no_paper_draws_a_picture_of_a_seal(paper: Any) -> None:
    """A drawn red seal must never be printed as if it were one: no image, and no red but in the head."""
    import io

    import pikepdf

    for key in KEYS:
        with pikepdf.open(io.BytesIO(paper(key).pdf)) as file:
            for page in file.pages:
                assert "/XObject" not in page.Resources
        _, pages = laid(key)
        for page in pages:
            red = [
                y + op.y for y, op in ops_of(page) if isinstance(op, Glyphs) and op.colour[0] > 0.7 > op.colour[1] + 0.3
            ]
            assert all(y < 87 * MM for y in red)


def test_a_table_row_is_never_parted_from_its_head_on_any_page() -> None:
    for key in KEYS:
        chosen = template(key)
        tables = [block for block in chosen.blocks if block.type == "table"]
        if not tables:
            continue
        blocks, pages = laid(key, 0, 70)
        for block in (one for one in blocks if one.type == "table" and len(one.rows) > 40):
            head = "".join(column.head for column in block.columns)
            spread = [page for page in pages if head in words(tuple(op for _, op in ops_of(page)))]
            assert len(spread) >= 2, key


def test_the_even_page_of_a_decision_is_bound_at_the_right() -> None:
    """GB/T 9704: 订口 28 mm, the outer margin 26 mm; printed on both sides."""
    form = FORMS[Form.DECISION]
    _, pages = laid("refusal", 30)
    assert len(pages) >= 3
    assert any(op.x < 27 * MM for y, op in ops_of(pages[1]) if isinstance(op, Glyphs))
    for number, page in enumerate(pages, 1):
        lefts = [op.x for y, op in ops_of(page) if isinstance(op, Glyphs) and op.size == form.size and y > 0]
        assert not lefts or round(min(lefts) / MM) == (28 if number % 2 else 26)
        assert round((page.width - form.width) / MM) == 54
        dashed = next(op for _, op in ops_of(page) if isinstance(op, Glyphs) and words((op,)).startswith("— "))
        assert (dashed.x > page.width / 2) == bool(number % 2)


def test_papers_for_the_window_have_the_same_margins_on_every_page() -> None:
    page = Page(((0.0, (Rule(1.0, 0.0, 2.0, 0.0), Ring(5.0, 5.0, 1.0))),))
    assert bound(page, FORMS[Form.LETTER], 2) is page
    assert bound(page, FORMS[Form.DECISION], 3) is page
    moved = bound(page, FORMS[Form.DECISION], 2)
    assert [getattr(op, "x1", getattr(op, "x", None)) for _, op in ops_of(moved)] == pytest.approx(
        [1.0 - 2 * MM, 5.0 - 2 * MM]
    )


def test_the_square_code_holds_numbers_only_and_no_word_of_the_applicant() -> None:
    for key in KEYS:
        _, pages = laid(key)
        for page in pages:
            for _, op in ops_of(page):
                if isinstance(op, Square):
                    assert op.text.isascii()
                if isinstance(op, Bars):
                    assert op.code.isdigit()
