"""An office completes what it imported: its new departments are on offer, drafts are found by pinyin, faults lead to their cells."""

from __future__ import annotations

import pytest
from catalogue_hands import OpenDesk, drafts, input_of, the_page
from PySide6.QtCore import Qt
from worked_desk import WorkedDesk

from app.item_drafts import ItemDraft
from app.office_setting import set_office, table_of_office
from app.publishing import EDITOR, keep_drafts
from ui.catalogue.grid import RecordGrid
from ui.catalogue.lines import Drawer
from ui.widgets.field import ChoiceField, Field

Key = Qt.Key
FORESTRY = {
    "code": "lyj", "name": "示例区林业局", "credit_code": "113417029900003523", "short": "示林", "phone": "0566-1234567",
    "supervision_phone": "0566-1234568", "review_body": "示例区人民政府", "review_online": "https://a.example",
    "court": "示例区人民法院", "head": "吴示例", "later": [], "upper_body": "",
}  # fmt: skip
LIST = [
    {"name": "林木采伐许可", "department": "lyj", "version": 1, "code": {"basic": "000199000777"}},
    {"name": "食品摊贩备案", "department": "scjg", "version": 1, "materials": [{"name": "申请表"}, {"copies": 2}]},
]


@pytest.fixture
def desk(open_desk: OpenDesk) -> WorkedDesk:
    one = open_desk("m1")
    one.store.do(one.officer, keep_drafts, LIST, origin="清单.xlsx")
    the_page(one).refresh({"catalogue"})
    one.wait(lambda: the_page(one).listing.count(Drawer.DRAFTS) == 2)
    the_page(one).listing.go(Drawer.DRAFTS)
    return one


def kept(desk: WorkedDesk, name: str) -> ItemDraft:
    return next(draft for draft in drafts(desk) if draft.name == name)


def show(desk: WorkedDesk, name: str) -> None:
    listing = the_page(desk).listing
    listing.go(Drawer.DRAFTS, next(line.key for line in listing._drafts.of(Drawer.DRAFTS) if line.name == name))
    desk.wait(lambda: the_page(desk).line is not None and the_page(desk).line.name == name)


def seek(desk: WorkedDesk, text: str) -> list[str]:
    listing = the_page(desk).listing
    listing.search.setFocus()
    listing.search.edit.selectAll()
    desk.type_text(text)
    return [listing.table.model_.row_value(n).name for n in range(listing.table.model_.rowCount())]


def offered(desk: WorkedDesk) -> list[str]:
    combo = department(desk).edit
    return [combo.itemText(n) for n in range(combo.count())]


def department(desk: WorkedDesk) -> ChoiceField:
    return input_of(desk, "department", ChoiceField)


def materials(desk: WorkedDesk) -> RecordGrid:
    return input_of(desk, "materials", RecordGrid)


def test_a_department_that_moved_in_while_the_page_stood_open_is_on_offer(desk: WorkedDesk) -> None:
    show(desk, "林木采伐许可")
    assert "示例区林业局" not in offered(desk)
    office = table_of_office(desk.setting().office)
    desk.store.do(desk.officer, set_office, {**office, "departments": [*office["departments"], FORESTRY]})
    desk.wait(lambda: desk.setting().office.has("lyj"))
    the_page(desk).refresh({"settings"})
    assert "示例区林业局" in offered(desk) and department(desk).edit.currentData() == "lyj"
    steps = input_of(desk, "steps", RecordGrid)
    assert ("lyj", "示例区林业局") in steps.model_.columns[4].choices


def test_saving_a_draft_keeps_the_department_that_the_office_does_not_have_yet(desk: WorkedDesk) -> None:
    """The list said whose item it is; once the field showed nothing, or the department of the draft seen before."""
    show(desk, "食品摊贩备案")
    show(desk, "林木采伐许可")
    assert department(desk).code() == "lyj"
    input_of(desk, "outcome.name", Field).setFocus()
    desk.type_text("采伐许可证")
    desk.press(Key.Key_F10)
    desk.wait(lambda: "outcome" in kept(desk, "林木采伐许可").table)
    assert kept(desk, "林木采伐许可").table["department"] == "lyj"


