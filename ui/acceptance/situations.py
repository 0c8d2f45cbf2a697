"""The situation questions of an item: small choices that decide the materials; none is answered unasked.

Figures are never an answer: a clerk who has chosen the item types the number of the identity document next. Alt and the
figure on the button answer from wherever the cursor stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.item import Situation
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import Text, drop, name_widget

translate = QCoreApplication.translate
FIGURES = range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1)
MOST_KEYS = 9


def key_of(number: int) -> str:
    """Return the key of the answer with this number, counted through all questions; "" beyond the ninth."""
    return f"Alt+{number}" if number <= MOST_KEYS else ""


class SituationChoice(QWidget):
    """One question. Left and Right choose when the cursor is here; `answered(answer)` follows every choice.

    `first` is the number of its first answer. `left()` when Enter goes on, `misread()` when figures were typed here.
    """

    answered = Signal(str)
    left = Signal()
    misread = Signal()

    def __init__(self, situation: Situation, name: str, first: int = 1) -> None:
        super().__init__()
        name_widget(self, name, situation.question)
        self.question = situation.question
        self._answers = situation.answers
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.label = Text("", role="field", wraps=True)
        column.addWidget(self.label)
        row = QHBoxLayout()
        row.setSpacing(0)
        for index, answer in enumerate(self._answers):
            row.addWidget(self._button(index, answer, f"{name}.{index + 1}", key_of(first + index)))
        row.addStretch(1)
        column.addLayout(row)
        self.label.setBuddy(self._group.button(0))
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(self.choose)
        self._show_open()

    def answer(self) -> str:
        """Return the answer, "" while there is none."""
        index = self._group.checkedId()
        return self._answers[index] if index >= 0 else ""

    def answers(self) -> tuple[str, ...]:
        """Return what may be answered."""
        return self._answers

    def set_answer(self, answer: str) -> None:
        """Show an answer without telling; an unknown one changes nothing."""
        if answer in self._answers:
            self._mark(self._answers.index(answer))

    def choose(self, index: int) -> None:
        """Answer; the cursor stays where it is."""
        self._mark(index)
        self.answered.emit(self.answer())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by arrow, go on by Enter; a figure is no answer."""
        key = event.key()
        index = self._group.checkedId()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.choose((index + step) % len(self._answers) if index >= 0 else 0)
            self._group.button(self._group.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.answer():
            self.left.emit()
        elif key in FIGURES and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.misread.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, index: int, answer: str, name: str, key: str) -> QPushButton:
        button = QPushButton(f"{answer}  {key}".rstrip())
        name_widget(button, name, answer)
        button.setAccessibleDescription(key)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("role", "seg")
        last = len(self._answers) - 1
        button.setProperty("place", "first" if index == 0 else "last" if index == last else "middle")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus if index == 0 else Qt.FocusPolicy.NoFocus)
        self._group.addButton(button, index)
        return button

    def _mark(self, index: int) -> None:
        self._group.button(index).setChecked(True)
        for number, button in enumerate(self._group.buttons()):
            # A click leaves the cursor in the field that is being filled.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if number == index else Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._group.button(index))
        self._show_open()

    def _show_open(self) -> None:
        """A question without an answer says so, in words and in colour."""
        if self.answer():
            self.label.show_text(self.question)
        else:
            self.label.show_text(translate("Situations", "请选：{question}").format(question=self.question), "warn")


class Situations(QWidget):
    """The questions of the chosen item, beside one another while there is room.

    `changed()` follows an answer, `finished()` when the last one was given while the cursor was here; `misread(sentence)`
    when figures were typed into a question.
    """

    changed = Signal()
    finished = Signal()
    misread = Signal(str)

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
        firsts = accumulate((len(one.answers) for one in situations), initial=1)
        name = self.objectName()
        numbered = enumerate(zip(situations, firsts, strict=False), 1)
        self._choices = [SituationChoice(one, f"{name}{n}", first) for n, (one, first) in numbered]
        for choice, answer in zip(self._choices, (*answers, *[""] * len(self._choices)), strict=False):
            choice.set_answer(answer)
            choice.answered.connect(lambda _: self.changed.emit())
            choice.left.connect(self._on_left)
            choice.misread.connect(lambda one=choice: self._tell_misread(one))
            self._flow.addWidget(choice)
        self.setVisible(bool(self._choices))
        self.updateGeometry()

    def answers(self) -> tuple[str, ...]:
        """Return one answer per question, "" where there is none."""
        return tuple(choice.answer() for choice in self._choices)

    def keys(self) -> list[tuple[str, str, str]]:
        """Return key, question and answer of everything that may be answered by a key of its own."""
        pairs = [(choice.question, answer) for choice in self._choices for answer in choice.answers()]
        return [(key_of(n), *pair) for n, pair in enumerate(pairs, 1) if key_of(n)]

    def choose(self, number: int) -> None:
        """Give the answer with this number; the cursor stays, but goes on from a question that was the last open one."""
        cursor: QWidget | None = self.window().focusWidget()
        was_here = cursor is not None and self.isAncestorOf(cursor)
        for choice in self._choices:
            if number <= len(choice.answers()):
                choice.choose(number - 1)
                break
            number -= len(choice.answers())
        if was_here:
            self._on_left()

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

    def _tell_misread(self, choice: SituationChoice) -> None:
        told = translate("Situations", "单按数字不选情形：“{question}”请按 Alt+数字，或者按 ← → 选、Enter 确认")
        self.misread.emit(told.format(question=choice.question))
