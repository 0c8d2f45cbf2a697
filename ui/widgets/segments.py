"""A choice of two or three that stays in sight: 自然人 | 法人."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from ui.widgets.layouts import FlowLayout
from ui.widgets.text import name_widget


@lru_cache(maxsize=1024)
def _more_in_bold(word: str, font: str) -> int:
    """Return the px by which a word grows in bold. Kept: a layout asks hundreds of times before the first paint."""
    plain = QFont()
    plain.fromString(font)
    bold = QFont(plain)
    bold.setBold(True)
    return max(0, QFontMetrics(bold).horizontalAdvance(word) - QFontMetrics(plain).horizontalAdvance(word))


class _Segment(QPushButton):
    """One word of the choice: as wide as it is in bold, so that nothing is cut or jumps when it is chosen."""

    def sizeHint(self) -> QSize:
        """Return the room of the word in bold."""
        hint = super().sizeHint()
        return QSize(hint.width() + _more_in_bold(self.text(), self.font().key()), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Never less than the word needs."""
        return self.sizeHint()


class SegmentedChoice(QWidget):
    """`SegmentedChoice("申请人类型", "applicant.kind", [("natural", "自然人"), ("legal", "法人")])`.

    Left and Right change the choice, Tab goes on; `chosen(code)` comes only when it really changes. With `is_open`
    nothing is chosen at first (`code()` is then ""): Right begins at the first, Left at the last, Space takes the first.
    """

    chosen = Signal(str)

    def __init__(self, label: str, name: str, choices: list[tuple[str, str]], *, is_open: bool = False) -> None:
        super().__init__()
        name_widget(self, name, label)
        self._codes = [code for code, _ in choices]
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = FlowLayout(self, gap=0)  # where the words have no room beside each other, they stand in two rows
        for index, (code, word) in enumerate(choices):
            button = _Segment(word)
            name_widget(button, f"{name}.{code}", word)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("role", "seg")
            place = "first" if index == 0 else "last" if index == len(choices) - 1 else "middle"
            button.setProperty("place", place)
            button.installEventFilter(self)
            self._group.addButton(button, index)
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # never lower than its words
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._set_index(0, is_chosen=not is_open)
        self._group.idClicked.connect(self._on_clicked)
        self._told = self.code()

    def code(self) -> str:
        """Return the code that is chosen, "" while none is."""
        index = self._group.checkedId()
        return self._codes[index] if index >= 0 else ""

    def set_code(self, code: str) -> None:
        """Choose by code without telling; an unknown one changes nothing."""
        if code in self._codes:
            self._set_index(self._codes.index(code))
            self._told = code

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows while nothing is chosen: Qt would only move the focus from button to button."""
        if self.code() or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        self.keyPressEvent(event)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the choice by the arrows."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = self._group.checkedId()
        index = (at + step) % len(self._codes) if at >= 0 else min(0, step) % len(self._codes)
        self._set_index(index)
        self._group.button(index).setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_clicked(index)

    def _set_index(self, index: int, *, is_chosen: bool = True) -> None:
        if is_chosen:
            self._group.button(index).setChecked(True)
        for number in range(len(self._codes)):
            policy = Qt.FocusPolicy.StrongFocus if number == index else Qt.FocusPolicy.ClickFocus
            self._group.button(number).setFocusPolicy(policy)
        self.setFocusProxy(self._group.button(index))

    def _on_clicked(self, index: int) -> None:
        self._set_index(index)
        if self.code() != self._told:
            self._told = self.code()
            self.chosen.emit(self._told)
