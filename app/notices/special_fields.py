"""The fields of the papers that only some items know: 告知承诺, 登记材料退回, 视为同意."""

from __future__ import annotations

from app.notices.field_context import Context, Fields, day, due_day, gap_rows, limits
from app.notices.phrases import phrase
from app.notices.progress_fields import accepted_on


def commitment_letter(context: Context) -> Fields:
    """告知承诺书: basis, conditions, materials, how it is looked into, what a false promise means (国办发〔2020〕42号)."""
    rule = context.item.commitment
    if rule is None:
        return {}
    return {
        "设定依据": "；".join(basis.cite() for basis in context.item.basis),
        "办理条件": list(context.item.conditions),
        "应交材料": [m.name for m in context.item.materials_for(frozenset({rule.when})) if not m.obtainable_by_sharing],
        "承诺依据": rule.basis.cite(),
        "虚假责任": rule.liability,
        "核查方式": rule.check,
    }


def incomplete_return(context: Context) -> Fields:
    """登记材料退回告知书: the whole list, by which rule, what the applicant takes home again."""
    returned = context.case.returned
    return {
        "法律依据": returned.clause if returned else "",
        "补正内容": gap_rows(returned.gaps if returned else ()),
        "退还材料": list(returned.returned) if returned else [],
    }


def deemed_grant(context: Context) -> Fields:
    """视为同意确认书: the limit that was missed, the law that granted, from which day."""
    case = context.case
    if case.decision is None:
        return {}
    return {
        **limits(context),
        "受理日期": accepted_on(context),
        "法律依据": case.decision.clause,
        "视为同意日期": day(case.decided_on),
        "证件名称": context.item.outcome.name if case.plan.needs_certificate else "",
        "送达期限": phrase("deemed_delivery"),
        "送达届满日期": due_day(context.reading.delivery),
    }
