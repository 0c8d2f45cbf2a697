"""Any page by its pinyin initials or its number in the navigation: those beyond the ninth have no key of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.pinyin import initials, spellings
from ui.style import em
from ui.widgets.hits import Hit
from ui.widgets.search import SearchEdit
from ui.widgets.text import Text

translate = QCoreApplication.translate
KEY = "Ctrl+F"
LEFT_BY = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


@dataclass(frozen=True)
class PageName:
    """A page as it is looked for: its place in the navigation, its word, its own key."""

    key: str
    number: int
    word: str
    shortcut: str

    def fits(self, query: str) -> int | None:
        """Return how well what was typed fits, 0 the best; None when it does not."""
        if query.isdigit():
            return 0 if str(self.number) == query else 1 if str(self.number).startswith(query) else None
        ways = (*initials(self.word), *spellings(self.word), self.word.lower())
        if any(way.startswith(query) for way in ways):
            return 0
        return 1 if any(query in way for way in ways) else None


def found(pages: Sequence[PageName], query: str) -> list[PageName]:
    """Return the pages that fit, the best first, else in the order of the navigation; nothing typed fits all."""
    typed = "".join(query.lower().split())
    fitting = [(page.fits(typed), page) for page in pages]
    return [page for fit, page in sorted((one for one in fitting if one[0] is not None), key=_order)]


def _order(one: tuple[int | None, PageName]) -> tuple[int, int]:
    return one[0] or 0, one[1].number


class PageFinder(QFrame):
    """`open()` over the page; Enter goes where the list stands (`turn_to(key)`), Esc gives the cursor back."""

    def __init__(self, window: QWidget, turn_to: Callable[[str], object], silence: Callable[[bool], object]) -> None:
        super().__init__(window)
        self._window = window
        self._turn_to = turn_to
        self._silence = silence
        self._pages: tuple[PageName, ...] = ()
        self._back: QWidget | None = None
        self.setProperty("role", "popup")
        self.setObjectName("PageFinder")
        label = translate("PageFinder", "到哪一页（拼音首字母、页名或序号）(&P)")
        self.edit = SearchEdit("finder.page", label)
        self._label = Text(label, role="field", wraps=True)
        self._label.setBuddy(self.edit)
        self._none = Text("", role="small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        for widget in (self._label, self.edit, self._none):
            column.addWidget(widget)
        self.edit.query_changed.connect(self._on_query)
        self.edit.chosen.connect(lambda hit: self._go(hit.key))
        self.edit.installEventFilter(self)
        self.hide()

    def offer(self, pages: Sequence[PageName]) -> None:
        """Know the pages that the officer may open."""
        self._pages = tuple(pages)

    def warm(self) -> None:
        """Have the readings of every word at hand before the first search; off the window's thread."""
        for page in self._pages:
            page.fits("")

    def open(self) -> None:
        """Show the finder with every page in its list."""
        window = self._window
        self._back = window.focusWidget() if self.isHidden() else self._back
        width = min(26 * em(), window.width() - 40)
        self.edit.show_choice("")
        self._none.hide()
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, window.height() // 8)
        self._silence(True)
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.ask()

    def close_finder(self, *, gives_back: bool = False) -> None:
        """Take the finder away; with `gives_back` the cursor is where it was."""
        if self.isHidden():
            return
        back, self._back = self._back, None
        self.hide()
        self._silence(False)
        if gives_back and back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key through to the page behind: Ctrl+Enter would do its main act."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes at once, list and all; so does a click or Tab into the page."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_finder(gives_back=True)
            return True
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() in LEFT_BY:
            self.close_finder()
        return False

    def _on_query(self, text: str) -> None:
        pages = found(self._pages, text)
        self.edit.show_hits([_hit(page) for page in pages])
        told = "" if pages else translate("PageFinder", "没有这样的页面，或者本岗位不能打开")
        self._none.show_text(told, "warn")
        self._none.setVisible(bool(told))
        self.adjustSize()

    def _go(self, key: str) -> None:
        self.close_finder()
        self._turn_to(key)


def _hit(page: PageName) -> Hit:
    short = next(iter(initials(page.word, most=1)), "") if not page.word.isascii() else ""
    detail = " · ".join(part for part in (str(page.number), short) if part)
    return Hit(page.key, page.word, detail, page.shortcut)
