"""The category of a permit is chosen in the editor; an item that the center put aside is taken up again as a draft."""

from __future__ import annotations

from catalogue_hands import OpenDesk, begin_change, drafts, input_of, items, the_page
from PySide6.QtCore import Qt
from worked_desk import WorkedDesk

from app.item_table import table_of
from ui.catalogue.page import CataloguePage
from ui.sync.refill import AsLeftOut, Refill
from ui.widgets.field import ChoiceField

Key = Qt.Key


def test_the_category_of_a_permit_is_chosen_in_the_editor_and_kept(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    page = begin_change(desk)
    field = input_of(desk, "permit_kind", ChoiceField)
    assert field.code() == items_own(desk, page) != ""
    field.edit.setFocus()
    desk.type_text("核准")
    desk.press(Key.Key_F10)
    desk.wait(lambda: [draft.table.get("permit_kind") for draft in drafts(desk)] == ["verification"])
    field.set_code("")
    desk.press(Key.Key_F10)
    desk.wait(lambda: [draft.table.get("permit_kind") for draft in drafts(desk)] == [None])


def test_an_item_that_the_center_put_aside_is_taken_up_again_as_the_next_version(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    page = the_page(desk)
    aside = {**table_of(next(item for item in items(desk) if item.name == "取水许可")), "name": "取水许可（本窗口）"}
    page.show_case(AsLeftOut("", Refill("catalogue", aside)))
    desk.wait(lambda: page.draft is not None and page.draft.name == "取水许可（本窗口）")
    table = drafts(desk)[0].table
    assert (table["version"], table["materials"]) == (aside["version"] + 1, aside["materials"])
    page.show_case("341702202611239999000012")
    desk.settle()
    assert len(drafts(desk)) == 1, "the number of a case says nothing here"


def items_own(desk: WorkedDesk, page: CataloguePage) -> str:
    """Return the category that the version in force has of the item that is being changed."""
    code = page.detail.editor.table()["code"]["business"]
    return next(item.permit_kind or "" for item in items(desk) if item.code.business == code)
