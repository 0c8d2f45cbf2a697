"""A file that leaves the program: asked for without stopping the window, named as files may be, told when it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui.page import Page
from ui.saving import ask_where, write_out

KINDS = ("PDF (*.pdf)", "公钥清单 (*.keys *.txt)")


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    return made


def test_the_kind_gives_the_ending_and_no_sign_stays_that_no_file_may_bear(page: Page) -> None:
    asked: list[str] = []
    ask_where(page, "some.file", "导出", KINDS, "甲/乙：<丙>.pdf", asked.append)
    dialog = page.findChild(QFileDialog, "some.file")
    assert dialog is not None and dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert [Path(name).name for name in dialog.selectedFiles()] == ["甲_乙：_丙_.pdf"]
    assert dialog.defaultSuffix() == "pdf"
    dialog.filterSelected.emit(KINDS[1])
    assert dialog.defaultSuffix() == "keys"
    dialog.fileSelected.emit("/there/甲.keys")
    assert asked == ["/there/甲.keys"]


def test_what_was_written_is_told_and_what_was_not_as_well(page: Page, tmp_path: Path) -> None:
    told: list[str] = []
    page.result_told.connect(lambda text, _: told.append(text))
    page.problem_told.connect(told.append)
    write_out(page, str(tmp_path / "甲.csv"), b"1")
    assert (tmp_path / "甲.csv").read_bytes() == b"1"
    write_out(page, str(tmp_path / "无" / "甲.csv"), b"1")
    assert told[0].startswith("已导出：") and "写不进去" in told[1] and "请换一个文件夹" in told[1]
