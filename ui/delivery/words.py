"""The words of the page: stages, lights, what each field is called for each method."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.clock.light import ClockReading
from app.delivery.queries import Outgoing, Stage
from app.events.delivery import ServiceMethod
from app.state import CaseState
from app.wording import name_of
from ui.clock_words import days_word
from ui.widgets.case_list import CaseEntry

translate = QCoreApplication.translate
METHODS = tuple(ServiceMethod)


def stage_word(stage: Stage) -> str:
    """Return the word of a stage."""
    return {
        Stage.CERTIFY: translate("Delivery", "制证"),
        Stage.HAND_OVER: translate("Delivery", "送达"),
        Stage.ARCHIVE: translate("Delivery", "归档"),
    }[stage]


def method_word(method: ServiceMethod) -> str:
    """Return the short word of a method, for the row of choices."""
    return {
        ServiceMethod.COLLECT: translate("Delivery", "领取"),
        ServiceMethod.DIRECT: translate("Delivery", "直接"),
        ServiceMethod.LEFT: translate("Delivery", "留置"),
        ServiceMethod.POST: translate("Delivery", "邮寄"),
        ServiceMethod.ELECTRONIC: translate("Delivery", "电子"),
        ServiceMethod.PUBLIC_NOTICE: translate("Delivery", "公告"),
    }[method]


def method_rule(method: ServiceMethod) -> str:
    """Return in one line what the method asks for (民事诉讼法 87-95)."""
    return {
        ServiceMethod.COLLECT: translate("Delivery", "核验领取人证件，当面签收"),
        ServiceMethod.DIRECT: translate("Delivery", "送到受送达人处，由其本人或同住成年家属签收"),
        ServiceMethod.LEFT: translate("Delivery", "拒收时留置，须有见证人或影像记录"),
        ServiceMethod.POST: translate("Delivery", "先登记寄出（F8），以回执签收日期为送达日期"),
        ServiceMethod.ELECTRONIC: translate("Delivery", "须经受送达人同意，并能确认其收悉"),
        ServiceMethod.PUBLIC_NOTICE: translate("Delivery", "下落不明或其他方式无法送达，公告满 30 日视为送达"),
    }[method]


def days_left(clock: ClockReading | None) -> str:
    """Return how long the delivery clock still has, or how far it is over."""
    if clock is None or clock.finished is not None:
        return ""
    return days_word(clock.days_over, clock.remaining, clock.limit.unit)


def entry_of(line: Outgoing, language: str) -> CaseEntry:
    """Return the line of the list."""
    case = line.case
    light = line.light.value if line.light is not None else ""
    return CaseEntry(
        case.id,
        case.applicant_name,
        case.plan.name,
        light,
        days_left(line.clock) if light else "",
        note(line, language),
    )


def note(line: Outgoing, language: str) -> str:
    """Return how far the case has come within its stage."""
    case = line.case
    if line.archive_from is not None:
        return translate("Delivery", "{day} 生效").format(day=line.archive_from.isoformat())
    if line.stage is Stage.ARCHIVE and case.state is not CaseState.DELIVERED:
        return name_of("state", case.state.value, language)
    if case.open_fees:
        return translate("Delivery", "待缴费")
    if line.stage is not Stage.HAND_OVER:
        return ""
    if case.dispatched is not None:
        return translate("Delivery", "已寄出")
    if case.ready_on is not None:
        return translate("Delivery", "已通知领取")
    return translate("Delivery", "不予许可") if case.decision and not case.decision.granted else ""
