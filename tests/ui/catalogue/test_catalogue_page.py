"""The office writes its own items by keyboard: a draft is linted as one types, two officers publish, a list is imported."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from catalogue_hands import OpenDesk, begin_change, drafts, input_of, items, keys, search, the_page
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QWidget
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.item_drafts import DraftStatus
from app.item_table import table_of
from app.publishing import keep_drafts, propose, publish
from ui.catalogue.detail import View
from ui.catalogue.grid_model import GridModel
from ui.catalogue.grids import materials
from ui.catalogue.importing import ReportPanel
from ui.catalogue.lines import Drawer, drafts_of
from ui.catalogue.paths import at, put
from ui.style import theme
from ui.widgets.field import Field

Key = Qt.Key
LIST = "事项名称,实施主体,法定时限\n甲事项,示例区水利局,20个工作日\n,示例区水利局,5\n"


def test_an_item_is_found_by_its_initials_and_shown_with_all_it_asks(open_desk: OpenDesk) -> None:
    desk = open_desk("w1")
    page = the_page(desk)
    search(desk, "qsxk")
    desk.wait(lambda: page.line is not None and page.line.name == "取水许可")
    facts = page.detail.sheet.facts.texts()
    assert facts["法定办结时限"].startswith("45") and facts["实施部门"] == "示例区水利局"
    assert "取水许可申请书" in page.detail.sheet.texts["materials"].text()
    assert "水源类型：地表水" in page.detail.sheet.texts["samples"].text()
    assert keys(desk) == {
        "F2": False,
        "F9": False,
        "F4": False,
        "F7": True,
        "F5": False,
        "F3": True,
        "F6": True,
        "Ctrl+E": True,
    }


def test_f6_shows_the_flow_chart_of_the_item_and_back(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk("w1")
    page = the_page(desk)
    desk.press(Key.Key_F6)
    assert page.detail.is_chart() and page.detail.chart.isVisible()
    chart = page.detail.chart.chart()
    assert chart is not None and page.line is not None and page.line.name in chart.title
    page.files.write(chart, str(tmp_path / "chart.svg"))
    page.files.write(chart, str(tmp_path / "chart.pdf"))
    assert (tmp_path / "chart.svg").read_bytes().startswith(b"<?xml") and (tmp_path / "chart.pdf").read_bytes()[
        :4
    ] == b"%PDF"
    page.files.write(chart, str(tmp_path / "no" / "chart.pdf"))
    assert "写不进去" in desk.problem()
    desk.press(Key.Key_F6)
    assert not page.detail.is_chart() and page.detail.view() is View.SHEET


def test_the_guide_goes_to_the_printer(open_desk: OpenDesk) -> None:
    desk = open_desk("w1")
    desk.press(Key.Key_F7)
    desk.wait(desk.printed)
    assert len(desk.printed()) == 1


def test_a_change_is_proposed_by_one_and_published_by_another(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    page = begin_change(desk)
    desk.wait(lambda: "可以提交" in page.detail.verdict._note.text())
    name = page.detail.editor.inputs["name"]
    name.setFocus()
    desk.type_text("（改）")
    desk.wait(lambda: page.unsaved.is_dirty)
    desk.press(Key.Key_F12)
    desk.wait(lambda: [draft.status for draft in drafts(desk)] == [DraftStatus.PROPOSED])
    assert "（改）" in drafts(desk)[0].name
    assert page.listing.count(Drawer.PROPOSED) == 1 or desk.settle() is None
    page.listing.go(Drawer.PROPOSED)
    desk.wait(lambda: page.draft is not None and page.draft.status is DraftStatus.PROPOSED)
    assert keys(desk)["F12"] is False and not page.detail.editor.isEnabled()


def test_the_second_officer_publishes_by_one_key(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    food = next(item for item in items(desk) if "食品经营" in item.name)
    table = {**table_of(food), "version": food.version + 1, "effective_from": desk.clock().on.isoformat()}
    (key,) = desk.act("c1", keep_drafts, [table])
    desk.act("c1", propose, key)
    page = the_page(desk)
    desk.wait(lambda: page.listing.count(Drawer.PROPOSED) == 1)
    page.listing.go(Drawer.PROPOSED)
    desk.wait(lambda: page.draft is not None)
    desk.press(Key.Key_F12)
    desk.wait(lambda: any(i.version == food.version + 1 for i in items(desk) if i.code == food.code))
    desk.wait(lambda: "已发布" in desk.window.actionbar.result.text())


def test_what_is_published_for_a_later_day_is_in_the_list_with_its_day(open_desk: OpenDesk) -> None:
    """Neither in force nor waiting any more: it had been in no list, as if it had not been published."""
    desk = open_desk("a1")
    food, *_ = [item for item in items(desk) if "食品经营" in item.name]
    later = desk.clock().on + timedelta(days=9)
    own = {**table_of(food)["code"], "business": food.code.business[:-1] + "9"}
    for table in (
        {**table_of(food), "version": food.version + 1, "effective_from": later.isoformat()},
        {**table_of(food), "name": "全新事项", "code": own, "version": 1, "effective_from": later.isoformat()},
    ):
        (key,) = desk.act("c1", keep_drafts, [table])
        desk.act("c1", propose, key)
        desk.act("a1", publish, key)
    page = the_page(desk)
    listing = page.listing
    desk.wait(lambda: any(line.name == "全新事项" for line in listing._items))
    told = {line.name: line.detail for line in listing._items}
    assert f"第 {food.version + 1} 版 {later} 起施行" in told[food.name]
    assert f"第 1 版 {later} 起施行" in told["全新事项"]
    search(desk, "全新")
    desk.wait(lambda: [line.name for line in listing.show_now()] == ["全新事项"])


def test_a_proposal_is_sent_back_with_a_reason(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    food = next(item for item in items(desk) if "食品经营" in item.name)
    (key,) = desk.act("c1", keep_drafts, [{**table_of(food), "version": 2, "effective_from": "2026-12-01"}])
    desk.act("c1", propose, key)
    page = the_page(desk)
    desk.wait(lambda: page.listing.count(Drawer.PROPOSED) == 1)
    page.listing.go(Drawer.PROPOSED)
    desk.wait(lambda: page.draft is not None)
    desk.press(Key.Key_F8)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    desk.type_text("依据不全")
    desk.press(Key.Key_F12)
    desk.wait(lambda: drafts(desk)[0].status is DraftStatus.DRAFT)


def test_faults_are_told_as_one_types_and_enter_goes_to_the_field(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    page = the_page(desk)
    desk.press(Key.Key_F2)
    desk.wait(lambda: page.draft is not None and page.detail.faults.model_.rowCount() > 3)
    told = [page.detail.faults.model_.index(row, 0).data() for row in range(page.detail.faults.model_.rowCount())]
    assert any("办理环节" in line for line in told) and not any("steps" in line for line in told)
    page.detail.faults.setFocus()
    row = next(n for n, line in enumerate(told) if "申请材料" in line)
    page.detail.faults.setCurrentIndex(page.detail.faults.model_.index(row, 0))
    desk.press(Key.Key_Return)
    assert desk.focus().objectName() == "catalogue.materials"
    desk.press(Key.Key_F12)
    desk.wait(desk.problem)
    assert drafts(desk)[0].status is DraftStatus.DRAFT


def test_a_material_is_typed_into_the_grid_and_saved(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    page = the_page(desk)
    desk.press(Key.Key_F2)
    desk.wait(lambda: page.draft is not None)
    grid = page.detail.editor.inputs["materials"]
    grid.setFocus()
    desk.type_text("申请书")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F10)
    desk.wait(lambda: bool(drafts(desk)[0].table.get("materials")))
    assert drafts(desk)[0].table["materials"][0]["name"] == "申请书", "whole, from the first character on"


def test_a_draft_that_gets_its_name_and_code_stays_one_draft(open_desk: OpenDesk) -> None:
    """The nameless draft once stayed behind in the drawer, beside the one with the name."""
    desk = open_desk("m1")
    page = the_page(desk)
    desk.press(Key.Key_F2)
    desk.wait(lambda: page.draft is not None)
    for field, text in (("name", "注册商标转让"), ("code.business", "ABC1")):
        type_over(desk, field, text)
        desk.press(Key.Key_F10)
        desk.wait(lambda text=text: text in str(drafts(desk)))
    assert [(draft.key, draft.name) for draft in drafts(desk)] == [("ABC1", "注册商标转让")]


def type_over(desk: WorkedDesk, field: str, text: str) -> None:
    one = input_of(desk, field, Field)
    one.edit.selectAll()
    one.setFocus()
    desk.type_text(text)


def typed(desk: WorkedDesk, field: str) -> str:
    return input_of(desk, field, Field).text()


def test_what_was_typed_into_a_draft_whose_code_is_taken_comes_back_and_is_not_lost(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    page = the_page(desk)
    tables = [{"name": "甲"}, {"name": "乙", "code": {"business": "B"}}]
    desk.store.do(desk.officer, keep_drafts, tables)
    desk.wait(lambda: page.listing.count(Drawer.DRAFTS) == 2)
    page.listing.go(Drawer.DRAFTS, "名称：甲")
    desk.wait(lambda: page.draft is not None and page.draft.name == "甲")
    type_over(desk, "code.business", "B")
    desk.press(Key.Key_F10)
    desk.wait(desk.problem)
    assert typed(desk, "code.business") == "B" and page.unsaved.is_dirty
    page.listing.go(Drawer.DRAFTS, "B")
    desk.wait(lambda: page.draft is not None and page.draft.name == "甲" and page.unsaved.is_dirty)
    assert typed(desk, "code.business") == "B", "back at the line that could not be kept, as it was typed"
    page.listing.go(Drawer.DRAFTS, "B")
    desk.settle()
    assert page.draft is not None and page.draft.name == "乙", "whoever wants to see whose code it is, may"
    page.listing.go(Drawer.DRAFTS, "名称：甲")
    desk.wait(lambda: typed(desk, "code.business") == "B")
    type_over(desk, "code.business", "A")
    desk.press(Key.Key_F10)
    desk.wait(lambda: sorted(draft.key for draft in drafts(desk)) == ["A", "B"])
    desk.wait(lambda: not page.unsaved.is_dirty)


def test_a_fault_at_f12_keeps_what_was_typed_as_the_one_draft_it_is(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    page = the_page(desk)
    desk.press(Key.Key_F2)
    desk.wait(lambda: page.draft is not None)
    for code in ("ABC1", "ABC2"):
        type_over(desk, "code.business", code)
        desk.press(Key.Key_F12)
        desk.wait(lambda: desk.problem() and page.draft is not None and page.draft.key == code)  # noqa: B023
        assert [draft.key for draft in drafts(desk)] == [code] and not page.unsaved.is_dirty
        assert typed(desk, "code.business") == code


def test_what_was_typed_is_kept_when_the_window_is_locked(open_desk: OpenDesk) -> None:
    """osTicket 635, qualix 105: a time-out eats the form."""
    desk = open_desk("m1")
    page = the_page(desk)
    desk.press(Key.Key_F2)
    desk.wait(lambda: page.draft is not None)
    type_over(desk, "name", "锁定前写下的名称")
    desk.window.lock()
    desk.wait(lambda: any(draft.name.endswith("锁定前写下的名称") for draft in drafts(desk)))


def test_a_list_is_reported_before_it_is_kept(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk("m1")
    (tmp_path / "list.csv").write_text(LIST, "gb18030")
    page = the_page(desk)
    page.importing.take(str(tmp_path / "list.csv"))
    desk.qtbot.waitUntil(lambda: desk.window.deck.panel() is not None, timeout=30_000)
    panel = desk.window.deck.panel()
    assert isinstance(panel, ReportPanel) and "共 2 行" in panel.report.toPlainText() and drafts(desk) == ()
    desk.press(Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: page.findChild(QFileDialog, "catalogue.import.file") is not None)
    dialog = page.findChild(QFileDialog, "catalogue.import.file")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "report.csv"))
    dialog.reject()
    lines = (tmp_path / "report.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "工作表,行,事项名称,处理,说明" and len(lines) == 3 and "没有事项名称" in lines[2]
    desk.wake()
    panel.first_focus()
    desk.press(Key.Key_F12)
    desk.wait(lambda: [draft.name for draft in drafts(desk)] == ["甲事项"])
    desk.wait(lambda: page.draft is not None)
    assert "法定办结时限：20个工作日" in page.detail.source.text(), "by the name of the column, not of the field"
    desk.wait(lambda: page.detail.faults.model_.rowCount() > 0)
    told = [page.detail.faults.model_.index(row, 0).data() for row in range(page.detail.faults.model_.rowCount())]
    assert all(line.startswith("本事项") for line in told), "a long name would hide what is wrong"
    assert page.listing.table.model_.row_value(0).detail == "示例区水利局 · list.csv · m1"


def test_many_drafts_are_shown_without_asking_the_store_for_each(open_desk: OpenDesk) -> None:
    """A list of ten thousand rows once held the window up for half a minute: the rules were read anew for each draft."""
    desk = open_desk("m1")
    page = the_page(desk)
    desk.store.do(desk.officer, keep_drafts, [{"name": f"事项{n}"} for n in range(60)], origin="清单.csv")
    desk.wait(lambda: len(drafts(desk)) == 60)
    desk.settle()
    asked, whole = list[int](), page._around
    page._around = replace(whole, setting=lambda: asked.append(1) or whole.setting())  # type: ignore[func-returns-value]
    page._on_drafts(drafts_of(drafts(desk), whole.setting().office, desk.officer))
    page._around = whole
    assert asked == []
    page.listing.go(Drawer.DRAFTS)
    assert page.listing.table.model_.rowCount() == page.listing.count(Drawer.DRAFTS) == 60
    page.listing.search.setFocus()
    desk.type_text("59")
    desk.wait(lambda: page.listing.table.model_.rowCount() == 1)


def test_an_item_is_ended_with_a_reason(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    page = the_page(desk)
    search(desk, "qsxk")
    desk.wait(lambda: page.line is not None and page.line.name == "取水许可")
    desk.press(Key.Key_F9)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    desk.type_text("国务院决定取消")
    desk.press(Key.Key_F12)
    desk.wait(lambda: all(i.name != "取水许可" for i in desk.setting().catalogue.items(desk.clock().on)))


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1920, 1080), 1.5), ((1920, 1080), 2.0)])
def test_nothing_is_cut_and_everything_is_named(open_desk: OpenDesk, size: tuple[int, int], scale: float) -> None:
    theme().apply("light", scale=scale, is_compact=size[1] < 800)
    desk = open_desk("c1")
    desk.window.resize(*size)
    begin_change(desk)
    assert cut_when_settled(desk.window, desk.qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(desk.window)) == []


def test_a_grid_keeps_what_is_no_number_so_that_the_lint_can_name_it(qapp: QWidget) -> None:
    model = GridModel(materials("zh_CN").columns)
    model.show_rows([])
    assert model.setData(model.index(0, 0), "申请书") and model.setData(model.index(0, 2), "两")
    assert model.rows() == [{"name": "申请书", "copies": "两"}]
    model.setData(model.index(0, 2), "2")
    model.toggle(model.index(0, 3))
    model.toggle(model.index(0, 4))
    assert model.rows() == [{"name": "申请书", "copies": 2, "required": False, "deferrable": True}]
    model.toggle(model.index(0, 3))
    assert model.rows() == [{"name": "申请书", "copies": 2, "deferrable": True}], "a default leaves no trace"
    model.setData(model.index(1, 0), "第二")
    assert model.move(0, 1) and [row["name"] for row in model.rows()] == ["第二", "申请书"]
    model.remove(0)
    assert [row["name"] for row in model.rows()] == ["申请书"]


def test_a_place_that_is_emptied_leaves_no_empty_table() -> None:
    table: dict[str, object] = {}
    put(table, "basis.law", "许可法")
    assert at(table, "basis.law") == "许可法" and at(table, "basis.article") is None
    put(table, "basis.law", "")
    assert table == {}


def test_an_office_writes_a_grant_by_silence_with_its_law_and_reads_it_on_the_sheet(open_desk: OpenDesk) -> None:
    """Row 12 of the sample: silence without the law that says so is a fault, told with the field where it is mended."""
    desk = open_desk("c1")
    page = begin_change(desk)
    desk.wait(lambda: "可以提交" in page.detail.verdict._note.text())
    inputs = page.detail.editor.inputs
    inputs["silence"].set_code("deemed_granted")  # type: ignore[attr-defined]
    faults = page.detail.faults.model_
    desk.wait(lambda: faults.rowCount() == 1 and "视为同意的依据" in faults.index(0, 0).data())
    page.detail.faults.setFocus()
    page.detail.faults.setCurrentIndex(faults.index(0, 0))
    desk.press(Key.Key_Return)
    assert desk.focus() is inputs["silence_basis.law"].edit  # type: ignore[attr-defined]
    assert not inputs["silence_basis.law"].visibleRegion().isEmpty()
    desk.type_text("印刷业管理条例")
    inputs["silence_basis.article"].setFocus()
    desk.type_text("第十八条")
    desk.wait(lambda: "可以提交" in page.detail.verdict._note.text())
    desk.press(Key.Key_F10)
    desk.wait(lambda: drafts(desk)[0].table.get("silence_basis") == {"law": "印刷业管理条例", "article": "第十八条"})


def test_what_makes_an_item_special_stands_on_its_sheet(open_desk: OpenDesk) -> None:
    desk = open_desk("w1")
    page = the_page(desk)
    search(desk, "bdczydj")
    desk.wait(lambda: page.line is not None and "不动产" in page.line.name)
    text = page.detail.sheet.texts["special"]
    assert text.isVisible() and "当场书面告知不予受理" in text.text()
    page.listing.search.clear()
    search(desk, "qsxk")
    desk.wait(lambda: page.line is not None and page.line.name == "取水许可")
    assert not text.isVisible()


def test_an_empty_list_says_how_an_item_comes_into_it(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    listing = the_page(desk).listing
    assert not listing.hint.isVisible(), "there are items in force"
    listing.go(Drawer.DRAFTS)
    assert listing.hint.isVisible() and not listing.table.isVisible()
    listing.go(Drawer.IN_FORCE)
    listing.show_items((), None)
    words = " ".join(text.text() for text in (listing.hint._title, listing.hint._hint))
    assert "还没有事项" in words and "F2" in words and "F5" in words
    listing.search.set_text("没有这样的事项")
    words = " ".join(text.text() for text in (listing.hint._title, listing.hint._hint))
    assert "没有找到“没有这样的事项”" in words and "还没有事项" not in words, "that is no empty hall"
