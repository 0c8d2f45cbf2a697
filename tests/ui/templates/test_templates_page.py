"""The office words its own papers by keyboard: the paper beside it follows each key, faults are told, two people publish."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from window_gates import cut_when_settled, unnamed
from worked_desk import PEOPLE, WorkedDesk, worked_desk

from app.acceptance.accept import accept
from app.drawer import DraftStatus
from app.ids import OfficerId
from app.templates.drafts import TemplateDraft
from app.templates.publishing import propose_template, publish_template
from ui.pages import PAGES, pages_for
from ui.style import theme
from ui.templates.detail import View
from ui.templates.listing import Drawer
from ui.templates.page import TemplatesPage

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
Alt = Qt.KeyboardModifier.AltModifier
OpenDesk = Callable[..., WorkedDesk]
NEW = "领取时请携带本通知书原件。"


@pytest.fixture
def open_desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    pages = [entry for entry in PAGES if entry.key == "templates"]
    with ExitStack() as stack:

        def opened(officer: str = "m1", width: int = 1366, height: int = 768) -> WorkedDesk:
            stack.close()  # one window after the other: a profile has one desk
            desk = stack.enter_context(worked_desk(qtbot, profile, tmp_path / f"devices-{officer}", officer, pages))
            desk.show(width, height)
            desk.wait(lambda: the_page(desk).listing.count(Drawer.ALL) > 0)
            return desk

        yield opened


def the_page(desk: WorkedDesk) -> TemplatesPage:
    page = desk.page()
    assert isinstance(page, TemplatesPage)
    return page


def kept(desk: WorkedDesk) -> TemplateDraft:
    (draft,) = desk.store.ask(lambda records: records.template_drafts())
    assert isinstance(draft, TemplateDraft)
    return draft


def keys(desk: WorkedDesk) -> dict[str, bool]:
    return {action.key_sequence: action.is_enabled for action in the_page(desk).actions()}


def paper(desk: WorkedDesk) -> str:
    return "".join(the_page(desk).split.paper.accessibleDescription().split())


def begin(desk: WorkedDesk, initials: str = "sltzs") -> TemplatesPage:
    """Find 受理通知书 by its initials and begin its next version."""
    page = the_page(desk)
    desk.type_text(initials)
    desk.wait(lambda: page.line is not None and page.line.title == "受理通知书")
    desk.press(Key.Key_F4)
    desk.wait(lambda: page.detail.view() is View.EDIT)
    desk.wait(lambda: page.detail.editor.blocks.hasFocus())
    return page


def add_paragraph(desk: WorkedDesk, words: str) -> None:
    """Behind the first block, by keys alone."""
    desk.press(Key.Key_Insert)
    desk.press(Key.Key_Return)
    desk.type_text(words)


def faults(page: TemplatesPage) -> list[str]:
    model = page.detail.faults.model_
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def propose(desk: WorkedDesk, words: str = NEW) -> TemplatesPage:
    page = begin(desk)
    add_paragraph(desk, words)
    desk.press(Key.Key_F12)
    desk.wait(lambda: page.detail.view() is View.PROPOSED)
    return page


def test_every_paper_is_listed_with_its_version_and_shown_beside(open_desk: OpenDesk) -> None:
    desk = open_desk(width=1600)
    page = the_page(desk)
    desk.type_text("bysl")
    desk.wait(lambda: page.line is not None and page.line.title == "不予受理决定书")
    assert page.line is not None and page.line.state == "第 1 版 · 出厂"
    assert page.detail.facts.texts()["状态"] == "出厂 · 在用"
    desk.wait(lambda: "不予受理决定书" in paper(desk))
    assert keys(desk)["F4"] and "F9" not in keys(desk)


def test_the_paper_follows_what_is_typed(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    desk.wait(lambda: "本机关已收悉" in paper(desk))
    assert NEW not in paper(desk)
    add_paragraph(desk, NEW)
    desk.wait(lambda: NEW in paper(desk))
    assert page.split.pane.isVisible() and faults(page) == []


def test_a_field_is_put_in_by_its_initials(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    add_paragraph(desk, "请联系")
    desk.press(Key.Key_Space, Control)
    desk.type_text("bgdh")
    desk.press(Key.Key_Return)
    desk.type_text("。")
    assert page.detail.editor.blocks.blocks()[1] == {"type": "para", "text": "请联系{{ 办公电话 }}。"}
    desk.wait(lambda: "请联系0566-9990101。" in paper(desk))


def test_words_are_printed_only_with_a_field_without_a_mark_of_a_program(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    add_paragraph(desk, "请补交材料。")
    page.detail.editor.form.wordings["text"].edit.selectAll()
    desk.press(Key.Key_Space, Control)
    desk.type_text("rqcl")
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert page.detail.editor.form.wordings["text"].text() == "〔有 容缺材料 时〕请补交材料。〔完〕"
    assert page.detail.editor.blocks.blocks()[1]["text"] == "{% if 容缺材料 %}请补交材料。{% endif %}"


def test_a_broken_block_is_told_in_a_sentence_and_the_paper_before_stays(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    desk.wait(lambda: "本机关已收悉" in paper(desk))
    add_paragraph(desk, "〔有 容缺材料 时〕没有结尾")
    desk.wait(lambda: faults(page))
    assert faults(page)[0].startswith("第2块（正文）第1行：写法不完整")
    assert page.detail.editor.form.problem.text() == faults(page)[0]
    assert "待改正" in str(page.detail.editor.blocks.model_.index(1, 0).data())
    assert "本机关已收悉" in paper(desk)
    desk.press(Key.Key_F12)
    desk.settle()
    assert kept(desk).status is DraftStatus.DRAFT
    desk.type_text("〔完〕")
    desk.wait(lambda: not faults(page))
    assert page.detail.editor.form.problem.text() == ""


def test_enter_on_a_fault_goes_to_its_block(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    add_paragraph(desk, "〔没有此字段〕")
    page.detail.editor.blocks.go(4)
    desk.wait(lambda: faults(page))
    page.detail.faults.setFocus()
    desk.press(Key.Key_Return)
    form = page.detail.editor.form
    assert page.detail.editor.blocks.currentIndex().row() == 1 and form.wordings["text"].edit.hasFocus()


def test_blocks_are_added_moved_and_taken_out_by_keys(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    blocks = page.detail.editor.blocks
    before = blocks.blocks()
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Up, Alt)
    assert blocks.blocks()[:2] == [before[1], before[0]] and blocks.currentIndex().row() == 0
    desk.press(Key.Key_Down, Alt)
    assert blocks.blocks() == before
    desk.press(Key.Key_Insert)
    assert blocks.blocks()[2] == {"type": "para", "text": ""} and blocks.currentIndex().row() == 2
    desk.press(Key.Key_Delete, Control)
    assert blocks.blocks() == before
    desk.settle()


def test_the_columns_of_a_table_and_its_caption_are_written_in_a_grid(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    page.detail.editor.blocks.go(4)
    form = page.detail.editor.form
    assert form.grid is not None
    form.grid.setFocus()
    form.grid.setCurrentIndex(form.grid.model_.index(4, 1))
    desk.type_text("N")
    desk.type_text("ote")
    desk.press(Key.Key_Return)
    table = page.detail.editor.blocks.blocks()[4]
    assert [column["head"] for column in table["columns"]] == ["序号", "材料名称", "形式", "份数", "Note"]
    assert table["columns"][0]["width"] == 1.15
    desk.settle()
    assert faults(page) == []


def test_another_kind_of_block_has_another_form(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    desk.press(Key.Key_Insert)
    form = page.detail.editor.form
    form.kind.set_code("list")
    assert page.detail.editor.blocks.blocks()[1]["rows"] == "材料" and list(form.wordings) == ["text"]
    form.wordings["text"].edit.setFocus()
    desk.type_text("〔项.名称〕")
    desk.wait(lambda: "食品经营许可申请书经营场所" in paper(desk) or "食品经营许可申请书" in paper(desk))
    form.kind.set_code("form")
    assert form.grid is not None and form.wordings == {}
    form.grid.setFocus()
    form.grid.model_.setData(form.grid.model_.index(0, 1), "经办")
    form.grid.model_.setData(form.grid.model_.index(0, 2), "〔经办人〕")
    assert page.detail.editor.blocks.blocks()[1]["rows"] == [[{"label": "经办", "text": "{{ 经办人 }}"}]]
    desk.settle()
    assert faults(page) == []


def test_a_draft_is_kept_and_tried_by_a_key_and_by_going_away(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    told: list[str] = []
    page.noted.connect(told.append)
    add_paragraph(desk, "甲。")
    desk.press(Key.Key_F10)
    desk.wait(lambda: "草稿已保存，试印无误" in told)
    assert kept(desk).table()["block"][1]["text"] == "甲。"
    assert page.detail.editor.form.wordings["text"].edit.hasFocus()
    desk.type_text("乙")
    desk.press(Key.Key_Escape)
    desk.wait(lambda: page.listing.table.hasFocus())
    desk.press(Key.Key_Down)
    desk.wait(lambda: kept(desk).table()["block"][1]["text"] == "甲。乙")


def test_a_draft_that_was_kept_is_proposed_by_the_next_key(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    add_paragraph(desk, "甲。")
    desk.press(Key.Key_F10)
    desk.settle()
    desk.press(Key.Key_F12)
    desk.wait(lambda: page.detail.view() is View.PROPOSED)
    assert kept(desk).table()["block"][1]["text"] == "甲。"


def test_what_another_officer_made_of_the_draft_is_not_proposed_unseen(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    page._seen = "0" * 64
    told: list[str] = []
    desk.work.trouble.connect(lambda trouble: told.append(trouble.code))
    desk.press(Key.Key_F12)
    desk.wait(lambda: told == ["publishing.changed_meanwhile"])
    assert kept(desk).status is DraftStatus.DRAFT


def test_the_second_person_sees_what_changes_and_publishes_and_the_next_case_prints_it(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    early = desk.received("食品经营")
    page = propose(desk)
    assert not keys(desk)["F12"]
    assert f"＋ 正文：{NEW}" in page.detail.diff.texts()
    second = open_desk("a1")
    there = the_page(second)
    second.type_text("sltzs")
    second.wait(lambda: there.detail.view() is View.PROPOSED)
    assert f"＋ 正文：{NEW}" in there.detail.diff.texts() and keys(second)["F12"]
    second.wait(lambda: NEW in paper(second))
    second.press(Key.Key_F12)
    second.wait(lambda: there.detail.view() is View.VERSION)
    assert there.line is not None and "新版 2026-11-24 起用" in there.line.state
    second.on(second.clock.at.date() + timedelta(days=1))
    case = second.accepted("食品经营")
    assert NEW in words(second, case.id)
    done = second.act("w1", accept, early.id)
    assert NEW not in words(second, done.case.id)


def words(desk: WorkedDesk, case: str) -> str:
    notices = [n for n in desk.store.ask(lambda records: records.notices(case)) if n.template == "acceptance"]
    data = desk.store.ask(lambda records: records.pdf(notices[-1].id))
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def test_a_proposal_is_sent_back_with_a_reason(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    propose(desk)
    second = open_desk("a1")
    there = the_page(second)
    second.type_text("sltzs")
    second.wait(lambda: there.detail.view() is View.PROPOSED)
    second.press(Key.Key_F8)
    second.type_text("措辞不妥")
    second.press(Key.Key_F12)
    second.wait(lambda: kept(second).status is DraftStatus.DRAFT)


def test_a_version_of_the_office_is_retired_from_tomorrow(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    page = propose(desk)
    desk.act("a1", publish_template, "acceptance")
    desk.wait(lambda: page.detail.view() is View.VERSION)
    page.detail.versions.setCurrentIndex(page.detail.versions.model_.index(0, 0))
    assert page.detail.version is not None and page.detail.version.is_own
    assert f"＋ 正文：{NEW}" in page.detail.diff.texts()
    page.to_list()
    desk.press(Key.Key_F9)
    desk.type_text("上级统一文书")
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.setting().own_papers.versions[0].retired_on is not None)


def test_a_comparison_stands_above_the_editor_by_a_key(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    add_paragraph(desk, NEW)
    desk.press(Key.Key_F6)
    assert page.detail.diff.isVisible() and f"＋ 正文：{NEW}" in page.detail.diff.texts()
    desk.settle()
    assert page.detail.editor.isAncestorOf(desk.focus()), "who writes goes on writing"
    shown = page.detail.diff.visibleRegion().boundingRect()
    assert shown.top() == 0 and shown.height() >= min(page.detail.diff.height(), 200), "the comparison is in sight"
    desk.type_text("又")
    desk.press(Key.Key_F6)
    assert not page.detail.diff.isVisible()
    desk.settle()


def test_a_dropped_draft_gives_way_to_the_version_in_force(open_desk: OpenDesk) -> None:
    desk = open_desk()
    page = begin(desk)
    desk.press(Key.Key_F9)
    desk.wait(lambda: page.detail.view() is View.VERSION)
    assert desk.store.ask(lambda records: records.template_drafts()) == ()


def test_who_neither_writes_nor_publishes_papers_has_no_such_page() -> None:
    def has_page(officer: str) -> bool:
        return "templates" in [entry.key for entry in pages_for(PEOPLE[OfficerId(officer)])]

    assert {officer: has_page(officer) for officer in ("w1", "h1", "s1", "c1", "a1", "m1")} == {
        "w1": False, "h1": False, "s1": False, "c1": True, "a1": True, "m1": True,
    }  # fmt: skip


def test_a_draft_that_another_officer_proposed_meanwhile_is_shown_as_it_is(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    page = begin(desk)
    desk.act("m1", propose_template, "acceptance")
    desk.wait(lambda: page.detail.view() is View.PROPOSED)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_nothing_is_cut_and_everything_has_a_name(
    open_desk: OpenDesk, qtbot: QtBot, width: int, height: int, name: str
) -> None:
    theme().apply(name)
    desk = open_desk("m1", width, height)
    page = begin(desk)
    add_paragraph(desk, "〔没有此字段〕")
    desk.wait(lambda: faults(page))
    assert cut_when_settled(desk.window, qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(desk.window)) == []
    page.detail.editor.blocks.go(5)
    desk.settle()
    assert cut_when_settled(desk.window, qtbot) == []
    theme().apply("light")
