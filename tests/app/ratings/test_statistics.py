"""Figures with their n: blanks are blanks, and where nobody rated there is no index."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from office_day import DRAINAGE, LABOUR, OfficeDay
from rated_visits import visit_on_day

from app.clock.calendar import shipped
from app.events.ratings import Channel
from app.ids import OfficerId
from app.ratings.levels import labels_on
from app.ratings.queries import rating_desk
from app.ratings.rate import leave_blank, rate
from app.ratings.statistics import RatingCount, Tally, tallies, tally

LABELS = labels_on(date(2026, 11, 2))
COUNTS = st.dictionaries(st.integers(0, 5), st.integers(0, 2000))


def test_nobody_rated_means_no_figure() -> None:
    assert Tally("").index(LABELS) == "" and Tally("", {0: 30}).index(LABELS) == ""
    assert Tally("", {0: 30}).visits == 30 and Tally("", {0: 30}).rated == 0


@given(COUNTS)
def test_the_index_is_the_mean_of_the_rated_ones_alone(counts: dict[int, int]) -> None:
    one = Tally("", counts)
    scores = [score for score, n in counts.items() if score for _ in range(n)]
    if not scores:
        assert one.index(LABELS) == ""
        return
    points = Fraction(sum(LABELS.level(score).points for score in scores), len(scores))
    assert abs(Fraction(one.index(LABELS)) - points) <= Fraction(1, 20)
    assert one.index(LABELS) == Tally("", {**counts, 0: 999}).index(LABELS), "a blank moves no index"


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 5), st.integers(1, 9)), max_size=20))
def test_headings_share_out_every_visit(rows: list[tuple[str, int, int]]) -> None:
    counts = [RatingCount("2026-11", item, item, OfficerId("w1"), score, n) for item, score, n in rows]
    parts = tallies(counts, lambda count: count.item)
    assert sum(one.visits for one in parts) == tally(counts).visits == sum(n for _, _, n in rows)
    assert [one.key for one in parts] == sorted({item for item, _, _ in rows})


def test_the_store_counts_visits_by_month_item_and_officer(office: OfficeDay) -> None:
    office.on(date(2026, 10, 30))
    october = office.accepted(LABOUR)
    office.do("w1", rate, visit_on_day(office, october), score=5, channel=Channel.PAD)
    office.on(date(2026, 11, 2))
    for score in (5, 1):
        case = office.accepted(DRAINAGE)
        office.do("w1", rate, visit_on_day(office, case), score=score, channel=Channel.PAD)
    office.do("w1", leave_blank, visit_on_day(office, office.accepted(DRAINAGE)))
    office.accepted(LABOUR)
    counts = office.ask(rating_desk, office.people["s1"], shipped(), office.day).counts
    months = tallies(counts, lambda count: count.month)
    assert [(one.key, one.visits, one.rated, one.index(LABELS)) for one in months] == [
        ("2026-10", 1, 1, "100.0"),
        ("2026-11", 4, 2, "50.0"),
    ]
    items = tallies(counts, lambda count: count.item_name)
    assert sorted((one.visits, one.blank) for one in items) == [(2, 1), (3, 1)]
    assert {count.officer for count in counts} == {"w1"}


def test_a_year_of_figures_is_asked_for_and_no_more(office: OfficeDay) -> None:
    office.on(date(2025, 10, 31))
    office.accepted()
    office.on(date(2026, 11, 2))
    office.accepted()
    counts = office.ask(rating_desk, office.people["s1"], shipped(), office.day).counts
    assert [count.month for count in counts] == ["2026-11"]