@pytest.mark.parametrize("typed", ["lmcf", "linmu", "采伐", "000199000777", "lyj"])
def test_a_draft_is_found_by_pinyin_code_and_department_like_an_item_in_force(desk: WorkedDesk, typed: str) -> None:
    desk.settle()
    assert seek(desk, typed) == ["林木采伐许可"]


def test_letters_with_gaps_find_what_nothing_else_does(desk: WorkedDesk) -> None:
    desk.settle()
    assert seek(desk, "食品 备案") == ["食品摊贩备案"]


def test_a_search_in_the_wrong_list_says_where_it_would_find_something(desk: WorkedDesk) -> None:
    desk.settle()
    assert seek(desk, "食品经营许可") == []
    listing = the_page(desk).listing
    assert listing.hint.isVisible() and "没有找到“食品经营许可”" in listing.hint._title.text()
    assert "在用" in listing.hint._hint.text()


def test_what_is_looked_for_stays_when_the_draft_found_is_saved(desk: WorkedDesk) -> None:
    desk.settle()
    seek(desk, "lmcf")
    desk.wait(lambda: the_page(desk).line is not None and the_page(desk).line.name == "林木采伐许可")
    desk.press(Key.Key_F10)
    desk.wait(lambda: kept(desk, "林木采伐许可").origin == EDITOR)
    desk.settle()
    assert the_page(desk).listing.search.text() == "lmcf"
    assert the_page(desk).listing.table.model_.rowCount() == 1


def test_a_draft_that_is_not_complete_is_refused_by_the_words_of_the_editor_and_the_cursor_goes_there(
    desk: WorkedDesk,
) -> None:
    show(desk, "林木采伐许可")
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.window.problems.text())
    told = desk.window.problems.text()
    assert "code." not in told and "“实施编码”" in told
    assert desk.focus() is input_of(desk, "code.implement", Field).edit


def test_a_fault_of_a_list_leads_to_its_cell(desk: WorkedDesk) -> None:
    show(desk, "食品摊贩备案")
    the_page(desk).detail.go_to("materials[2].form")
    index = materials(desk).currentIndex()
    assert (index.row(), materials(desk).model_.columns[index.column()].path) == (1, "form")


def test_a_fault_leads_to_its_cell_past_a_row_that_was_emptied(desk: WorkedDesk) -> None:
    show(desk, "食品摊贩备案")
    grid = materials(desk)
    grid.setFocus()
    grid.go_to(0, 0)
    desk.press(Key.Key_Delete)
    assert len(grid.rows()) == 1
    the_page(desk).detail.go_to("materials[1].form")
    assert (grid.currentIndex().row(), grid.model_.columns[grid.currentIndex().column()].path) == (1, "form")


def test_f2_in_a_list_edits_the_cell_and_begins_no_new_item(desk: WorkedDesk) -> None:
    show(desk, "食品摊贩备案")
    materials(desk).setFocus()
    materials(desk).go_to(0, 0)
    desk.press(Key.Key_F2)
    desk.type_text("样表")
    desk.press(Key.Key_Return)
    desk.settle()
    assert materials(desk).rows()[0]["name"] == "样表"
    assert the_page(desk).listing.count(Drawer.DRAFTS) == 2


def test_a_list_shows_the_name_of_a_material_and_marks_a_cell_only_while_the_cursor_is_there(desk: WorkedDesk) -> None:
    show(desk, "食品摊贩备案")
    grid = materials(desk)
    assert not grid.selectedIndexes()
    assert grid.columnWidth(0) >= 10 * grid.fontMetrics().horizontalAdvance("中")
    grid.setFocus()
    assert grid.selectedIndexes()
    the_page(desk).listing.search.setFocus()
    assert not grid.selectedIndexes()
    bar = grid.horizontalScrollBar()
    rows = grid.verticalHeader().length()
    assert grid.viewport().height() >= rows, f"the bar beneath hides no row: {bar.isVisible()}"


def test_a_draft_that_was_dropped_comes_back_by_one_key(desk: WorkedDesk) -> None:
    show(desk, "食品摊贩备案")
    before = kept(desk, "食品摊贩备案").table
    desk.press(Key.Key_F9)
    desk.wait(lambda: the_page(desk).listing.count(Drawer.DRAFTS) == 1)
    desk.wait(lambda: "草稿已删除" in desk.window.actionbar.result.text())
    desk.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: the_page(desk).listing.count(Drawer.DRAFTS) == 2)
    assert kept(desk, "食品摊贩备案").table == before


