"""One input with its label and a message line that is always reserved, so that nothing jumps."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.codeedit import CodeEdit
from ui.style import em, sizes, theme
from ui.widgets.combo import Combo
from ui.widgets.text import Text, name_widget, set_state

translate = QCoreApplication.translate
LONGEST = 1_000_000  # Qt cuts at 32,767 in silence; what is too long is refused by app with a sentence


class Labelled(QWidget):
    """Label with mnemonic, the input, the message line."""

    changed = Signal(str)
    left = Signal()

    def __init__(self, label: str, name: str, edit: QWidget, hint: str = "") -> None:
        super().__init__()
        self.setObjectName(f"{name}.field")
        name_widget(edit, name, label)
        self._edit = edit
        self._hint = hint
        self.label = Text(label, role="field")
        self.label.setBuddy(edit)
        self._message = Text(hint, role="small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(edit, 1)
        column.addWidget(self._message)
        self.setFocusProxy(edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme().changed.connect(self._fit)
        self._fit()
        self.set_message("")

    def set_message(self, text: str, tone: str | None = None) -> None:
        """Tell ok, warn or bad beneath the input (None: plain); an empty text shows the hint again."""
        shown = text or self._hint
        self._message.show_text(shown, tone if text else None)
        self._edit.setAccessibleDescription(shown)
        set_state(self._edit, state=tone if text else None)

    def message(self) -> str:
        """Return what stands beneath the input now."""
        return self._message.text()

    def tone(self) -> str | None:
        """Return the tone of the message, None while there is none."""
        return self._edit.property("state") or None

    def _fit(self) -> None:
        self._message.setMinimumHeight(em(sizes().small))


class Field(Labelled):
    """One line of text. `Field("身份证号(&I)", "applicant.id", edit=CodeEdit())`.

    `changed(text)` comes with every change, also by program (assistive tools set text without typing);
    `left()` when Enter or Tab ends the entry.
    """

    def __init__(self, label: str, name: str, edit: QLineEdit | None = None, *, hint: str = "") -> None:
        self.edit = edit if edit is not None else QLineEdit()
        self.edit.setMaxLength(LONGEST)
        super().__init__(label, name, self.edit, hint)
        self.edit.textChanged.connect(self.changed)
        self.edit.editingFinished.connect(self.left)

    def text(self) -> str:
        """Return the text exactly as it stands, without trimming."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Show a text; `changed` follows when it differs."""
        if text != self.edit.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(0)

    def clear(self) -> None:
        """Empty the input and its message."""
        self.edit.clear()
        self.set_message("")


class PasswordField(Field):
    """A line of dots; the input method never sees it."""

    def __init__(self, label: str, name: str, *, hint: str = "") -> None:
        edit = CodeEdit()
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(label, name, edit, hint=hint)


class TextField(Labelled):
    """Several lines; Tab leaves it, Enter breaks the line, Ctrl+Enter submits through the page's key."""

    def __init__(
        self, label: str, name: str, *, lines: int = 3, hint: str = "", edit: QPlainTextEdit | None = None
    ) -> None:
        self.edit = edit if edit is not None else QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self._lines = lines
        super().__init__(label, name, self.edit, hint)
        self.edit.textChanged.connect(lambda: self.changed.emit(self.edit.toPlainText()))

    def text(self) -> str:
        """Return the text exactly as it stands."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text; `changed` follows when it differs."""
        if text != self.edit.toPlainText():
            self.edit.setPlainText(text)

    def clear(self) -> None:
        """Empty the input and its message."""
        self.edit.clear()
        self.set_message("")

    def _fit(self) -> None:
        super()._fit()
        self.edit.setFixedHeight(em() * self._lines + 16)


class ChoiceField(Labelled):
    """One of a few. `ChoiceField("证件类型(&T)", "applicant.kind", [("id", "居民身份证"), …])`; `changed(code)`."""

    def __init__(self, label: str, name: str, choices: list[tuple[str, str]], *, hint: str = "") -> None:
        self.edit = Combo()
        self._choices: list[tuple[str, str]] = []
        super().__init__(label, name, self.edit, hint)
        self.edit.view().setAccessibleName(self.edit.accessibleName())
        self.show_choices(choices)
        self.edit.currentIndexChanged.connect(lambda _: self.changed.emit(self.code()))

    def show_choices(self, choices: list[tuple[str, str]]) -> None:
        """Offer other choices (code, word); the present one stays if it is among them."""
        self._choices = list(choices)
        self._fill(self._choices, self.code())

    def _fill(self, choices: list[tuple[str, str]], present: str) -> None:
        self.edit.blockSignals(True)
        self.edit.clear()
        for code, word in choices:
            self.edit.addItem(word, code)
        self.edit.setCurrentIndex(max(0, self.edit.findData(present)) if choices else -1)
        self.edit.blockSignals(False)

    def code(self) -> str:
        """Return the code of the present choice, empty while there is none."""
        return str(self.edit.currentData() or "")

    def set_code(self, code: str) -> None:
        """Choose by code; an unknown one changes nothing."""
        index = self.edit.findData(code)
        if index >= 0:
            self.edit.setCurrentIndex(index)

    def show_code(self, code: str) -> None:
        """Show what a record says, also what is not on offer (any more): it stands there as it is, for somebody to change,
        and is on offer as long as it stands there."""
        before, is_offered = self.code(), code in dict(self._choices)
        self._fill(self._choices if is_offered else [*self._choices, (code, code)], code)
        if code != before:
            self.changed.emit(code)


class DateField(Field):
    """A civil date typed as 20261123 or 2026-11-23; shown as 2026-11-23 when it is left."""

    def __init__(self, label: str, name: str, *, hint: str = "") -> None:
        super().__init__(label, name, CodeEdit(), hint=hint or translate("DateField", "如 20261123"))
        self.edit.setMaxLength(16)
        self.left.connect(self._on_left)

    def value(self) -> date | None:
        """Return the date, or None while it is empty or no date."""
        digits = self.text().strip().replace("-", "").replace(".", "").replace("/", "")
        if len(digits) != 8 or not (digits.isascii() and digits.isdigit()):
            return None
        try:
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            return None

    def set_value(self, day: date | None) -> None:
        """Show a date, or nothing."""
        self.set_text(day.isoformat() if day is not None else "")

    def _on_left(self) -> None:
        day = self.value()
        if day is not None:
            self.set_text(day.isoformat())
            self.set_message("")
        elif self.text().strip():
            self.set_message(translate("DateField", "没有这一天，请写成 2026-11-23"), "bad")


def read_only(edit: QLineEdit) -> QLineEdit:
    """Return an edit that can be read and copied but not changed, out of the tab order."""
    edit.setReadOnly(True)
    edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return edit
