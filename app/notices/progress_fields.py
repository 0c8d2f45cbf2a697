"""The fields of the papers between acceptance and decision, and of the decision 特别程序 延长 核查 准予 不予 终止."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.case_reading import reading
from app.clock.light import ClockReading
from app.clock.limits import Limit, Unit, due
from app.events.approval import Extended
from app.item import StopKind
from app.notices.field_context import (
    Context,
    Fields,
    amount,
    at_the_office,
    counted,
    day,
    due_day,
    limits,
    returned_rows,
    since_acceptance,
)
from app.notices.phrases import decision_words, phrase
from app.state import CaseState, ClockFact, IssuedPaper, StopRun

NO_COST = ("无", "不产生费用")


def accepted_on(context: Context) -> str:
    """Return the day from which the clocks run."""
    return day(context.reading.acceptance.accepted_on or context.case.accepted_on)


def special_procedure(context: Context) -> Fields:
    """特别程序告知书 or 中止办理告知书: which procedure, by which law, from when, how long (行政许可法 45)."""
    run = context.case.stops[-1]
    days = run.body.expected_days
    end = context.calendar.nth_after(run.begin, days)
    statutory, promised = _due_after(context, run, end)
    over = context.reading.promised
    return {
        **limits(context),
        "受理日期": accepted_on(context),
        "程序名称": run.body.ground,
        "中止": _suspends(context, run),
        "开始日期": day(run.begin),
        "所需时间": phrase("stop_time", limit=amount(Limit(days, Unit.WORKING_DAY))) if days > 0 else "",
        "预计结束日期": day(end, context.calendar.is_provisional(run.begin, end)) if days > 0 else "",
        "事由": run.body.reason,
        "法律依据": run.body.basis,
        "法定预计届满日期": due_day(statutory),
        "承诺预计届满日期": due_day(promised if context.case.plan.promised else statutory),
        "承诺已届满日期": due_day(over) if over is not None and over.due is not None else "",
        "费用承担": _payer(run.body.payer),
    }


def _payer(payer: str) -> str:
    if payer in NO_COST:
        return phrase("stop_free")
    return phrase("stop_payer", payer=payer) if payer else ""


def _due_after(context: Context, run: StopRun, end: date) -> tuple[ClockReading | None, ClockReading | None]:
    """Return both clocks of the case as they will stand when this stop ends on the expected day."""
    ended = ClockFact(end, "resume", ground=run.body.ground, stop=run.event)
    then = reading(replace(context.case, facts=(*context.case.facts, ended)), context.calendar, end)
    return then.statutory, then.promised


def _suspends(context: Context, run: StopRun) -> str:
    grounds = {ground.name: ground.kind for ground in context.item.stop_grounds}
    return "是" if grounds.get(run.body.ground) is StopKind.SUSPENSION else ""


def special_procedure_end(context: Context) -> Fields:
    """特别程序结束告知书: the days left out and the new due dates."""
    run = _ended_stop(context)
    end = run.end or context.on
    told = _told(context, run)
    return {
        **limits(context),
        "程序名称": run.body.ground,
        "中止": _suspends(context, run),
        "告知书文号": told.number if told else "",
        "开始日期": day(run.begin),
        "结束日期": day(end),
        "扣除时间": _left_out(context, run.begin, end),
    }


def _ended_stop(context: Context) -> StopRun:
    """Return the stop that the act names, else the one that ended last."""
    stops, named = context.case.stops, context.extra.get("特别程序")
    ended = sorted((s for s in stops if s.end is not None), key=lambda s: s.end or s.begin)
    return next((s for s in stops if s.event == named), (ended or stops)[-1])


def _told(context: Context, run: StopRun) -> IssuedPaper | None:
    """Return the paper that told of this stop: each stop issued one, in their order."""
    papers = [p for p in context.case.papers if p.template == "special_procedure" and not p.is_void]
    place = context.case.stops.index(run)
    return papers[place] if len(papers) == len(context.case.stops) else context.paper("special_procedure")


def _left_out(context: Context, begin: date, end: date) -> str:
    if context.case.plan.statutory.unit is Unit.WORKING_DAY:
        return amount(Limit(context.calendar.count(begin, end), Unit.WORKING_DAY))
    return amount(Limit((end - begin).days, Unit.CALENDAR_DAY))


def extension(context: Context) -> Fields:
    """延长办理期限告知书: the old date, the reason, who approved, the new date (行政许可法 42)."""
    case, clock = context.case, context.reading.statutory
    granted = case.extension
    if granted is None or clock is None:
        return {}
    before = due(case.plan.statutory, clock.start, context.calendar, clock.stops)
    unit = case.plan.statutory.unit
    return {
        "受理日期": accepted_on(context),
        "法定期限": since_acceptance(case.plan.statutory),
        "原届满日期": day(before.on, before.provisional),
        "延长理由": granted.reason,
        "延长时间": amount(Limit(granted.days, unit)),
        "批准": _approver(context, granted),
        "批准日期": day(granted.approved_on or context.on),
        "批准文号": granted.document,
        "延长后期限": since_acceptance(Limit(case.plan.statutory.n + granted.days, unit)),
        "延长后届满日期": due_day(clock),
        "延期依据": "" if context.is_permit else context.basis,
    }


def _approver(context: Context, granted: Extended) -> str:
    """Return who granted it: the officer who signs for the agency, or the head of the government by his document."""
    if granted.approver == "agency_head":
        signs = context.case.extended_by == context.officer.id
        return phrase("agency_head", name=context.officer.name if signs else phrase("signer"))
    if granted.approver == "government_head":
        return phrase("government_head", government=context.office.government, name=granted.approved_by)
    return granted.approver


def site_visit_notice(context: Context) -> Fields:
    """现场核查通知书: when, where, what is looked at, by whom, what to have ready (行政许可法 34)."""
    told = context.case.visit_told
    if told is None:
        return {}
    return {
        "受理日期": accepted_on(context),
        "核查时间": f"{told.visit_on.isoformat()}T{told.hour}" if told.hour else day(told.visit_on),
        "核查地点": told.place,
        "核查人员": _inspectors(told.inspectors, told.certificates),
        "核查事项": told.matters,
        "准备事项": told.ready,
    }


def _inspectors(names: Sequence[str], certificates: Sequence[str]) -> list[Fields]:
    return [
        {"姓名": name, "证件号": certificate}
        for name, certificate in zip(names, (*certificates, *([""] * len(names))), strict=False)
    ]


def site_visit(context: Context) -> Fields:
    """现场核查笔录: when, where, who, what was found and what the party says (行政许可法 34)."""
    visit, told = context.case.visits[-1], context.case.visit_told
    is_told = told is not None and told.step == visit.step and bool(told.matters)
    return {
        "核查时间": day(visit.visited_on),
        "核查地点": visit.place,
        "核查人员": _inspectors(visit.inspectors, visit.certificates),
        "核查事项": told.matters if told is not None and is_told else phrase("visit_matter"),
        "核查情况": visit.found,
        "当事人意见": visit.party,
    }


def grant(context: Context) -> Fields:
    """准予决定书: facts, basis, content, conditions, validity, what will be handed over and until when."""
    decision = context.case.decision
    if decision is None:
        return {}
    return {
        **_decision(context, "granted"),
        "法律依据": decision.clause or context.basis,
        "事实": decision.facts,
        "决定内容": decision.content,
        "数量说明": _quota(context),
        "条件": decision.conditions,
        "有效期自": day(decision.valid_from),
        "有效期至": day(decision.valid_to),
        "证件名称": context.item.outcome.name if context.case.plan.needs_certificate else "",
        "送达期限": phrase("delivery_limit"),
        "送达届满日期": due_day(context.reading.delivery),
        "公开说明": phrase("public") if context.is_permit else "",
    }


def _quota(context: Context) -> str:
    """Return that a limited number was given in the order of acceptance (行政许可法 57); a renewal takes none of it."""
    quota = context.item.quota
    if quota is None or context.case.follows is not None:
        return ""
    return phrase("quota_granted_permit" if context.is_permit else "quota_granted", n=quota)


def refusal(context: Context) -> Fields:
    """不予决定书: facts, reasons, clause, remedies (行政许可法 38(2))."""
    decision = context.case.decision
    if decision is None:
        return {}
    return {
        **_decision(context, "refused"),
        "法律依据": decision.clause,
        "事实": decision.facts,
        "理由": decision.reasons,
        "救济途径": context.remedies("决定书"),
    }


def decision_title(context: Context, granted: bool) -> str:
    """Return the title of a decision on an item that is no permit: its own, or one made of the item's name."""
    key = "granted_title" if granted else "refused_title"
    return decision_words(context.item.name).get(key, phrase(key, item=context.item.name))


