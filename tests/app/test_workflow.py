"""The table walked: every row is reached and does what it says; every other (state, action) is refused with a sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache

import pytest
from case_by_hand import (
    CALENDAR,
    COMPANY,
    DRAINAGE,
    ESTATE,
    FIRE,
    HEARD,
    INJURY,
    MONDAY,
    NETBAR,
    PRINTING,
    RIGHTS_ONLY,
    ROAD,
    SECOND,
    SIGNED,
    UPWARD,
    body_for,
    day_of,
    do,
    event_of,
    received,
)

from app.case import apply
from app.case_reading import reading
from app.clock.acceptance import AcceptanceState
from app.clock.light import ClockReading, Light
from app.clock.reading import Reading
from app.errors import Refused
from app.item import Hearing
from app.state import ENDED, Case, CaseState
from app.wording import say_trouble, sentences
from app.workflow import ROWS, WHEN, Action, Clock, Row, find_row, row

ONLY_BEGUN = (COMPANY, ESTATE, NETBAR)
OVER = (Light.DONE_ON_TIME, Light.DONE_LATE, Light.CLOSED)


def runs(clock: ClockReading | None) -> bool:
    return clock is not None and clock.light not in OVER


def running(now: Reading, case: Case) -> set[tuple[Clock, str]]:
    """The clocks that run at the end of a day, the step clocks each by its name."""
    pending = now.acceptance.state is AcceptanceState.PENDING and now.acceptance.closed_on is None
    steps = case.open_steps or tuple(s.step for s in now.running_steps)
    found = {(Clock.STEP, step) for step in steps if runs(_step(now, step))}
    found |= {(Clock.ACCEPTANCE, "")} if pending else set()
    found |= {(Clock.SUPPLEMENT, "")} if now.supplement is not None and now.supplement.is_waiting else set()
    for clock, read in (
        (Clock.STATUTORY, now.statutory),
        (Clock.PROMISED, now.promised),
        (Clock.DELIVERY, now.delivery),
    ):
        found |= {(clock, "")} if runs(read) else set()
    return found


def _step(now: Reading, name: str) -> ClockReading | None:
    return next((s.clock for s in now.steps if s.step == name), None)


@dataclass
class Walk:
    """What the walk saw: the cases by what matters of them, and per row the clocks that really started and ended."""

    cases: dict[tuple[object, ...], Case] = field(default_factory=dict)
    starts: defaultdict[Row, set[Clock]] = field(default_factory=lambda: defaultdict(set))
    ends: defaultdict[Row, set[Clock]] = field(default_factory=lambda: defaultdict(set))
    next: dict[Row, set[CaseState]] = field(default_factory=lambda: defaultdict(set))


def what_matters(case: Case) -> tuple[object, ...]:
    """Two cases that agree in this are one to the table."""
    if case.state is CaseState.IN_PROGRESS:
        stopped = tuple(sorted(stop.body.step for stop in case.open_stops))
        flags = (bool(case.visits), stopped, case.extension is not None, bool(case.deferred))
        return (case.plan.item, case.state, case.open_steps, *flags, *what_varies(case), len(case.open_fees))
    last = case.supplements[-1] if case.supplements else None
    if last is None or case.accepted_on is not None or case.state in ENDED:
        is_granted = case.decision is not None and case.decision.granted
        item = (case.plan.item, *what_varies(case)) if not case.accepted_on else ()
        ends = (len(case.open_fees), len(case.permit_ends))
        return (case.state, case.dispatched is not None, is_granted, item, *ends)
    return (case.state, *what_varies(case), min(len(case.supplements), 2), last.complete_on, len(last.outstanding()))


HEARINGS = {Action.TELL_HEARING, Action.ANSWER_HEARING, Action.ANNOUNCE_HEARING, Action.RECORD_HEARING}
ON_THE_WAY = {Action.ACCEPT, Action.FINISH_STEP, Action.RECORD_VISIT, Action.GRANT, Action.REFUSE}
FEES = {Action.ASSESS_FEE, Action.PAY_FEE, Action.RELIEVE_FEE}


def what_varies(case: Case) -> tuple[object, ...]:
    """What an item of more than the plain kind adds: a hearing, a decision one level up, a certificate to renew, a commitment."""
    run = case.hearing
    hearing = (tuple(told.wants for told in run.told[-1:]), run.announced is not None, run.held is not None)
    plan = case.plan
    by_law = (plan.by_commitment, case.committed_on, case.vouched, plan.needs_certificate)
    return (plan.hearing, plan.two_level, case.follows is not None, hearing, by_law)


def is_walked(case: Case, action: Action) -> bool:
    """Walk what a variant adds, and on the plain items all the rest: together every row, not every mixture."""
    if action in FEES:
        is_plain = case.plan.item == received(DRAINAGE)[0].plan.item and not _is_variant(case)
        return len(case.fees) < 2 and (is_plain or case.decision is not None)
    if not _is_variant(case) or case.decision is not None or case.ended_on is not None:
        return action not in HEARINGS
    return action in ON_THE_WAY | HEARINGS | {Action.FORWARD, Action.ACKNOWLEDGE_RENEWAL, Action.ARCHIVE}


def _is_variant(case: Case) -> bool:
    return case.plan.hearing is Hearing.ALWAYS or case.plan.two_level or case.follows is not None


@lru_cache(maxsize=1)
def the_walk() -> Walk:
    walk = Walk()
    waiting = [received(part)[0] for part in (DRAINAGE, ROAD, INJURY, HEARD, UPWARD, PRINTING, *ONLY_BEGUN)]
    waiting += [received(part, is_renewal=True)[0] for part in (DRAINAGE, INJURY)]
    waiting.append(received(FIRE, by_commitment=True)[0])
    printing = received(PRINTING)[0]
    waiting.append(replace(printing, plan=replace(printing.plan, needs_certificate=False)))
    while waiting:
        case = waiting.pop()
        if what_matters(case) in walk.cases:
            continue
        if case.accepted_on and any(part in case.plan.name for part in ONLY_BEGUN):
            continue  # special until acceptance; from there on as every other item
        walk.cases[what_matters(case)] = case
        for action in set(Action) - RIGHTS_ONLY:
            for step in case.open_steps or (None,):
                found = find_row(case, action, step)
                if found is None or not is_walked(case, action):
                    continue
                if action is Action.RETURN_STEP and step == case.plan.steps[0].name:
                    continue  # the first step has nothing before it
                if action is Action.RECEIVE_SUPPLEMENT_PART and len(case.supplements[-1].outstanding()) < 2:
                    continue  # one line that came in is the complete supplement
                waiting += _taken(walk, case, found, step)
    return walk


def _taken(walk: Walk, case: Case, found: Row, step: str | None) -> list[Case]:
    if found.action is Action.RETURN_STEP and case.plan.step(step or "").branch:
        return []  # a branch of the first group has nothing before it either
    day = day_of(case, found.action)
    after = do(case, found.action, step, day).case
    before, then = running(reading(case, CALENDAR, day), case), running(reading(after, CALENDAR, day), after)
    walk.starts[found] |= {clock for clock, _ in then - before}
    walk.ends[found] |= {clock for clock, _ in before - then}
    walk.next[found].add(after.state)
    if found.action is Action.HAND_OVER_FOLDER:  # the folder comes back at once: where it lies matters to no other row
        return _taken(walk, after, row(after, Action.RECEIVE_FOLDER, step), step)
    return [after]


def by_apply() -> list[Row]:
    return [r for r in ROWS if r.action not in RIGHTS_ONLY]


def test_every_row_of_the_table_is_reached_by_a_legal_path() -> None:
    assert [r for r in by_apply() if r not in the_walk().next] == []


def test_every_row_leads_where_it_says() -> None:
    walk = the_walk()
    assert {r.action: walk.next[r] for r in by_apply() if walk.next[r] != {r.next}} == {}


def test_the_rows_that_only_give_rights_stand_open_in_their_states() -> None:
    states = {r.state: r for r in ROWS if r.action in (Action.REPRINT, Action.UNDO)}
    for case in the_walk().cases.values():
        if case.state in states:
            assert find_row(case, Action.REPRINT) is not None
    assert find_row(None, Action.REGISTER) is not None
    assert find_row(None, Action.RECEIVE) is not None


def test_the_clocks_that_start_and_end_are_those_of_the_table() -> None:
    """Clock starts and ends stand in the table and nowhere else; the clock itself reads the same."""
    walk = the_walk()
    wrong = {
        (r.state, r.action, r.when): (walk.starts[r], r.starts, walk.ends[r], r.ends)
        for r in by_apply()
        if walk.starts[r] != set(r.starts) or walk.ends[r] != set(r.ends)
    }
    assert wrong == {}


def test_the_running_steps_of_the_case_are_those_of_the_clock() -> None:
    for case in the_walk().cases.values():
        if case.state is CaseState.IN_PROGRESS:
            read = reading(case, CALENDAR, case.last_on or case.received_on)
            waiting = {s.step for s in read.running_steps} - set(case.open_steps)
            assert set(case.open_steps) <= {s.step for s in read.running_steps}
            assert all(s.clock.light is Light.PAUSED for s in read.running_steps if s.step in waiting)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_other_state_and_action_is_refused_with_a_sentence(language: str) -> None:
    refused = 0
    for case in the_walk().cases.values():
        for action in Action:
            for step in (None, *case.open_steps):
                if find_row(case, action, step) is not None:
                    continue
                with pytest.raises(Refused) as caught:
                    row(case, action, step)
                sentence = say_trouble(caught.value, language)
                assert caught.value.code in sentences(language), caught.value.code
                assert "{" not in sentence
                assert action.value not in sentence or language == "en"
                refused += 1
    assert refused > 1000


def test_what_the_table_refuses_the_fold_refuses_too() -> None:
    refused = 0
    for case in the_walk().cases.values():
        for action in set(Action) - RIGHTS_ONLY:
            step = next(iter(case.open_steps), None)
            if find_row(case, action, step) is None:
                with pytest.raises(Refused):
                    do(case, action, step)
                refused += 1
    assert refused > 500


def test_an_act_of_two_is_not_done_by_one() -> None:
    """opencrvs 8531, 12186: a right without its row; here a signature without its asking."""
    tried = 0
    for case in the_walk().cases.values():
        for action in SIGNED:
            step = next(iter(case.open_steps), None)
            if find_row(case, action, step) is not None:
                with pytest.raises(Refused, match=r"case\.not_signed"):
                    apply(case, event_of(body_for(case, action, step), case.id, case.last_on or MONDAY, officer=SECOND))
                tried += 1
    assert tried > 20


def test_nothing_leaves_a_state_that_has_ended_but_the_archive() -> None:
    for found in ROWS:
        if found.state in ENDED:
            assert found.next in (found.state, CaseState.ARCHIVED)


def test_every_condition_of_the_table_is_used_and_worded() -> None:
    used = {name for found in ROWS for name in found.when}
    assert used == set(WHEN)
    for language in ("zh_CN", "en"):
        assert {name for name in used if f"workflow.when.{name}" not in sentences(language)} == set()


def test_no_two_rows_allow_the_same_thing_at_once() -> None:
    for case in the_walk().cases.values():
        for action in Action:
            step = next(iter(case.open_steps), None)
            fitting = [
                r
                for r in ROWS
                if (r.state, r.action) == (case.state, action)
                and (not r.kinds or step is None or case.plan.step(step).kind in r.kinds)
                and all(WHEN[name](case, step) for name in r.when)
            ]
            assert len(fitting) <= 1
