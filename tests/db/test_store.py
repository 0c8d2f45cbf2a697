"""One transaction per use case: all of it or nothing, seen by every reader, told to every listener."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from desk_for_tests import CLERK, PDF, accept, issue, open_desk, person, receive

from app.desk import Desk
from app.errors import NotFound, Refused
from app.events.acceptance import Accepted
from app.events.file import ActUndone, Printed
from app.ids import CaseId
from app.state import CaseState
from db.desk.store import Store


def test_an_accepted_case_is_there_with_its_number_paper_and_bytes(store: Store) -> None:
    number, notice = store.do(CLERK, accept, person())
    case = store.ask(lambda r: r.case_by_number(number))
    assert case.state is CaseState.IN_PROGRESS and case.applicant == person()
    assert store.ask(lambda r: r.pdf(notice.id)) == PDF
    assert store.ask(lambda r: r.notices(case.id)) == (notice,)
    assert [e.kind for e in store.ask(lambda r: r.events(case.id))] == ["received", "accepted", "notice_issued"]


def test_a_use_case_that_fails_leaves_nothing_and_the_number_is_taken_again(store: Store) -> None:
    def fails(desk: Desk) -> None:
        accept(desk, person())
        raise Refused("notice.no_glyph")

    with pytest.raises(Refused):
        store.do(CLERK, fails)
    assert store.ask(lambda r: r.count(list(CaseState))) == 0
    number, _ = store.do(CLERK, accept, person())
    assert number[18:23] == "00001"


def test_what_the_table_does_not_allow_is_refused_and_undone(store: Store) -> None:
    number, _ = store.do(CLERK, accept, person())
    case = store.ask(lambda r: r.case_by_number(number))
    with pytest.raises(Refused) as caught:
        store.do(CLERK, lambda desk: desk.record(case.id, Accepted(case.materials)))
    assert caught.value.code.startswith("workflow.")
    assert store.ask(lambda r: r.case(case.id)) == case


def test_a_transaction_sees_its_own_writes_in_lists_and_search(store: Store) -> None:
    def looks(desk: Desk) -> tuple[int, int]:
        receive(desk, person("欧阳建国"))
        return desk.records.count([CaseState.RECEIVED]), len(desk.records.search("建国"))

    assert store.do(CLERK, looks) == (1, 1)


def test_listeners_hear_what_changed_and_only_after_it_is_durable(store: Store) -> None:
    heard: list[tuple[frozenset[str], int]] = []
    store.listen(lambda changed: heard.append((changed, store.ask(lambda r: r.count(list(CaseState))))))
    store.do(CLERK, accept, person())
    store.do(CLERK, lambda desk: desk.save_draft("acceptance", {"name": "李"}))
    store.do(CLERK, lambda desk: None)
    assert heard == [(frozenset({"cases", "notices", "numbers", "ratings"}), 1), (frozenset({"drafts"}), 1)]


def test_two_threads_writing_wait_for_each_other(store: Store) -> None:
    """Deferred transactions failed 364 of 600 times with "database is locked"; immediate ones never."""
    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(lambda n: store.do(CLERK, accept, person(f"张{n}"))[0], range(30)))
        counts = list(pool.map(lambda _: store.ask(lambda r: r.count(list(CaseState))), range(30)))
    assert len(set(numbers)) == 30 and counts[-1] == 30
    assert sorted(n[18:23] for n in numbers) == [f"{n:05d}" for n in range(1, 31)]


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(Refused, match="not_writable"):
        store.ask(lambda r: r._given.exec_driver_sql("DELETE FROM draft"))


def test_an_undone_first_act_keeps_the_case_void_with_its_number_explained(store: Store) -> None:
    number, notice = store.do(CLERK, accept, person())
    case = store.ask(lambda r: r.case_by_number(number))
    events = tuple(e.id for e in store.ask(lambda r: r.events(case.id)))

    def undo(desk: Desk) -> None:
        desk.record(case.id, ActUndone(events, (notice.id,)))
        desk.void_notice(notice.id, "撤销")

    store.do(CLERK, undo)
    assert store.ask(lambda r: r.case(case.id)).state is CaseState.VOID
    assert store.ask(lambda r: r.notice(notice.id)).is_void
    book = {e.number: e for e in store.ask(lambda r: r.numbers(2026))}
    assert book[number].status == book[notice.number].status == "void"
    assert book[number].reason and book[notice.number].reason == "撤销"


def test_a_print_is_counted_and_the_bytes_stay(store: Store) -> None:
    number, notice = store.do(CLERK, accept, person())
    case = store.ask(lambda r: r.case_by_number(number))
    for ordinal in (1, 2):
        store.do(CLERK, lambda desk, n=ordinal: desk.record(case.id, Printed(notice.id, 2, "file", n, "")))
    assert store.ask(lambda r: r.notice(notice.id)).prints == 2
    assert store.ask(lambda r: r.case(case.id)).papers[0].prints == 2


def test_a_second_paper_of_the_case_gets_the_next_document_number(store: Store) -> None:
    number, first = store.do(CLERK, accept, person())
    case = store.ask(lambda r: r.case_by_number(number))
    second = store.do(CLERK, issue, case.id)
    assert first.number.endswith("1号") and second.number.endswith("2号")


def test_what_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        store.ask(lambda r: r.case(CaseId("no")))
    assert caught.value.code == "store.no_case"


def test_a_second_program_is_told_and_may_read(folder: Path) -> None:
    first = open_desk(folder)
    number, _ = first.do(CLERK, accept, person())
    with pytest.raises(Refused) as caught:
        open_desk(folder)
    assert caught.value.code == "profile.in_use"
    beside = open_desk(folder, read_only=True)
    assert beside.ask(lambda r: r.case_by_number(number)).number == number
    with pytest.raises(Refused) as caught:
        beside.do(CLERK, accept, person())
    assert caught.value.code == "profile.in_use"
    beside.close()
    first.close()


def test_drafts_survive_a_restart_and_belong_to_their_officer(folder: Path) -> None:
    """OsTicket 635, qualix 105: a time-out eats the form."""
    first = open_desk(folder)
    first.do(CLERK, lambda desk: desk.save_draft("acceptance", {"name": "张", "lines": [1, 2]}))
    first.close()
    second = open_desk(folder)
    assert [d.content for d in second.ask(lambda r: r.drafts(CLERK.id))] == [{"name": "张", "lines": [1, 2]}]
    second.do(CLERK, lambda desk: desk.drop_draft("acceptance"))
    assert second.ask(lambda r: r.drafts(CLERK.id)) == ()
    second.close()


def test_whoever_listens_no_more_hears_nothing(folder: Path) -> None:
    heard: list[frozenset[str]] = []
    listener = heard.append
    store = open_desk(folder)
    store.listen(listener)
    store.do(CLERK, accept, person())
    before = len(heard)
    store.unlisten(listener)
    store.do(CLERK, accept, person("李四"))
    store.close()
    assert before and len(heard) == before
