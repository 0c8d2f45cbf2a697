"""A window paper stands on one page where it can: the small print beside the seal, closer lines, then smaller type."""

from __future__ import annotations

from typing import Any

import pytest

from app.notices.catalogue import KEYS, template
from app.notices.expansion import expand
from app.notices.fonts import fonts
from app.notices.layout.compose import Marks, compose_pages
from app.notices.layout.ops import Glyphs, Page, Ring, Rule
from app.notices.layout.page_form import CLOSER, FORMS, GRID_WIDTH, LINE_PITCH, smaller
from app.notices.layout.setting import Setter
from app.notices.record import prepare
from app.notices.template import FieldKind, Form

LETTERS = [key for key in KEYS if template(key).form is Form.LETTER]
NAMES = ("示例区水利局", "示例区市场监督管理局", "示例区人力资源和社会保障局医疗保障事务中心", "示例" * 20 + "局")


def pages_of(key: str, **fields: Any) -> tuple[Page, ...]:
    chosen = template(key)
    blocks = expand(chosen, prepare(chosen, {**chosen.example(), **fields}, preview=False))
    names = frozenset(field.name for field in chosen.fields.values() if field.kind is FieldKind.NAME)
    return compose_pages(Setter(fonts(), names), chosen.form, blocks, Marks(chosen.title, "", False, False))


def materials(count: int) -> list[dict[str, object]]:
    return [
        {"名称": f"第{n}号申请材料及其附件", "形式": "复印件（核对原件）", "份数": n, "备注": ""}
        for n in range(1, count + 1)
    ]


def sizes(pages: tuple[Page, ...]) -> set[float]:
    """Return the type sizes of the running text: of lines that fill most of the type area."""
    wide = 0.8 * GRID_WIDTH
    found = set()
    for page in pages:
        for _, ops in page.placed[1:]:
            for op in ops:
                if isinstance(op, Glyphs) and len("".join(text for _, text in op.segments)) * op.size > wide:
                    found.add(op.size)
    return found


def signed(page: Page) -> tuple[Ring, list[Glyphs | Rule]] | None:
    for _, ops in page.placed:
        rings = [op for op in ops if isinstance(op, Ring)]
        if rings:
            return rings[0], [op for op in ops if isinstance(op, Glyphs | Rule)]
    return None


@pytest.mark.parametrize("count", range(1, 7))
def test_an_acceptance_with_the_usual_number_of_materials_is_one_page(count: int) -> None:
    assert len(pages_of("acceptance", 材料=materials(count))) == 1


def test_one_with_many_materials_keeps_the_type_of_the_standard_on_its_pages() -> None:
    pages = pages_of("acceptance", 材料=materials(20))
    assert len(pages) > 1
    assert max(sizes(pages)) == 16.0


def test_the_type_grows_smaller_only_as_far_as_the_text_asks() -> None:
    found = [max(sizes(pages_of("acceptance", 材料=materials(count)))) for count in (1, 3, 6)]
    assert found == sorted(found, reverse=True)
    assert set(found) <= {16.0, 14.0, 12.0}
    assert found[-1] == 12.0


def test_every_smaller_form_fills_the_type_area_with_whole_characters() -> None:
    for form in smaller(FORMS[Form.LETTER]):
        columns = GRID_WIDTH / form.character
        assert columns == pytest.approx(round(columns))
        assert form.pitch >= 1.4 * form.size


def test_a_decision_is_never_set_smaller() -> None:
    """GB/T 9704-2012, 5.2: 3 号, 22 lines of 28 characters; only its lines may come closer (7.3.5)."""
    assert smaller(FORMS[Form.DECISION]) == ()
    for key in (key for key in KEYS if template(key).form is Form.DECISION):
        assert max(sizes(pages_of(key))) == 16.0
    assert min(CLOSER) * LINE_PITCH > 24


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("key", LETTERS)
def test_the_small_print_stays_clear_of_the_seal_and_the_agencys_name(key: str, name: str) -> None:
    for page in pages_of(key, 机关=name):
        found = signed(page)
        if found is None:
            continue
        ring, ops = found
        small = [op for op in ops if isinstance(op, Glyphs) and op.size < 10 and op.x < ring.x - ring.radius]
        large = [op for op in ops if isinstance(op, Glyphs) and op.colour[0] == 0 and op not in small]
        ends = [op.x + sum(face.width(c) * op.size / 1000 for face, text in op.segments for c in text) for op in small]
        assert all(end <= ring.x - ring.radius for end in ends)
        assert all(end <= op.x for end in ends for op in large)


def test_where_a_long_name_leaves_no_room_the_small_print_stands_below() -> None:
    page = pages_of("ready", 机关=NAMES[-1])[0]
    found = signed(page)
    assert found is not None
    shown = "".join(text for op in found[1] if isinstance(op, Glyphs) for _, text in op.segments)
    assert "监督电话" not in shown
    assert "监督电话" in "".join(
        text for _, ops in page.placed for op in ops if isinstance(op, Glyphs) for _, text in op.segments
    )


@pytest.mark.parametrize("length", range(1, 120, 7))
def test_whatever_its_length_a_letter_is_signed_with_text_above_on_its_page(length: int) -> None:
    """démarches 4377: the signature block alone on page 2."""
    pages = pages_of("refusal_to_accept", 理由="不属于本机关职权范围" * length)
    (last,) = [page for page in pages if signed(page) is not None]
    assert last is pages[-1]
    ring_y = next(y for y, ops in last.placed if any(isinstance(op, Ring) for op in ops))
    above = [op for y, ops in last.placed[1:] if y < ring_y for op in ops if isinstance(op, Glyphs)]
    assert len(above) >= 2
