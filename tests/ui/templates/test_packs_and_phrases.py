"""Packs of papers and 审批用语 through the window: read, reported, kept; written, and put into an opinion by a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot
from worked_desk import WorkedDesk, worked_desk

from app.approval.phrases import keep_phrases, office_phrases, phrases_for
from app.drawer import DraftStatus
from app.templates.basis import next_table
from app.templates.packs import make_pack
from app.templates.publishing import keep_template, propose_template, publish_template
from ui.approval.page import ApprovalPage
from ui.pages import PAGES
from ui.templates.detail import View
from ui.templates.listing import Drawer
from ui.templates.page import TemplatesPage

Key = Qt.Key
OpenDesk = Callable[..., WorkedDesk]


@pytest.fixture
def open_desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    with ExitStack() as stack:

        def opened(officer: str = "m1", page: str = "templates") -> WorkedDesk:
            stack.close()  # one window after the other: a profile has one desk
            pages = [entry for entry in PAGES if entry.key == page]
            return stack.enter_context(worked_desk(qtbot, profile, tmp_path / f"devices-{officer}", officer, pages))

        yield opened


def shown(desk: WorkedDesk) -> TemplatesPage:
    desk.show()
    page = desk.page()
    assert isinstance(page, TemplatesPage)
    desk.wait(lambda: page.line is not None)
    return page


def test_a_pack_of_another_desk_is_reported_and_becomes_a_draft(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    page = shown(desk)
    file = tmp_path / "示例.ympack"
    page.packing.write(("acceptance", "refusal"), str(file))
    desk.wait(file.is_file)
    page.packing.take(str(file))
    desk.wait(lambda: desk.window.findChild(QPlainTextEdit, "templates.import.report") is not None)
    report = desk.window.findChild(QPlainTextEdit, "templates.import.report")
    assert isinstance(report, QPlainTextEdit)
    lines = report.toPlainText().splitlines()
    assert lines[0].endswith("（签名有效）") and "《受理通知书》 齐全" in lines
    desk.press(Key.Key_F12)
    desk.wait(lambda: page.listing.count(Drawer.DRAFTS) == 2)
    drafts = desk.store.ask(lambda records: records.template_drafts())
    assert {draft.origin.partition("（")[0] for draft in drafts} == {"示例.ympack"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"x" * 3_000_000])
def test_what_is_no_pack_is_told_in_a_sentence_and_nothing_comes_in(
    open_desk: OpenDesk, tmp_path: Path, content: bytes
) -> None:
    desk = open_desk()
    page = shown(desk)
    file = tmp_path / "坏.ympack"
    file.write_bytes(content)
    told: list[str] = []
    desk.work.trouble.connect(lambda trouble: told.append(trouble.code))
    page.packing.take(str(file))
    desk.wait(lambda: told)
    assert told[0] in ("intake.empty", "pack.no_pack", "intake.too_large")
    assert desk.store.ask(lambda records: records.template_drafts()) == ()


def test_a_file_that_is_gone_and_a_folder_that_takes_none_are_told(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    page = shown(desk)
    codes: list[str] = []
    told: list[str] = []
    desk.work.trouble.connect(lambda trouble: codes.append(trouble.code))
    page.problem_told.connect(told.append)
    page.packing.take(str(tmp_path / "没有.ympack"))
    desk.wait(lambda: codes == ["command.no_file"])
    page.packing.write(("acceptance",), str(tmp_path / "没有" / "x.ympack"))
    desk.wait(lambda: told)
    assert "写不进去" in told[0]


def test_the_keys_ask_for_a_file_without_stopping_the_window(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = shown(desk)
    told: list[str] = []
    page.problem_told.connect(told.append)
    desk.press(Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert told and "还没有自己发布的文书" in told[0]
    for key, modifier, name in (
        (Key.Key_F5, Qt.KeyboardModifier.NoModifier, "templates.files"),
        (Key.Key_E, Qt.KeyboardModifier.ControlModifier, "templates.export"),
    ):
        desk.press(key, modifier)
        desk.wait(lambda name=name: page.findChild(QFileDialog, name) is not None)
        dialog = page.findChild(QFileDialog, name)
        assert isinstance(dialog, QFileDialog) and dialog.isVisible()
        dialog.reject()


def test_the_papers_of_the_office_go_out_together(open_desk: OpenDesk) -> None:
    desk = open_desk()
    on = desk.clock().on
    table = next_table("acceptance", on, on + timedelta(days=1), desk.setting().own_papers)
    desk.act("m1", keep_template, "acceptance", table)
    desk.act("m1", propose_template, "acceptance")
    desk.act("a1", publish_template, "acceptance")
    page = shown(desk)
    desk.press(Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.wait(lambda: page.findChild(QFileDialog, "templates.export") is not None)
    dialog = page.findChild(QFileDialog, "templates.export")
    assert isinstance(dialog, QFileDialog)
    dialog.reject()
    assert len(desk.act("m1", make_pack, ("acceptance",))) > 1000


def test_phrases_are_written_one_a_line_and_kept_by_a_key(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = shown(desk)
    desk.press(Key.Key_F7)
    card = page.detail.phrases
    desk.wait(lambda: card.phrases() == phrases_for("review"))
    assert page.detail.view() is View.PHRASES and card.text.edit.hasFocus()
    desk.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type_text("材料真实有效，建议准予。")
    desk.press(Key.Key_F10)
    desk.wait(lambda: desk.store.ask(office_phrases) == {"review": ("材料真实有效，建议准予。",)})
    card.choice.set_code("check")
    desk.wait(lambda: card.phrases() == phrases_for("check"))
    desk.settle()
    desk.press(Key.Key_F7)
    desk.wait(lambda: page.detail.view() is View.VERSION)


def test_going_to_another_act_or_away_keeps_what_was_written(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = shown(desk)
    desk.press(Key.Key_F7)
    card = page.detail.phrases
    desk.wait(lambda: card.phrases() == phrases_for("review"))
    card.text.set_text("甲。")
    card.choice.set_code("grant")
    desk.wait(lambda: desk.store.ask(office_phrases).get("review") == ("甲。",))
    card.text.set_text("乙。")
    desk.settle()
    assert card.phrases() == ("乙。",)
    desk.press(Key.Key_F7)
    desk.wait(lambda: desk.store.ask(office_phrases) == {"review": ("甲。",), "grant": ("乙。",)})


def test_the_phrases_of_the_office_go_into_an_opinion_by_a_key(open_desk: OpenDesk) -> None:
    desk = open_desk("h1", "approval")
    desk.act("m1", keep_phrases, "review", ["本单位的用语。", "另一句。"])
    desk.accepted("食品经营")
    desk.show()
    page = desk.page()
    assert isinstance(page, ApprovalPage)
    desk.wait(lambda: page.form is not None)
    page.focus_form()
    desk.press(Key.Key_F4)
    desk.wait(lambda: page.form is not None and page.form.phrases.isVisible())
    desk.press(Key.Key_2)
    assert page.form is not None and page.form.text("opinion") == "另一句。"
    assert {draft.status for draft in desk.store.ask(lambda records: records.template_drafts())} <= {DraftStatus.DRAFT}
