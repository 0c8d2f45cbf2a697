"""The situation questions of an item: small choices that decide the materials; none is answered unasked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.item import Situation
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import Text, drop, name_widget

translate = QCoreApplication.translate
DIGITS = range(Qt.Key.Key_1.value, Qt.Key.Key_9.value + 1)


class SituationChoice(QWidget):
    """One question. The digits 1, 2, … answer it, Left and Right change the answer; `answered(answer)` follows."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, situation: Situation, name: str) -> None:
        super().__init__()
        name_widget(self, name, situation.question)
        self._answers = situation.answers
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.label = Text(situation.question, role="field", wraps=True)
        column.addWidget(self.label)
        row = QHBoxLayout()
        row.setSpacing(0)
        for index, answer in enumerate(self._answers):
            row.addWidget(self._button(index, answer, f"{name}.{index + 1}"))
        row.addStretch(1)
        column.addLayout(row)
        self.label.setBuddy(self._group.button(0))
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(lambda index: self._choose(index))

    def answer(self) -> str:
        """Return the answer, "" while there is none."""
        index = self._group.checkedId()
        return self._answers[index] if index >= 0 else ""

    def set_answer(self, answer: str) -> None:
        """Show an answer without telling; an unknown one changes nothing."""
        if answer in self._answers:
            self._mark(self._answers.index(answer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by digit or arrow."""
        key = event.key()
        index = self._group.checkedId()
        if key in DIGITS and key - DIGITS.start < len(self._answers):
            self._choose(key - DIGITS.start)
            self.left.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._choose((index + step) % len(self._answers) if index >= 0 else 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.answer():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, index: int, answer: str, name: str) -> QPushButton:
        button = QPushButton(f"{index + 1} {answer}")
        name_widget(button, name, answer)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("role", "seg")
        last = len(self._answers) - 1
        button.setProperty("place", "first" if index == 0 else "last" if index == last else "middle")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == 0 else Qt.FocusPolicy.ClickFocus)
        self._group.addButton(button, index)
        return button

    def _choose(self, index: int) -> None:
        self._mark(index)
        self._group.button(index).setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(self.answer())

    def _mark(self, index: int) -> None:
        self._group.button(index).setChecked(True)
        for number, button in enumerate(self._group.buttons()):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == index else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._group.button(index))


class Situations(QWidget):
    """The questions of the chosen item, beside one another while there is room."""

    changed = Signal()
    finished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._choices: list[SituationChoice] = []
        self._flow = FlowLayout(self, gap=18)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_questions(self, situations: Sequence[Situation], answers: Sequence[str] = ()) -> None:
        """Ask these questions; answers of a draft are shown."""
        while self._flow.count():
            taken = self._flow.takeAt(0)
            if taken is not None and taken.widget() is not None:
                drop(taken.widget())
        self._choices = [SituationChoice(s, f"{self.objectName()}{n}") for n, s in enumerate(situations, 1)]
        for choice, answer in zip(self._choices, (*answers, *[""] * len(self._choices)), strict=False):
            choice.set_answer(answer)
            choice.answered.connect(lambda _: self.changed.emit())
            choice.left.connect(self._on_left)
            self._flow.addWidget(choice)
        self.setVisible(bool(self._choices))
        self.updateGeometry()

    def answers(self) -> tuple[str, ...]:
        """Return one answer per question, "" where there is none."""
        return tuple(choice.answer() for choice in self._choices)

    def focus_open(self) -> bool:
        """Go to the first question without an answer; False when there is none."""
        for choice in self._choices:
            if not choice.answer():
                choice.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _on_left(self) -> None:
        if not self.focus_open():
            self.finished.emit()
