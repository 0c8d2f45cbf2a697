"""From a form to the store: F12 does it; an act of two asks for the second officer's word on the same desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.act import Done
from app.approval.queries import Dossier
from app.ids import CaseId
from app.register_words import grouped
from ui.approval.form import ActForm
from ui.second_signature import sign_by
from ui.surroundings import Surroundings
from ui.widgets.panels import SecondOfficerPanel

if TYPE_CHECKING:
    from ui.approval.page import ApprovalPage

translate = QCoreApplication.translate
NEVER_SEEN = ("sign", "decline")


class Acting(QObject):
    """`confirm(form, dossier)`; `done(outcome, text, is_mine)` follows an act, or an asking that was left for later.

    What another officer signed is not mine: he alone could take it back.
    """

    done = Signal(object, str, bool)

    def __init__(self, page: ApprovalPage, surroundings: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = surroundings

    def confirm(self, form: ActForm, found: Dossier | None) -> None:
        """Do what the form says, unless something is missing; the case must be as it was seen."""
        if found is None or self._around.work.is_busy(self._page) or not form.is_complete():
            return
        order = form.order()
        facts = dict(order.facts)
        if form.key not in NEVER_SEEN:
            facts["seen"] = found.case.last_hash
        then = self._ask_second if order.needs_second else self._tell
        self._around.work.do(self._page, order.verb, lambda done: then(done, form.title), found.case.id, **facts)

    def do(self, verb: Callable[..., Done], case_id: CaseId, facts: Mapping[str, Any]) -> None:
        """Do one verb of a panel."""
        if not self._around.work.is_busy(self._page):
            told = translate("Acting", "已记录")
            self._around.work.do(self._page, verb, lambda done: self._tell(done, told), case_id, **facts)

    def _tell(self, done: Done, title: str, *, is_mine: bool = True) -> None:
        name, number = done.case.applicant_name, grouped(done.case.number)
        self.done.emit(done, f"{title}：{name} · {number}", is_mine)

    def _ask_second(self, done: Done, title: str) -> None:
        asked = done.case.pending[-1].event
        panel = SecondOfficerPanel(
            "approval.second",
            translate("Acting", "{title}：批准人同意").format(title=title),
            note=translate("Acting", "批准人在此输入工号和密码即可批准；按 Esc 则留在其待批清单"),
        )
        waiting = translate("Acting", "{title}已申请，等待批准").format(title=title)
        sign_by(
            panel, self._page, self._around, done.case, asked,
            lambda signed: self._tell(signed, title, is_mine=False),
        )  # fmt: skip
        panel.cancelled.connect(lambda: self._tell(done, waiting))
        self._page.open_panel(panel)
