"""From the panels of a fee to the store: paid, assessed, relieved with a second officer's word on the same desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.act import Done
from app.ids import EventId
from app.payment.assess import assess_fee
from app.payment.due import assessable, owed_words, usual_due
from app.payment.pay import pay_fee
from app.payment.relieve import ask_relief
from app.people import may
from app.state import Case
from app.workflow import Action
from ui.fees.panels import AssessPanel, PayPanel, ReliefPanel
from ui.page import Page, PageAction
from ui.second_signature import sign_by
from ui.surroundings import Surroundings
from ui.widgets.panels import BarPanel, SecondOfficerPanel

translate = QCoreApplication.translate


class FeeActs(QObject):
    """`pay()`, `assess()`, `relieve()`; `done(what, Done)` follows a finished act, `assess_opened(panel)` its panel."""

    done = Signal(str, object)
    assess_opened = Signal(object)

    def __init__(self, page: Page, around: Surroundings, case: Callable[[], Case | None]) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._case = case

    def actions(self, pay: str, assess: str, relieve: str) -> list[PageAction]:
        """Return the acts that the case allows this officer now, on these keys; an empty key offers none."""
        case = self._case()
        if case is None:
            return []
        officer = self._around.setting().officer
        offered = (
            (pay, translate("Fees", "缴费登记"), Action.PAY_FEE, self.pay),
            (assess, translate("Fees", "核定收费"), Action.ASSESS_FEE, self.assess),
            (relieve, translate("Fees", "费用减免"), Action.RELIEVE_FEE, self.relieve),
        )
        return [
            PageAction(key, text, "receipt-text", slot)
            for key, text, action, slot in offered
            if key and may(officer, action, case) and (action is not Action.ASSESS_FEE or self._assessable(case))
        ]

    def pay(self) -> None:
        """The fee is paid: its receipt goes on file."""
        case = self._case()
        if case is not None and case.open_fees:
            panel = PayPanel(self._page.key, case.open_fees)
            panel.confirmed.connect(lambda: self._do(panel, pay_fee, translate("Fees", "已登记缴费"), **panel.facts()))
            self._open(panel)

    def assess(self) -> None:
        """A fee of the item is assessed and its notice issued."""
        case, setting = self._case(), self._around.setting()
        if case is None or not self._assessable(case):
            return
        due_on = usual_due(setting.calendar, setting.moment.on)
        panel = AssessPanel(self._page.key, self._assessable(case), due_on)
        panel.confirmed.connect(lambda: self._do(panel, assess_fee, translate("Fees", "已核定收费"), **panel.facts()))
        self._open(panel)
        self.assess_opened.emit(panel)

    def relieve(self) -> None:
        """A relief is asked for; the second officer may sign at once."""
        case = self._case()
        if case is None or not case.open_fees:
            return
        panel = ReliefPanel(self._page.key, case.open_fees)
        panel.confirmed.connect(lambda: self._ask(panel))
        self._open(panel)

    def owed(self) -> str:
        """Return what is owed in one line; empty when nothing is."""
        case = self._case()
        return "、".join(owed_words(fee) for fee in case.open_fees) if case is not None else ""

    def _assessable(self, case: Case) -> Any:
        return assessable(case, self._around.setting().catalogue.item(case.plan.item, case.plan.version))

    def _open(self, panel: BarPanel) -> None:
        self._page.panel_wanted.emit(panel)

    def _do(self, panel: BarPanel, verb: Callable[..., Done], what: str, **facts: Any) -> None:
        case = self._case()
        if case is None or self._around.work.is_busy(self._page):
            return

        def on_done(done: Done) -> None:
            panel.close_panel()
            self.done.emit(what, done)

        self._around.work.do(self._page, verb, on_done, case.id, seen=case.last_hash, **facts)

    def _ask(self, panel: ReliefPanel) -> None:
        case = self._case()
        if case is None or self._around.work.is_busy(self._page):
            return

        def on_asked(done: Done) -> None:
            panel.close_panel()
            self._sign(done, done.events[0])

        self._around.work.do(self._page, ask_relief, on_asked, case.id, seen=case.last_hash, **panel.facts())

    def _sign(self, asked: Done, event: EventId) -> None:
        panel = SecondOfficerPanel(
            f"{self._page.key}.second",
            translate("Fees", "费用减免：批准人同意"),
            note=translate("Fees", "批准人在此输入工号和密码即可批准；按 Esc 则留在其待批清单"),
        )

        def on_signed(done: Done) -> None:
            panel.close_panel()
            self.done.emit(translate("Fees", "已减免"), Done(done.case, done.notices))

        sign_by(panel, self._page, self._around, asked.case, event, on_signed)
        panel.cancelled.connect(lambda: self.done.emit(translate("Fees", "减免已申请，等待批准"), asked))
        self._open(panel)
