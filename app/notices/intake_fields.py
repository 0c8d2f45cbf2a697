"""The fields of the papers of acceptance and supplementation 收件 受理 补正."""

from __future__ import annotations

from datetime import date

from app.certificates.renewal import renewal_reading
from app.clock.limits import due
from app.item import Hearing, Material
from app.notices.field_context import (
    Context,
    Fields,
    amount,
    at_the_office,
    bearer_document,
    day,
    due_day,
    gap_rows,
    limits,
    on_what,
    received_materials,
    since_acceptance,
)
from app.notices.phrases import phrase, word
from app.wording import day_words
from app.workflow import HEARING

_PERMIT_LAW = "行政许可法"


def acceptance(context: Context) -> Fields:
    """受理通知书: both limits with their due dates, what was received, what is still to come."""
    case = context.case
    completed = case.supplements[0].complete_on if case.supplements else None
    return {
        **limits(context),
        "受理日期": day(context.reading.acceptance.accepted_on or context.on),
        "材料": received_materials(case.materials),
        "补正齐全日期": day(completed),
        "受理依据": "" if _PERMIT_LAW in context.basis else context.basis,
        "容缺材料": list(case.deferred),
        "特别程序": "、".join(_may_need(context)),
        "必须听证": "是" if must_hear(context) else "",
        "转报说明": phrase("sent_up") if case.plan.two_level else "",
        **_on_certificate(context),
        "领取方式": word("handover", case.handover).format(office=context.office.name),
    }


def must_hear(context: Context) -> bool:
    """True when the law always wants a hearing: no mere possibility (行政许可法 46)."""
    return context.is_permit and context.case.plan.hearing is Hearing.ALWAYS


def _may_need(context: Context) -> list[str]:
    """Return which special procedures may lie ahead."""
    names = [ground.name for ground in context.item.stop_grounds]
    return [name for name in names if name != HEARING] if must_hear(context) else names


def _on_certificate(context: Context) -> Fields:
    """Return what an application on a certificate names, and what its expiry means for the decision (行政许可法 50)."""
    case = context.case
    if case.follows is None:
        return {}
    found = renewal_reading(case, context.calendar, context.on)
    key = "renewal_silence" if found is not None and found.is_in_time and context.is_permit else "renewal_expires"
    return {
        "业务": word("follow", case.follows.kind.value),
        "原证": phrase("certificate_named", name=case.follows.name, number=case.follows.number),
        "届满说明": phrase(key, day=day_words(found.expires_on)) if found is not None else "",
    }


def refusal_to_accept(context: Context) -> Fields:
    """不予受理决定书: reason, clause, the competent body, the remedies."""
    declined = context.case.declined
    return {
        "理由": declined.reason if declined else "",
        "法律依据": declined.clause if declined else "",
        "有权机关": declined.right_body if declined else "",
        "退还材料": at_the_office(context),
        "补正内容": gap_rows(declined.gaps if declined else ()),
        "救济途径": context.remedies("决定书"),
    }


def no_permit_needed(context: Context) -> Fields:
    """不受理告知书: why no permit is needed, by which clause."""
    declined = context.case.declined
    return {
        "理由": declined.reason if declined else "",
        "法律依据": declined.clause if declined else "",
        "救济途径": context.remedies("告知书"),
    }


def supplement_request(context: Context) -> Fields:
    """补正材料告知书: every gap, the applicant's term with its last day, what silence means."""
    run = context.case.supplements[-1] if context.case.supplements else None
    gaps = run.request.gaps if run else ()
    is_again = run is not None and run.request.ordinal > 1
    return {
        "补正内容": gap_rows(gaps),
        "补正期限": phrase("supplement_limit", limit=amount(context.case.plan.supplement)),
        "补正届满日期": _supplement_due(context, run.requested_on if run else context.on),
        "逾期后果": phrase("supplement_lapse"),
        "再次补正批准": phrase("supplement_again", reason=run.request.reason) if run and is_again else "",
    }


def _supplement_due(context: Context, requested_on: date) -> str:
    found = due(context.case.plan.supplement, requested_on, context.calendar)
    return day(found.on, found.provisional)


def supplement_receipt(context: Context) -> Fields:
    """补正材料接收凭证: line by line what came in; also for materials deferred at acceptance."""
    if "补交材料" in context.extra:
        return _deferred_receipt(context, [str(name) for name in context.extra["补交材料"]])
    run = context.case.supplements[-1]
    lines = run.received[-1].lines if run.received else ()
    left = run.outstanding()
    forms = {line.name: word("forms", line.form) for line in context.case.materials}
    asked = context.paper("supplement_request")
    return {
        "接收时间": context.time_of_day(),
        "告知书文号": asked.number if asked else "",
        "事由": phrase("supplement_purpose"),
        "补正材料": [
            {
                "材料": line.material,
                "形式": forms.get(line.material, ""),
                "份数": line.copies,
                "结果": phrase("mended" if line.is_mended else "not_mended"),
                "备注": line.note,
            }
            for line in lines
        ],
        "结论": phrase("supplement_left", n=len(left), materials="、".join(left))
        if left
        else phrase("supplement_done"),
    }


