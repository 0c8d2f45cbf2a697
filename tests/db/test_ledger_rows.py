"""The list of all cases against a slow, obviously right model: every filter, cut into stretches of every length."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from desk_for_tests import CLERK, NOON, accept, open_desk, person, receive
from hypothesis import given, settings
from hypothesis import strategies as st

from app.case_ledger import LedgerLine, ledger_lines, order_part, states_of
from app.desk import CaseRow
from app.errors import Refused
from app.ids import OfficerId
from app.ledger_query import LedgerQuery
from app.officer import Appointment, Officer, Role
from app.post import Post
from app.state import CaseState
from db.desk.store import Store

DEPARTMENTS = ("scjg", "rsj", "jtj", "slj", "nowhere")


@pytest.fixture(scope="module")
def varied(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Cases of several departments, states and days."""
    folder = Path(shutil.copytree(made_once, tmp_path_factory.mktemp("ledger") / "profile"))
    for day in range(3):
        store = open_desk(folder, NOON + timedelta(days=day))
        for item in range(4):
            store.do(CLERK, receive, person(f"张{day}{item}"), None, item)
        store.do(CLERK, accept, person(f"李{day}"))
        store.close()
    store = open_desk(folder, NOON + timedelta(days=4))
    yield store
    store.close()


def walked(store: Store, query: LedgerQuery, most: int, officer: Officer = CLERK) -> array[int]:
    """Return the whole order, stretch by stretch."""
    whole, after = array("I"), None
    while True:
        part = store.ask(order_part, officer, query, after, most)
        whole.extend(part.places)
        if part.after is None:
            return whole
        after = part.after


def lines(store: Store, places: array[int], officer: Officer = CLERK) -> tuple[LedgerLine, ...]:
    found: tuple[LedgerLine, ...] = store.ask(ledger_lines, officer, places)
    return found


def model(store: Store, query: LedgerQuery) -> list[CaseRow]:
    rows: tuple[CaseRow, ...] = store.ask(lambda r: r.list_cases(list(CaseState), limit=1000))
    held = {row.id: store.ask(lambda r, one=row.id: r.case(one)) for row in rows}
    return [
        row
        for row in rows
        if (not query.departments or row.department in query.departments)
        and (not query.states or row.state in query.states)
        and (not query.item or held[row.id].plan.item == query.item)
        and (query.first_on is None or row.received_on >= query.first_on)
        and (query.last_on is None or row.received_on <= query.last_on)
        and (not query.officer or held[row.id].received_by == query.officer)
    ]


days = st.one_of(st.none(), st.integers(-1, 5).map(lambda n: NOON.date() + timedelta(days=n)))


@settings(max_examples=60)
@given(
    departments=st.lists(st.sampled_from(DEPARTMENTS), max_size=3),
    states=st.sampled_from(("", "open", "over", "received", "in_progress", "archived")),
    item=st.integers(-1, 3),
    first_on=days,
    last_on=days,
    officer=st.sampled_from(("", CLERK.id, "somebody")),
    most=st.integers(1, 40),
)
def test_the_order_is_that_of_the_model(
    varied: Store, departments: list[str], states: str, item: int, first_on: date | None, last_on: date | None,
    officer: str, most: int,
) -> None:  # fmt: skip
    every = model(varied, LedgerQuery())
    case = varied.ask(lambda r: r.case(every[item].id))
    query = LedgerQuery(
        tuple(departments), states_of(states), "" if item < 0 else case.plan.item, first_on, last_on, OfficerId(officer)
    )
    if first_on is not None and last_on is not None and last_on < first_on:
        with pytest.raises(Refused, match=r"ledger\.days"):
            walked(varied, query, most)
        return
    shown = [line.row for line in lines(varied, walked(varied, query, most))]
    assert shown == model(varied, query)


def test_open_and_over_share_all_states_between_them() -> None:
    opened, over = set(states_of("open")), set(states_of("over"))
    assert not opened & over
    assert opened | over == set(CaseState) - {CaseState.NONE}


def test_lines_come_in_the_order_in_which_they_were_asked_for_and_what_is_nowhere_is_left_out(varied: Store) -> None:
    places = walked(varied, LedgerQuery(), 7)
    turned = array("I", reversed(places))
    assert [line.place for line in lines(varied, turned)] == list(turned)
    assert lines(varied, array("I", [4_000_000_000])) == ()


def test_a_post_at_one_department_lists_its_cases_and_no_others(varied: Store) -> None:
    """opencrvs 8531: rights are asked where the rows are read, not only where the button is."""
    one = Officer(OfficerId("x"), "某某", (Appointment("jtj", Post.HANDLER),))
    every = walked(varied, LedgerQuery(), 100)
    assert walked(varied, LedgerQuery(), 100, one) == walked(varied, LedgerQuery(("jtj",)), 100)
    assert {line.row.department for line in lines(varied, every, one)} <= {"jtj"}
    with pytest.raises(Refused, match=r"ledger\.no_right"):
        walked(varied, LedgerQuery(("scjg",)), 100, one)


def test_whoever_has_no_post_lists_nothing_and_a_supervisor_everything_masked(varied: Store) -> None:
    administrator = Officer(OfficerId("m"), "管理员", roles=(Role.SYSTEM_ADMIN,))
    supervisor = Officer(OfficerId("s"), "监察", roles=(Role.SUPERVISOR,))
    places = walked(varied, LedgerQuery(), 100)
    for ask in (lambda: walked(varied, LedgerQuery(), 9, administrator), lambda: lines(varied, places, administrator)):
        with pytest.raises(Refused, match=r"ledger\.no_right"):
            ask()
    assert walked(varied, LedgerQuery(), 9, supervisor) == places
    assert all("*" in line.row.applicant_name for line in lines(varied, places, supervisor))


def test_the_walk_reads_the_index_alone(varied: Store) -> None:
    """open-zaak 1574: a list never loads a document, whatever it is filtered by."""
    with varied._reader.begin() as connection:
        from db.desk.ledger_rows import _CONDITIONS, _PART

        sql = "EXPLAIN QUERY PLAN " + _PART.format(condition=" AND ".join(_CONDITIONS.values()))
        values = {name: "[]" for name in _CONDITIONS} | {"after": "~", "least": "", "most": 10}
        import sqlalchemy as sa

        plan = " ".join(str(row) for row in connection.execute(sa.text(sql), values))
    assert "USING COVERING INDEX case_in_order" in plan and "TEMP B-TREE FOR ORDER BY" not in plan
