"""Who used the days, and the figures of a period: the parts add up, every number has its cases, none is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from case_by_hand import DRAINAGE, MONDAY
from office_day import DRAINAGE as DRAINS
from office_day import LABOUR, OfficeDay, gaps_of
from seeded_cases import CALENDAR, fact_of, walked

from app.case_reading import entries, reading, standard
from app.events.supplementation import SupplementLine
from app.supervision.days import (
    APPLICANT,
    BY_CASE,
    BY_DEPARTMENT,
    BY_ITEM,
    BY_STEP,
    WINDOW,
    UsedDays,
    days_of,
    used_days,
)
from app.supervision.figure_facts import FigureFact, Period
from app.supervision.numbers import median_tenths, percentile, share, tenths
from app.supervision.statistics import Statistics, statistics, statistics_of
from app.supplementation.receive import receive_supplement
from app.supplementation.request import request_supplement
from app.workflow import Action

A = Action
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
LAST = date(2026, 11, 30)
WAY = ((A.ACCEPT, 2), (A.FINISH_STEP, 4), (A.RECORD_VISIT, 5), (A.FINISH_STEP, 6), (A.FINISH_STEP, 7))
GRANTED = (*WAY, (A.GRANT, 8))


def used(*facts: FigureFact) -> UsedDays:
    return days_of(facts, CALENDAR, NOVEMBER)


def figures(*facts: FigureFact) -> Statistics:
    return statistics_of(facts, CALENDAR, NOVEMBER, LAST)


def test_the_parts_of_every_way_add_up_to_the_whole() -> None:
    supplemented = walked(
        DRAINAGE, (A.REQUEST_SUPPLEMENT, 1), (A.RECEIVE_SUPPLEMENT, 4), (A.ACCEPT, 5), (A.FINISH_STEP, 6),
        (A.RECORD_VISIT, 6), (A.FINISH_STEP, 7), (A.STOP, 8), (A.RESUME, 10), (A.FINISH_STEP, 11), (A.GRANT, 12),
    )  # fmt: skip
    held = used(fact_of(walked(DRAINAGE, *GRANTED)), fact_of(supplemented))
    assert held.total.whole == 8 + 12
    for way in (BY_DEPARTMENT, BY_ITEM, BY_CASE):
        assert sum(row.whole for row in held.rows[way]) == held.total.whole
    steps = sum(row.whole for row in held.rows[BY_STEP])
    assert steps == held.total.departments, "the steps of these items belong to the department"
    assert (held.total.applicant, held.total.special) == (3, 2)


def test_each_case_is_read_as_its_file_reads_it() -> None:
    case = walked(DRAINAGE, *GRANTED)
    (row,) = used(fact_of(case)).rows[BY_CASE]
    assert case.decided_on is not None
    consumed = reading(case, CALENDAR, case.decided_on).consumed
    assert consumed is not None
    assert (row.window, row.departments, row.applicant) == (consumed.window, consumed.departments, consumed.applicant)


def test_by_department_the_window_and_the_applicant_have_rows_of_their_own() -> None:
    case = walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 1), (A.RECEIVE_SUPPLEMENT, 4), *((a, d + 4) for a, d in GRANTED))
    rows = {row.key: row for row in used(fact_of(case)).rows[BY_DEPARTMENT]}
    assert set(rows) == {WINDOW, APPLICANT, case.department}
    assert (rows[WINDOW].whole, rows[APPLICANT].whole, rows[case.department].whole) == (3, 3, 6)


def test_only_cases_decided_in_the_period_count_and_back_entries_stand_apart() -> None:
    plain, back = fact_of(walked(DRAINAGE, *GRANTED)), fact_of(walked(DRAINAGE, *GRANTED), is_back_entered=True)
    running = fact_of(walked(DRAINAGE, *WAY))
    held = used(plain, back, running)
    assert held.total.cases == (plain.case,) and held.apart == 1
    october = days_of([plain], CALENDAR, Period(date(2026, 10, 1), date(2026, 10, 31)))
    assert october.total.cases == () and october.total.median is None


def test_every_count_carries_its_cases() -> None:
    granted, refused = (
        fact_of(walked(DRAINAGE, *GRANTED)),
        fact_of(walked(DRAINAGE, *WAY, (A.REFUSE, 9)), clause="第一条"),
    )
    silent, withdrawn = fact_of(walked(DRAINAGE)), fact_of(walked(DRAINAGE, (A.ACCEPT, 0), (A.WITHDRAW, 1)))
    held = figures(granted, refused, silent, withdrawn)
    assert held.count("received").n == 4 and held.count("accepted").n == 3
    assert held.count("decided").cases == (granted.case, refused.case)
    assert (held.count("granted").cases, held.count("refused").cases) == ((granted.case,), (refused.case,))
    assert held.count("deemed").cases == (silent.case,)
    assert held.count("withdrawn").cases == (withdrawn.case,)
    assert [(one.key, one.n) for one in held.clauses] == [("第一条", 1)]
    assert silent.case in held.count("open_over").cases, "accepted by silence, and long over"
    assert withdrawn.case not in held.count("open_over").cases


def test_on_time_is_judged_by_the_clock_against_law_and_promise() -> None:
    in_time = fact_of(walked(DRAINAGE, *GRANTED))
    promised = in_time.standard.promised
    assert promised is not None
    late_for_promise = fact_of(walked(DRAINAGE, *WAY, (A.GRANT, 2 + promised.n + 1)))
    held = figures(in_time, late_for_promise)
    assert held.count("statutory_on_time").n == 2 and held.count("statutory_late").n == 0
    assert held.count("promised_on_time").cases == (in_time.case,)
    assert held.count("promised_late").cases == (late_for_promise.case,)


def test_what_was_never_promised_is_in_no_share() -> None:
    """Nothing is defaulted: a share of nothing is a dash, not a hundred per cent."""
    fact = fact_of(walked(DRAINAGE, *GRANTED))
    unpromised = replace(fact, standard=replace(fact.standard, promised=None))
    held = figures(unpromised)
    assert held.count("promised").n == 0 and held.count("promised_on_time").n == 0
    assert held.by_item[0].on_time == "—"
    assert figures().count("decided").n == 0 and figures().by_item == ()


def test_lengths_have_median_and_percentile_per_item_department_and_step() -> None:
    facts = [fact_of(walked(DRAINAGE, *WAY, (A.GRANT, days))) for days in (8, 9, 10, 11)]
    held = figures(*facts)
    (item,) = held.by_item
    assert (tenths(item.median), item.p90, tenths(item.whole_median)) == ("9.5", 11, "9.5")
    assert held.by_department[0].key == facts[0].department
    steps = {one.key: one for one in held.by_step}
    assert set(steps) == {step.name for step in facts[0].standard.steps}
    last = facts[0].standard.steps[-1]
    assert steps[last.name].whole == (1, 2, 3, 4)
    assert len(steps[last.name].late) == sum(1 for n in (1, 2, 3, 4) if n > last.limit)


def test_supplements_and_refusals_are_counted_by_reason() -> None:
    asked = fact_of(walked(DRAINAGE, (A.REQUEST_SUPPLEMENT, 1)), gaps=(("章程", "图纸"), ("章程",)))
    declined = fact_of(walked(DRAINAGE, (A.DECLINE, 1)), ground="not_ours")
    held = figures(asked, declined)
    assert [(one.key, one.n) for one in held.gaps] == [("图纸", 1), ("章程", 1)], "a case counts once for a material"
    assert [(one.key, one.cases) for one in held.grounds] == [("not_ours", (declined.case,))]


def test_the_trend_has_twelve_months_and_ends_with_the_period() -> None:
    held = figures(fact_of(walked(DRAINAGE, *GRANTED)))
    assert [month.month for month in held.trend][0::11] == ["2025-12", "2026-11"]
    last = held.trend[-1]
    assert (last.received, last.decided, last.promised, last.kept) == (1, 1, 1, 1)


def test_back_entered_cases_are_one_count_and_in_no_other() -> None:
    back = fact_of(walked(DRAINAGE, *GRANTED), is_back_entered=True)
    held = figures(back)
    assert held.count("back_entered").cases == (back.case,)
    assert all(one.n == 0 for key, one in held.counts.items() if key != "back_entered")


@pytest.mark.parametrize(
    ("values", "median", "p90"),
    [((), None, None), ((3,), 30, 3), ((1, 2), 15, 2), ((5, 1, 3), 30, 5), (tuple(range(1, 11)), 55, 9)],
)
def test_numbers_are_exact_and_of_nothing_there_is_none(
    values: tuple[int, ...], median: int | None, p90: int | None
) -> None:
    assert (median_tenths(values), percentile(values, 90)) == (median, p90)


def test_shares_are_rounded_half_up_and_tenths_are_read_plainly() -> None:
    assert (share(1, 3), share(2, 3), share(1, 2000), share(0, 0)) == ("33.3%", "66.7%", "0.1%", "—")
    assert (tenths(40), tenths(35), tenths(None)) == ("4", "3.5", "—")


def test_the_store_brings_the_same_as_the_folded_cases(office: OfficeDay) -> None:
    """One SELECT of JSON parts: what it brings is what the events make."""
    received = office.received(LABOUR)
    office.do("w1", request_supplement, received.id, gaps=gaps_of(received, 2))
    office.do(
        "w1", receive_supplement, received.id, lines=tuple(SupplementLine(g.name, True) for g in received.materials[:2])
    )
    accepted = office.accepted(DRAINS)
    found = {f.case: f for f in office.ask(lambda records: records.figure_facts(NOVEMBER.first, NOVEMBER.last))}
    assert set(found) == {received.id, accepted.id}
    for named, fact in found.items():
        case = office.case(named)
        assert (fact.entries, fact.standard, fact.number) == (entries(case), standard(case.plan), case.number)
        assert fact.gaps == tuple(tuple(g.material for g in run.request.gaps) for run in case.supplements)
        assert not fact.is_back_entered and fact.granted is None
    assert office.ask(lambda records: records.figure_facts(date(2027, 1, 1), date(2027, 1, 31))) == ()


def test_only_who_supervises_gets_figures(office: OfficeDay) -> None:
    office.accepted(DRAINS)
    for who, n in (("s1", 1), ("c1", 1), ("w1", 0)):
        held: Statistics = office.ask(statistics, office.people[who], CALENDAR, NOVEMBER, MONDAY)
        assert held.count("received").n == n
        days: UsedDays = office.ask(used_days, office.people[who], CALENDAR, NOVEMBER)
        assert days.total.cases == ()
