"""What supervision asks of a case file: 逾期说明 by the lead, 补录 by the window for a declared outage."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.casefile import CaseFile
from app.people import may
from app.state import Case
from app.supervision.back_entry import back_enter, parse_moment
from app.supervision.outage import Outage
from app.supervision.outages import open_outages
from app.supervision.overdue import OverdueLimit, explain_overdue, overdue_limits
from app.supervision.review import lines_of, review_of
from app.workflow import Action
from ui.casefile.acts import Acts
from ui.casefile.opening import Opening
from ui.page import Page, PageAction
from ui.supervision.outage_words import outage_word
from ui.surroundings import Surroundings
from ui.widgets.field import ChoiceField, DateField, Field, TextField
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate


class OverduePanel(BarPanel):
    """Cause, unit, new day, who answers for it; the unit is the department's until somebody writes another."""

    def __init__(self, limit: OverdueLimit, department: str, language: str) -> None:
        told = translate("CaseFile", "{limit}为 {due}，已超 {n} 天；只出具一次，并向社会公布")
        super().__init__(
            "casefile.overdue",
            translate("CaseFile", "逾期说明"),
            confirm=translate("CaseFile", "出具并打印"),
            note=told.format(limit=limit.name(language), due=limit.due.isoformat(), n=limit.over),
            icon_name="file-clock",
        )
        self.unit = Field(translate("CaseFile", "责任单位(&U)"), "casefile.overdue.unit")
        self.unit.set_text(department)
        self.new_on = DateField(translate("CaseFile", "新的办结日期(&D)"), "casefile.overdue.new_on")
        self.approver = Field(translate("CaseFile", "批准负责人(&A)"), "casefile.overdue.approver")
        self.cause = TextField(translate("CaseFile", "逾期原因(&R)"), "casefile.overdue.cause", lines=2)
        for field in (self.unit, self.new_on, self.approver):
            self.add(field)
        self.add(self.cause, 3)

    def facts(self) -> dict[str, object]:
        """Return the arguments of explain_overdue."""
        return {
            "unit": self.unit.text(),
            "new_on": self.new_on.value(),
            "approver": self.approver.text(),
            "cause": self.cause.text(),
        }


class BackEntryPanel(BarPanel):
    """Which outage, when the paper says it came in, its mark, and the day it was accepted on paper."""

    def __init__(self, outages: tuple[Outage, ...]) -> None:
        super().__init__(
            "casefile.back",
            translate("CaseFile", "补录"),
            confirm=translate("CaseFile", "登记补录"),
            note=translate("CaseFile", "期限从纸质收件之日起算；录入的时间和设备照实保留"),
            icon_name="history",
        )
        words = [(str(one.id), outage_word(one)) for one in outages]
        self.outage = ChoiceField(translate("CaseFile", "停机时段(&O)"), "casefile.back.outage", words)
        hint = translate("CaseFile", "如 2026-11-20 14:30")
        self.claimed = Field(translate("CaseFile", "纸质收件时间(&T)"), "casefile.back.claimed", hint=hint)
        self.paper = Field(translate("CaseFile", "纸质登记编号(&N)"), "casefile.back.paper")
        self.accepted = DateField(translate("CaseFile", "纸质受理日期（已受理时填）(&D)"), "casefile.back.accepted")
        for field in (self.outage, self.claimed, self.paper, self.accepted):
            self.add(field)

    def facts(self) -> dict[str, object]:
        """Return the arguments of back_enter."""
        return {
            "outage": self.outage.code(),
            "claimed_at": parse_moment(self.claimed.text()),
            "paper": self.paper.text(),
            "accepted_on": self.accepted.value(),
        }


class SupervisedActs(QObject):
    """`actions(case)` offers 逾期说明 while a limit is over, and 补录 where the window may still date a receipt back."""

    def __init__(
        self, page: Page, around: Surroundings, acts: Acts, opening: Opening, told: Callable[[], CaseFile | None]
    ) -> None:
        super().__init__(page)
        self._page, self._around, self._acts, self._opening, self._told = page, around, acts, opening, told

    def actions(self, case: Case) -> list[PageAction]:
        """Return what is open to the officer."""
        setting, shown = self._around.setting(), []
        if may(setting.officer, Action.EXPLAIN_OVERDUE, case) and overdue_limits(
            case, setting.calendar, setting.moment.on
        ):
            shown.append(PageAction("Ctrl+U", translate("CaseFile", "逾期说明"), "file-clock", self.explain))
        if may(setting.officer, Action.BACK_ENTER, case):
            word = translate("CaseFile", "补录")
            shown.append(PageAction("Ctrl+B", word, "history", self.back_enter, is_in_bar=False))
        if case.decided_on is not None or case.ended_on is not None:
            shown.append(PageAction("Ctrl+K", translate("CaseFile", "案卷评查"), "", self.review, is_in_bar=False))
        return shown

    def review(self) -> None:
        """Ctrl+K: the file is scored, every lost point named with its place."""
        held = self._told()
        if held is not None:
            found = review_of(held.case, held.notices, self._around.setting().calendar)
            title = translate("CaseFile", "案卷评查 {score} 分").format(score=found.score)
            self._opening.open_text(title, "\n".join(lines_of(found, self._around.language)))

    def explain(self) -> None:
        """Ctrl+U: the one explanation why the limit was missed."""
        held, setting = self._told(), self._around.setting()
        limits = overdue_limits(held.case, setting.calendar, setting.moment.on) if held is not None else ()
        if held is None or not limits:
            return
        code = held.case.department
        department = setting.office.department(code).name if setting.office.has(code) else ""
        panel = self._acts.open_panel(OverduePanel(limits[0], department, self._around.language))
        told = translate("CaseFile", "已出具逾期说明")
        panel.confirmed.connect(lambda: self._acts.do(explain_overdue, told, **panel.facts(), seen=self._acts.seen()))

    def back_enter(self) -> None:
        """Ctrl+B: what came in on paper during an outage is dated as the paper says."""
        self._around.work.ask(self._page, open_outages, self._on_outages)

    def _on_outages(self, outages: tuple[Outage, ...]) -> None:
        if not outages:
            self._page.problem_told.emit(
                translate("CaseFile", "没有可以补录的停机时段，请先由监察员在督查看板中登记。")
            )
            return
        panel = self._acts.open_panel(BackEntryPanel(outages))
        told = translate("CaseFile", "已登记补录")
        panel.confirmed.connect(lambda: self._acts.do(back_enter, told, **panel.facts(), seen=self._acts.seen()))
