"""Hostile values typed into every field of the page: the exact text or a sentence, on the screen and on paper."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from counter_clerk import Clerk
from PySide6.QtCore import Qt
from real_desk import RealDesk

from app.acceptance.form import CounterForm, form_from

EVERY: list[str] = [
    row["value"] for row in json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text("utf-8"))
]
FIELDS = ("id", "name", "phone", "address", "fault", "agent.name", "agent.authority")
TYPED_PER_FIELD = 20


def some(field: str) -> list[str]:
    """Return this field's share of the values, the same in every run."""
    return random.Random(field).sample(EVERY, TYPED_PER_FIELD)


def open_field(desk: RealDesk, clerk: Clerk, field: str) -> None:
    if field == "fault":
        clerk.row(1)
        desk.type_text("5")
    elif field.startswith("agent.") and not clerk.page.sheet.applicant.agent_row.is_open():
        desk.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("field", FIELDS)
def test_a_hostile_value_is_kept_exactly_or_told_and_nothing_breaks(desk: RealDesk, clerk: Clerk, field: str) -> None:
    clerk.natural()
    open_field(desk, clerk, field)
    edit = clerk.edit(f"acceptance.{field}")
    for value in some(field):
        edit.setText(value)
        page = clerk.page
        form = page.sheet.form()
        assert form_from(json.loads(json.dumps(form.content()))) == form
        page.preview.shown = None
        page.preview.show_now()
        desk.wait(lambda page=page: page.preview.shown is not None)
        shown = page.preview.shown
        assert shown is not None
        assert (shown.paper is None) != (shown.trouble is None)
    desk.settle()
    assert not desk.window.crash_page.isVisible(), desk.window.crash_page._report.toPlainText()


@pytest.mark.parametrize("value", ["<b>张三</b>", "{{名}}", "</para>张三", "&lt;b&gt;", "'; DROP TABLE--王"])
def test_markup_in_a_name_is_printed_as_it_was_typed(desk: RealDesk, clerk: Clerk, value: str) -> None:
    clerk.natural()
    clerk.write("acceptance.name", value)
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert case.applicant_name == value
    assert "".join(value.split()) in clerk.paper(desk.notices(case)[0])


@pytest.mark.parametrize(
    ("value", "word"), [("张\u202e三", "方向"), ("张\u200b三", "看不见"), ("张" * 401, "400"), ("\ue000张", "U+E000")]
)
def test_what_no_paper_can_carry_is_told_at_the_name(desk: RealDesk, clerk: Clerk, value: str, word: str) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.edit("acceptance.name").setText(value)
    desk.press(Qt.Key.Key_F12)
    field = clerk.page.sheet.applicant.name
    desk.wait(lambda: field.tone() == "bad" or desk.problem())
    assert word in field.message() + desk.problem()
    assert desk.cases() == ()


def test_a_rare_character_without_a_glyph_is_named_before_anything_is_printed(desk: RealDesk, clerk: Clerk) -> None:
    """agent-os 1739: characters were dropped in silence."""
    clerk.natural()
    clerk.all_in()
    clerk.edit("acceptance.name").setText("王" + chr(0x323B0 + 0x4000))  # beyond every font
    desk.press(Qt.Key.Key_F12)
    glyphs = desk.window.glyphs
    assert glyphs is not None
    desk.wait(lambda: glyphs.panel is not None)
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.problem() or clerk.page.sheet.applicant.name.tone() == "bad")
    assert desk.cases() == ()
    assert desk.printed() == []
    assert clerk.page.sheet.form() != CounterForm()
