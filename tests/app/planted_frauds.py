"""Ten thousand cases of a year, five hundred of them with a fraud planted: which, and by which rule it must be found."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from case_by_hand import DRAINAGE, item_called
from lawful_cases import lawful_cases
from seeded_cases import CALENDAR, stamp, walked

from app.events.acceptance import Accepted, Received
from app.events.approval import Decided
from app.ids import CaseId, OfficerId
from app.officer import Officer
from app.state import Case, CaseState, ClockFact
from app.supervision.engine import Hit, hits
from app.supervision.look import CaseLook, OfficeLook, Stamp
from app.supervision.rule import rule_book
from app.workflow import Action

A = Action
WAY = ((A.ACCEPT, 1), (A.FINISH_STEP, 3), (A.RECORD_VISIT, 4), (A.FINISH_STEP, 4), (A.FINISH_STEP, 5), (A.GRANT, 6))
FIRST_ENDS = {"taken_again": CaseState.WITHDRAWN, "refused_then_taken": CaseState.DECLINED}
WINDOWS, APPROVERS = ("w1", "w2", "w3", "w4"), ("a1", "a2", "a3")
HARD = (
    "statutory_over", "promised_over", "step_over", "supplement_late", "supplement_again", "stop_no_ground",
    "stop_no_notice", "stop_too_long", "visit_missing", "fee_no_basis", "promise_over_statutory", "accepter_approves",
    "acceptance_no_notice",
)  # fmt: skip
LAWFUL = 240  # different lawful cases, each many times over under other names
SOFT = (
    "stop_at_the_end", "hasty_decision", "taken_again", "supplement_at_the_end", "paper_never_out", "phone_of_staff",
    "refused_then_taken", "result_uncollected", "refusal_unserved",
)  # fmt: skip
STAFF = (Officer(OfficerId("w9"), "邻窗口", phone="13999999999"),)


@dataclass(frozen=True)
class Planted:
    """The year: what the rules look at, and case -> the rule that must find it."""

    looks: list[CaseLook]
    office: OfficeLook
    frauds: dict[CaseId, str]
    lawful: Counter[str]


def plant(cases: int, frauds: int, seed: int = 7) -> Planted:
    """Return a year of lawful cases with so many frauds among them, each of a kind in turn."""
    chance = random.Random(seed)
    kinds = (*HARD, *SOFT)
    templates, lawful = _templates(), lawful_cases(LAWFUL, chance)
    looks: list[CaseLook] = []
    stamps: list[Stamp] = []
    planted: dict[CaseId, str] = {}
    counted: Counter[str] = Counter()
    item = item_called(DRAINAGE)
    at = sorted(chance.sample(range(cases), frauds))
    chosen = {place: kinds[n % len(kinds)] for n, place in enumerate(at)}
    for n in range(cases):
        kind = chosen.get(n, "")
        drawn = chance.choice(lawful)
        case = _moved(templates[kind] if kind else drawn.case, n)
        case = _with_phone(case, STAFF[0].phone) if kind == "phone_of_staff" else case
        own = _stamps(case, kind, len(stamps), chance)
        stamps += own
        looks.append(CaseLook(case, CALENDAR, _looked_on(case), item if kind else drawn.item, own))
        if kind:
            planted[case.id] = kind
        else:
            counted[drawn.kind] += 1
        if kind in FIRST_ENDS:
            looks.append(replace(looks[-1], case=_first_of(case, FIRST_ENDS[kind]), stamps=()))
    cases = [look.case for look in looks]
    office = OfficeLook(cases, stamps, CALENDAR, date(2026, 12, 31), is_training=True, staff=STAFF)
    return Planted(looks, office, planted, counted)


def _looked_on(case: Case) -> date:
    """Return the day of the look: the end of the year, two weeks after a paper was held back, months after a result was ready."""
    held = [paper.issued_on for paper in case.papers if not paper.prints]
    if case.state is CaseState.DELIVERING and case.ready_on is not None:
        return case.ready_on + timedelta(days=90)
    return min(held) + timedelta(days=20) if held else date(2026, 12, 31)


def _with_phone(case: Case, phone: str) -> Case:
    return replace(case, applicant=replace(case.applicant, phone=phone)) if case.applicant else case


def found(year: Planted) -> list[Hit]:
    """Return every hit of the rules over the year."""
    return list(hits(year.looks, year.office, rule_book()))


def _templates() -> dict[str, Case]:
    """Return one case of each kind of fraud."""
    lawful = _closed(walked(DRAINAGE, *WAY))
    stopped = walked(DRAINAGE, (A.ACCEPT, 1), (A.STOP, 2), (A.RESUME, 4), *((a, d + 3) for a, d in WAY[1:]))
    run = stopped.stops[0]
    again = walked(
        DRAINAGE, (A.REQUEST_SUPPLEMENT, 1), (A.RECEIVE_SUPPLEMENT, 2), (A.REQUEST_SECOND_SUPPLEMENT, 3),
        (A.RECEIVE_SUPPLEMENT, 4), *((a, d + 4) for a, d in WAY),
    )  # fmt: skip
    promised = lawful.plan.promised
    assert promised is not None
    late = walked(DRAINAGE, (A.ACCEPT, 0), *WAY[1:-1], (A.GRANT, promised.n + 1))
    very_late = walked(DRAINAGE, (A.ACCEPT, 0), *WAY[1:-1], (A.GRANT, 40))
    slow = walked(
        DRAINAGE, (A.ACCEPT, 1), (A.FINISH_STEP, 7), (A.RECORD_VISIT, 7), *((a, 7) for a, _ in WAY[3:-1]), (A.GRANT, 8)
    )
    at_the_end = walked(
        DRAINAGE, (A.ACCEPT, 0), *WAY[1:-1], (A.STOP, promised.n - 1), (A.RESUME, promised.n + 1), (A.GRANT, promised.n + 1)
    )  # fmt: skip
    road = walked("道路", (A.ACCEPT, 0), (A.ASSESS_FEE, 0)).fees
    found = {
        "statutory_over": very_late,
        "promised_over": late,
        "step_over": slow,
        "supplement_late": walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 7)),
        "supplement_again": again,
        "stop_no_ground": replace(stopped, stops=(replace(run, body=replace(run.body, ground="领导出差")),)),
        "stop_no_notice": replace(
            stopped, papers=tuple(p for p in stopped.papers if p.template != "special_procedure")
        ),
        "stop_too_long": replace(stopped, stops=(replace(run, body=replace(run.body, expected_days=1)),)),
        "visit_missing": replace(lawful, visits=()),
        "fee_no_basis": replace(
            lawful, fees=(replace(road[0], body=replace(road[0].body, fee="咨询费"), settled_on=road[0].on),)
        ),
        "promise_over_statutory": replace(lawful, plan=replace(lawful.plan, promised=replace(promised, n=60))),
        "accepter_approves": lawful,
        "acceptance_no_notice": replace(lawful, papers=()),
        "stop_at_the_end": at_the_end,
        "hasty_decision": _closed(walked(DRAINAGE, *((a, 1) for a, _ in WAY))),
        "taken_again": lawful,
        "refused_then_taken": lawful,
        "phone_of_staff": lawful,
        "supplement_at_the_end": walked(
            DRAINAGE, (A.REQUEST_SUPPLEMENT, 5), (A.RECEIVE_SUPPLEMENT, 6), *((a, d + 6) for a, d in WAY)
        ),
        "paper_never_out": replace(lawful, papers=tuple(replace(paper, prints=0) for paper in lawful.papers)),
    }
    waits = walked(DRAINAGE, *WAY, (A.MAKE_CERTIFICATE, 7), (A.NOTIFY_READY, 7))
    refused = walked(DRAINAGE, *WAY[:-1], (A.REFUSE, 6))
    return {kind: _closed(case) for kind, case in found.items()} | {
        "result_uncollected": waits,
        "refusal_unserved": replace(refused, papers=tuple(replace(one, prints=1) for one in refused.papers)),
    }


def _closed(case: Case) -> Case:
    """Hand over what was granted, so that the file is at its end."""
    if case.decided_on is None or case.served_on is not None:
        return case
    facts = (*case.facts, ClockFact(case.decided_on, "delivered"))
    return replace(case, state=CaseState.DELIVERED, served_on=case.decided_on, facts=facts)


def _moved(case: Case, n: int) -> Case:
    """Return the case as one of other people, taken in by the next window and decided by the next approver."""
    window, approver = WINDOWS[n % len(WINDOWS)], APPROVERS[(n // 7) % len(APPROVERS)]
    applicant = replace(case.applicant, id_number=f"person{n}", phone=f"13{n:09}") if case.applicant else None
    return replace(
        case,
        id=CaseId(f"c{n}"),
        number=f"n{n}",
        applicant=applicant,
        received_by=OfficerId(window),
        received_at=case.received_at + timedelta(seconds=97 * n),
        accepted_by=OfficerId(window) if case.accepted_by else None,
        decided_by=OfficerId(approver) if case.decided_by else None,
    )


def _stamps(case: Case, kind: str, at: int, chance: random.Random) -> tuple[Stamp, ...]:
    """Return when the case was received, accepted and decided: hours apart, minutes where it was done in haste."""
    found = [_stamp(Received.KIND, case.received_on, case, at, 9 + chance.randrange(6))]
    if case.accepted_on is not None:
        found.append(_stamp(Accepted.KIND, case.accepted_on, case, at + 1, 9))
    if case.decided_on is not None:
        hour, minute = (9, 12) if kind == "hasty_decision" else (14, chance.randrange(60))
        found.append(
            replace(_stamp(Decided.KIND, case.decided_on, case, at + 2, hour, minute), officer=case.decided_by or "")
        )
    return tuple(found)


def _stamp(kind: str, on: date, case: Case, n: int, hour: int, minute: int = 0) -> Stamp:
    made = stamp(kind, on, hour=hour, minute=minute, officer=case.received_by, case=case.id, n=n)
    return replace(made, at=made.at + timedelta(days=0) if kind != Received.KIND else case.received_at)


def _first_of(case: Case, state: CaseState) -> Case:
    """Return the matter that was ended the day before this one was taken again."""
    day = case.received_on - timedelta(days=1)
    return replace(
        walked(DRAINAGE), id=CaseId(f"{case.id}-first"), applicant=case.applicant, state=state,
        received_on=day, received_at=case.received_at - timedelta(days=1), ended_on=day,
        facts=(ClockFact(day, "received"), ClockFact(day, "withdrawn")), received_by=case.received_by,
    )  # fmt: skip
