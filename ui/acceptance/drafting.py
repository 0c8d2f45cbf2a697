"""The draft: kept within a second of the last key, given back after a crash, a lock or a log-out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, timezone
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.acceptance.form import CounterForm
from app.acceptance.hand_in import keep_draft
from app.acceptance.queries import PAGE
from app.notices.issue import FrozenSetting
from ui.work import Work

translate = QCoreApplication.translate
AFTER_LAST_KEY = 500
OFFICE_ZONE = timezone(timedelta(hours=8))  # 北京时间


class Drafting(QObject):
    """`restart()` after each change, `keep_now()` before the window forgets; `noted(text)` says when it was kept."""

    noted = Signal(str)

    def __init__(
        self, page: QObject, work: Work, setting: Callable[[], FrozenSetting], form: Callable[[], CounterForm]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._work = work
        self._setting = setting
        self._form = form
        self._last: dict[str, Any] = {}
        self._timer = work.after(self, AFTER_LAST_KEY, self.keep_now)

    def restart(self) -> None:
        """Keep the form when no further key comes."""
        self._timer.start()

    def stop(self) -> None:
        """Keep nothing more of what stands there: it was handed in, or is not a draft."""
        self._timer.stop()

    def keep_now(self) -> None:
        """Keep what stands there, unless it is what was kept last.

        While an act of the page is under way it waits: a draft kept behind the act would bring the handed-in form back.
        """
        self._timer.stop()
        if self._work.is_busy(self._page):
            self._timer.start()
            return
        form = self._form()
        content = {} if form.is_empty or form.case is not None else form.content()
        if content != self._last:
            self._last = content
            self._work.do(self, keep_draft, lambda _: self._on_kept(bool(content)), PAGE, content)

    def restored(self, content: dict[str, Any]) -> None:
        """Know what the store holds already."""
        self._last = content

    def _on_kept(self, is_kept: bool) -> None:
        at = self._setting().moment.at.astimezone(OFFICE_ZONE)
        text = translate("Drafting", "草稿已保存 {time}").format(time=at.strftime("%H:%M:%S"))
        self.noted.emit(text if is_kept else "")
