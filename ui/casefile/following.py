"""Ctrl+E in a case file: 延续, 变更 or 补证 of the certificate that the case made, whenever its holder comes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.casefile import CaseFile
from app.certificates.naming import subject_of
from app.events.certificates import FollowKind
from app.events.delivery import CertificateMade
from app.people import may
from app.state import Case, CaseState
from app.wording import name_of
from app.workflow import Action
from ui.casefile.acts import Acts
from ui.page import Page, PageAction
from ui.surroundings import Surroundings
from ui.validity_words import until_words
from ui.widgets.field import ChoiceField
from ui.widgets.panels import BarPanel

translate = QCoreApplication.translate
WITH_CERTIFICATE = (CaseState.DELIVERING, CaseState.DELIVERED, CaseState.ARCHIVED)
LOST_FIRST = (FollowKind.REISSUE, FollowKind.CHANGE, FollowKind.RENEW)  # what brings a holder in between two expiries


class FollowPanel(BarPanel):
    """Which of the three, a renewal only of what expires; `kind()` is what was chosen."""

    def __init__(self, made: CertificateMade, language: str) -> None:
        super().__init__(
            "casefile.follow",
            translate("CaseFile", "证照延续、变更、补证"),
            confirm=translate("CaseFile", "填写申请"),
            note=translate("CaseFile", "原证 {number}，有效期至 {day}").format(
                number=made.certificate_number, day=until_words(made.valid_to)
            ),
            icon_name="file-pen",
        )
        offered = (kind for kind in LOST_FIRST if made.valid_to is not None or kind is not FollowKind.RENEW)
        kinds = [(kind.value, name_of("follow", kind.value, language)) for kind in offered]
        self.kind = ChoiceField(translate("CaseFile", "申请(&T)"), "casefile.follow.kind", kinds)
        self.add(self.kind, 1)


class FollowActs(QObject):
    """`actions(case)` offers the way to the application while the certificate stands."""

    def __init__(self, page: Page, around: Surroundings, acts: Acts, told: Callable[[], CaseFile | None]) -> None:
        super().__init__(page)
        self._around, self._acts, self._told = around, acts, told

    def actions(self, case: Case) -> list[PageAction]:
        """Return the one key, for whoever takes in applications of the department."""
        stands = case.certificate is not None and case.ended_by() is None and case.state in WITH_CERTIFICATE
        officer = self._around.setting().officer
        if not stands or not may(officer, Action.REGISTER, None, department=case.department):
            return []
        word = translate("CaseFile", "证照延续、变更、补证")
        return [PageAction("Ctrl+E", word, "file-pen", self.begin, is_in_bar=False)]

    def begin(self) -> None:
        """Ctrl+E: ask which, then go to the form with holder and certificate filled in."""
        held = self._told()
        if held is None or held.case.certificate is None:
            return
        case = held.case
        panel = FollowPanel(held.case.certificate, self._around.language)
        self._acts.open_panel(panel)
        panel.confirmed.connect(lambda: self._go(case, FollowKind(panel.kind.code())))

    def _go(self, case: Case, kind: FollowKind) -> None:
        self._acts.end()
        self._around.go("acceptance", subject_of(kind, case.id))
