"""A second 补正 from asking to signing: the panel, then the lead's word on the same desk, or later on his own list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.act import Done
from app.state import Case
from app.supplementation.request import ask_second_supplement
from ui.second_signature import sign_by
from ui.supplementation.second_panel import SecondSupplementPanel
from ui.surroundings import Surroundings
from ui.widgets.panels import SecondOfficerPanel

if TYPE_CHECKING:
    from ui.supplementation.page import SupplementationPage

translate = QCoreApplication.translate


class SecondTime(QObject):
    """`ask(case)`; `asked(done)` follows when it waits for the lead, `issued(done)` when the lead has signed."""

    asked = Signal(object)
    issued = Signal(object)

    def __init__(self, page: SupplementationPage, surroundings: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = surroundings

    def ask(self, case: Case) -> None:
        """Open the panel for the lines and the reason."""
        item = self._around.setting().catalogue.item(case.plan.item, case.plan.version)
        panel = SecondSupplementPanel(case, item.basis[0].cite() if item.basis else "")
        panel.confirmed.connect(lambda: self._ask(case, panel))
        self._page.open_panel(panel)

    def _ask(self, case: Case, panel: SecondSupplementPanel) -> None:
        self._around.work.do(
            self._page, ask_second_supplement, self._on_asked, case.id,
            gaps=panel.gaps(), reason=panel.reason(), seen=case.last_hash,
        )  # fmt: skip

    def _on_asked(self, done: Done) -> None:
        asked = done.case.pending[-1].event
        panel = SecondOfficerPanel(
            "supplementation.sign",
            translate("SecondTime", "首席代表批准再次补正"),
            note=translate("SecondTime", "首席代表在此输入工号和密码即可批准；按 Esc 则留在其待批清单"),
        )
        sign_by(panel, self._page, self._around, done.case, asked, self.issued.emit)
        panel.cancelled.connect(lambda: self.asked.emit(done))
        self._page.open_panel(panel)
