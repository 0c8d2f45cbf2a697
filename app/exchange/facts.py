"""What a case tells an exchange platform: its words, once and for every happening; nothing is made up, nothing improved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.case import body_of
from app.case_reading import reading
from app.clock.calendar import Calendar
from app.desk import Records
from app.events import acceptance, approval, delivery, file, supplementation
from app.events.body import Body
from app.events.envelope import Event
from app.exchange.words import RowKind
from app.free_text import joined
from app.ids import OfficerId
from app.office import Office
from app.state import Case, CaseState

Value = str | int | date | datetime | None
Words = dict[str, Value]
_ENDS = {
    CaseState.DECLINED: "declined",
    CaseState.RETURNED: "returned",
    CaseState.WITHDRAWN: "withdrawn",
    CaseState.TERMINATED: "terminated",
    CaseState.LAPSED: "lapsed",
    CaseState.VOID: "void",
    CaseState.FORWARDED: "forwarded",
}
_GROUNDS = {
    acceptance.DeclineGround.NO_PERMIT_NEEDED: "not_needed",
    acceptance.DeclineGround.NOT_OURS: "not_ours",
}
HELD = frozenset({acceptance.MaterialState.RECEIVED, acceptance.MaterialState.ELECTRONIC})
_LIST = "、"


@dataclass(frozen=True)
class Fact:
    """One row's worth: its kind, what makes it the same row for ever, and its own words."""

    kind: RowKind
    key: str
    words: Words


@dataclass(frozen=True)
class Telling:
    """A case with all that is needed to tell of it."""

    case: Case
    events: tuple[tuple[Event, Body], ...]
    names: Mapping[OfficerId, str]
    office: Office
    calendar: Calendar
    satisfaction: int | None = None

    def who(self, officer: OfficerId | None) -> str:
        """Return the officer's name."""
        return "" if officer is None else self.names.get(officer, str(officer))

    def number(self, template: str, on: date | None = None) -> str:
        """Return the number of the valid paper of this kind, of a day where one is given."""
        papers = (p for p in self.case.papers if p.template == template and not p.is_void and on in (None, p.issued_on))
        return next((paper.number for paper in papers), "")


def telling(records: Records, case: Case, office: Office, calendar: Calendar) -> Telling:
    """Return the case with its events that stand, the officers' names and the one rating it got, if any."""
    held = records.events(case.id)
    undone = {e for event in held if event.kind == file.ActUndone.KIND for e in event.data["undone"]}
    events = tuple((event, body_of(event)) for event in held if event.id not in undone)
    names = {officer.id: officer.name for officer in records.officers()}
    given = [visit.rating.score for visit in records.visits_of_case(case.id) if visit.rating is not None]
    return Telling(case, events, names, office, calendar, given[-1] if given else None)


def case_words(told: Telling, codes: tuple[str, str]) -> Words:
    """Return the words of the case itself; `codes` are the item's basic and implementation code."""
    case, office = told.case, told.office
    department = office.department(case.department)
    applicant, agent = case.applicant, case.agent
    now = reading(case, told.calendar, case.last_on or case.received_on)
    contact = (agent.name, agent.id_kind.value, agent.id_number, agent.phone) if agent is not None else None
    own = applicant is not None and (applicant.contact or applicant.name, "", "", applicant.phone)
    name, id_kind, id_number, phone = contact or own or ("", "", "", "")
    return {
        "办件编号": case.number,
        "基本编码": codes[0],
        "实施编码": codes[1],
        "业务办理项编码": case.plan.item,
        "事项名称": case.plan.name,
        "事项版本": case.plan.version,
        "办件类型": "on_the_spot" if case.plan.is_on_the_spot else "promised",
        "区划代码": office.division,
        "部门编码": department.code,
        "部门名称": department.name,
        "部门统一社会信用代码": department.credit_code,
        "申请方式": case.channel,
        "申请时间": case.received_at,
        "收件人": told.who(case.received_by),
        "申请人类型": applicant.kind.value if applicant else None,
        "申请人名称": case.applicant_name,
        "申请人证件类型": applicant.id_kind.value if applicant else None,
        "申请人证件号码": applicant.id_number if applicant else "",
        "法定代表人": applicant.legal_representative if applicant else "",
        "联系人": name,
        "联系人证件类型": id_kind or None,
        "联系人证件号码": id_number,
        "联系电话": (agent.phone if agent is not None and agent.phone else "")
        or phone
        or (applicant.phone if applicant else ""),
        "地址": applicant.address if applicant else "",
        "材料清单": _LIST.join(line.name for line in case.materials if line.state in HELD),
        "受理时间": case.accepted_at,
        "受理文号": told.number("acceptance") or told.number("deferred_acceptance") or told.number("deemed_acceptance"),
        "受理人": told.who(case.accepted_by),
        "承诺办结日期": now.promised.due if now.promised is not None else None,
        "法定办结日期": now.statutory.due if now.statutory is not None else None,
    }