def _deferred_receipt(context: Context, came: list[str]) -> Fields:
    known = {line.name: line for line in context.case.materials}
    left = [name for name in context.case.deferred if name not in came]
    return {
        "接收时间": context.time_of_day(),
        "告知书文号": "",
        "事由": phrase("deferred_purpose"),
        "补正材料": [
            {
                "材料": name,
                "形式": word("forms", known[name].form) if name in known else "",
                "份数": known[name].copies if name in known else 1,
                "结果": phrase("deferred_in"),
                "备注": "",
            }
            for name in came
        ],
        "结论": phrase("deferred_left", n=len(left), materials="、".join(left)) if left else phrase("deferred_done"),
    }


def material_receipt(context: Context) -> Fields:
    """申请材料接收凭证: what was taken, when, from whom, and by when the applicant will be told."""
    clock = context.reading.acceptance
    return {
        "收件时间": context.time_of_day(context.case.received_at),
        "交件人证件": bearer_document(context),
        "材料": on_what(context.case.materials),
        "受理期限": _within(context, "acceptance_limit"),
        "受理届满日期": day(clock.due, clock.provisional),
    }


def _within(context: Context, key: str) -> str:
    """Return the acceptance limit in words; a limit of 0 is the day of receipt itself."""
    n = context.case.plan.acceptance_limit
    return phrase(key, n=n) if n else phrase(f"{key}_now")


def one_time_notice(context: Context) -> Fields:
    """一次性告知单: every material with form, source and what is special; conditions, limits, fees, where and when."""
    item = context.item
    statutory = amount(item.statutory)
    times = phrase("time_limit", statutory=statutory)
    if item.promised is not None:
        times = phrase("time_limits", statutory=statutory, promised=amount(item.promised))
    return {
        "咨询人": context.case.applicant_name,
        "所需材料": [needed(material) for material in item.materials],
        "缺少": list(context.extra.get("缺少", ())),
        "办理条件": list(item.conditions),
        "办理期限": times,
        "收费": context_fee(context),
        "设定依据": "；".join(basis.cite() for basis in item.basis),
        "办理时间": context.office.opening_hours,
        "咨询电话": context.office.hotline,
    }


def context_fee(context: Context) -> str:
    """Return the names of what is charged, or that nothing is."""
    return "、".join(fee.name for fee in context.item.fees_for(context.case.answers)) or phrase("no_fee")


def needed(material: Material) -> Fields:
    """Return one line of what an applicant must know: the material, its form, where it comes from, what is special."""
    remarks = [phrase("need_not")] if material.obtainable_by_sharing else _demands(material)
    return {
        "名称": material.name,
        "形式": word("forms", material.form.value),
        "份数": material.copies,
        "来源": phrase("sharing" if material.obtainable_by_sharing else "applicant"),
        "要求": "；".join(remarks),
    }


def _demands(material: Material) -> list[str]:
    """Return what is special about a material that the applicant brings: when, whether later, with which sample."""
    demands = [phrase("only_when", when=material.when)] if material.when else []
    demands += [phrase("may_follow")] if material.deferrable else []
    return demands + ([phrase("with_sample")] if material.sample or material.sample_text else [])


def deferred_acceptance(context: Context) -> Fields:
    """容缺受理告知承诺书: what is missing, until when it must come, what was promised."""
    case = context.case
    lines = {line.name: line for line in case.materials}
    promised = case.plan.promised or case.plan.statutory
    clock = context.reading.promised if case.plan.promised else context.reading.statutory
    return {
        "容缺材料": [
            {"名称": name, "形式": word("forms", lines[name].form), "份数": lines[name].copies}
            for name in case.deferred
            if name in lines
        ],
        "补交期限": phrase("deferred_limit", limit=since_acceptance(promised)),
        "补交届满日期": day(case.deferred_until, clock.provisional if clock else False)
        if case.deferred_until
        else due_day(clock),
        "承诺内容": phrase("deferred_promise"),
        "不补交后果": phrase("deferred_consequence"),
    }


def deemed_acceptance(context: Context) -> Fields:
    """视为受理记录: the day the law counts from, the day that was missed, the limits dated back."""
    acceptance = context.reading.acceptance
    return {
        **limits(context),
        "受理期限": _within(context, "acceptance_missed"),
        "应告知日期": day(acceptance.due, acceptance.provisional),
        "视为受理日期": day(acceptance.accepted_on),
        "记录时间": context.time_of_day(),
    }
