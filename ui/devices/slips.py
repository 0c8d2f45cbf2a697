"""The slip of a case by Ctrl+P: printed beside the window's other work, then noted in the case file."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject

from app.devices.ports import PrintJob
from app.filing import record_slip
from app.people import may
from app.ratings.queries import last_code
from app.register_words import grouped
from app.slip import TITLE, case_slip
from app.state import Case, CaseState
from app.workflow import Action
from ui.page import Page, PageAction
from ui.surroundings import Surroundings

translate = QCoreApplication.translate
GIVEN_AT_ONCE = frozenset(
    {
        CaseState.RECEIVED, CaseState.AWAITING_SUPPLEMENT, CaseState.IN_PROGRESS, CaseState.CERTIFYING,
        CaseState.DELIVERING,
    }
)  # fmt: skip


class Slips(QObject):
    """`actions(case)` offers the key where a slip printer stands; `follow(case)` prints at once where the window wants it.

    A printer in trouble is told in the problem bar; the case and its papers are what they were, and the page works on
    meanwhile: the devices of the window, not the page, wait for the printer.
    """

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self._is_offered = around.devices.has_slip_printer()
        around.devices.states_changed.connect(self._on_states)

    def actions(self, case: Case | None, *, is_last: bool = False) -> list[PageAction]:
        """Return the key for the slip of this case, nothing where it cannot be printed or may not.

        `is_last`: it is the case handed in before, no longer the one on the page.
        """
        if case is None or not self._is_offered or not may(self._around.setting().officer, Action.REPRINT, case):
            return []
        text = translate("Slips", "打印上一件的小票") if is_last else translate("Slips", "打印小票")
        return [PageAction("Ctrl+P", text, "receipt-text", lambda: self.print_case(case), is_in_bar=False)]

    def follow(self, case: Case) -> str:
        """Print at once where the window's choice says so; else return the hint that the key is there."""
        if not self._is_offered or case.state not in GIVEN_AT_ONCE:
            return ""
        if self._around.devices.choice.slip.is_at_once:
            self.print_case(case)
            return ""
        return translate("Slips", "按 Ctrl+P 打印 {name} 的小票").format(name=case.applicant_name)

    def print_case(self, case: Case) -> None:
        """Print the slip of a case as it stands, with the code by which its last visit is rated."""
        devices = self._around.devices  # they live as long as the window: a slip that is out is recorded after a lock
        self._around.work.ask(devices, last_code, lambda code: self._hand_over(case, code), case.id)

    def _hand_over(self, case: Case, code: str) -> None:
        setting, devices = self._around.setting(), self._around.devices
        slip = case_slip(case, setting.office, is_training=setting.is_training, rating_code=code)
        devices.print_slip(devices, slip, f"{TITLE} {case.number}", lambda job: self._on_printed(case, job))

    def _on_printed(self, case: Case, job: PrintJob) -> None:
        devices = self._around.devices
        self._around.work.do(devices, record_slip, lambda _: self._tell(case), case.id, printer=job.printer)

    def _tell(self, case: Case) -> None:
        if shiboken6.isValid(self._page):
            self._page.noted.emit(translate("Slips", "小票已打印：{number}").format(number=grouped(case.number)))

    def _on_states(self, _: object) -> None:
        is_offered = self._around.devices.has_slip_printer()
        if is_offered != self._is_offered:
            self._is_offered = is_offered
            self._page.actions_changed.emit()
