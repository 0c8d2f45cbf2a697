"""What became of a case at the counter, in the words of the trade."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.events.acceptance import DeclineGround
from app.state import Case, CaseState
from ui.acceptance.decline_leave import asked_decline

translate = QCoreApplication.translate


def outcome_words(case: Case) -> str:
    """Return what became of a case at the counter, in the words of the trade."""
    if asked_decline(case) is not None:
        return translate("AcceptancePage", "已收件，不予受理待首席代表同意")
    if case.state is CaseState.DECLINED and case.declined is not None:
        no_permit = case.declined.ground is DeclineGround.NO_PERMIT_NEEDED
        return translate("AcceptancePage", "不受理") if no_permit else translate("AcceptancePage", "不予受理")
    return {
        CaseState.RECEIVED: translate("AcceptancePage", "已收件"),
        CaseState.RETURNED: translate("AcceptancePage", "材料已退回"),
        CaseState.AWAITING_SUPPLEMENT: translate("AcceptancePage", "已告知补正"),
        CaseState.IN_PROGRESS: translate("AcceptancePage", "已受理"),
        CaseState.CERTIFYING: translate("AcceptancePage", "已受理并准予，待制证"),
        CaseState.DELIVERING: translate("AcceptancePage", "已受理并准予，待送达"),
    }.get(case.state, translate("AcceptancePage", "已当场办结"))
