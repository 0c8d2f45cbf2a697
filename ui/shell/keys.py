"""The keys of the window: each is registered once, told in the help sheet, and dead while something covers the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.page import Page, PageAction
from ui.wedge import FocusFilter
from ui.widgets.result_line import ResultLine

translate = QCoreApplication.translate
MOVES = frozenset({
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
})  # fmt: skip
HelpGroup = tuple[str, list[tuple[str, str, str]]]


class WindowKeys(QObject):
    """Keys of the window (`add`) and of the page in sight (`show_page`); `groups()` is what the help sheet tells."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._told: list[tuple[str, str, str]] = []
        self._own: list[QShortcut] = []
        self._page: list[QShortcut] = []
        self.is_covered = False

    def add(self, sequence: str, what: str, slot: Callable[[], object]) -> None:
        """Register a key of the window."""
        self._own.append(self._shortcut(sequence, slot))
        self._told.append((sequence, what, ""))

    def show_page(self, actions: Sequence[PageAction], run: Callable[[PageAction], object]) -> None:
        """Register the keys of the page in sight; those of the page before are gone."""
        for shortcut in self._page:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._page = []
        for action in actions:
            if action.key_sequence and (action.is_enabled or action.why):  # a key that cannot be used now says why
                self._page.append(self._shortcut(action.key_sequence, partial(run, action)))

    def set_enabled(self, is_enabled: bool) -> None:
        """Silence every key while a panel of the window needs them, or give them back; a covered window has none."""
        for shortcut in (*self._own, *self._page):
            shortcut.setEnabled(is_enabled and not self.is_covered)

    def groups(self, page: Page | None) -> list[HelpGroup]:
        """Return the keys as the help sheet tells them."""
        shown = sorted(page.actions(), key=lambda act: _in_order(act.key_sequence)) if page else []
        acts = [(a.key_sequence, a.text, "" if a.is_enabled else a.why) for a in shown]
        acts += [(key, what, "") for key, what in (page.list_keys() if page else [])]
        common = [
            ("Enter", translate("Keys", "下一项；在按钮上为按下"), ""),
            ("Tab / Shift+Tab", translate("Keys", "下一项 / 上一项"), ""),
            (translate("Keys", "Alt+字母"), translate("Keys", "跳到标有该字母的输入项"), ""),
            ("Ctrl+Enter", translate("Keys", "提交，等同右下角主按钮"), ""),
            ("Ctrl+Z", translate("Keys", "撤销刚办的一步（10 秒内、未打印）"), ""),
            ("Esc", translate("Keys", "关闭列表、面板或提示"), ""),
        ]
        named = [(page.title, acts)] if page is not None and acts else []
        return [*named, (translate("Keys", "窗口"), list(self._told)), (translate("Keys", "通用"), common)]

    def _shortcut(self, sequence: str, slot: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(sequence), self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)
        return shortcut


class UndoKey(FocusFilter):
    """Ctrl+Z takes the last act back, unless the field with the cursor has typing of its own to undo."""

    def __init__(self, result: ResultLine, refuse: Callable[[str], object], is_covered: Callable[[], bool]) -> None:
        super().__init__()
        self._result = result
        self._refuse = refuse
        self._is_covered = is_covered

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key before the field does."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self._is_covered():
            return False
        is_ours = event.matches(QKeySequence.StandardKey.Undo) and watched is QApplication.focusWidget()
        if not is_ours or _has_own_undo(watched) or not (self._result.can_undo() or self._result.why_closed()):
            return False
        if self._result.can_undo():
            self._result.undo()
        else:
            self._refuse(self._result.why_closed())
        return True


class TypingWatch(FocusFilter):
    """`typed()` with every key that changes what stands in the page: what was told of before is then out of date.

    `moved()` with every other key that goes on: an arrow, Enter, Tab.
    """

    def __init__(self, typed: Callable[[], object], moved: Callable[[], object]) -> None:
        super().__init__()
        self._typed = typed
        self._moved = moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the key and let it pass."""
        if watched is QApplication.focusWidget():
            if _writes(event):
                self._typed()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVES:
                self._moved()
        return False


class KeypadCodes(FocusFilter):
    """Alt with figures of the keypad types a character on Windows (Alt+0183 is ·): such figures are no key of a page."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the figure to the field before a key of the page takes it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
            if event.modifiers() == held and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
                event.accept()
                return True
        return False


def _in_order(sequence: str) -> tuple[int, int, str]:
    """F2 before F10, and the F-keys before those with Ctrl."""
    is_f_key = sequence[:1] == "F" and sequence[1:].isdigit()
    return (0, int(sequence[1:]), "") if is_f_key else (1, 0, sequence)


def _writes(event: QEvent) -> bool:
    if isinstance(event, QInputMethodEvent):
        return bool(event.commitString())
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    is_plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    takes_away = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    return is_plain and (takes_away or (bool(event.text()) and event.text().isprintable()))


def _has_own_undo(widget: QObject) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    return isinstance(widget, QPlainTextEdit) and widget.document().isUndoAvailable()
