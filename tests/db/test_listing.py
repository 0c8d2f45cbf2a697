"""Lists against a slow, obviously right model: every state, department, order and page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from desk_for_tests import CLERK, HANDLER, NOON, accept, open_desk, person, receive
from hypothesis import given, settings
from hypothesis import strategies as st

from app.desk import CaseRow
from app.state import CaseState
from db.desk.store import Store

STATES = (CaseState.RECEIVED, CaseState.IN_PROGRESS, CaseState.ARCHIVED)


@pytest.fixture(scope="module")
def varied(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Cases of several departments and two states, taken at different hours."""
    folder = Path(shutil.copytree(made_once, tmp_path_factory.mktemp("varied") / "profile"))
    for hour in range(4):
        store = open_desk(folder, NOON + timedelta(hours=hour))
        for item in range(4):
            store.do(CLERK, receive, person(f"张{hour}{item}"), None, item)
        store.do(CLERK, accept, person(f"李{hour}"))
        store.close()
    store = open_desk(folder, NOON + timedelta(hours=5))
    yield store
    store.close()


def everything(store: Store) -> list[CaseRow]:
    rows = store.ask(lambda r: r.list_cases(list(CaseState), limit=1000))
    return sorted(rows, key=lambda row: row.sort_key)


@settings(max_examples=40)
@given(
    states=st.lists(st.sampled_from(STATES), max_size=4),
    departments=st.lists(st.sampled_from(["scjg", "rsj", "jtj", "slj", "nowhere"]), max_size=3),
    limit=st.integers(1, 8),
    is_oldest_first=st.booleans(),
)
def test_pages_are_those_of_the_model(
    varied: Store, states: list[CaseState], departments: list[str], limit: int, is_oldest_first: bool
) -> None:
    model = [r for r in everything(varied) if r.state in states and (not departments or r.department in departments)]
    expected = model if is_oldest_first else model[::-1]
    seen: list[CaseRow] = []
    after = None
    while True:
        page = varied.ask(lambda r, a=after: r.list_cases(states, departments, a, limit, is_oldest_first))
        assert len(page) <= limit
        seen += page
        if len(page) < limit:
            break
        after = page[-1].sort_key
    assert seen == expected
    assert varied.ask(lambda r: r.count(states, departments)) == len(expected)


def test_work_lists_hold_whole_cases_oldest_first(varied: Store) -> None:
    cases = varied.ask(lambda r: r.open_cases([CaseState.RECEIVED, CaseState.IN_PROGRESS]))
    assert [c.id for c in cases] == [row.id for row in everything(varied)]
    assert [c.received_at for c in cases] == sorted(c.received_at for c in cases)
    assert varied.ask(lambda r: r.open_cases([], 5)) == ()
    assert len(varied.ask(lambda r: r.open_cases([CaseState.RECEIVED], 3))) == 3


def test_a_list_line_says_what_its_case_says(varied: Store) -> None:
    for row in everything(varied):
        case = varied.ask(lambda r, c=row.id: r.case(c))
        assert (row.number, row.item_name, row.applicant_name, row.state, row.step, row.department) == (
            case.number, case.plan.name, case.applicant_name, case.state, case.step, case.department,
        )  # fmt: skip
        assert (row.received_on, row.last_on) == (case.received_on, case.last_on)


def test_usage_counts_the_officers_own_cases_of_the_last_weeks(varied: Store) -> None:
    usage = varied.ask(lambda r: r.item_usage(CLERK.id))
    assert sum(usage.values()) == len(everything(varied)) and len(usage) >= 4
    assert varied.ask(lambda r: r.item_usage(HANDLER.id)) == {}


def test_old_usage_is_forgotten(folder: Path) -> None:
    store = open_desk(folder, NOON)
    store.do(CLERK, accept, person())
    store.close()
    later = open_desk(folder, NOON + timedelta(days=200))
    assert later.ask(lambda r: r.item_usage(CLERK.id)) == {}
    later.close()