def facts_of(told: Telling) -> tuple[Fact, ...]:
    """Return every row's worth of the case, in the order in which it happened; what has not happened has none."""
    case = told.case
    found = [Fact(RowKind.RECEIVED, "", {})]
    if case.accepted_at is not None:
        found.append(Fact(RowKind.ACCEPTED, "", {}))
    found += [Fact(RowKind.MATERIAL, line.name, _material(line)) for line in case.materials if line.state in HELD]
    begun = case.accepted_at or case.received_at
    for event, body in told.events:
        for kind, words in _happened(told, event, body, begun):
            found.append(Fact(kind, event.id, words))
            begun = event.moment.at if kind is RowKind.STEP else begun
    if case.decided_on is not None or case.state in _ENDS:
        found.append(Fact(RowKind.RESULT, "", _result(told)))
    return tuple(found)


def _material(line: acceptance.MaterialLine) -> Words:
    return {"材料名称": line.name, "材料形式": line.form, "份数": line.copies}


def _happened(told: Telling, event: Event, body: Body, begun: datetime) -> Iterator[tuple[RowKind, Words]]:
    at, who = event.moment.at, told.who(event.officer)
    if isinstance(body, acceptance.Accepted | acceptance.DeemedAcknowledged):
        yield RowKind.ACCEPTANCE, {
            "受理结论": "accepted", "受理结论时间": told.case.accepted_at, "受理结论人": who, "理由": "",
            "受理结论文号": told.number("acceptance") or told.number("deferred_acceptance") or told.number("deemed_acceptance"),
        }  # fmt: skip
    elif isinstance(body, acceptance.Declined):
        paper = told.number("no_permit_needed") or told.number("refusal_to_accept")
        yield RowKind.ACCEPTANCE, {
            "受理结论": _GROUNDS.get(body.ground, "declined"), "受理结论时间": at, "受理结论人": who,
            "理由": joined(body.reason, body.clause), "受理结论文号": paper,
        }  # fmt: skip
    elif isinstance(body, acceptance.ReturnedIncomplete):
        yield RowKind.ACCEPTANCE, {
            "受理结论": "returned", "受理结论时间": at, "受理结论人": who, "理由": body.clause,
            "受理结论文号": told.number("incomplete_return"),
        }  # fmt: skip
    elif isinstance(body, supplementation.SupplementRequested):
        yield RowKind.SUPPLEMENT, {
            "告知时间": at, "告知人": who, "告知文号": told.number("supplement_request", event.moment.on),
            "补正材料": _LIST.join(gap.material for gap in body.gaps),
            "补正内容": "；".join(joined(gap.material, gap.fault) for gap in body.gaps),
        }  # fmt: skip
    elif isinstance(body, supplementation.SupplementReceived):
        yield RowKind.SUPPLEMENT_RECEIVED, {
            "补交时间": at, "补交收件人": who, "是否补齐": "yes" if body.complete else "no",
            "补交材料": _LIST.join(line.material for line in body.lines if line.is_mended),
        }  # fmt: skip
    else:
        yield from _approved(told, event, body, begun)


