"""What applicants are called and clerks paste: exact text on the screen, never a crash, never an instruction."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from ui_gallery import Show

from ui.widgets.banner import ProblemBar
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.field import ChoiceField, Field, TextField
from ui.widgets.hits import Hit
from ui.widgets.material_model import MaterialRow
from ui.widgets.material_table import MaterialTable
from ui.widgets.pill import Pill
from ui.widgets.result_line import ResultLine
from ui.widgets.search import SearchField
from ui.widgets.timeline import Timeline, TimelineEntry

DATA = json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text("utf-8"))


LONE = re.compile("[\ud800-\udfff]|^\ufeff")  # half a sign and a byte-order mark cannot be typed: Qt drops them
HOSTILE = [str(entry["value"]) for entry in DATA if not LONE.search(str(entry["value"]))]


def test_there_are_hostile_values_enough():
    assert len(HOSTILE) >= 200


def test_a_long_text_keeps_every_sign(qapp: object):
    field = TextField("理由", "reason")
    for text in HOSTILE:
        field.set_text(text)
        assert field.text().replace("\n", "") == field.edit.toPlainText().replace("\n", "")
        assert len(field.text()) >= len(text.replace("\r", "").replace("\n", "")) - text.count("\x00")


def test_one_line_keeps_every_sign_that_fits_in_a_line(qapp: object):
    field = Field("姓名", "name")
    for text in HOSTILE:
        if any(sign in text for sign in "\n\r\x00\u2028\u2029\t"):
            continue
        field.set_text(text)
        assert field.text() == text


def test_no_label_takes_a_name_for_markup(show: Show):
    pill, line, bar = Pill(), ResultLine(), ProblemBar()
    holder = show(pill, line, bar)
    for text in HOSTILE[::9]:
        pill.show_text(text)
        line.show_result(text)
        bar.clear()
        bar.tell(text)
    labels = [label for label in holder.findChildren(QLabel) if label.text()]
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def painted(widget: QWidget) -> bool:
    """Paint a widget and say whether there was something to paint."""
    return not widget.grab().toImage().isNull()


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_lists_and_stories_paint_whatever_they_hold(show: Show, start: int):
    some = HOSTILE[start : start + 50]
    table = CaseTable("list", "待办", [Column("申请人", str), Column("时限", str, 6, light=lambda _: "red")])
    story = Timeline("story", "经过")
    table.show_rows(some)
    story.show_entries([TimelineEntry(text, text, text, text) for text in some])
    show(table, story)
    for row in range(0, len(some), 8):
        table.scrollTo(table.model_.index(row, 0))
        assert painted(table)
    assert painted(story)
    assert table.model_.index(3, 0).data() == some[3]


def test_the_checklist_paints_whatever_a_material_is_called(show: Show):
    table = MaterialTable("m", "材料")
    table.show_rows([MaterialRow(str(at), text, text[:20]) for at, text in enumerate(HOSTILE[:60])])
    show(table, height=900)
    assert painted(table)
    assert table.model_.material(5).name == HOSTILE[5]


def test_hits_paint_whatever_an_item_is_called(show: Show):
    field = SearchField("事项", "item")
    show(field, width=800, height=600)
    field.search.setText("x")
    for start in range(0, len(HOSTILE), 40):
        field.show_hits([Hit(text, text, text, text[:30]) for text in HOSTILE[start : start + 40]])
        assert painted(field.search._popup)


def test_a_choice_offers_whatever_word_it_is_given(qapp: object):
    field = ChoiceField("方式", "way", [(str(at), text) for at, text in enumerate(HOSTILE)])
    field.set_code("7")
    assert field.code() == "7"
    assert field.edit.minimumSizeHint().width() < 400
