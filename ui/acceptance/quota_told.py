"""How many of a limited number are given and applied for already, told beside the item before anybody is accepted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.order_of_acceptance import QuotaUse, quota_use
from ui.acceptance.sheet import Sheet
from ui.page import Page
from ui.surroundings import Surroundings

SLOT = "quota"


class QuotaTold(QObject):
    """Asks once for every item with a limited number that comes into the form; a change or renewal takes none of it."""

    def __init__(self, page: Page, sheet: Sheet, around: Surroundings) -> None:
        super().__init__(page)
        self._page, self._sheet, self._around = page, sheet, around
        self._item = ""
        self._use: QuotaUse | None = None
        sheet.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        item, case = self._sheet.item, self._sheet.case
        follows = case.follows if case is not None else self._sheet.form().follows
        code = item.code.business if item is not None and item.quota is not None and follows is None else ""
        if code != self._item:
            self._item, self._use = code, None
            if code:
                setting, found = self._around.setting(), partial(self._on_found, code)
                work = self._around.work
                work.ask_latest(self._page, SLOT, quota_use, found, code, setting.calendar, setting.moment.on)
        self._sheet.items.show_quota(self._use, takes_place=follows is None)

    def _on_found(self, code: str, use: QuotaUse) -> None:
        if code == self._item:
            self._use = use
            self._sheet.items.show_quota(use, takes_place=True)
