"""Decided at the counter after it was accepted there: by commitment once the applicant has signed, or later the same day."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.acceptance.form import NOBODY
from app.item import Item
from app.state import Case
from ui.acceptance.on_the_spot_panel import OnTheSpotPanel
from ui.widgets.check_box import CheckBox
from ui.widgets.text import name_widget

translate = QCoreApplication.translate


class SpotDecisionPanel(OnTheSpotPanel):
    """`decision()` as in OnTheSpotPanel; `is_signed()` says that the 告知承诺书 bears the applicant's signature."""

    def __init__(self, case: Case, item: Item) -> None:
        self._needs_signature = case.plan.by_commitment and case.committed_on is None
        self.signed = CheckBox(translate("SpotDecisionPanel", "申请人已阅读并签署告知承诺书(&X)"))
        name_widget(self.signed, "acceptance.spot.signed", self.signed.text())
        title = translate("SpotDecisionPanel", "告知承诺：签署后当场决定")
        super().__init__(
            item,
            case.applicant or NOBODY,
            case.agent,
            title=title if case.plan.by_commitment else translate("SpotDecisionPanel", "当场决定"),
            confirm=translate("SpotDecisionPanel", "当场决定并打印"),
        )

    def _rows(self) -> list[tuple[QWidget, int]]:
        """The signature first; there is nothing to choose between."""
        rows = [row for row in super()._rows() if row[0] is not self.way_row]
        return [(self.signed, 3), *rows] if self._needs_signature else rows

    def first_focus(self) -> None:
        """Begin with the signature, without which there is no decision."""
        if self._needs_signature:
            self.signed.setFocus()
        else:
            super().first_focus()

    def is_signed(self) -> bool:
        """True when the officer has seen the signature, or saw it before."""
        return not self._needs_signature or self.signed.isChecked()

    def _missing(self) -> str:
        if not self.is_signed():
            self.signed.setFocus()
            return translate("SpotDecisionPanel", "请申请人签署告知承诺书后勾选；不愿签署的，按 Esc 返回后办理撤回。")
        return super()._missing()
