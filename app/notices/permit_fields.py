"""The fields of the decisions that end a permit: 撤销, 注销, 撤回 (行政许可法 8, 69, 70)."""

from __future__ import annotations

from app.certificates.grounds import BY_FRAUD, ground
from app.events.certificates import PermitEnded, PermitEnding
from app.notices.field_context import Context, Fields, day
from app.notices.phrases import phrase, word

GRANTING = ("grant", "deemed_grant", "change_decision")


def revocation_decision(context: Context) -> Fields:
    """撤销决定书: what was granted falls, and what the holder may rely on (行政许可法 69, 79)."""
    end = context.case.ended_by(PermitEnding.REVOKE)
    if end is None:
        return {}
    is_fraud = end.ground == BY_FRAUD
    return {
        **_shared(context, end),
        "撤销情形": ground(end.ending, end.ground).text,
        "撤销内容": _granted(context),
        "利益说明": phrase("end_no_interest") if is_fraud else phrase("end_damages", whose=_whose(context)),
        "再次申请限制": phrase("end_ban", years="一三"[end.ban_years == 3]) if end.ban_years else "",
    }


def cancellation_decision(context: Context) -> Fields:
    """注销决定书: what is over already is struck off (行政许可法 70)."""
    end = context.case.ended_by(PermitEnding.CANCEL)
    if end is None:
        return {}
    return {
        **_shared(context, end),
        "注销情形": ground(end.ending, end.ground).text,
        "申请注销": "是" if end.asked_by_holder_on else "",
        "申请日期": day(end.asked_by_holder_on),
    }


def permit_withdrawal_decision(context: Context) -> Fields:
    """撤回决定书: a lawful permit is taken back, what is lost by it is made good (行政许可法 8)."""
    end = context.case.ended_by(PermitEnding.TAKE_BACK)
    if end is None:
        return {}
    return {
        **_shared(context, end),
        "撤回情形": ground(end.ending, end.ground).text,
        "撤回内容": _granted(context),
        "补偿": end.compensation,
    }


def _shared(context: Context, end: PermitEnded) -> Fields:
    case, made = context.case, context.case.certificate
    decided = _decision_number(context)
    return {
        "法律依据": end.basis,
        "事实": end.facts,
        "条款": end.clause,
        "生效日期": day(end.effective_on),
        "原证名称": made.name if made else phrase("end_decision_paper"),
        "原证编号": made.certificate_number if made else decided or case.number,
        "原决定日期": day(case.decided_on),
        "缴回证件": phrase("end_certificate" if made else "end_decision_sheet"),
        "缴回期限": phrase("end_hand_back", days=end.hand_back_days),
        "陈述申辩": end.heard,
        "救济途径": context.remedies("决定书"),
    }


def _whose(context: Context) -> str:
    applicant = context.case.applicant
    return word("address", applicant.kind.value if applicant else "natural")


def _granted(context: Context) -> str:
    number = _decision_number(context)
    return phrase("end_granted", item=context.case.plan.name, number=f"（{number}）" if number else "")


def _decision_number(context: Context) -> str:
    found = [paper for paper in context.case.papers if paper.template in GRANTING and not paper.is_void]
    return found[-1].number if found else ""
