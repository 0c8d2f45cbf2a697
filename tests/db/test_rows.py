"""Values become rows and rows values again, without a loss; private facts can go without breaking a hash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_for_tests import CLERK, HANDLER, PASSWORD, accept, around, open_desk, person, receive
from sqlalchemy import text

from app.case import body_of, fold
from app.desk import Desk, Records
from app.errors import NotFound, Refused
from app.events.acceptance import Accepted
from app.events.body import pack
from app.events.envelope import Event, chain
from app.events.file import NoteAdded
from app.events.office import Looked, SettingChanged
from app.ids import EventId, NoticeId
from app.keys.safe import unlock
from app.state import Case, CaseState
from db.desk.case_rows import case_columns, forget_cases
from db.desk.connection import writer_engine
from db.desk.now import real_now
from db.desk.opening import log_in
from db.desk.store import Store
from db.desk.training import make_training

NAME = "欧阳𠮷·\ue863娜"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The training profile: cases in every state of the counter, made by the very use cases."""
    folder = tmp_path_factory.mktemp("trained") / "profile"
    make_training(folder, around())
    store, _ = log_in(folder, "w1", PASSWORD, around())
    yield store
    store.close()


def cases(records: Records) -> list[Case]:
    return [records.case(row.id) for row in records.list_cases(list(CaseState), limit=100)]


def test_a_stored_case_is_the_fold_of_its_stored_events(trained: Store) -> None:
    forget_cases()
    held = trained.ask(cases)
    assert len(held) >= 8
    for case in held:
        events = trained.ask(lambda r, c=case.id: r.events(c))
        assert fold(events) == case
        assert case_columns(case)["body"] == case_columns(fold(events) or case)["body"]


def test_every_event_comes_back_with_its_hashes_and_its_typed_body(trained: Store) -> None:
    for case in trained.ask(cases):
        for event in trained.ask(lambda r, c=case.id: r.events(c)):
            assert event.compute_content_hash() == event.content_hash
            assert event.kind == body_of(event).KIND
            assert trained.do(CLERK, lambda desk, e=event.id: desk.event(e)) == event


def test_the_stream_of_a_desk_is_contiguous_and_chained(trained: Store) -> None:
    def stream(records: Records) -> list[tuple[object, ...]]:
        query = text("SELECT alg, origin, oseq, content_hash, chain_hash FROM event ORDER BY oseq")
        return [tuple(row) for row in records._given.execute(query)]  # type: ignore[attr-defined]

    previous = ""
    rows = trained.ask(stream)
    assert [row[2] for row in rows] == list(range(1, len(rows) + 1)) and len({row[1] for row in rows}) == 1
    for alg, origin, oseq, content_hash, chain_hash in rows:
        assert chain(alg, previous, origin, oseq, content_hash) == chain_hash
        previous = chain_hash


def test_each_event_says_what_the_officer_saw_of_the_case(store: Store) -> None:
    number, _ = store.do(CLERK, accept, person())
    case = store.ask(lambda r: r.case_by_number(number))
    store.do(HANDLER, lambda desk: desk.record(case.id, NoteAdded("电话已通知")))
    events = store.ask(lambda r: r.events(case.id))
    assert [e.case_prev for e in events] == [None, *(e.content_hash for e in events[:-1])]
    assert [e.officer for e in events] == ["w1", "w1", "w1", "h1"]


def test_names_lie_in_the_private_column_alone_and_are_salted(store: Store) -> None:
    twins = [store.do(CLERK, accept, person(NAME))[0] for _ in range(2)]
    firsts: list[Event] = []
    for number in twins:
        case = store.ask(lambda r, n=number: r.case_by_number(n))
        events = store.ask(lambda r, c=case.id: r.events(c))
        assert all(NAME not in json.dumps(pack(e.data), ensure_ascii=False) for e in events)
        firsts.append(events[0])
    assert firsts[0].private is not None and NAME in json.dumps(firsts[0].private, ensure_ascii=False)
    assert firsts[0].private_sha256 != firsts[1].private_sha256, "equal names must not show as equal hashes"


