"""Each rule about a case: one seeded breach that fires, one near miss that does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from case_by_hand import DRAINAGE, FIRST, MONDAY, ROAD, SECOND, SPOT, do, item_called
from seeded_cases import CALENDAR, FOREVER, after, case_hits, codes, stamp, statutory_due, walked, with_paper

from app.clock.limits import Limit, Unit
from app.events.acceptance import Accepted
from app.events.approval import Decided, Stopped
from app.events.delivery import PaperServed
from app.events.file import Printed
from app.ids import OfficerId
from app.state import Case, CaseState
from app.supervision.engine import OF_A_CASE
from app.supervision.rule import rule_book
from app.workflow import Action

A = Action
ACCEPTED = ((A.ACCEPT, 0),)
REVIEWED = (*ACCEPTED, (A.FINISH_STEP, 2), (A.RECORD_VISIT, 3), (A.FINISH_STEP, 3), (A.FINISH_STEP, 4))
GRANTED = (*REVIEWED, (A.GRANT, 5))
REFUSED = (*REVIEWED, (A.REFUSE, 5))
Seed = Callable[[], tuple[Case, date]]


def late_grant(days: int) -> Case:
    return walked(DRAINAGE, *REVIEWED[:-1], (A.FINISH_STEP, days), (A.GRANT, days))


def days_to(day: date) -> int:
    return CALENDAR.count(MONDAY, day)


def lawful_days() -> int:
    return days_to(statutory_due(walked(DRAINAGE)))


def promised_days() -> int:
    promised = item_called(DRAINAGE).promised
    assert promised is not None and promised.unit is Unit.WORKING_DAY
    return promised.n


def granted_by(officer: OfficerId, accepter: OfficerId = FIRST) -> Case:
    return replace(walked(DRAINAGE, *GRANTED), accepted_by=accepter, decided_by=officer)


def refused(**changes: str) -> Case:
    case = walked(DRAINAGE, *REFUSED)
    assert case.decision is not None
    return replace(case, decision=replace(case.decision, **changes))  # type: ignore[arg-type]


def stopped(days: int = 1, **changes: object) -> Case:
    case = walked(DRAINAGE, (A.ACCEPT, 0), (A.STOP, days))
    run = case.stops[0]
    return replace(case, stops=(replace(run, body=replace(run.body, **changes)),))  # type: ignore[arg-type]


def with_fee(name: str, basis: str) -> Case:
    case = do(walked(ROAD, (A.ACCEPT, 0)), A.ASSESS_FEE, None, MONDAY).case
    fee = case.fees[0]
    return replace(case, fees=(replace(fee, body=replace(fee.body, fee=name, basis=basis)),))


def with_promise(n: int) -> Case:
    case = walked(DRAINAGE, *ACCEPTED)
    return replace(case, plan=replace(case.plan, promised=Limit(n, Unit.WORKING_DAY)))


def held_back() -> Case:
    case = walked(DRAINAGE, *ACCEPTED)
    return replace(case, papers=tuple(replace(paper, prints=0) for paper in case.papers))


def told_ready() -> Case:
    return walked(DRAINAGE, *GRANTED, (A.MAKE_CERTIFICATE, 6), (A.NOTIFY_READY, 6))


def told_on() -> date:
    on = told_ready().ready_on
    assert on is not None
    return on


ROAD_FEE = next(fee for fee in item_called(ROAD).fee if fee.basis is not None)

BREACHES: dict[str, tuple[Seed, Seed]] = {
    "statutory_over": (
        lambda: (late_grant(lawful_days() + 1), FOREVER),
        lambda: (late_grant(lawful_days()), FOREVER),
    ),
    "promised_over": (
        lambda: (late_grant(promised_days() + 1), FOREVER),
        lambda: (late_grant(promised_days()), FOREVER),
    ),
    "step_over": (
        lambda: (walked(DRAINAGE, *ACCEPTED), after(5)),
        lambda: (walked(DRAINAGE, *ACCEPTED), after(4)),
    ),
    "acceptance_silent": (
        lambda: (walked(DRAINAGE), after(6)),
        lambda: (walked(DRAINAGE), after(5)),
    ),
    "delivery_over": (
        lambda: (walked(DRAINAGE, *GRANTED), after(16)),
        lambda: (walked(DRAINAGE, *GRANTED), after(15)),
    ),
    "supplement_late": (
        lambda: (walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 6)), after(7)),
        lambda: (walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 5)), after(7)),
    ),
    "supplement_again": (
        lambda: (
            walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 1), (A.RECEIVE_SUPPLEMENT, 2), (A.REQUEST_SECOND_SUPPLEMENT, 3)),
            after(3),
        ),
        lambda: (walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 1), (A.RECEIVE_SUPPLEMENT, 2)), after(3)),
    ),
    "stop_no_ground": (
        lambda: (stopped(ground="领导出差"), after(1)),
        lambda: (stopped(), after(1)),
    ),
    "stop_no_notice": (
        lambda: (walked(DRAINAGE, (A.ACCEPT, 0), (A.STOP, 1), papers=False), after(1)),
        lambda: (stopped(), after(1)),
    ),
    "stop_too_long": (
        lambda: (stopped(1, expected_days=5), after(7)),
        lambda: (stopped(1, expected_days=5), after(6)),
    ),
    "stop_at_the_end": (
        lambda: (stopped(promised_days() - promised_days() // 5), after(promised_days())),
        lambda: (stopped(promised_days() - promised_days() // 5 - 1), after(promised_days())),
    ),
    "visit_missing": (
        lambda: (replace(walked(DRAINAGE, *GRANTED), visits=()), after(5)),
        lambda: (walked(DRAINAGE, *GRANTED), after(5)),
    ),
    "refusal_no_reason": (
        lambda: (refused(reasons=" "), after(5)),
        lambda: (refused(reasons="不符合第五条"), after(5)),
    ),
    "fee_no_basis": (
        lambda: (with_fee("咨询服务费", "领导批示"), MONDAY),
        lambda: (with_fee(ROAD_FEE.name, "《示例》第一条"), MONDAY),
    ),
    "promise_over_statutory": (
        lambda: (with_promise(lawful_days() + 1), MONDAY),
        lambda: (with_promise(lawful_days()), MONDAY),
    ),
    "supplement_at_the_end": (
        lambda: (walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 5)), after(5)),
        lambda: (walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 4)), after(5)),
    ),
    "paper_never_out": (
        lambda: (held_back(), after(11)),
        lambda: (held_back(), after(10)),
    ),
    "result_uncollected": (
        lambda: (told_ready(), told_on() + timedelta(days=61)),
        lambda: (told_ready(), told_on() + timedelta(days=60)),
    ),
    "refusal_unserved": (
        lambda: (refused(), after(16)),
        lambda: (refused(), after(15)),
    ),
    "accepter_approves": (
        lambda: (granted_by(FIRST), after(5)),
        lambda: (granted_by(SECOND), after(5)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(BREACHES))
def test_a_seeded_breach_fires(code: str) -> None:
    case, on = BREACHES[code][0]()
    assert code in codes(case, on)


@pytest.mark.parametrize("code", sorted(BREACHES))
def test_a_near_miss_does_not(code: str) -> None:
    case, on = BREACHES[code][1]()
    assert code not in codes(case, on)


# The rules that need the time of recording as well.
def decided_after(minutes: int) -> set[str]:
    case = walked(DRAINAGE, *((action, 0) for action, _ in GRANTED))
    begun, done = stamp(Accepted.KIND, MONDAY, n=1), stamp(Decided.KIND, MONDAY, minute=minutes, n=9)
    return codes(case, MONDAY, [begun, done])


def test_a_visit_is_not_made_in_minutes() -> None:
    assert "hasty_decision" in decided_after(29)
    assert "hasty_decision" not in decided_after(30)


def test_an_item_without_a_visit_may_be_decided_at_once() -> None:
    case = walked(SPOT, (A.ACCEPT, 0))
    begun, done = stamp(Accepted.KIND, MONDAY, n=1), stamp(Decided.KIND, MONDAY, minute=2, n=9)
    assert "hasty_decision" not in codes(replace(case, decided_on=MONDAY), MONDAY, [begun, done])


def notice_printed_after(minutes: int | None, on: date) -> set[str]:
    case = stopped(0)
    stamps = [stamp(Stopped.KIND, MONDAY, n=1)]
    if minutes is not None:
        stamps.append(stamp(Printed.KIND, MONDAY, hour=9 + minutes // 60, minute=minutes % 60, n=2, notice="n1"))
    return codes(case, on, stamps)


def test_the_notice_of_a_stop_leaves_the_printer_within_the_hour() -> None:
    assert "stop_not_served" in notice_printed_after(61, MONDAY)
    assert "stop_not_served" not in notice_printed_after(60, MONDAY)
    assert "stop_not_served" in notice_printed_after(None, after(1)), "never printed"
    assert "stop_not_served" not in notice_printed_after(None, MONDAY), "the day is not over"


def test_acceptance_is_told_on_paper() -> None:
    case = walked(DRAINAGE, *ACCEPTED, papers=False)
    stamps = [stamp(Accepted.KIND, MONDAY)]
    assert "acceptance_no_notice" in codes(case, MONDAY, stamps)
    assert "acceptance_no_notice" in codes(with_paper(case, "acceptance", MONDAY, is_void=True), MONDAY, stamps)
    assert "acceptance_no_notice" not in codes(with_paper(case, "acceptance", MONDAY), MONDAY, stamps)
    assert "acceptance_no_notice" not in codes(with_paper(case, "deferred_acceptance", MONDAY), MONDAY, stamps)


def test_a_paper_that_was_printed_sent_or_void_was_not_held_back() -> None:
    case, late = held_back(), after(11)
    (paper,) = case.papers
    assert "paper_never_out" not in codes(replace(case, papers=(replace(paper, prints=1),)), late)
    assert "paper_never_out" not in codes(replace(case, papers=(replace(paper, is_void=True),)), late)
    assert "paper_never_out" not in codes(case, late, [stamp(PaperServed.KIND, after(1))]), "sent by post"
    inside = replace(case, papers=(replace(paper, template="site_visit"),))
    assert "paper_never_out" not in codes(inside, late), "a record of the office is nobody's to fetch"
    (told,) = [hit for hit in case_hits(case, late) if hit.rule == "paper_never_out"]
    assert dict(told.facts) == {"title": "受理通知书", "papers": 1}


def test_a_result_that_was_fetched_waits_for_nobody() -> None:
    served = replace(told_ready(), state=CaseState.DELIVERED)
    assert "result_uncollected" not in codes(served, FOREVER)


def test_a_refusal_that_was_told_of_posted_or_served_was_not_kept_from_its_applicant() -> None:
    case, late = refused(), after(16)
    assert "refusal_unserved" not in codes(replace(case, ready_on=after(6)), late)
    assert "refusal_unserved" not in codes(replace(case, dispatched_on=after(6)), late)
    assert "refusal_unserved" not in codes(replace(case, state=CaseState.DELIVERED), late)
    assert "refusal_unserved" not in codes(walked(DRAINAGE, *GRANTED), late), "a grant has its own clock"
    assert "delivery_over" in codes(walked(DRAINAGE, *GRANTED), late)


def test_a_limit_of_a_day_has_no_last_fifth() -> None:
    case = walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 1))
    short = replace(case, plan=replace(case.plan, acceptance_limit=1))
    assert "supplement_at_the_end" not in codes(short, after(1))


# What the rules leave alone.
def test_a_lawful_case_breaks_nothing() -> None:
    case = walked(DRAINAGE, *GRANTED)
    stamps = [stamp(Accepted.KIND, MONDAY, n=1), stamp(Decided.KIND, after(5), n=9)]
    assert codes(replace(case, decided_by=SECOND), after(6), stamps) == set()


def test_a_void_case_breaks_nothing() -> None:
    case = replace(walked(DRAINAGE), state=CaseState.VOID)
    assert codes(case, FOREVER) == set()


def test_a_step_over_its_limit_is_told_only_while_the_whole_is_not() -> None:
    case = walked(DRAINAGE, *ACCEPTED)
    on_promise = after(promised_days() + 1)
    assert "step_over" not in codes(case, on_promise) and "promised_over" in codes(case, on_promise)
    late = after(lawful_days() + 1)
    assert codes(case, late) & {"step_over", "promised_over", "statutory_over"} == {"statutory_over"}


def test_a_refusal_whose_personal_data_were_erased_proves_nothing() -> None:
    assert "refusal_no_reason" not in codes(replace(refused(reasons=""), applicant=None), after(5))


def test_a_decline_without_a_clause_is_a_refusal_without_reasons() -> None:
    case = walked(DRAINAGE, (A.DECLINE, 1))
    assert "refusal_no_reason" not in codes(case, after(1))
    assert case.declined is not None
    assert "refusal_no_reason" in codes(replace(case, declined=replace(case.declined, clause="")), after(1))


def test_an_on_the_spot_item_may_be_brought_to_its_end_by_one_officer() -> None:
    case = walked(SPOT, (A.ACCEPT, 0))
    same = replace(case, decided_by=FIRST, decided_on=MONDAY)
    assert same.plan.same_officer and "accepter_approves" not in codes(same, MONDAY)


def test_a_hit_names_the_person_and_keeps_its_key_from_day_to_day() -> None:
    case = walked(DRAINAGE, *ACCEPTED)
    first, later = case_hits(case, after(5)), case_hits(case, after(6))
    assert [hit.key for hit in first] == [hit.key for hit in later]
    assert first[0].facts != later[0].facts, "how far it is over is told anew"
    assert first[0].department == case.department and first[0].number == case.number
    (silent,) = [hit for hit in case_hits(walked(DRAINAGE), after(6)) if hit.rule == "acceptance_silent"]
    assert silent.officer == FIRST


def test_every_rule_of_a_case_has_its_words_and_is_seeded_here() -> None:
    elsewhere = {"hasty_decision", "stop_not_served", "acceptance_no_notice"}
    assert set(BREACHES) | elsewhere == set(OF_A_CASE)
    assert set(OF_A_CASE) <= set(rule_book().rules)
