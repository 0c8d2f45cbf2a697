"""Ctrl+O in the case file: the paper under the cursor becomes a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from casefile_hands import on_file
from office_day import LABOUR
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from worked_desk import WorkedDesk

CTRL = Qt.KeyboardModifier.ControlModifier


def choose(desk: WorkedDesk, path: Path) -> None:
    desk.wait(lambda: desk.window.findChild(QFileDialog, "casefile.export"))
    dialog = desk.window.findChild(QFileDialog, "casefile.export")
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


@pytest.mark.parametrize(("name", "head"), [("文书.pdf", b"%PDF-"), ("文书.ofd", b"PK")])
def test_the_paper_under_the_cursor_becomes_a_file(desk: WorkedDesk, tmp_path: Path, name: str, head: bytes) -> None:
    case = desk.accepted(LABOUR)
    page = on_file(desk, case)
    page.notices.setFocus()
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_O, CTRL)
    choose(desk, tmp_path / name)
    desk.wait(lambda: "已导出" in desk.window.actionbar.result.text() or desk.problem())
    assert desk.problem() == ""
    data = (tmp_path / name).read_bytes()
    assert data.startswith(head)
    if name.endswith("pdf"):
        assert data == desk.store.ask(lambda records: records.pdf(records.notices(case.id)[0].id))


@pytest.mark.parametrize(("name", "told"), [("文书.docx", "请用 pdf、ofd"), ("没有/文书.pdf", "写不进去")])
def test_a_name_that_cannot_be_is_told(desk: WorkedDesk, tmp_path: Path, name: str, told: str) -> None:
    page = on_file(desk, desk.accepted(LABOUR))
    page.notices.setFocus()
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_O, CTRL)
    choose(desk, tmp_path / name)
    desk.wait(desk.problem)
    assert told in desk.problem()
