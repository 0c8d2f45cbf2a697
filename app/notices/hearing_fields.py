"""The fields of the papers of a hearing 听证权利告知书 听证通知书 听证公告 听证笔录 (行政许可法 36, 46-48)."""

from __future__ import annotations

from app.clock.hearing import DEFAULT_TERMS, hearing
from app.events.hearing import HearingAnnounced, Party
from app.notices.field_context import Context, Fields, day
from app.notices.phrases import phrase, word
from app.notices.progress_fields import accepted_on


def hearing_right(context: Context) -> Fields:
    """听证权利告知书 or 利害关系人告知书: facts, planned decision, the right to state and to a hearing, five days."""
    told = context.case.hearing.told
    if not told:
        return {}
    body = told[-1].body
    last = hearing(context.calendar, context.on).ask_by
    return {
        "受告知人": body.name,
        "受理日期": accepted_on(context),
        "法律依据": context.basis,
        "利害关系": body.interest if body.party is Party.THIRD_PARTY else "",
        "事实": body.facts,
        "拟作决定": body.planned,
        "要求期限": phrase("hearing_ask", n=DEFAULT_TERMS.ask),
        "要求届满日期": day(last.on, last.provisional),
    }


def hearing_notice(context: Context) -> Fields:
    """听证通知书: time, place and chair, to the applicant unless another party is named."""
    announced = context.case.hearing.announced
    if announced is None:
        return {}
    return {**_place(announced), "受告知人": context.case.applicant_name, "记录人": announced.recorder}


def hearing_announcement(context: Context) -> Fields:
    """听证公告: the same, to everybody."""
    announced = context.case.hearing.announced
    return {} if announced is None else _place(announced)


def hearing_record(context: Context) -> Fields:
    """听证笔录: attendance with a place to sign or why a person would not, what was stated, what the chair thinks of it."""
    announced, held = context.case.hearing.announced, context.case.hearing.held
    if announced is None or held is None:
        return {}
    return {
        **_place(announced),
        "出席人员": [
            {"身份": word("seats", line.seat.value), "姓名": line.name, "签名": line.remark} for line in held.attendance
        ],
        "陈述": held.statements,
        "听证意见": held.outcome,
    }


def _place(announced: HearingAnnounced) -> Fields:
    return {
        "听证事项": announced.subject,
        "听证日期": day(announced.held_on),
        "听证时间": announced.hour,
        "听证地点": announced.place,
        "主持人": announced.chair,
        "听证方式": phrase("hearing_public" if announced.is_public else "hearing_closed"),
    }