@pytest.mark.parametrize("key", [Key.Key_F10, Key.Key_F12])
def test_what_stands_in_an_open_cell_is_saved_with_the_rest(desk: WorkedDesk, key: Qt.Key) -> None:
    """It was told as saved and was gone."""
    show(desk, "林木采伐许可")
    materials(desk).setFocus()
    materials(desk).go_to(0, 0)
    desk.type_text("采伐作业设计书")
    desk.press(key)
    desk.wait(lambda: "materials" in kept(desk, "林木采伐许可").table)
    assert kept(desk, "林木采伐许可").table["materials"] == [{"name": "采伐作业设计书"}]


def test_who_saves_in_between_goes_on_where_he_was(desk: WorkedDesk) -> None:
    show(desk, "食品摊贩备案")
    materials(desk).setFocus()
    materials(desk).go_to(1, 0)
    desk.type_text("健康证明")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F10)
    desk.wait(lambda: kept(desk, "食品摊贩备案").origin == EDITOR)
    desk.settle()
    assert desk.focus() is materials(desk)
    assert materials(desk).currentIndex().row() == 1


def test_a_fault_stands_where_it_lies_and_goes_when_it_is_mended(desk: WorkedDesk) -> None:
    """The list of faults is far above what is being typed."""
    show(desk, "食品摊贩备案")
    field = input_of(desk, "effective_from", Field)
    desk.wait(lambda: field.tone() == "warn" and "生效日期" in field.message())
    card = the_page(desk).detail.editor._lists["materials"]
    assert "申请材料 1 形式" in card._note.text()
    field.edit.setFocus()
    desk.type_text("2027-01-01")
    desk.wait(lambda: field.tone() is None and "在办件仍用原版本" in field.message())
    show(desk, "林木采伐许可")
    desk.wait(lambda: "“申请材料”" in card._note.text())


def test_a_department_that_one_draft_alone_names_is_on_offer_in_no_other_draft(desk: WorkedDesk) -> None:
    show(desk, "林木采伐许可")
    assert "lyj" in offered(desk)
    show(desk, "食品摊贩备案")
    assert "lyj" not in offered(desk)


def test_a_cell_that_is_opened_and_left_keeps_a_department_that_is_not_on_offer(desk: WorkedDesk) -> None:
    show(desk, "食品摊贩备案")
    grid = input_of(desk, "steps", RecordGrid)
    grid.show_rows([{"name": "核查", "department": "lyj"}])
    grid.setFocus()
    grid.go_to(0, 4)
    desk.press(Key.Key_F2)
    desk.press(Key.Key_Return)
    desk.settle()
    assert grid.rows()[0].get("department") == "lyj"


def test_a_change_of_the_office_leaves_the_department_of_a_draft_that_the_office_does_not_have(
    desk: WorkedDesk,
) -> None:
    show(desk, "林木采伐许可")
    office = table_of_office(desk.setting().office)
    desk.store.do(desk.officer, set_office, {**office, "hotline": "0566-7654321"})
    desk.wait(lambda: desk.setting().office.hotline == "0566-7654321")
    the_page(desk).refresh({"settings"})
    desk.press(Key.Key_F10)
    desk.wait(lambda: kept(desk, "林木采伐许可").origin == EDITOR)
    assert kept(desk, "林木采伐许可").table["department"] == "lyj"


def test_a_draft_that_was_dropped_comes_back_with_what_was_typed_and_not_saved(desk: WorkedDesk) -> None:
    show(desk, "食品摊贩备案")
    input_of(desk, "outcome.name", Field).setFocus()
    desk.type_text("备案证")
    desk.press(Key.Key_F9)
    desk.wait(lambda: the_page(desk).listing.count(Drawer.DRAFTS) == 1)
    desk.wait(lambda: "草稿已删除" in desk.window.actionbar.result.text())
    desk.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: the_page(desk).listing.count(Drawer.DRAFTS) == 2)
    assert kept(desk, "食品摊贩备案").table["outcome"]["name"] == "备案证"