def test_an_event_without_private_facts_has_neither_column_nor_hash(store: Store) -> None:
    number, _ = store.do(CLERK, accept, person())
    case = store.ask(lambda r: r.case_by_number(number))
    issued = [e for e in store.ask(lambda r: r.events(case.id)) if e.kind == "notice_issued"]
    assert [(e.private, e.private_sha256) for e in issued] == [(None, None)]


def test_erasing_private_facts_breaks_no_hash(folder: Path) -> None:
    """design: a recorded erasure; the event, its place and its hash stay."""
    store = open_desk(folder)
    store.do(CLERK, lambda desk: desk.record(None, Looked("search", 3, "张建国")))
    store.close()
    engine = writer_engine(folder / "store.db", unlock(folder, "w1", PASSWORD, real_now()))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER keep_event_erased")
        connection.exec_driver_sql("UPDATE event SET private = NULL WHERE kind = 'looked'")
    engine.dispose()
    store = open_desk(folder)
    assert not [f for f in store.check().faults if f.code in ("check.content", "check.chain", "check.gap")]
    store.close()


def test_a_name_keeps_every_code_point(store: Store) -> None:
    number, _ = store.do(CLERK, accept, person(NAME))
    forget_cases()
    case = store.ask(lambda r: r.case_by_number(number))
    assert case.applicant is not None and [*case.applicant.name] == [*NAME]
    assert store.ask(lambda r: r.search(NAME))[0].applicant_name == NAME


def test_an_office_that_changes_is_in_force_from_the_next_act(store: Store) -> None:
    def rename(desk: Desk) -> None:
        changed = {**pack(desk.office), "hotline": "0566-9991111"}
        desk.record(None, SettingChanged("office", changed))

    assert store.do(CLERK, lambda desk: desk.office.hotline) == "0566-9990000"
    store.do(CLERK, rename)
    assert store.do(CLERK, lambda desk: desk.office.hotline) == "0566-9991111"
    assert store.setting(CLERK).office.hotline == "0566-9991111"


def test_a_moment_is_one_for_a_whole_transaction(folder: Path) -> None:
    store, officer = log_in(folder, CLERK.id, PASSWORD, around())
    assert store.do(officer, lambda desk: desk.now() is desk.now())
    store.close()


def test_an_act_on_an_old_state_sees_the_new_one(store: Store) -> None:
    case_id = store.do(CLERK, receive, person())
    case = store.ask(lambda r: r.case(case_id))
    store.do(CLERK, lambda desk: desk.record(case_id, Accepted(case.materials)))
    with pytest.raises(Refused):
        store.do(CLERK, lambda desk: desk.record(case_id, Accepted(case.materials)))
    assert store.ask(lambda r: r.case(case_id)).events == 2


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda r: r.notice(NoticeId("no")), "store.no_notice"),
        (lambda r: r.pdf(NoticeId("no")), "store.no_notice"),
        (lambda r: r.case_by_number("341702202611239999000010"), "store.no_case"),
        (lambda r: r.file_bytes("0" * 64), "store.no_file"),
    ],
)
def test_what_is_not_in_the_store_is_said(store: Store, ask: object, code: str) -> None:
    with pytest.raises(NotFound) as caught:
        store.ask(ask)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_an_event_and_a_paper_that_are_not_there_are_said_while_writing(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        store.do(CLERK, lambda desk: desk.event(EventId("no")))
    assert caught.value.code == "store.no_event"
    with pytest.raises(NotFound) as caught:
        store.do(CLERK, lambda desk: desk.void_notice(NoticeId("no"), "x"))
    assert caught.value.code == "store.no_notice"


@pytest.mark.parametrize("typed", ["", "3417", "34170220261123999900001X", "341702202611239999000011"])
def test_a_mistyped_case_number_is_told_from_an_unknown_one(store: Store, typed: str) -> None:
    """mlkit 803: a check character always, verified on scan."""
    with pytest.raises(Refused) as caught:
        store.ask(lambda r: r.case_by_number(typed))
    assert caught.value.code.startswith("numbering.")
