"""A search edit that looks things up from the first letter, out of the input method's pre-edit too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.field import Field
from ui.widgets.hits import ROWS_SHOWN, Hit, HitPopup
from ui.widgets.text import name_widget

translate = QCoreApplication.translate


class SearchEdit(QLineEdit):
    """`query_changed(text)` → the page looks up → `show_hits(hits)` → `chosen(hit)`.

    `must_choose`: Enter never leaves words behind that chose nothing; they are looked up anew and stay, selected.
    While a Chinese input method composes, its letters (gtgsh) are the query already: pinyin initials find an item
    without leaving the Chinese mode. Up and Down move, Enter chooses, Esc closes; an Enter that is quicker than the
    answer chooses its first hit when it is there.
    """

    query_changed = Signal(str)
    chosen = Signal(object)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        name_widget(self, name, label)
        self.setProperty("role", "search")
        self._is_quiet = False
        self._preedit = ""
        self._wants_all = False
        self._chosen = ""
        self._is_waiting = False
        self._is_entered = False
        self.must_choose = False
        self._popup = HitPopup(name, label)
        self._popup.picked.connect(self._on_picked)
        self.textChanged.connect(lambda _: self._on_text_changed())
        self.destroyed.connect(self._popup.deleteLater)

    def query(self) -> str:
        """Return what is looked for: the text with what is being composed."""
        return self.text() + self._preedit

    def is_open(self) -> bool:
        """True while the list is shown."""
        return self._popup.isVisible()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show the hits of the present query; none closes the list."""
        self._is_waiting, is_entered = False, self._is_entered
        self._is_entered = False
        self._popup.model.show_hits(hits)
        if hits and is_entered and self.hasFocus():  # Enter was quicker than the answer
            self._on_picked(hits[0])
        elif hits and self.hasFocus() and (self.query() or self._wants_all):
            self._popup.show_beneath(self)
            self._popup.select(0)
        else:
            self._popup.hide()

    def ask(self) -> None:
        """Look up what stands there; an empty edit asks for all there is, the most used first."""
        self._wants_all = not self.query()
        self._tell()

    def show_choice(self, text: str) -> None:
        """Show what was chosen, without asking again."""
        self._is_quiet = True
        self._is_waiting = self._is_entered = False
        self._chosen = text
        self.setText(text)
        self.setCursorPosition(0)
        self._is_quiet = False
        self._popup.hide()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take the letters that are being composed into the query."""
        self._preedit = event.preeditString().replace(" ", "").replace("'", "")
        has_commit = bool(event.commitString())
        super().inputMethodEvent(event)
        if not has_commit:
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, choose, close; everything else is typing."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: ROWS_SHOWN,
            Qt.Key.Key_PageUp: -ROWS_SHOWN,
        }
        key = Qt.Key(event.key())
        self._is_entered = self._is_waiting and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.is_open() and key in steps:
            self._popup.select(self._popup.row() + steps[key])
        elif self.is_open() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._is_waiting:  # else the list answers what was typed before
                self._on_picked(self._popup.current())
        elif self.is_open() and key == Qt.Key.Key_Escape:
            self._popup.hide()
        elif self.must_choose and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_unchosen():
            self._ask_anew()
        elif key == Qt.Key.Key_Down:
            self.ask()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what stands there, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the focus leaves."""
        super().focusOutEvent(event)
        self._preedit = ""
        self._wants_all = self._is_entered = False
        self._popup.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list with the page."""
        super().hideEvent(event)
        self._popup.hide()

    def _on_text_changed(self) -> None:
        self._wants_all = False
        self._tell()

    def _tell(self) -> None:
        if not self._is_quiet:
            self._is_waiting = bool(self.query())
            self.query_changed.emit(self.query())

    def _is_unchosen(self) -> bool:
        return bool(self.query().strip()) and self.query() != self._chosen

    def _ask_anew(self) -> None:
        self._tell()
        if not self.is_open():
            self.selectAll()

    def _on_picked(self, hit: Hit | None) -> None:
        self._popup.hide()
        if hit is not None:
            self.chosen.emit(hit)


class SearchField(Field):
    """A search edit with label and message line; `query_changed` and `chosen` pass through."""

    query_changed = Signal(str)
    chosen = Signal(object)

    def __init__(self, label: str, name: str, *, hint: str = "") -> None:
        self.search = SearchEdit(name, label)
        self.search.must_choose = True
        keys = translate("SearchField", "↑↓ 选择   Enter 确定   Esc 关闭")
        super().__init__(label, name, self.search, hint=hint or keys)
        self.search.query_changed.connect(self.query_changed)
        self.search.chosen.connect(self.chosen)

    def show_hits(self, hits: Sequence[Hit], *, none: str = "") -> None:
        """Show the hits; `none` is the sentence told when a query finds nothing."""
        self.search.show_hits(hits)
        is_vain = not hits and bool(self.search.query())
        self.set_message(none if is_vain else "", "warn" if is_vain and none else None)
