"""What the delivery page asks: what waits to be certified, handed over and archived, the most urgent first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.case_reading import reading
from app.clock.calendar import Calendar
from app.clock.light import DEFAULT_THRESHOLDS, ClockReading, Light, Thresholds
from app.delivery.evidence import Evidence, is_body, own_relation
from app.delivery.serve import RESULT_TEMPLATES, served_body
from app.desk import Notice, Records
from app.errors import Trouble
from app.events.delivery import ReadyNotified, ServiceMethod
from app.events.envelope import Event
from app.ids import CaseId, OfficerId
from app.notices.issue import Setting
from app.office_setting import yellow_of
from app.officer import Officer
from app.post import Post
from app.state import Case, CaseState
from app.supposing import Supposed, supposed_paper

PAGE = "delivery"
POSTS = (Post.WINDOW, Post.LEAD, Post.CERTIFIER, Post.ARCHIVIST)


class Stage(StrEnum):
    """Where a case stands after its decision, in the order of the work."""

    CERTIFY = "certify"
    HAND_OVER = "hand_over"
    ARCHIVE = "archive"


STATES: dict[Stage, tuple[CaseState, ...]] = {
    Stage.CERTIFY: (CaseState.CERTIFYING,),
    Stage.HAND_OVER: (CaseState.DELIVERING,),
    Stage.ARCHIVE: (
        CaseState.DELIVERED,
        CaseState.DECLINED,
        CaseState.RETURNED,
        CaseState.WITHDRAWN,
        CaseState.TERMINATED,
        CaseState.LAPSED,
        CaseState.FORWARDED,
    ),
}


@dataclass(frozen=True)
class Outgoing:
    """One line of the list. `clock`: the delivery clock of a grant (行政许可法 44), None where there is none.

    `archive_from`: the first day on which a public notice lets the file be closed.
    """

    case: Case
    stage: Stage
    clock: ClockReading | None = None
    archive_from: date | None = None

    @property
    def light(self) -> Light | None:
        """Return the light of the delivery clock; a file that only waits to be archived presses nobody."""
        return self.clock.light if self.clock is not None and self.stage is not Stage.ARCHIVE else None


@dataclass(frozen=True)
class Outbox:
    """All that the officer's departments still have to bring to its end."""

    lines: tuple[Outgoing, ...] = ()

    def of(self, stage: Stage | None) -> tuple[Outgoing, ...]:
        """Return the lines of one stage, or all."""
        return tuple(line for line in self.lines if stage is None or line.stage is stage)


def outbox(records: Records, officer: Officer, calendar: Calendar, on: date) -> Outbox:
    """Return what waits after the decision in the officer's departments, as of the end of `on`; overdue ones first."""
    yellow = yellow_of(records)
    lines = [
        outgoing(case, calendar, on, yellow)
        for stage in Stage
        for case in records.open_cases(STATES[stage])
        if any(officer.holds(post, case.department) for post in POSTS)
    ]
    return Outbox(tuple(sorted(lines, key=_urgency)))


def stage_of(case: Case) -> Stage | None:
    """Return the stage of a case, None when it is not decided yet or already archived."""
    return next((stage for stage, states in STATES.items() if case.state in states), None)


def outgoing(case: Case, calendar: Calendar, on: date, yellow: Thresholds = DEFAULT_THRESHOLDS) -> Outgoing:
    """Return the line of a case that is in one of the three stages; `yellow`: when its light turns."""
    stage = stage_of(case) or Stage.HAND_OVER
    clock = reading(case, calendar, on, yellow).delivery
    served = case.served
    waits = served.effective_on if served is not None and on < served.effective_on else None
    return Outgoing(case, stage, clock, waits)


_ORDER = {Light.RED: 0, Light.YELLOW: 1, Light.GREEN: 2}


