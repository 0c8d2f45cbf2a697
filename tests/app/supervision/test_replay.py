"""推演: other limits, another promise, another calendar, more hands; what happened stays, what is late changes."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from case_by_hand import DRAINAGE, MONDAY, ROAD
from office_day import DRAINAGE as DRAINS
from office_day import OfficeDay
from seeded_cases import CALENDAR, fact_of, walked

from app.clock.ledger import Entry
from app.errors import Refused
from app.ids import CaseId
from app.supervision.figure_facts import FigureFact, Period
from app.supervision.replay import Replayed, StepLoad, Supposing, items_of, replay, replayed, supposed_calendar
from app.workflow import Action

A = Action
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
WAY = ((A.ACCEPT, 0), (A.FINISH_STEP, 3), (A.RECORD_VISIT, 4), (A.FINISH_STEP, 4), (A.FINISH_STEP, 5), (A.GRANT, 6))
FACT = fact_of(walked(DRAINAGE, *WAY))


def run(supposing: Supposing, *facts: FigureFact) -> Replayed:
    return replayed(facts or (FACT,), CALENDAR, NOVEMBER, supposing)


def load(held: Replayed, step: str) -> StepLoad:
    return next(one for one in held.steps if one.step == step)


def test_nothing_supposed_changes_nothing() -> None:
    held = run(Supposing())
    assert held.cases == 1 and held.late_before == held.late_after == ()
    assert all((one.days, one.late) == (one.days_after, one.late_after) for one in held.steps)
    assert [load(held, s.name).days for s in FACT.standard.steps] == [3, 1, 1, 1]
    assert held.bottleneck == ""


def test_a_shorter_step_makes_it_late_and_the_bottleneck() -> None:
    held = run(Supposing(step_limits={"审查": 2}))
    assert load(held, "审查").late == 0 and load(held, "审查").late_after == 1
    assert held.bottleneck == "审查" and held.newly_late == (), "the whole kept its promise"
    assert run(Supposing(step_limits={"审查": 3})).bottleneck == ""


def test_a_shorter_promise_makes_cases_late_and_a_longer_one_brings_them_in_time() -> None:
    assert run(Supposing(promised=5)).newly_late == (FACT.case,)
    assert run(Supposing(promised=6)).newly_late == ()
    late = replace(FACT, standard=replace(FACT.standard, promised=replace(FACT.standard.promised, n=5)))  # type: ignore[type-var]
    held = run(Supposing(promised=6), late)
    assert held.late_before == (FACT.case,) and held.newly_in_time == (FACT.case,)


def test_days_off_move_the_due_day_out_and_worked_days_bring_it_in() -> None:
    """The ledger's dates stay; the days between them are counted anew."""
    days = (date(2026, 11, 4), date(2026, 11, 5))
    assert run(Supposing(promised=5)).late_after == (FACT.case,)
    assert run(Supposing(promised=5, days_off=days)).late_after == ()
    assert run(Supposing(promised=6, days_on=(date(2026, 11, 7),))).late_after == (FACT.case,)
    assert supposed_calendar(CALENDAR, Supposing()) is CALENDAR
    assert not supposed_calendar(CALENDAR, Supposing(days_off=days)).is_working(days[0]) and CALENDAR.is_working(
        days[0]
    )


def test_under_another_calendar_silence_may_have_accepted_earlier() -> None:
    """Accepted on the last day, Monday; had Saturday been worked, silence had accepted by then, from the receipt."""
    last_day = fact_of(walked(DRAINAGE, (A.ACCEPT, 5), *((action, day + 5) for action, day in WAY[1:])))
    assert run(Supposing(promised=6), last_day).newly_late == ()
    held = run(Supposing(promised=6, days_on=(date(2026, 11, 7),)), last_day)
    assert held.newly_late == (last_day.case,)


def test_fewer_hands_take_longer_and_more_are_faster() -> None:
    slow = run(Supposing(staff={"审查": 50}))
    assert load(slow, "审查").days_after == 6 and load(slow, "审查").late_after == 1
    promised = FACT.standard.promised
    assert promised is not None
    very_slow = run(Supposing(staff={"审查": 10}))
    assert load(very_slow, "审查").days_after == 30 and very_slow.newly_late == (FACT.case,)
    fast = run(Supposing(staff={"审查": 300}, promised=4))
    assert load(fast, "审查").days_after == 1 and fast.late_after == (), "decided two days earlier"


def test_only_the_items_that_are_meant_are_replayed() -> None:
    road = fact_of(
        walked(ROAD, (A.ACCEPT, 0), *((A.FINISH_STEP, n) for n in (1, 1, 1, 2)), (A.GRANT, 3)),
    )
    held = run(Supposing(item=FACT.item, promised=0), FACT, road)
    assert held.cases == 1 and held.newly_late == (FACT.case,)
    assert run(Supposing(), FACT, road).cases == 2


def test_a_stop_is_no_one_s_day() -> None:
    stopped = fact_of(
        walked(DRAINAGE, (A.ACCEPT, 0), (A.STOP, 1), (A.RESUME, 4), (A.FINISH_STEP, 6), (A.RECORD_VISIT, 7),
               (A.FINISH_STEP, 7), (A.FINISH_STEP, 8), (A.GRANT, 9))
    )  # fmt: skip
    held = run(Supposing(), stopped)
    assert load(held, "审查").days == 3 and held.late_before == ()


@pytest.mark.parametrize(
    ("supposing", "code"),
    [
        (Supposing(step_limits={"审查": 367}), "replay.days"),
        (Supposing(promised=-1), "replay.days"),
        (Supposing(staff={"审查": 9}), "replay.staff"),
        (Supposing(staff={"审查": 1001}), "replay.staff"),
    ],
)
def test_what_cannot_be_meant_is_refused(office: OfficeDay, supposing: Supposing, code: str) -> None:
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        office.ask(replay, office.people["s1"], CALENDAR, NOVEMBER, supposing)


def test_only_who_supervises_supposes(office: OfficeDay) -> None:
    office.accepted(DRAINS)
    with pytest.raises(Refused, match=r"supervision\.no_right"):
        office.ask(replay, office.people["w1"], CALENDAR, NOVEMBER, Supposing())
    held: Replayed = office.ask(replay, office.people["s1"], CALENDAR, NOVEMBER, Supposing())
    assert held.cases == 0, "nothing was decided"
    assert office.ask(items_of, office.people["s1"], NOVEMBER) == ()


def test_fifty_thousand_cases_are_replayed_in_seconds() -> None:
    """Ten seconds for 50,000; a tenth of them here, with room for a machine that does much else."""
    facts = []
    for n in range(5000):
        shift = timedelta(days=7 * (n % 40))
        entries = tuple(Entry(**{**vars_of(entry), "on": entry.on - shift}) for entry in FACT.entries)
        decided = (FACT.decided_on or MONDAY) - shift
        facts.append(
            replace(FACT, case=CaseId(f"c{n}"), entries=entries, received_on=MONDAY - shift, decided_on=decided)
        )
    year = Period(date(2025, 11, 1), date(2026, 11, 30))
    begun = time.process_time()
    held = replayed(facts, CALENDAR, year, Supposing(step_limits={"审查": 2}, promised=5))
    assert held.cases == 5000 and time.process_time() - begun < 4.0
    assert len(held.late_after) > 4000


def vars_of(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}
