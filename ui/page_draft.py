"""The draft of a work-list page: kept within a second of the last key, given back after a crash, a lock or a log-out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.drafting import keep_page_draft
from app.notices.field_context import BEIJING
from app.notices.issue import FrozenSetting
from ui.work import Work

translate = QCoreApplication.translate
AFTER_LAST_KEY = 500


class PageDraft(QObject):
    """`restart()` after each change, `keep_now()` before the window forgets; `noted(text)` says when it was kept."""

    noted = Signal(str)

    def __init__(
        self, work: Work, setting: Callable[[], FrozenSetting], page: str, content: Callable[[], dict[str, Any]]
    ) -> None:
        super().__init__()
        self._work = work
        self._setting = setting
        self._page = page
        self._content = content
        self._last: dict[str, Any] = {}
        self._timer = work.after(self, AFTER_LAST_KEY, self.keep_now)

    def restart(self) -> None:
        """Keep what stands there when no further key comes."""
        self._timer.start()

    def keep_now(self) -> None:
        """Keep what stands there, unless it is what was kept last."""
        self._timer.stop()
        content = self._content()
        if content != self._last:
            self._last = content
            self._work.do(self, keep_page_draft, lambda _: self._on_kept(bool(content)), self._page, content)

    def restored(self, content: dict[str, Any]) -> None:
        """Know what the store holds already."""
        self._last = content

    def _on_kept(self, is_kept: bool) -> None:
        at = self._setting().moment.at.astimezone(BEIJING)
        text = translate("PageDraft", "草稿已保存 {time}").format(time=at.strftime("%H:%M:%S"))
        self.noted.emit(text if is_kept else "")
