"""What a decision must also look at: fees that are owed, how far a hearing has come, the certificate that is applied on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.item import Hearing
from app.money import yuan
from app.state import Case
from app.wording import name_of
from ui.widgets.facts import Fact

translate = QCoreApplication.translate


def later_facts(case: Case, language: str) -> list[Fact]:
    """Return these facts of a case; none of them in most cases."""
    facts: list[Fact] = []
    for fee in case.open_fees:
        owed = translate("ApprovalCase", "{amount}，{day} 前缴").format(
            amount=yuan(fee.fen), day=fee.body.due_on.isoformat()
        )
        facts.append((fee.name, owed, "warn"))
    for fee in case.fees:
        if fee.is_settled:
            word = translate("ApprovalCase", "已缴 {amount}") if fee.receipt else translate("ApprovalCase", "已免缴")
            facts.append((fee.name, word.format(amount=yuan(fee.fen))))
    if case.plan.hearing is Hearing.ALWAYS or case.hearing.told or case.hearing.announced:
        tone = "" if case.hearing.held else "warn"
        facts.append((translate("ApprovalCase", "听证"), hearing_words(case), tone))
    if case.follows is not None:
        what = name_of("follow", case.follows.kind.value, language)
        until = case.follows.valid_to.isoformat() if case.follows.valid_to else translate("ApprovalCase", "长期")
        named = translate("ApprovalCase", "{number}，至 {day}").format(number=case.follows.number, day=until)
        facts.append((what, named, "warn"))
    return facts


def hearing_words(case: Case) -> str:
    """Return in one line how far the hearing has come."""
    run = case.hearing
    if run.held is not None:
        return translate("ApprovalCase", "{day} 已举行，笔录入卷").format(day=run.held.held_on.isoformat())
    if run.announced is not None:
        return translate("ApprovalCase", "定于 {day} {hour} 举行").format(
            day=run.announced.held_on.isoformat(), hour=run.announced.hour
        )
    if run.asked_on is not None:
        return translate("ApprovalCase", "{day} 要求听证，待发通知").format(day=run.asked_on.isoformat())
    if run.unanswered:
        return translate("ApprovalCase", "已告知 {n} 方，待答复").format(n=len(run.unanswered))
    if run.told:
        return translate("ApprovalCase", "已告知，均放弃听证")
    return translate("ApprovalCase", "依法应当举行，待发通知")
