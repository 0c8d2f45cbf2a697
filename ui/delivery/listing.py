"""The list on the left: three stages with their counts, and the cases of one of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget

from app.delivery.queries import Outbox, Stage
from app.ids import CaseId
from ui.delivery.words import entry_of, stage_word
from ui.widgets.card import Card
from ui.widgets.case_list import CaseList
from ui.widgets.empty import EmptyState
from ui.widgets.segments import SegmentedChoice

translate = QCoreApplication.translate


class Listing(Card):
    """`show_outbox(outbox)`; `picked(case_id or None)` follows the cursor, `opened()` Enter."""

    picked = Signal(object)
    opened = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._outbox = Outbox()
        self._is_fresh = True
        label = translate("Delivery", "阶段")
        self.stage = SegmentedChoice(label, "delivery.stage", [(s.value, stage_word(s)) for s in Stage])
        self.cases = CaseList("delivery.cases", translate("Delivery", "待办办件"))
        self._empty = EmptyState("package-check", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cases)
        self._stack.addWidget(self._empty)
        self.add(self.stage)
        self.add(self._stack, 1)
        self.stage.chosen.connect(lambda _: self._show_stage())
        self.cases.picked.connect(self.picked)
        self.cases.opened.connect(lambda _: self.opened.emit())

    def show_outbox(self, outbox: Outbox) -> None:
        """Show fresh lines; at the first time the stage that has any."""
        self._outbox = outbox
        if self._is_fresh and outbox.lines:
            self._is_fresh = False
            self.stage.set_code(next(s for s in Stage if outbox.of(s)).value)
        for stage in Stage:
            button = self.stage.findChild(QPushButton, f"delivery.stage.{stage.value}")
            if isinstance(button, QPushButton):
                count = len(outbox.of(stage))
                button.setText(f"{stage_word(stage)} {count}" if count else stage_word(stage))
        self._show_stage()

    def show_case(self, case_id: CaseId) -> bool:
        """Go to a case, whatever its stage; False when it is not in the list."""
        line = next((one for one in self._outbox.lines if one.case.id == case_id), None)
        if line is None:
            return False
        self._is_fresh = False
        self.stage.set_code(line.stage.value)
        self.cases.blockSignals(True)
        self._show_stage()
        self.cases.blockSignals(False)
        self.cases.pick(case_id)
        self.picked.emit(case_id)
        return True

    def next_stage(self) -> None:
        """Go to the next stage."""
        stages = list(Stage)
        at = stages.index(Stage(self.stage.code()))
        self.stage.set_code(stages[(at + 1) % len(stages)].value)
        self._show_stage()
        self.focus_list()

    def focus_list(self) -> None:
        """Put the cursor on the list, or on the stages while it is empty."""
        (self.cases if self.cases.entries() else self.stage).setFocus()

    def _show_stage(self) -> None:
        stage = Stage(self.stage.code())
        lines = self._outbox.of(stage)
        self.cases.show_entries([entry_of(line, self._language) for line in lines])
        self._empty.show_text(_nothing(stage), translate("Delivery", "按 F2 换到其他阶段，或扫描文书上的条码"))
        self._stack.setCurrentWidget(self.cases if lines else self._empty)


def _nothing(stage: Stage) -> str:
    return {
        Stage.CERTIFY: translate("Delivery", "没有待制证的办件"),
        Stage.HAND_OVER: translate("Delivery", "没有待送达的办件"),
        Stage.ARCHIVE: translate("Delivery", "没有待归档的办件"),
    }[stage]
