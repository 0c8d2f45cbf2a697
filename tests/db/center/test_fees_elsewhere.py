"""A fee that two desks assess: one payment notice is in force, the older is void at both and its number stays in the book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from center_for_tests import Hall
from office_day import ROAD, application_for
from synced_desks import SyncedDesk, make_desks

from app.acceptance.accept import accept
from app.desk import Notice
from app.errors import Refused
from app.filing import record_print
from app.payment.assess import ASSESSED_ANEW, NOTICE, assess_fee, fees_told
from app.state import Case

FEE, OTHER = "城市道路占用费", "城市道路挖掘修复费"
Two = tuple[SyncedDesk, SyncedDesk]


@pytest.fixture
def two(hall: Hall, tmp_path: Path) -> Iterator[Two]:
    one, other = make_desks(hall, tmp_path, 2)
    yield one, other
    one.close()
    other.close()


def assessed(desk: SyncedDesk, case: Case, fee: str = FEE, fen: int = 24000) -> Notice:
    facts = {"standard": "20平方米，30天", "due_on": date(2026, 12, 14), "step": desk.case(case.id).open_steps[0]}
    (notice,) = desk.do(assess_fee, case.id, fee=fee, fen=fen, **facts).notices
    return notice  # type: ignore[no-any-return]


def in_force(desk: SyncedDesk, case: Case) -> set[str]:
    """The numbers of the payment notices that count, by the ledger; the case says the same of each."""
    held = [n for n in desk.store.ask(lambda records: records.notices(case.id)) if n.template == NOTICE]
    papers = {paper.notice: paper.is_void for paper in desk.case(case.id).papers}
    assert all(papers[n.id] == n.is_void for n in held)
    return {n.number for n in held if not n.is_void}


def settle(two: Two) -> None:
    for desk in (*two, *two):
        desk.sync()


def test_a_fee_assessed_anew_at_another_desk_voids_the_older_notice_at_both(two: Two) -> None:
    one, other = two
    case = one.do(accept, application_for(ROAD)).case
    repair = assessed(one, case, OTHER, 9000)
    first = assessed(one, case)
    settle(two)
    newer = assessed(other, case, fen=12000)
    assert in_force(other, case) == {repair.number, newer.number}
    settle(two)
    for desk in two:
        assert in_force(desk, case) == {repair.number, newer.number}
        assert desk.store.check().faults == ()
    book = {entry.number: entry for entry in one.store.ask(lambda records: records.numbers())}
    assert (book[first.number].status, book[first.number].reason) == ("void", ASSESSED_ANEW)
    with pytest.raises(Refused, match=r"filing\.print_void"):
        one.do(record_print, case.id, first.id, copies=1, printer="p")
    back = assessed(one, case, fen=6000)  # and the other way round, once more
    settle(two)
    assert in_force(one, case) == in_force(other, case) == {repair.number, back.number}
    told = fees_told(one.store.ask(lambda records: records.events(case.id)))
    assert {told[n] for n in (first.id, newer.id, back.id)} == {FEE} and told[repair.id] == OTHER
    assert [desk.store.check().faults for desk in two] == [(), ()]


def test_a_paper_that_another_desk_printed_is_counted_in_the_ledger_of_its_own(two: Two) -> None:
    one, other = two
    case = one.do(accept, application_for(ROAD)).case
    notice = assessed(one, case)
    settle(two)
    other.do(record_print, case.id, notice.id, copies=1, printer="p")
    settle(two)
    assert one.store.ask(lambda records: records.notice(notice.id)).prints == 1
    assert one.store.check().faults == ()
