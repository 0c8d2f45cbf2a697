"""逾期公示 by keys: what is shown is what is printed and written, and it is on record that it left."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from delivery_hands import F, act, words_of
from office_day import DRAINAGE
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from supervision_hands import on_supervision
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.events.office import Looked
from app.supervision.overdue import explain_overdue
from ui.casefile.page import CaseFilePage
from ui.supervision.page import SupervisionPage
from ui.supervision.published_section import PublishedSection


def explained(desk: WorkedDesk) -> None:
    desk.on(date(2026, 11, 2))
    cases = [desk.accepted(DRAINAGE, name) for name in ("陈二", "示例区某某服务有限公司")]
    desk.on(date(2026, 11, 23))
    for case, cause in zip(
        cases, ("检测报告迟到", "陈二提供的水质检测报告需要重新采样，采样单位排期到下周；" * 3), strict=True
    ):
        desk.act(
            "c1", explain_overdue, case.id, cause=cause, unit="排水科", new_on=date(2026, 11, 30), approver="安批准"
        )  # fmt: skip


def on_published(desk: WorkedDesk, rows: int = 2) -> tuple[SupervisionPage, PublishedSection]:
    page = on_supervision(desk)
    section = page.section("published")
    assert isinstance(section, PublishedSection)
    desk.wait(lambda: section.table.model_.rowCount() == rows)
    return page, section


def test_the_sheet_is_printed_masked_by_one_key(desk: WorkedDesk) -> None:
    explained(desk)
    on_published(desk)
    desk.press(F.Key_F11)
    desk.wait(lambda: len(desk.printed()) == 1)
    words = normalize("NFKC", words_of(desk.printed()[0].read_bytes()))  # Qt names some glyphs by their radical
    for word in ("逾期办理公示", "检测报告迟到", "排水科", "2026-11-30", "陈**", "在办"):
        assert word in words
    assert "陈二" not in words.replace("陈二提供", "") and "示例区某某服务有限公司" not in words
    looked = [e for e in desk.store.ask(lambda records: records.office_events()) if e.kind == Looked.KIND]
    assert (looked[-1].data["what"], looked[-1].data["cases"]) == ("supervision_print", 2)


@pytest.mark.parametrize(("kind", "begins"), [("html", b"<!DOCTYPE html>"), ("csv", b"\xef\xbb\xbf"), ("pdf", b"%PDF")])
def test_the_page_is_written_for_the_halls_screen(desk: WorkedDesk, tmp_path: Path, kind: str, begins: bytes) -> None:
    explained(desk)
    _, section = on_published(desk)
    file = tmp_path / f"公示.{kind}"
    makers = {"html": lambda: section.html().encode(), "csv": section.csv, "pdf": section.pdf}
    section.taking_out.write(str(file), makers, 2, 0)
    desk.wait(file.is_file)
    assert file.read_bytes().startswith(begins)


def test_enter_opens_the_case(desk: WorkedDesk) -> None:
    explained(desk)
    page, section = on_published(desk)
    section.table.setFocus()
    assert page.clock_subject() == section.table.row_value().number, "Ctrl+Q explains its dates"
    desk.press(F.Key_Return)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))


def test_an_empty_list_says_so_and_nothing_leaves(desk: WorkedDesk) -> None:
    page, section = on_published(desk, 0)
    assert section.empty.isVisible() and not act(page, "F11").is_enabled
    assert "没有逾期说明" in act(page, "F9").why


@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
def test_no_word_is_cut_and_every_widget_has_a_name(desk: WorkedDesk, qtbot: QtBot, screen: tuple[int, int]) -> None:
    explained(desk)
    page, _ = on_published(desk)
    desk.window.resize(*screen)
    assert cut_when_settled(desk.window, qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []
