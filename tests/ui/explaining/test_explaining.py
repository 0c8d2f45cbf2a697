"""One key on every page explains the dates of the case in sight."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot
from window_gates import cut_when_settled, shown_as_windows, unnamed
from worked_desk import WorkedDesk, worked_desk

from app.approval.review import send_back
from ui.casefile.page import CaseFilePage
from ui.explaining.panel import ExplainPanel
from ui.style import theme
from ui.widgets.panels import BarPanel

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def explain(desk: WorkedDesk) -> ExplainPanel:
    desk.press(Key.Key_Q, CONTROL)
    desk.wait(lambda: desk.window.explaining.panel is not None)
    panel = desk.window.explaining.panel
    assert panel is not None
    desk.wait(panel.isVisible)
    return panel


def typed_in_a_panel(desk: WorkedDesk) -> tuple[BarPanel, QPlainTextEdit]:
    """Open the panel of an act in the case file, type a 5, and return the panel with the input that has it."""
    desk.window.go("casefile", str(desk.page().clock_subject()))
    desk.settle()
    desk.press(Key.Key_F7)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    panel, cursor = desk.window.deck.panel(), desk.focus()
    assert panel is not None and isinstance(cursor, QPlainTextEdit)
    desk.type_text("5")
    return panel, cursor


@pytest.fixture
def handler(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    with worked_desk(qtbot, profile, tmp_path / "devices", "h1") as desk:
        desk.on(date(2026, 11, 23))
        desk.accepted("劳务")
        desk.show()
        desk.wait(lambda: desk.page().clock_subject())
        yield desk


@pytest.fixture
def window(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    with worked_desk(qtbot, profile, tmp_path / "devices", "w1") as desk:
        yield desk


def test_the_running_step_is_explained_on_the_approval_page_and_printed(handler: WorkedDesk) -> None:
    panel = explain(handler)
    assert panel.told.number == handler.cases()[0].number
    picked = panel.clocks.row_value()
    assert picked is not None and picked.sheet.kind == "step"
    assert "当日不计入" in panel.lines.toPlainText() and "届满" in panel.lines.toPlainText()
    handler.press(Key.Key_F12)
    handler.wait(lambda: "期限计算说明" in handler.window.actionbar.result.text())
    handler.wait(lambda: handler.printed())
    assert handler.window.explaining.panel is None


def test_the_panel_walks_the_clocks_and_goes_away_by_esc(handler: WorkedDesk) -> None:
    panel = explain(handler)
    panel.clocks.setFocus()
    handler.press(Key.Key_Home)
    for _ in range(4):
        handler.press(Key.Key_Up)
    assert panel.clocks.row_value().sheet.kind == "acceptance"
    assert "行政许可法第三十二条" in panel.lines.toPlainText()
    handler.press(Key.Key_Escape)
    handler.wait(lambda: handler.window.explaining.panel is None)


def test_it_is_written_as_pdf_and_as_json(handler: WorkedDesk, tmp_path: Path) -> None:
    panel = explain(handler)
    explaining = handler.window.explaining
    explaining.write(handler.page(), panel.told, str(tmp_path / "x.json"))
    assert json.loads((tmp_path / "x.json").read_text("utf-8"))["number"] == panel.told.number
    explaining.write(handler.page(), panel.told, str(tmp_path / "x.pdf"))
    handler.wait((tmp_path / "x.pdf").exists)
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    explaining.write(handler.page(), panel.told, str(tmp_path / "none" / "x.json"))
    handler.wait(handler.problem)


def test_the_same_key_explains_on_every_page_that_has_a_case(window: WorkedDesk) -> None:
    case = window.accepted("劳务")
    waiting = window.awaiting("排水")
    window.show()
    for key, number in (("supplementation", waiting.number), ("casefile", case.number), ("casefile", waiting.number)):
        window.window.go(key, number)
        window.wait(lambda: window.page().clock_subject())
        window.wait(
            lambda number=number: window.page().clock_subject() in [c.id for c in window.cases() if c.number == number]
        )
        panel = explain(window)
        assert panel.told.number == number
        panel.cancel()
        window.wait(lambda: window.window.explaining.panel is None)


def test_on_the_acceptance_page_the_item_is_explained_as_if_accepted_today(window: WorkedDesk) -> None:
    window.show()
    window.press(Key.Key_Q, CONTROL)
    window.settle()
    assert window.window.explaining.panel is None  # nothing in sight: told quietly
    page = window.page()
    page.sheet.item = next(i for i in window.setting().catalogue.items(date(2026, 11, 23)) if "劳务" in i.name)  # type: ignore[attr-defined]
    panel = explain(window)
    assert panel.told.number == "" and not panel.export.isVisible()
    assert panel.clocks.model_.rowCount() >= 2
    window.press(Key.Key_F12)
    window.wait(lambda: window.window.explaining.panel is None)
    assert window.printed() == []


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1920, 1080), 1.5)])
def test_nothing_is_cut_and_everything_is_named(handler: WorkedDesk, size: tuple[int, int], scale: float) -> None:
    theme().apply("light", scale=scale, is_compact=size[1] < 800)
    handler.window.resize(*size)
    explain(handler)
    assert cut_when_settled(handler.window, handler.qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(handler.window)) == []


def test_a_returned_case_explains_the_step_that_goes_on_and_the_one_that_waits(
    qtbot: QtBot, profile: Path, tmp_path: Path
) -> None:
    with worked_desk(qtbot, profile, tmp_path / "devices", "h1") as desk:
        desk.on(date(2026, 11, 23))
        case = desk.accepted("劳务")
        first, second = [step.name for step in case.plan.steps][:2]
        desk.finish(case, first)
        desk.on(date(2026, 11, 24))
        desk.act("h1", send_back, case.id, step=second, to=first, reason="材料缺少盖章")
        desk.show()
        desk.wait(lambda: desk.page().clock_subject())
        panel = explain(desk)
        texts = []
        for row in range(panel.clocks.model().rowCount()):
            panel.clocks.setCurrentIndex(panel.clocks.model().index(row, 0))
            texts.append(panel.lines.toPlainText())
        assert any("退回本环节，接着计算余下的期限" in text for text in texts)
        assert any("等待退回的环节办结" in text for text in texts)
        desk.press(Key.Key_Escape)
        desk.window.go("casefile", case.number)
        desk.settle()
        page = desk.page()
        assert isinstance(page, CaseFilePage)
        told = page.file()
        assert told is not None and told.case.id == case.id


def test_the_panel_comes_without_a_window_of_its_own_and_gives_the_keys_back(handler: WorkedDesk) -> None:
    with shown_as_windows() as seen:
        before = handler.focus()
        explain(handler)
        handler.press(Key.Key_Escape)
        handler.wait(lambda: handler.window.explaining.panel is None)
    assert seen == [] and handler.focus() is before


def test_what_is_typed_in_a_panel_waits_while_the_dates_are_read(handler: WorkedDesk) -> None:
    panel, cursor = typed_in_a_panel(handler)
    shown = explain(handler)
    handler.press(Key.Key_Escape)
    handler.wait(lambda: handler.window.deck.panel() is panel)
    assert not shown.isVisible() and handler.focus() is cursor and cursor.toPlainText() == "5"


def test_the_key_pressed_twice_before_the_answer_leaves_what_is_typed_in_a_panel(handler: WorkedDesk) -> None:
    panel, cursor = typed_in_a_panel(handler)
    explaining = handler.window.explaining
    for _ in range(2):  # both before the first answer is there
        explaining.open()
    handler.wait(lambda: explaining.panel is not None)
    handler.settle()
    handler.press(Key.Key_Escape)
    handler.settle()
    assert handler.window.deck.panel() is panel and handler.focus() is cursor and cursor.toPlainText() == "5"


def test_the_key_works_again_on_a_page_that_was_left_before_the_answer_came(handler: WorkedDesk) -> None:
    number = handler.cases()[0].number
    handler.window.explaining.open()
    handler.window.go("casefile", number)
    handler.settle()
    assert handler.window.explaining.panel is None
    handler.wait(lambda: handler.page().clock_subject())
    assert explain(handler).told.number == number
