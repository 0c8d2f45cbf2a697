"""Ctrl+D in a case file: 撤销, 注销 or 撤回 of the permit is asked for, with its paper beside, or signed by the approver."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.act import Done
from app.case_rules import pending_of
from app.casefile import CaseFile
from app.certificates.ending import ask_end
from app.ids import EventId
from app.people import may, may_second
from app.register_words import grouped
from app.second import decline_ask, sign
from app.state import Case, Pending
from app.workflow import Action
from ui.casefile.acts import Acts
from ui.casefile.ending_panel import EndingPanel, EndSignPanel
from ui.page import Page, PageAction
from ui.second_signature import sign_by
from ui.surroundings import Surroundings
from ui.widgets.panels import SecondOfficerPanel

translate = QCoreApplication.translate


class EndingActs(QObject):
    """`actions(case)` offers the act while the permit stands, and its signature while one waits."""

    def __init__(self, page: Page, around: Surroundings, acts: Acts, told: Callable[[], CaseFile | None]) -> None:
        super().__init__(page)
        self._page, self._around, self._acts, self._told = page, around, acts, told

    def actions(self, case: Case) -> list[PageAction]:
        """Return the one key."""
        officer, waiting = self._around.setting().officer, pending_of(case, Action.END_PERMIT)
        may_sign = waiting is not None and may_second(officer, Action.END_PERMIT, case, waiting.officer)
        if not may_sign and not may(officer, Action.END_PERMIT, case):
            return []
        word = translate("CaseFile", "批准撤销注销") if waiting is not None else translate("CaseFile", "撤销注销")
        return [PageAction("Ctrl+D", word, "file-x", self.end, is_in_bar=waiting is not None)]

    def end(self) -> None:
        """Ctrl+D: ask, or sign what another asked."""
        held = self._told()
        waiting = pending_of(held.case, Action.END_PERMIT) if held is not None else None
        if held is None:
            return
        if waiting is None:
            self._ask(held.case)
        elif may_second(self._around.setting().officer, Action.END_PERMIT, held.case, waiting.officer):
            self._sign_here(held, waiting)
        else:
            self._sign_as_second(held.case, waiting.event)

    def _ask(self, case: Case) -> None:
        setting = self._around.setting()
        item = setting.catalogue.item(case.plan.item, case.plan.version)
        basis = item.basis[0].cite() if item.basis else ""
        panel = self._acts.open_panel(EndingPanel(case, basis, setting.moment.on, self._around.language))
        for field in (panel.facts_found, panel.heard):
            self._acts.keep(panel, field)
        told = translate("CaseFile", "已提请批准，待审批人签批")

        def then(done: Done) -> None:
            self._sign_as_second(done.case, done.events[0])

        panel.confirmed.connect(
            lambda: self._acts.do(ask_end, told, then=then, facts=panel.facts(), seen=self._acts.seen())
        )

    def _sign_here(self, held: CaseFile, waiting: Pending) -> None:
        asker = held.names.get(waiting.officer, waiting.officer)
        panel = self._acts.open_panel(EndSignPanel(waiting, asker, self._around.language))
        self._acts.keep(panel, panel.reason)
        asked = waiting.event
        panel.confirmed.connect(lambda: self._acts.do(sign, translate("CaseFile", "决定书已出具"), asked=asked))
        told = translate("CaseFile", "未批准，理由已记入档案")
        panel.declined.connect(lambda reason: self._acts.do(decline_ask, told, asked=asked, reason=reason))

    def _sign_as_second(self, case: Case, asked: EventId) -> None:
        title = translate("CaseFile", "批准撤销注销")
        note = translate("CaseFile", "审批人在本机输入工号和密码；也可以稍后在本办件的档案里按 Ctrl+D 批准")
        panel = self._acts.open_panel(SecondOfficerPanel("casefile.second", title, note=note))
        sign_by(panel, self._page, self._around, case, asked, self._on_signed)

    def _on_signed(self, done: Done) -> None:
        self._acts.end()
        self._around.result(
            translate("CaseFile", "决定书已出具：{number}").format(number=grouped(done.case.number)), None
        )
        self._around.print_notices(done.notices)
