"""What lies on the counter: an application before it is a case, its checks, and how it becomes one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from app.act import Done, read_case, recorded
from app.applicant import Agent, Applicant, FieldFault, read_agent, read_applicant
from app.case_reading import is_deemed_accepted
from app.certificates.naming import check_named
from app.desk import Desk
from app.errors import Refused, Stale
from app.events.acceptance import MaterialLine, MaterialState, Received
from app.events.certificates import Follows
from app.finding import finding
from app.ids import CaseId, uuid7
from app.item import Item
from app.material_list import AT_HAND, agreed_lines, missing
from app.numbering import new_query_code
from app.people import check
from app.plan import plan_of
from app.state import Case
from app.ticket import read_ticket
from app.workflow import Action

__all__ = [
    "AT_HAND",
    "Application",
    "Subject",
    "begin",
    "lines_of",
    "missing",
    "read_application",
    "received_body",
    "refuse_if_deemed",
]

CHANNELS = frozenset({"window", "post", "fax", "email", "online"})  # 行政许可法 29
HANDOVERS = frozenset({"collect", "post", "electronic"})


@dataclass(frozen=True)
class Application:
    """A walk-in application as the page collected it; `mended` names what was put right at the counter (art. 32(3)).

    `visit`: the visit of the case before, for the next item of the same applicant; `ticket` as typed or scanned.
    `answers`: what was said to the item's situation questions, one each in their order. `follows` names the certificate
    that is to be changed, renewed or issued again. `by_commitment`: the applicant chose 告知承诺; `since`: the day from
    which the applicant's own time to apply runs.
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
    visit: str = ""
    ticket: str = ""
    answers: tuple[str, ...] = ()
    follows: Follows | None = None
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


def is_by_agent(item: Item, lines: tuple[MaterialLine, ...]) -> bool:
    """Return True when the list asks for what only an agent brings: a situation was answered with 委托代理."""
    answers = {answer for situation in item.situations for answer in situation.needs_agent}
    theirs = {material.name for material in item.materials if material.when in answers}
    return any(line.name in theirs and line.state is not MaterialState.NOT_NEEDED for line in lines)


def read_application(application: Application, item: Item, on: date) -> tuple[Application, tuple[FieldFault, ...]]:
    """Return the application in plain form (dots, upper case, telephone) and every fault, in the order of the form."""
    applicant, found = read_applicant(application.applicant, on)
    agent = application.agent
    if agent is not None:
        agent, more = read_agent(agent, applicant, on)
        found = (*found, *more)
        if item.in_person:
            found = (*found, finding("application.in_person", "agent", "name", item=item.name))
    elif is_by_agent(item, application.materials):
        found = (*found, finding("application.no_agent", "agent", "id_number"))
    if applicant.kind not in item.applicants:
        found = (*found, finding("application.wrong_kind", "applicant", "kind", item=item.name))
    if application.since is not None and application.since > on:
        found = (*found, finding("application.since_in_future", "item", "since", on=application.since.isoformat()))
    return replace(application, applicant=applicant, agent=agent), found


def received_body(application: Application, item: Item, number: str, query_code: str, on: date) -> Received:
    """Return the event body that makes `application` a case; without an earlier visit it begins one of its own."""
    return Received(
        number=number,
        query_code=query_code,
        plan=plan_of(item, by_commitment=application.by_commitment),
        channel=application.channel,
        materials=application.materials,
        visit=application.visit or uuid7(),
        ticket=read_ticket(application.ticket, on),
        applicant=application.applicant,
        agent=application.agent,
        answers=application.answers,
        follows=application.follows,
        since=application.since,
    )


def begin(desk: Desk, subject: Subject, seen: str | None = None, *, may_be_open: bool = False) -> Done:
    """Return the case that a verb acts on: an application gets its number and becomes a case (登记), a case is read.

    Raises Refused for faulty fields (the first one is told), for a list that is not the item's, for a post not held;
    Stale for a version of the item that does not rule today. `may_be_open`: questions may be without an answer, since
    an application that is declined needs no material.
    """
    if not isinstance(subject, Application):
        return Done(read_case(desk, subject, seen))
    item = desk.catalogue.item(subject.item, subject.version)
    check(desk.officer, Action.REGISTER, None, department=item.department)
    today = desk.now().on
    if desk.catalogue.item(subject.item, on=today).version != item.version:
        raise Stale("application.item_changed", item=item.name)
    if subject.by_commitment and item.commitment is None:
        raise Refused("commitment.not_offered", item=item.name)
    if subject.channel not in CHANNELS or subject.handover not in HANDOVERS:
        raise Refused("application.way", channel=subject.channel, handover=subject.handover)
    plain, wrong = read_application(subject, item, today)
    if wrong:
        raise wrong[0].refusal()
    if plain.follows is not None:
        check_named(desk.records, plain.follows, item, desk.now().on)
    _refuse_unanswered(item, plain.answers, may_be_open=may_be_open)
    plain = replace(plain, materials=agreed_lines(item, plain.materials, plain.answers))
    case_id = CaseId(uuid7())
    event = desk.record(case_id, received_body(plain, item, desk.take_case_number(), new_query_code(), today))
    return Done(desk.records.case(case_id), (), recorded(event))


def _refuse_unanswered(item: Item, answers: tuple[str, ...], *, may_be_open: bool) -> None:
    """Raise Refused for a situation question without one of its answers: they say which materials may be unneeded."""
    for situation, answer in zip_longest(item.situations, answers):
        if situation is None:
            raise Refused("application.answer_too_many", item=item.name)
        if answer not in situation.answers and not (may_be_open and not answer):
            raise Refused("form.no_answer", question=situation.question)


def refuse_if_deemed(desk: Desk, case: Case) -> None:
    """Raise Refused when silence has already accepted the case (行政许可法 32(4)): then only 视为受理 is left."""
    if is_deemed_accepted(case, desk.calendar, desk.now().on):
        raise Refused("acceptance.deemed", number=case.number)
