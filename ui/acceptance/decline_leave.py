"""Declining where the office wants the lead's agreement: asked at the window, signed on the same desk or at the lead's own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from app.act import Done
from app.case_rules import pending_of
from app.register_words import grouped
from app.state import Case, Pending
from app.workflow import Action
from ui.done_words import papers_words
from ui.page import Page
from ui.second_signature import sign_by
from ui.surroundings import Surroundings
from ui.widgets.panels import SecondOfficerPanel

translate = QCoreApplication.translate
DECLINES = (Action.DECLINE, Action.DECLINE_NO_PERMIT, Action.DECLINE_INCOMPLETE)


def asked_decline(case: Case | None) -> Pending | None:
    """Return the decline that waits for the lead, None while none does."""
    if case is None:
        return None
    return next((waiting for act in DECLINES if (waiting := pending_of(case, act))), None)


class DeclineLeave(QObject):
    """`sign(case)` lets the lead sign here what waits; what he signs is printed."""

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self._page, self._around = page, around

    def sign(self, case: Case) -> SecondOfficerPanel | None:
        """Open the panel of the lead's signature; None when nothing waits."""
        pending = asked_decline(case)
        if pending is None:
            return None
        panel = SecondOfficerPanel(
            "acceptance.decline.lead",
            translate("DeclineLeave", "不予受理复核：{number}").format(number=case.number),
            note=translate("DeclineLeave", "首席代表在本机输入工号和密码；也可以稍后在自己的审批页面同意"),
        )
        sign_by(panel, self._page, self._around, case, pending.event, lambda done: self._on_signed(panel, done))
        self._page.panel_wanted.emit(panel)
        return panel

    def _on_signed(self, panel: SecondOfficerPanel, done: Done) -> None:
        panel.close_panel()
        told = translate("DeclineLeave", "首席代表已同意，文书已出具：{number}").format(
            number=grouped(done.case.number)
        )
        self._around.result(" · ".join((told, *papers_words(done.notices))), None)
        self._around.print_notices(done.notices)
