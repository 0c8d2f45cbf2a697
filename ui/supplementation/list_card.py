"""The list of the page: what waits before acceptance, or the 容缺 materials after it; the most urgent first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.clock.light import Light
from app.supplementation.queries import Matter, Overview, Waiting
from ui.style import em
from ui.supplementation.words import days_left, due_short, matter_word
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable, item_and_tail
from ui.widgets.empty import EmptyState
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate
WAITING, DEFERRED = "waiting", "deferred"
MATTER, UNTIL = 2, 3  # columns that give way
ROOMY, NARROW = 30, 22  # em: applicant and item come first, the case in sight tells the rest


def light_code(line: Waiting) -> str:
    """Return the light of a line."""
    return line.light.value if line.light is not None else "none"


class ListCard(QWidget):
    """`show_overview(found)`; `picked(line)` follows the cursor, `opened(line)` Enter."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found = Overview()
        self.choice = SegmentedChoice(
            translate("SupplementationList", "列表"),
            "supplementation.choice",
            [
                (WAITING, translate("SupplementationList", "补正")),
                (DEFERRED, translate("SupplementationList", "容缺补交")),
            ],
        )
        self.table = CaseTable(
            "supplementation.list",
            translate("SupplementationList", "等待补正的办件"),
            [
                Column(translate("SupplementationList", "期限"), days_left, 8, light=light_code),
                Column(
                    translate("SupplementationList", "申请人"),
                    lambda line: str(line.case.applicant_name),
                    second=lambda line: item_and_tail(line.case),
                ),
                Column(translate("SupplementationList", "等什么"), lambda line: matter_word(line.matter), 6),
                Column(translate("SupplementationList", "截止"), due_short, 5),
            ],
            key=lambda line: line.case.id,
        )
        self.empty = EmptyState("inbox")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.card = Card(translate("SupplementationList", "等待的办件"))
        self.card.add_to_head(self.choice)
        self.card.add(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.choice.chosen.connect(lambda _: self._show(is_other=True))
        self.table.picked.connect(self.picked)
        self.table.opened.connect(self.opened)

    def show_overview(self, found: Overview) -> None:
        """Show both lists anew; what was under the cursor stays there."""
        self._found = found
        self._show()

    def line(self) -> Waiting | None:
        """Return the line under the cursor."""
        line = self.table.row_value()
        return line if isinstance(line, Waiting) and self._stack.currentWidget() is self.table else None

    def select(self, case_id: str) -> bool:
        """Put the cursor on this case, in whichever list it stands; False when it is in neither."""
        for code, lines in ((WAITING, self._found.waiting), (DEFERRED, self._found.deferred)):
            for at, line in enumerate(lines):
                if line.case.id == case_id:
                    self.choice.set_code(code)
                    self._show(is_other=True)
                    self.table.setCurrentIndex(self.table.model_.index(at, 0))
                    return True
        return False

    def urgency(self) -> tuple[int, str]:
        """Return the count for the navigation and its tone."""
        lines = self._found.waiting
        lights = {line.light for line in lines}
        if any(line.matter is Matter.DEEMED for line in lines) or Light.RED in lights:
            return len(lines), "bad"
        return len(lines), "warn" if Light.YELLOW in lights else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the date, then the matter, where there is no room beside the applicant; the case tells both."""
        super().resizeEvent(event)
        self.table.setColumnHidden(UNTIL, self.width() < ROOMY * em())
        self.table.setColumnHidden(MATTER, self.width() < NARROW * em())

    def _show(self, *, is_other: bool = False) -> None:
        is_waiting = self.choice.code() == WAITING
        lines = self._found.waiting if is_waiting else self._found.deferred
        self.table.show_rows(lines, is_other=is_other)
        self._stack.setCurrentWidget(self.table if lines else self.empty)
        if is_waiting:
            self.empty.show_text(
                translate("SupplementationList", "没有等待补正的办件"),
                translate("SupplementationList", "已收件未决定、已告知补正的办件会列在这里"),
            )
        else:
            self.empty.show_text(
                translate("SupplementationList", "没有容缺待补交的材料"),
                translate("SupplementationList", "容缺受理的办件会列在这里，补交后方可作出准予决定"),
            )
        self.picked.emit(self.line())
