"""Facts in aligned columns, and a work list that shares its width with the case."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.style import em
from ui.widgets.facts import Facts
from ui.widgets.worklist import WorkList

FACTS = [("事项", "劳务派遣经营许可"), ("代理人", ""), ("期限", "2026-12-01", "warn"), ("电话", "13800138000")]


def test_empty_facts_are_left_out_and_tones_are_shown(qtbot: QtBot) -> None:
    facts = Facts("test.facts")
    qtbot.addWidget(facts)
    facts.show_facts(FACTS)
    assert facts.texts() == {"事项": "劳务派遣经营许可", "期限": "2026-12-01", "电话": "13800138000"}
    tones = {label.text(): label.property("tone") for label in facts.findChildren(QLabel)}
    assert tones["2026-12-01"] == "warn" and not tones["13800138000"]


def test_the_same_widgets_show_other_facts(qtbot: QtBot) -> None:
    facts = Facts("test.facts")
    qtbot.addWidget(facts)
    facts.show()
    facts.show_facts(FACTS)
    facts.show_facts([("事项", "取水许可")])
    assert facts.texts() == {"事项": "取水许可"}
    assert [label.text() for label in facts.findChildren(QLabel) if label.isVisible()] == ["事项", "取水许可"]


def test_two_columns_become_one_where_there_is_no_room(qtbot: QtBot) -> None:
    facts = Facts("test.facts", columns=2)
    qtbot.addWidget(facts)
    facts.show_facts(FACTS)
    facts.resize(40 * em(), 200)
    facts.show()
    wide = facts.sizeHint().height()
    facts.resize(12 * em(), 200)
    assert facts.sizeHint().height() > wide


def test_a_name_with_markup_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    facts = Facts("test.facts")
    qtbot.addWidget(facts)
    facts.show_facts([("申请人", "<b>张三</b>")])
    assert facts.texts()["申请人"] == "<b>张三</b>"


def test_a_work_list_takes_its_share_and_no_more(qtbot: QtBot) -> None:
    both = WorkList(QLabel("list"), QLabel("detail"), share=0.4, most=500)
    qtbot.addWidget(both)
    both.show()
    for width, taken in ((1000, 400), (1600, 500), (500, 260)):
        both.resize(width, 400)
        assert both.listing.width() == taken
