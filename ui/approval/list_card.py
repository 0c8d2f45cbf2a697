"""My work lists: the steps whose post I hold, and the acts that wait for my signature."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.approval.queries import Desktop, SignTask, StepTask, Whose
from app.clock.light import Light
from ui.approval.words import asked_text, days, light_code
from ui.style import em
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable, item_and_tail
from ui.widgets.empty import EmptyState
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate
STEPS, SIGNATURES = "steps", "signatures"
STEP, WHOLE = 2, 3  # columns that give way: the step, and the clock of the whole case
ROOMY, NARROW = 24, 17  # em
Task = StepTask | SignTask


class ListCard(QWidget):
    """`show_desktop(found)`; `picked(task)` follows the cursor, `opened(task)` Enter."""

    picked = Signal(object)
    opened = Signal(object)
    all_wanted = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._found = Desktop()
        self._told: Task | None = None
        self.choice = SegmentedChoice(
            translate("ApprovalList", "列表"),
            "approval.choice",
            [(code, self._word(code, 0)) for code in (STEPS, SIGNATURES)],
        )
        self.steps = CaseTable(
            "approval.steps",
            translate("ApprovalList", "我的环节"),
            _step_columns(),
            key=_step_key,
            near=lambda task: task.case.id,
        )
        self.signatures = CaseTable(
            "approval.signatures", translate("ApprovalList", "等待我批准"), _sign_columns(language), key=_sign_key
        )
        self.empty = EmptyState("circle-check")
        self.whose = SegmentedChoice(
            translate("ApprovalList", "谁的环节"),
            "approval.whose",
            [
                (Whose.MINE.value, translate("ApprovalList", "我的")),
                (Whose.COVERED.value, translate("ApprovalList", "代岗")),
                (Whose.ALL.value, translate("ApprovalList", "全部")),
            ],
        )
        self._stack = QStackedWidget()
        for part in (self.steps, self.signatures, self.empty):
            self._stack.addWidget(part)
        self.card = Card()
        self.card.add(self.choice)
        self.card.add(self.whose)
        self.card.add(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.choice.chosen.connect(lambda _: self._show())
        self.whose.chosen.connect(lambda _: self._show_whose())
        for table in (self.steps, self.signatures):
            table.picked.connect(lambda _: self._tell())
            table.opened.connect(self.opened)

    def show_desktop(self, found: Desktop) -> None:
        """Show both lists anew; what was under the cursor stays there."""
        self._found = found
        for code, count in ((STEPS, len(found.steps)), (SIGNATURES, len(found.signatures))):
            button = self.findChild(QPushButton, f"approval.choice.{code}")
            if button is not None:
                button.setText(self._word(code, count))
                button.setAccessibleName(self._word(code, count))
        if not found.steps_of(Whose(self.whose.code())) and found.steps:
            self.whose.set_code(Whose.MINE.value)
        self.steps.show_rows(self._steps())
        self.signatures.show_rows(found.signatures)
        self._show()

    def _steps(self) -> tuple[StepTask, ...]:
        """Return the steps of the list that is chosen; without others there is only mine."""
        return self._found.steps_of(Whose(self.whose.code()) if self._has_choice() else Whose.MINE)

    def _has_choice(self) -> bool:
        return bool(self._found.others) or self._found.is_lead

    def _show_whose(self) -> None:
        self.choice.set_code(STEPS)
        self.steps.show_rows(self._steps())
        self._show()
        if self.is_all():
            self.all_wanted.emit()

    def is_all(self) -> bool:
        """True while every step that may be seen is wanted."""
        return self.whose.code() == Whose.ALL.value

    def next_whose(self) -> None:
        """Go on to the next of mine, those I stand in for, all."""
        if self._has_choice():
            codes = [one.value for one in Whose]
            self.whose.set_code(codes[(codes.index(self.whose.code()) + 1) % len(codes)])
            self._show_whose()

    def task(self) -> Task | None:
        """Return the task under the cursor."""
        table = self._stack.currentWidget()
        value = table.row_value() if isinstance(table, CaseTable) else None
        return value if isinstance(value, StepTask | SignTask) else None

    def table(self) -> CaseTable:
        """Return the table of the list that is chosen."""
        return self.steps if self.choice.code() == STEPS else self.signatures

    def select(self, case_id: str) -> bool:
        """Put the cursor on this case, in whichever of my lists it stands; False when it is in none.

        Mine first, then what waits for my signature, then what I stand in for.
        """
        lists: tuple[tuple[str, Whose, tuple[Task, ...]], ...] = (
            (STEPS, Whose.MINE, self._found.steps),
            (SIGNATURES, Whose.MINE, self._found.signatures),
            (STEPS, Whose.COVERED, self._found.steps_of(Whose.COVERED)),
        )
        for code, whose, tasks in lists:
            for at, task in enumerate(tasks):
                if task.case.id == case_id:
                    self._choose(code, whose)
                    self.table().setCurrentIndex(self.table().model_.index(at, 0))
                    return True
        return False

    def _choose(self, code: str, whose: Whose) -> None:
        if code == STEPS and self.whose.code() != whose.value:
            self.whose.set_code(whose.value)
            self.steps.show_rows(self._steps())
        self.choice.set_code(code)
        self._show()

    def tell_again(self) -> None:
        """Tell the task under the cursor with the next list, even when it is the one told last."""
        self._told = None

    def urgency(self) -> tuple[int, str]:
        """Return the count for the navigation and its tone."""
        lights = {task.light for task in self._found.steps}
        count = len(self._found.steps) + len(self._found.signatures)
        if Light.RED in lights:
            return count, "bad"
        return count, "warn" if Light.YELLOW in lights or self._found.signatures else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the clock of the whole case, and the step, where there is room for them."""
        super().resizeEvent(event)
        self.steps.setColumnHidden(WHOLE, self.width() < ROOMY * em())
        self.steps.setColumnHidden(STEP, self.width() < NARROW * em())

    @staticmethod
    def _word(code: str, count: int) -> str:
        word = {
            STEPS: translate("ApprovalList", "我的环节"),
            SIGNATURES: translate("ApprovalList", "等待我批准"),
        }[code]
        return f"{word} {count}" if count else word

    def _show(self) -> None:
        is_steps = self.choice.code() == STEPS
        self.whose.setVisible(is_steps and self._has_choice())
        tasks: tuple[Task, ...] = self._steps() if is_steps else self._found.signatures
        self._stack.setCurrentWidget(self.table() if tasks else self.empty)
        self.empty.show_text(
            translate("ApprovalList", "没有待办的环节")
            if is_steps
            else translate("ApprovalList", "没有等待您批准的申请"),
            translate("ApprovalList", "受理或上一环节办结后，轮到您的办件会列在这里") if is_steps else "",
        )
        self._tell()

    def _tell(self) -> None:
        task = self.task()
        if task != self._told or task is None:
            self._told = task
            self.picked.emit(task)


def _step_key(task: StepTask) -> object:
    return task.case.id, task.step


def _sign_key(task: SignTask) -> object:
    return task.pending.event


def _applicant() -> Column:
    word = translate("ApprovalList", "申请人")
    return Column(word, lambda t: str(t.case.applicant_name), second=lambda t: item_and_tail(t.case))


def _step_columns() -> list[Column]:
    return [
        Column(translate("ApprovalList", "本环节"), lambda t: days(t.clock), 8, light=lambda t: light_code(t.clock)),
        _applicant(),
        Column(translate("ApprovalList", "环节"), _step_word, 6),
        Column(translate("ApprovalList", "全案"), lambda t: days(t.whole), 8, light=lambda t: light_code(t.whole)),
    ]


def _step_word(task: StepTask) -> str:
    return translate("ApprovalList", "视为同意") if task.silent is not None else task.step


def _sign_columns(language: str) -> list[Column]:
    return [
        Column(translate("ApprovalList", "申请"), lambda t: asked_text(t, language), 6),
        _applicant(),
        Column(translate("ApprovalList", "日期"), lambda t: t.pending.on.strftime("%m-%d"), 4),
    ]