def _decision(context: Context, outcome: str) -> Fields:
    fields: Fields = {"受理日期": accepted_on(context)}
    if context.is_permit:
        return fields
    words = f"{outcome}_words"
    return {
        **fields,
        "决定书名称": decision_title(context, granted=outcome == "granted"),
        "决定用语": decision_words(context.item.name).get(words, phrase(words)),
    }


_ENDINGS = {CaseState.WITHDRAWN: "withdrawn", CaseState.LAPSED: "lapsed"}


def termination(context: Context) -> Fields:
    """终止办理告知书: why, by which rule, what goes back; remedies unless the applicant withdrew."""
    case = context.case
    ending = _ENDINGS.get(case.state, "terminated")
    asked = context.paper("supplement_request")
    basis = str(context.extra.get("依据条款", ""))
    if ending == "lapsed" and asked is not None:
        basis = phrase("lapse_basis", number=f"（{asked.number}）" if asked.number else "")
    return {
        "终止情形": phrase(ending),
        "终止原因": case.end_reason or phrase(ending),
        "终止日期": day(context.on),
        "终止依据": basis,
        "退还材料": at_the_office(context),
        "救济途径": "" if ending == "withdrawn" else context.remedies("告知书"),
    }


def withdrawal_application(context: Context) -> Fields:
    """撤回申请书: why, and what is to be given back, in the applicant's name; he signs it."""
    return {
        "撤回原因": context.case.end_reason or phrase("withdrawn"),
        "要求退还材料": [str(name) for name in context.extra.get("退还材料", ())],
    }


def returned_materials(context: Context) -> Fields:
    """材料退还清单: what goes back, why, to whom."""
    rows = returned_rows(context, [str(name) for name in context.extra.get("退还材料", at_the_office(context))])
    return {
        "退还原因": context.case.end_reason or phrase("withdrawn"),
        "退还时间": context.time_of_day(),
        "接收人": context.case.agent.name if context.case.agent else context.case.applicant_name,
        "合计": counted(rows),
        "退还材料": rows,
    }
