"""What a decision must also look at: fees that are owed, how far a hearing has come, the certificate that is applied on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.certificates.renewal import renewal_reading
from app.clock.calendar import Calendar
from app.clock.hearing import hearing
from app.clock.limits import Due
from app.item import Hearing
from app.money import yuan
from app.state import Case
from app.wording import name_of
from app.workflow import HEARING
from ui.validity_words import until_words
from ui.widgets.facts import Fact

translate = QCoreApplication.translate


def later_facts(case: Case, calendar: Calendar, language: str) -> list[Fact]:
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
        facts.append((translate("ApprovalCase", "听证"), hearing_words(case, calendar), tone))
    if case.follows is not None:
        what = name_of("follow", case.follows.kind.value, language)
        until = until_words(case.follows.valid_to)
        named = translate("ApprovalCase", "{number}，至 {day}").format(number=case.follows.number, day=until)
        facts.append((what, named + _silence_words(case, calendar), "warn"))
    return facts


def _silence_words(case: Case, calendar: Calendar) -> str:
    """What the expiry does to a renewal that nobody has decided (行政许可法 50); "" for every other application."""
    found = renewal_reading(case, calendar, case.received_on)
    if found is None or case.decision is not None:
        return ""
    if found.is_in_time:
        return translate("ApprovalCase", "；届满前须作出决定，逾期视为准予延续")
    return translate("ApprovalCase", "；申请晚于届满前三十日，届满前应作出决定")


def hearing_words(case: Case, calendar: Calendar) -> str:
    """Return in one line how far the hearing has come."""
    run = case.hearing
    if run.held is not None:
        return translate("ApprovalCase", "{day} 已举行，笔录入卷").format(day=run.held.held_on.isoformat())
    if run.announced is not None:
        told = translate("ApprovalCase", "定于 {day} {hour} 举行").format(
            day=run.announced.held_on.isoformat(), hour=run.announced.hour
        )
        is_stopped = any(stop.body.ground == HEARING for stop in case.open_stops)
        return told if is_stopped else told + translate("ApprovalCase", "；未办特别程序（F7），期限照常计算")
    if run.asked_on is not None:
        return translate("ApprovalCase", "{day} 要求听证，最迟 {last} 举行，待发通知").format(
            day=run.asked_on.isoformat(), last=_last_day(hearing(calendar, run.asked_on, run.asked_on).hold_by)
        )
    if run.unanswered:
        begun = max(one.on for one in run.unanswered)
        return translate("ApprovalCase", "已告知 {n} 方，{last} 前（含当日）可以要求").format(
            n=len(run.unanswered), last=_last_day(hearing(calendar, begun).ask_by)
        )
    if run.told:
        return translate("ApprovalCase", "已告知，均放弃听证")
    return translate("ApprovalCase", "依法应当举行，待发通知")


def _last_day(due: Due | None) -> str:
    if due is None or due.on is None:
        return "—"
    return due.on.isoformat() + (translate("ApprovalCase", "（暂定）") if due.provisional else "")