def _urgency(line: Outgoing) -> tuple[int, int, int, date, str]:
    stage = list(Stage).index(line.stage)
    clock = line.clock
    day = line.case.decided_on or line.case.ended_on or line.case.received_on
    if clock is None or line.light is None:
        return (stage if line.stage is Stage.ARCHIVE else 0, 3, 0, day, line.case.number)
    left = (clock.remaining or 0) - clock.days_over
    return (0, _ORDER.get(line.light, 3), left, clock.due or date.max, line.case.number)


@dataclass(frozen=True)
class Parcel:
    """A case as the delivery page shows it: its line, its papers, and when it was touched last."""

    line: Outgoing
    notices: tuple[Notice, ...]
    events: tuple[Event, ...] = ()


def parcel(records: Records, case_id: CaseId, calendar: Calendar, on: date) -> Parcel:
    """Return one case with its papers. Raises NotFound."""
    return Parcel(outgoing(records.case(case_id), calendar, on), records.notices(case_id), records.events(case_id))


def stored_paper(parcel: Parcel) -> Notice | None:
    """Return the paper to read beside the work: the decision while certifying, what ended the case when archiving."""
    valid = [notice for notice in parcel.notices if not notice.is_void]
    if parcel.line.stage is Stage.ARCHIVE:
        return next((n for n in reversed(valid) if n.template == "service_receipt"), valid[-1] if valid else None)
    return next((n for n in reversed(valid) if n.template in RESULT_TEMPLATES), None)


def case_id_of(records: Records, subject: str) -> CaseId:
    """Return the id of the case named by its number or its id. Raises NotFound, Refused for a misread number."""
    if subject.replace(" ", "").isdigit():
        return records.case_by_number(subject).id
    return records.case(CaseId(subject)).id


def validity_of(case: Case) -> tuple[date | None, date | None]:
    """Return from when to when the decision lets the certificate hold."""
    decision = case.decision
    return (decision.valid_from, decision.valid_to) if decision is not None else (None, None)


def usual_method(case: Case) -> ServiceMethod:
    """Return the method that was agreed at acceptance; at a window the normal case is 当面领取."""
    if case.dispatched is not None:
        return ServiceMethod.POST
    agreed = {"post": ServiceMethod.POST, "electronic": ServiceMethod.ELECTRONIC}
    return agreed.get(case.handover, ServiceMethod.COLLECT)


def usual_evidence(case: Case, method: ServiceMethod) -> Evidence:
    """Return what is known before anybody types: who is expected, the waybill of what was sent, the address."""
    who, agent, relation = case.applicant, case.agent, own_relation(case)
    if method is ServiceMethod.POST:
        return Evidence(waybill=case.dispatched.waybill if case.dispatched else "", relation=relation)
    if method in (ServiceMethod.ELECTRONIC, ServiceMethod.PUBLIC_NOTICE):
        return Evidence(relation=relation)
    if agent is not None and method is ServiceMethod.COLLECT:
        return Evidence(recipient=agent.name, relation="agent")
    place = who.address if who is not None and method in (ServiceMethod.DIRECT, ServiceMethod.LEFT) else ""
    name = who.legal_representative if who is not None and is_body(case) else case.applicant_name
    return Evidence(recipient=name, relation=relation, place=place)


def service_receipt(setting: Setting, case: Case, method: ServiceMethod, evidence: Evidence) -> Supposed:
    """Return the 送达回证 as it would be issued now, marked 预览; a trouble is a value: typing goes on."""
    try:
        body = served_body(case, method, evidence, setting.now().on)
    except Trouble as trouble:
        return Supposed("service_receipt", trouble=trouble)
    return supposed_paper(setting, case, body, "service_receipt")


def ready_notice(setting: Setting, case: Case, channel: str, collect_by: date | None) -> Supposed:
    """Return the 领取通知书 as it would be issued now, marked 预览."""
    extra = {"领取截止日期": collect_by} if collect_by else {}
    return supposed_paper(setting, case, ReadyNotified(channel, collect_by), "ready", extra)


def drafts(records: Records, officer: OfficerId) -> Mapping[str, Any]:
    """Return what the officer was filling in on this page, by case."""
    draft = next((d for d in records.drafts(officer) if d.page == PAGE), None)
    return {} if draft is None else draft.content
