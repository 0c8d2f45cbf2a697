from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.notices.catalogue import template
from app.notices.expansion import expand
from app.notices.fonts import fonts
from app.notices.layout.compose import Marks, compose_pages
from app.notices.layout.flow import Box, pour
from app.notices.layout.ops import Bars, Glyphs, Op, Page, Ring, Rule
from app.notices.layout.page_form import (
    CHARACTER_PITCH,
    FORMS,
    GRID_COLUMNS,
    GRID_LINES,
    LINE_PITCH,
    PAGE_HEIGHT,
    PAGE_WIDTH,
)
from app.notices.layout.setting import Setter
from app.notices.record import prepare
from app.notices.template import FieldKind, Form

LETTER = FORMS[Form.LETTER]


def pages_of(key: str, **fields: Any) -> tuple[Page, ...]:
    chosen = template(key)
    blocks = expand(chosen, prepare(chosen, {**chosen.example(), **fields}, preview=False))
    names = frozenset(field.name for field in chosen.fields.values() if field.kind is FieldKind.NAME)
    return compose_pages(Setter(fonts(), names), chosen.form, blocks, Marks(chosen.title, "", False, False))


def lines_on(page: Page) -> list[str]:
    return ["".join(text for _, text in op.segments) for _, ops in page.placed for op in ops if isinstance(op, Glyphs)]


def rows(count: int) -> list[dict[str, object]]:
    return [{"名称": f"第{n}号申请材料及其附件", "形式": "原件", "份数": n, "备注": ""} for n in range(1, count + 1)]


def test_the_grid_is_that_of_the_standard() -> None:
    """GB/T 9704: 22 lines of 28 characters in a type area of 156 × 225 mm."""
    assert (GRID_LINES, GRID_COLUMNS) == (22, 28)
    assert pytest.approx(156 * 72 / 25.4) == GRID_COLUMNS * CHARACTER_PITCH
    assert pytest.approx(225 * 72 / 25.4) == GRID_LINES * LINE_PITCH


def test_a_long_table_breaks_across_pages_with_its_head_repeated(paper: Any, page_texts: Any) -> None:
    pages = page_texts(paper("acceptance", 材料=rows(60)).pdf)
    assert len(pages) >= 4
    holding = [page for page in pages if "号申请材料及其附件" in page]
    assert all("序号材料名称形式份数备注" in page for page in holding)
    found = [int(n) for page in pages for n in re.findall(r"第(\d+)号申请材料", page)]
    assert found == list(range(1, 61))


def test_a_cell_longer_than_a_page_goes_on_on_the_next(paper: Any, texts: Any) -> None:
    endless = "内容" * 1500
    row = {"材料": "甲", "问题": endless, "依据": "", "要求": "乙"}
    text, _ = texts(paper("supplement_request", 补正内容=[row]).pdf)
    assert text.count("内") >= 1500


@given(st.integers(min_value=0, max_value=45), st.integers(min_value=1, max_value=9))
@settings(max_examples=25)
def test_the_signature_never_stands_alone(count: int, length: int) -> None:
    """démarches 4377: the signature block alone on page 2."""
    pages = pages_of("acceptance", 材料=rows(count) or rows(1), 收费说明="本事项不收取费用。" * length)
    signed = [page for page in pages if any(isinstance(op, Ring) for _, ops in page.placed for op in ops)]
    assert len(signed) == 1
    heights = [y for y, ops in signed[0].placed if any(isinstance(op, Ring) for op in ops)]
    above = [y for y, ops in signed[0].placed[1:] if ops and y < heights[0]]
    assert above


REASONS = {
    "refusal_to_accept": "理由",
    "no_permit_needed": "理由",
    "special_procedure": "事由",
    "extension": "延长理由",
    "refusal": "理由",
}


@pytest.mark.parametrize("key", REASONS)
def test_the_sign_off_never_stands_alone(key: str) -> None:
    """démarches 4377: whatever the length of the text, the page of the sign-off also has text and signature."""
    for length in range(1, 200, 9):
        last = pages_of(key, **{REASONS[key]: "因故" * length})[-1]
        assert "签收：本人已收到" in "".join(lines_on(last))
        assert any(isinstance(op, Ring) for _, ops in last.placed for op in ops), length


def test_a_paper_that_nearly_fits_is_drawn_onto_one_page() -> None:
    pages = pages_of("no_permit_needed")
    assert len(pages) == 1
    lines = sorted({y for y, ops in pages[0].placed[1:] if any(isinstance(op, Glyphs) and op.size == 16 for op in ops)})
    assert 24 < min(b - a for a, b in zip(lines, lines[1:], strict=False)) < LINE_PITCH


@given(st.integers(min_value=0, max_value=45))
@settings(max_examples=15)
def test_nothing_is_placed_below_the_type_area(count: int) -> None:
    for key in ("acceptance", "material_receipt"):
        form = FORMS[template(key).form]
        for page in pages_of(key, 材料=rows(count + 1)):
            for top, ops in page.placed[1:]:
                assert all(top + op.y <= form.bottom + 1 for op in ops if isinstance(op, Glyphs))


