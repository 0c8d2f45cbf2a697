"""What tests of the page 事项目录 do at the keyboard, and what they look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from worked_desk import WorkedDesk

from app.item import Item
from app.item_drafts import ItemDraft
from ui.catalogue.page import CataloguePage

Key = Qt.Key
OpenDesk = Callable[[str], WorkedDesk]
Input = TypeVar("Input", bound=QWidget)


def the_page(desk: WorkedDesk) -> CataloguePage:
    page = desk.page()
    assert isinstance(page, CataloguePage)
    return page


def input_of(desk: WorkedDesk, path: str, kind: type[Input]) -> Input:
    """Return what a draft is typed into at this place: a field, a choice or a list."""
    found = the_page(desk).detail.editor.inputs[path]
    assert isinstance(found, kind)
    return found


def items(desk: WorkedDesk) -> tuple[Item, ...]:
    return desk.setting().catalogue.versions


def drafts(desk: WorkedDesk) -> tuple[ItemDraft, ...]:
    found: tuple[ItemDraft, ...] = desk.store.ask(lambda records: records.item_drafts())
    return found


def search(desk: WorkedDesk, text: str) -> None:
    the_page(desk).listing.search.setFocus()
    desk.type_text(text)
    desk.wait(lambda: the_page(desk).line is not None)


def keys(desk: WorkedDesk) -> dict[str, bool]:
    return {action.key_sequence: action.is_enabled for action in the_page(desk).actions()}


def begin_change(desk: WorkedDesk) -> CataloguePage:
    page = the_page(desk)
    search(desk, "spjyxk")
    desk.wait(lambda: page.line is not None and "食品经营" in page.line.name)
    desk.press(Key.Key_F4)
    desk.wait(lambda: page.draft is not None)
    return page