def _approved(told: Telling, event: Event, body: Body, begun: datetime) -> Iterator[tuple[RowKind, Words]]:
    if isinstance(body, approval.StepFinished):
        yield RowKind.STEP, _step(told, event, body.step, body.conclusion, body.opinion, begun)
    elif isinstance(body, approval.Decided):
        conclusion = "agree" if body.granted else "disagree"
        yield RowKind.STEP, _step(told, event, body.step, conclusion, body.opinion or body.reasons, begun)
    elif isinstance(body, approval.StepReturned):
        yield RowKind.STEP, _step(told, event, body.step, "returned", body.reason, begun)
    elif isinstance(body, approval.Stopped):
        yield RowKind.SPECIAL, _stop(told, event, body)
    elif isinstance(body, approval.Resumed):
        run = next(
            (s for s in reversed(told.case.stops) if body.stop in (None, s.event) and s.body.ground == body.ground),
            None,
        )
        begin = next((one for one in told.events if run is not None and one[0].id == run.event), None)
        if begin is not None and isinstance(begin[1], approval.Stopped):
            yield RowKind.SPECIAL_ENDED, {
                **_stop(told, begin[0], begin[1]), "结束时间": event.moment.at, "结果": body.result,
            }  # fmt: skip
    elif isinstance(body, approval.Extended):
        yield RowKind.EXTENSION, {
            "特别程序种类": "extension", "特别程序名称": "延长审批", "理由": body.reason, "开始时间": event.moment.at,
            "办理人": told.who(event.officer), "批准人": body.approved_by or told.who(event.officer), "天数": body.days,
            "天数单位": "working_day", "文号": told.number("extension"),
        }  # fmt: skip
    elif isinstance(body, delivery.Served):
        yield RowKind.SERVED, {
            "送达方式": body.method.value, "送达时间": event.moment.at, "领取人": body.recipient,
            "领取人证件号码": body.recipient_id, "送达人": told.who(event.officer),
        }  # fmt: skip


def _step(told: Telling, event: Event, step: str, conclusion: str, opinion: str, begun: datetime) -> Words:
    kinds = {one.name: one.kind.value for one in told.case.plan.steps}
    return {
        "环节名称": step, "环节类型": kinds.get(step), "环节结论": conclusion, "办理人": told.who(event.officer),
        "开始时间": begun, "结束时间": event.moment.at, "意见": opinion,
    }  # fmt: skip


def _stop(told: Telling, event: Event, body: approval.Stopped) -> Words:
    return {
        "特别程序种类": "special", "特别程序名称": body.ground, "特别程序依据": body.basis, "理由": body.reason,
        "开始时间": event.moment.at, "办理人": told.who(event.officer), "天数": body.expected_days,
        "天数单位": "working_day", "文号": told.number("special_procedure", event.moment.on),
    }  # fmt: skip


def _result(told: Telling) -> Words:
    case = told.case
    end, at, officer = _end(told)
    made, decided = case.certificate, case.decision
    return {
        "办结结果": end,
        "办结时间": at,
        "结果文号": told.number("grant") or told.number("refusal"),
        "证照名称": made.name if made else "",
        "证照编号": made.certificate_number if made else "",
        "有效期起": made.valid_from if made else None,
        "有效期止": made.valid_to if made else None,
        "结果说明": joined(decided.content, decided.reasons) if decided else case.end_reason,
        "是否送达": "yes" if case.served is not None else "no",
        "满意度": None if told.satisfaction is None else str(told.satisfaction),
        "办结人": told.who(officer),
        "收费金额分": sum(fee.fen for fee in case.fees if fee.is_settled) if case.fees else None,
    }


def _end(told: Telling) -> tuple[str, datetime | date | None, OfficerId | None]:
    """Return how and when the case ended and who ended it; a decision taken stays one, whatever came of its delivery."""
    case = told.case
    if case.state not in _ENDS and case.decision is not None:
        result = "granted" if case.decision.granted else "refused"
        by_law = (result, case.decided_on, case.decided_by)
        decided = [event for event, body in told.events if isinstance(body, approval.Decided)]
        return (result, decided[-1].moment.at, case.decided_by) if decided else by_law
    last = [event for event, _ in told.events if event.moment.on == case.ended_on]
    return _ENDS[case.state], last[-1].moment.at if last else case.ended_on, last[-1].officer if last else None