def test_the_sign_off_stays_with_the_small_print_above_it() -> None:
    for count in range(1, 30):
        pages = pages_of("acceptance", 材料=rows(count))
        for page in pages:
            shown = "".join(lines_on(page))
            assert ("签收：本人已收到" in shown) == ("办公电话：" in shown)


def test_every_page_says_which_it_is_of_how_many(paper: Any, page_texts: Any) -> None:
    """démarches 5079: no page numbers."""
    pages = page_texts(paper("acceptance", 材料=rows(40)).pdf)
    for at, page in enumerate(pages, 1):
        assert f"第{at}页共{len(pages)}页" in page
        assert at == 1 or "受理通知书" in page


def test_decisions_carry_dashed_numbers_outside() -> None:
    pages = pages_of("refusal")
    numbers = [
        (text, op.x)
        for page in pages
        for op in page.placed[0][1]
        if isinstance(op, Glyphs) and (text := "".join(part for _, part in op.segments)).startswith("— ")
    ]
    assert [text for text, _ in numbers] == ["— 1 —", "— 2 —"]
    assert numbers[0][1] > PAGE_WIDTH / 2 > numbers[1][1]


def test_the_date_stands_four_characters_from_the_right() -> None:
    form = FORMS[Form.DECISION]
    found = [
        (op, 0.0 if number % 2 else page.width - form.right - form.left)
        for number, page in enumerate(pages_of("grant", 落款日期="2026-11-23"), 1)
        for _, ops in page.placed
        if any(isinstance(op, Ring) for op in ops)
        for op in ops
        if isinstance(op, Glyphs) and "年" in "".join(text for _, text in op.segments)
    ]
    assert len(found) == 1
    date, bound_by = found[0]
    width = sum(face.width(c) * 0.016 for face, text in date.segments for c in text)
    assert form.right + bound_by - (date.x + width) == pytest.approx(4 * CHARACTER_PITCH, abs=0.01)


def test_nothing_but_agency_date_and_the_faint_words_stands_in_the_seals_place() -> None:
    for page in pages_of("acceptance"):
        for _, ops in page.placed:
            for ring in (op for op in ops if isinstance(op, Ring)):
                inside = [op for op in ops if not isinstance(op, Ring) and _end(op) > ring.x - ring.radius]
                assert [type(op) for op in inside] == [Glyphs, Glyphs, Glyphs]


def _end(op: Op) -> float:
    """Return where a line of text or a rule ends on the right."""
    if isinstance(op, Rule):
        return max(op.x1, op.x2)
    assert isinstance(op, Glyphs)
    return op.x + sum(face.width(c) * op.size / 1000 + op.space for face, text in op.segments for c in text)


def test_the_bar_code_is_drawn_wide_enough_for_150_dpi() -> None:
    bars = [op for op in pages_of("acceptance")[0].placed[0][1] if isinstance(op, Bars)]
    assert len(bars) == 1
    assert bars[0].width / 167 / 72 * 150 > 2.0


@pytest.mark.parametrize("name", ["示例" * 30 + "局", "示例区市场监督管理局（知识产权局）", "水利局"])
def test_an_agencys_name_of_any_length_fits_on_its_line(name: str) -> None:
    for key in ("acceptance", "grant", "material_receipt"):
        for page in pages_of(key, 机关=name):
            for _, ops in page.placed:
                for op in ops:
                    if isinstance(op, Glyphs) and not op.angle:
                        width = sum(
                            face.width(c) * op.size / 1000 + op.space for face, text in op.segments for c in text
                        )
                        assert op.x >= -0.01
                        assert op.x + width <= PAGE_WIDTH


def test_a_chunk_that_does_not_fit_goes_to_the_next_page_together() -> None:
    form = replace(LETTER, first_top=0.0, top=0.0, bottom=100.0)
    boxes = [Box(60.0), Box(30.0, keep_next=True), Box(30.0)]
    assert [[box.height for _, box in page] for page in pour(boxes, form)] == [[60.0], [30.0, 30.0]]


def test_a_chunk_longer_than_a_page_is_broken_where_it_must_be() -> None:
    form = replace(LETTER, first_top=0.0, top=0.0, bottom=100.0)
    assert len(pour([Box(40.0, keep_next=True)] * 5, form)) == 3


def test_blank_space_is_left_out_at_the_top_of_a_page() -> None:
    form = replace(LETTER, first_top=0.0, top=0.0, bottom=100.0)
    placed = pour([Box(90.0), Box(20.0, is_space=True), Box(50.0)], form)
    assert _heights(placed) == [[90.0, 20.0], [50.0]] or _heights(placed) == [[90.0], [50.0]]


def _heights(pages: Sequence[Sequence[tuple[float, Box]]]) -> list[list[float]]:
    return [[box.height for _, box in page] for page in pages]


def test_the_page_is_a4() -> None:
    assert (round(PAGE_WIDTH / 72 * 25.4), round(PAGE_HEIGHT / 72 * 25.4)) == (210, 297)
