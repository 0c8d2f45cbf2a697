"""The fields of the papers of delivery 领取 送达."""

from __future__ import annotations

from datetime import date, datetime, time

from app.events.delivery import PaperServed, Served
from app.notices.field_context import BEIJING, Context, Fields, day
from app.notices.follow_fields import change_title
from app.notices.phrases import phrase, word
from app.notices.progress_fields import decision_title
from app.notices.versions import for_case


def ready(context: Context) -> Fields:
    """领取通知书: what is ready, where, with which papers."""
    certificate = context.case.certificate
    return {
        "领取内容": certificate.name if certificate else phrase("ready_decision"),
        "结果编号": certificate.certificate_number if certificate else "",
        "领取期限": phrase("ready_when"),
        "办理时间": context.office.opening_hours,
        "所需证件": phrase("ready_papers"),
        "代领说明": phrase("ready_agent"),
    }


def collection_receipt(context: Context) -> Fields:
    """领取凭证: what was handed over, to whom, and that the identity was checked."""
    served = context.case.served
    if served is None:
        return {}
    return {
        "领取时间": context.time_of_day(),
        "领取人": served.recipient,
        "与申请人关系": word("relations", served.relation),
        "身份核验": phrase("identity_checked" if served.is_identity_checked else "identity_unchecked"),
        "领取物品": [{"名称": name, "编号": number, "份数": 1} for name, number in named(context, served.papers)],
    }


def service_receipt(context: Context) -> Fields:
    """送达回证: for the result from the case, for any other paper from what the act says of it."""
    if "送达文书" in context.extra:
        return _paper_receipt(context)
    served = context.case.served
    if served is None:
        return {}
    return {
        "送达文书": _rows(context, served.papers),
        "受送达人": context.case.applicant_name,
        "送达方式": word("methods", served.method.value),
        "送达地点": phrase("window_place", office=context.office.name),
        "送达时间": context.time_of_day(),
        "送达人": context.officer.name,
        **proof(served, context.on),
    }


USUAL = ("送达地点", "送达时间")  # the window, now: unless the evidence says otherwise


def proof(served: Served | PaperServed, on: date) -> Fields:
    """Return what a 送达回证 of the day `on` tells of the evidence; what is empty is left to what is usual."""
    told = {
        "送达地点": served.place,
        "收件人": served.recipient,
        "代收关系": word("relations", served.relation) if served.recipient else "",
        "见证人": served.witness,
        "凭据": phrase("waybill", waybill=served.waybill) if served.waybill else served.consent,
        "备注": served.reason,
        "送达时间": _arrived(served, on),
    }
    return {name: value for name, value in told.items() if value or name not in USUAL}


def _arrived(served: Served | PaperServed, on: date) -> object:
    if served.arrival_time and served.effective_on is not None:
        return datetime.combine(served.effective_on, time.fromisoformat(served.arrival_time), BEIJING)
    return day(served.effective_on) if served.effective_on not in (None, on) else ""


def _paper_receipt(context: Context) -> Fields:
    extra = context.extra
    relation = str(extra.get("代收关系") or extra.get("与受送达人关系", ""))
    return {
        "送达文书": _rows(context, [str(paper) for paper in extra["送达文书"]]),
        "受送达人": context.case.applicant_name,
        "送达方式": word("methods", str(extra.get("送达方式", ""))),
        "送达地点": str(extra.get("送达地点") or phrase("window_place", office=context.office.name)),
        "送达时间": context.time_of_day(),
        "收件人": str(extra.get("收件人", "")),
        "代收关系": word("relations", relation) if relation else "",
        "送达人": context.officer.name,
    }


def public_service(context: Context) -> Fields:
    """送达公告: which papers, why in public, when they count as served (民事诉讼法 95)."""
    served = context.case.served
    if served is None:
        return {}
    decision = context.case.decision
    is_adverse = decision is not None and not decision.granted
    return {
        "送达文书": [{"名称": name, "文号": number} for name, number in named(context, served.papers)],
        "公告原因": served.reason or phrase("announce_reason"),
        "视为送达期限": phrase("announced"),
        "视为送达日期": day(served.effective_on),
        "救济途径": context.remedies("决定书") if is_adverse else "",
    }


def _rows(context: Context, papers: list[str] | tuple[str, ...]) -> list[Fields]:
    return [{"名称": name, "文号": number, "份数": 1} for name, number in named(context, papers)]


def named(context: Context, papers: list[str] | tuple[str, ...]) -> list[tuple[str, str]]:
    """Return (name, number) of papers given by their number or id, or as a certificate's name and number."""
    found = []
    for paper in papers:
        issued = next((p for p in context.case.papers if paper in (p.number, p.notice) and not p.is_void), None)
        if issued is not None:
            found.append((title_of(context, issued.template), issued.number))
        else:
            name, _, number = paper.partition(" ")
            found.append((name, number))
    return found


def title_of(context: Context, key: str) -> str:
    """Return the title of a paper; decisions on items that are no permits carry their own."""
    chosen = for_case(key, context.case)
    if key == "change_decision":
        return change_title(context)
    if context.is_permit or key not in ("grant", "refusal"):
        return chosen.title
    return decision_title(context, granted=key == "grant")
