"""听证申请 handed in at the window: which party, whether it wants the hearing, and what it said (行政许可法 47)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.clock.calendar import Calendar
from app.ids import EventId
from app.state import Case
from ui.hearing_words import told_words
from ui.widgets.field import ChoiceField, TextField
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate


class HearingPanel(BarPanel):
    """`facts()` are the arguments of answer_hearing."""

    def __init__(self, case: Case, calendar: Calendar, language: str) -> None:
        super().__init__(
            "casefile.hearing",
            translate("CaseFile", "听证申请登记"),
            confirm=translate("CaseFile", "登记"),
            note=translate("CaseFile", "要求听证的，20 个工作日内举行；登记后请告知承办人"),
            icon_name="gavel",
        )
        open_first = sorted(case.hearing.told, key=lambda run: run.wants is not None)
        parties = [(str(run.event), told_words(run, calendar, language)) for run in open_first]
        self.told = ChoiceField(translate("CaseFile", "哪一方(&G)"), "casefile.hearing.told", parties)
        wants = [("yes", translate("CaseFile", "要求听证")), ("no", translate("CaseFile", "放弃或者撤回"))]
        self.wants = ChoiceField(translate("CaseFile", "答复(&A)"), "casefile.hearing.wants", wants)
        label = translate("CaseFile", "申请（放弃）的内容和方式(&S)")
        self.statement = TextField(label, "casefile.hearing.statement", lines=2)
        self.add(self.told, 2)
        self.add(self.wants)
        self.add(self.statement, 3)
        self.problem = self._missing

    def facts(self) -> dict[str, Any]:
        """Return which party said what."""
        return {
            "told": EventId(self.told.code()),
            "wants": self.wants.code() == "yes",
            "statement": self.statement.text(),
        }

    def _missing(self) -> str:
        if self.statement.text().strip():
            return ""
        self.statement.setFocus()
        return translate("CaseFile", "请记录申请（放弃）的内容和方式。")
