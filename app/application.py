"""What lies on the counter: an application before it is a case, its checks, and how it becomes one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.act import Done, read_case, recorded
from app.applicant import Agent, Applicant, FieldFault, read_agent, read_applicant
from app.case_reading import is_deemed_accepted
from app.desk import Desk
from app.errors import Refused, Stale
from app.events.acceptance import MaterialLine, MaterialState, Received
from app.finding import finding
from app.ids import CaseId, uuid7
from app.item import Item
from app.material_list import agreed_lines
from app.numbering import new_query_code
from app.people import check
from app.plan import plan_of
from app.state import Case
from app.workflow import Action

CHANNELS = frozenset({"window", "post", "fax", "email", "online"})  # 行政许可法 29
HANDOVERS = frozenset({"collect", "post", "electronic"})
AT_HAND = frozenset({MaterialState.RECEIVED, MaterialState.ELECTRONIC, MaterialState.NOT_NEEDED})


@dataclass(frozen=True)
class Application:
    """A walk-in application as the page collected it; `mended` names what was put right at the counter (art. 32(3)).

    `by_commitment`: the applicant chose 告知承诺; `since`: the day from which the applicant's own time to apply runs.
    """

    item: str
    version: int
    applicant: Applicant
    materials: tuple[MaterialLine, ...]
    agent: Agent | None = None
    channel: str = "window"
    handover: str = "collect"
    mended: tuple[str, ...] = ()
    mended_note: str = ""
    by_commitment: bool = False
    since: date | None = None


Subject = Application | CaseId


def lines_of(item: Item, situations: frozenset[str] = frozenset()) -> tuple[MaterialLine, ...]:
    """Return the material list of `item`, all missing but what data sharing brings (国务院令716 art. 7)."""
    lines = []
    for m in item.materials:
        if m.when and m.when not in situations:
            state, required = MaterialState.NOT_NEEDED, False
        elif m.obtainable_by_sharing:
            state, required = MaterialState.ELECTRONIC, m.required
        else:
            state, required = MaterialState.MISSING, m.required
        lines.append(MaterialLine(m.name, m.form.value, m.copies, required, state))
    return tuple(lines)


def missing(lines: tuple[MaterialLine, ...]) -> tuple[str, ...]:
    """Return the required materials that are neither at hand nor deferred, and those with a fault."""
    return tuple(
        m.name
        for m in lines
        if m.fault or (m.is_required and m.state not in AT_HAND and m.state != MaterialState.DEFERRED)
    )


def read_application(application: Application, item: Item, on: date) -> tuple[Application, tuple[FieldFault, ...]]:
    """Return the application in plain form (dots, upper case, telephone) and every fault, in the order of the form."""
    applicant, found = read_applicant(application.applicant, on)
    agent = application.agent
    if agent is not None:
        agent, more = read_agent(agent, applicant, on)
        found = (*found, *more)
        if item.in_person:
            found = (*found, finding("application.in_person", "agent", "name", item=item.name))
    if applicant.kind not in item.applicants:
        found = (*found, finding("application.wrong_kind", "applicant", "kind", item=item.name))
    if application.since is not None and application.since > on:
        found = (*found, finding("application.since_in_future", "item", "since", on=application.since.isoformat()))
    return replace(application, applicant=applicant, agent=agent), found


def received_body(application: Application, item: Item, number: str, query_code: str) -> Received:
    """Return the event body that makes `application` a case."""
    return Received(
        number=number,
        query_code=query_code,
        plan=plan_of(item, by_commitment=application.by_commitment),
        channel=application.channel,
        materials=application.materials,
        applicant=application.applicant,
        agent=application.agent,
        since=application.since,
    )


def begin(desk: Desk, subject: Subject, seen: str | None = None) -> Done:
    """Return the case that a verb acts on: an application gets its number and becomes a case (登记), a case is read.

    Raises Refused for faulty fields (the first one is told), for a list that is not the item's, for a post not held;
    Stale for a version of the item that does not rule today.
    """
    if not isinstance(subject, Application):
        return Done(read_case(desk, subject, seen))
    item = desk.catalogue.item(subject.item, subject.version)
    check(desk.officer, Action.REGISTER, None, department=item.department)
    if desk.catalogue.item(subject.item, on=desk.now().on).version != item.version:
        raise Stale("application.item_changed", item=item.name)
    if subject.by_commitment and item.commitment is None:
        raise Refused("commitment.not_offered", item=item.name)
    if subject.channel not in CHANNELS or subject.handover not in HANDOVERS:
        raise Refused("application.way", channel=subject.channel, handover=subject.handover)
    plain, wrong = read_application(subject, item, desk.now().on)
    if wrong:
        raise wrong[0].refusal()
    plain = replace(plain, materials=agreed_lines(item, plain.materials))
    case_id = CaseId(uuid7())
    event = desk.record(case_id, received_body(plain, item, desk.take_case_number(), new_query_code()))
    return Done(desk.records.case(case_id), (), recorded(event))


def refuse_if_deemed(desk: Desk, case: Case) -> None:
    """Raise Refused when silence has already accepted the case (行政许可法 32(4)): then only 视为受理 is left."""
    if is_deemed_accepted(case, desk.calendar, desk.now().on):
        raise Refused("acceptance.deemed", number=case.number)
