"""Decisions of any length by GB/T 9704-2012: full pages, a signature with text above it, the small print at the foot."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from app.notices.catalogue import KEYS, template
from app.notices.expansion import expand
from app.notices.fonts import fonts
from app.notices.layout.compose import Marks, compose_pages
from app.notices.layout.ops import MM, RED, Glyphs, Op, Page, Ring, Rule
from app.notices.layout.page_form import FORMS, GRID_SIZE, LINE_PITCH
from app.notices.layout.setting import Setter
from app.notices.record import prepare
from app.notices.template import FieldKind, Form

FORM = FORMS[Form.DECISION]
DECISIONS = tuple(key for key in KEYS if template(key).form is Form.DECISION)
LONG = {
    "grant": "事实", "refusal": "理由", "change_decision": "决定内容", "revocation_decision": "事实",
    "cancellation_decision": "事实", "permit_withdrawal_decision": "事实", "deemed_grant": "送达期限",
}  # fmt: skip
SIGNATURE = (2 * FORM.seal_radius + 6.0) / LINE_PITCH  # lines
CLAUSE = "经现场核查，布局合理，流程清楚，符合要求；"


@cache
def pages_of(key: str, length: int) -> tuple[Page, ...]:
    chosen = template(key)
    record: dict[str, Any] = chosen.example()
    field = LONG[key]
    record[field] = CLAUSE * length + str(record[field])
    names = frozenset(one.name for one in chosen.fields.values() if one.kind is FieldKind.NAME)
    blocks = expand(chosen, prepare(chosen, record, preview=False))
    return compose_pages(Setter(fonts(), names), chosen.form, blocks, Marks(chosen.title, "", False, False))


def body_lines(page: Page) -> list[float]:
    """Return the heights of the lines of the text in 3 号."""
    return sorted(
        y
        for y, ops in page.placed[1:]
        if not any(isinstance(op, Ring) for op in ops)
        and any(isinstance(op, Glyphs) and op.size == GRID_SIZE for op in ops)
    )


def ring_of(page: Page) -> float | None:
    return next((y for y, ops in page.placed if any(isinstance(op, Ring) for op in ops)), None)


def lowest_rule(page: Page) -> float:
    rules: list[tuple[float, Op]] = [(y, op) for y, ops in page.placed[1:] for op in ops if isinstance(op, Rule)]
    return max(y + op.y2 for y, op in rules if isinstance(op, Rule))


def line_of(page: Page, words: str) -> Glyphs:
    """Return the line of a page that says this, where it stands on the page."""
    for down, ops in page.placed:
        for op in ops:
            if isinstance(op, Glyphs) and "".join(part for _, part in op.segments) == words:
                return replace(op, y=op.y + down)
    raise AssertionError(words)


def top_of(line: Glyphs) -> float:
    return line.y - 0.88 * line.size


@pytest.mark.parametrize("agency", ["示例区水利局", "示例区市场监督管理局", "示例区住房和城乡建设与综合行政执法管理局"])
def test_the_mark_of_the_agency_stands_35_millimetres_below_the_type_areas_upper_edge(agency: str) -> None:
    """7.2.4: 发文机关标志居中排布，上边缘至版心上边缘为35mm."""
    chosen = template("grant")
    blocks = expand(chosen, prepare(chosen, {**chosen.example(), "机关": agency}, preview=False))
    page = compose_pages(Setter(fonts(), frozenset()), chosen.form, blocks, Marks(chosen.title, "", False, False))[0]
    mark = line_of(page, agency)
    assert mark.colour == RED
    assert top_of(mark) == pytest.approx((37 + 35) * MM)


@pytest.mark.parametrize("key", DECISIONS)
def test_number_red_line_title_and_addressee_keep_the_standards_distances(key: str) -> None:
    """7.2.5, 7.2.7, 7.3.1, 7.3.2: 下空二行, 之下4mm处, 下空二行, 标题下空一行."""
    page = pages_of(key, 0)[0]
    example = template(key).example()
    mark, number = line_of(page, example["机关"]), line_of(page, example["文号"])
    title = next(op for y, ops in page.placed for op in ops if isinstance(op, Glyphs) and op.size == FORM.title_size)
    title = line_of(page, "".join(part for _, part in title.segments))
    addressee = line_of(page, f"{example['申请人']}：")
    (red,) = {y + op.y1 for y, ops in page.placed for op in ops if isinstance(op, Rule) and op.colour == RED}
    assert 2 <= (top_of(number) - mark.y) / LINE_PITCH <= 2.7
    assert 3 * MM <= red - number.y <= 5 * MM
    assert 2 <= (top_of(title) - red) / LINE_PITCH <= 2.5
    assert 1 <= (top_of(addressee) - title.y) / LINE_PITCH <= 2


@pytest.mark.parametrize("key", DECISIONS)
def test_every_page_but_the_last_is_as_full_as_its_paragraphs_let_it(key: str) -> None:
    """5.2.3 撑满版心: what waits for the next page is at most a short paragraph that is not torn, or the lines that go
    over with a signature for which no room is left."""
    for length in range(0, 60, 3):
        pages = pages_of(key, length)
        for page in pages[:-1]:
            blank = (FORM.bottom - body_lines(page)[-1]) / LINE_PITCH - 1
            is_pulled_over = page is pages[-2] and len(body_lines(pages[-1])) <= 3
            allowed = 3 + SIGNATURE if is_pulled_over else 2.9
            assert blank <= allowed, (length, blank)


@pytest.mark.parametrize("key", DECISIONS)
def test_the_signature_has_two_lines_of_text_above_it_on_the_last_page(key: str) -> None:
    for length in range(0, 60, 3):
        pages = pages_of(key, length)
        assert [ring_of(page) is not None for page in pages] == [False] * (len(pages) - 1) + [True], length
        ring = ring_of(pages[-1])
        assert ring is not None
        assert len([y for y in body_lines(pages[-1]) if y < ring]) >= 2, length


@pytest.mark.parametrize("key", DECISIONS)
def test_the_sign_off_ends_at_the_lower_edge_of_the_type_area(key: str) -> None:
    """7.4.1: 末条分隔线与公文最后一面的版心下边缘重合."""
    for length in (0, 4, 17, 40):
        last = pages_of(key, length)[-1]
        assert lowest_rule(last) == pytest.approx(FORM.bottom, abs=0.1)
        ring = ring_of(last)
        assert ring is not None
        small = [
            y for y, ops in last.placed[1:] if any(isinstance(op, Glyphs) and op.size < 12 for op in ops) and y > ring
        ]
        assert min(small, default=FORM.bottom) >= ring + 2 * FORM.seal_radius, "the seal's place stays clear"


def test_no_page_says_that_it_has_no_text() -> None:
    for key in DECISIONS:
        for length in range(0, 60, 6):
            for page in pages_of(key, length):
                assert body_lines(page)
                shown = "".join(
                    text for _, ops in page.placed for op in ops if isinstance(op, Glyphs) for _, text in op.segments
                )
                assert "此页无正文" not in shown
