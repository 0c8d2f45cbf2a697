"""Who sat at the desk, and who tried in vain, stands in the chain; every event rests on what its officer saw."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from desk_for_tests import CLERK, HANDLER, NOON, PASSWORD, accept, around, person

from app.act import read_case
from app.desk import Desk
from app.errors import Refused
from app.events.file import NoteAdded
from app.events.office import SessionChanged
from app.ids import CaseId
from app.keys.failures import FILE_NAME, LARGEST, note_failure, read_failures
from app.keys.safe import unlock
from db.desk.connection import writer_engine
from db.desk.door import DeskDoor
from db.desk.now import real_now
from db.desk.store import Store

WRONG = "not-the-password"


@pytest.fixture
def door(folder: Path) -> DeskDoor:
    return DeskDoor(folder, around())


def sessions(store: Store) -> list[tuple[str, str]]:
    told = [e.data for e in store.ask(lambda r: r.office_events()) if e.kind == SessionChanged.KIND]
    return [(data["what"], data["officer_id"]) for data in told]


def opened(door: DeskDoor) -> Store:
    assert door.store is not None
    return door.store


def refused(door: DeskDoor, officer: str, password: str = WRONG) -> str:
    with pytest.raises(Refused) as caught:
        door.enter(officer, password)
    return caught.value.code


def test_a_log_out_is_on_record_when_the_officer_leaves_and_when_the_window_closes(door: DeskDoor) -> None:
    door.enter(CLERK.id, PASSWORD)
    door.leave()
    door.leave()
    door.enter(HANDLER.id, PASSWORD)
    door.close()
    door.enter(CLERK.id, PASSWORD)
    assert sessions(opened(door)) == [
        ("log_in", "w1"), ("log_out", "w1"), ("log_in", "h1"), ("log_out", "h1"), ("log_in", "w1"),
    ]  # fmt: skip
    door.close()


def test_failed_log_ins_wait_for_whoever_opens_the_store(folder: Path) -> None:
    """They stood in the lock-out only, which the next success cleared: nobody could see that somebody tried."""
    for minute in range(3):
        early = DeskDoor(folder, around(NOON + timedelta(minutes=minute)))
        assert refused(early, "w1") == "keys.wrong_password"
    assert len(read_failures(folder)) == 3
    door = DeskDoor(folder, around(NOON + timedelta(hours=1)))
    door.enter(HANDLER.id, PASSWORD)
    store = opened(door)
    assert sessions(store) == [("failed", "w1")] * 3 + [("log_in", "h1")]
    failed = [e for e in store.ask(lambda r: r.office_events()) if e.data.get("what") == "failed"]
    assert [e.data["at"] for e in failed] == [(NOON + timedelta(minutes=m)).isoformat() for m in range(3)]
    assert not (folder / FILE_NAME).exists() and store.check().faults == ()
    door.close()


def test_a_failed_signature_or_unlocking_is_on_record_at_once(door: DeskDoor) -> None:
    door.enter(CLERK.id, PASSWORD)
    with pytest.raises(Refused):
        door.verify(HANDLER.id, WRONG)
    assert sessions(opened(door))[-1] == ("failed", "h1")
    door.close()


def test_what_was_typed_in_the_place_of_a_name_is_kept_nowhere(folder: Path) -> None:
    """A password typed into the wrong field must not stand in a file or in the chain."""
    door = DeskDoor(folder, around())
    assert refused(door, "my-secret-pass", "x") == "keys.wrong_password"
    kept = [path.read_bytes() for path in folder.glob("keys.*")]
    assert kept and not any(b"my-secret-pass" in data for data in kept)
    door.enter(CLERK.id, PASSWORD)
    assert sessions(opened(door))[0] == ("failed", "")
    door.close()


def test_a_torn_line_and_a_flood_of_failures_harm_nobody(folder: Path) -> None:
    note_failure(folder, "w1", NOON)
    with (folder / FILE_NAME).open("a") as file:
        file.write('{"officer": "w1", "at": "2026-')
    assert [one.officer for one in read_failures(folder)] == ["w1"]
    (folder / FILE_NAME).write_text(json.dumps({"officer": "w1", "at": NOON.isoformat()}) + "\n" * (LARGEST + 1))
    size = (folder / FILE_NAME).stat().st_size
    note_failure(folder, "w1", NOON)
    assert (folder / FILE_NAME).stat().st_size == size


def note(desk: Desk, case_id: CaseId, text: str, seen: str | None = None) -> str:
    read_case(desk, case_id, seen)
    return desk.record(case_id, NoteAdded(text)).content_hash


def test_an_event_rests_on_what_its_officer_saw(store: Store) -> None:
    """Somebody added a note meanwhile: what the clerk knew when deciding is provable, not what the store knew."""
    number, _ = store.do(CLERK, accept, person())
    case = store.ask(lambda r: r.case_by_number(number))
    seen = case.last_hash
    between = store.do(HANDLER, note, case.id, "又来电")
    store.do(CLERK, note, case.id, "已回电", seen)
    store.do(CLERK, note, case.id, "再看")
    events = store.ask(lambda r: r.events(case.id))
    assert [e.case_prev for e in events[-3:]] == [seen, seen, events[-2].content_hash]
    assert events[-3].content_hash == between and store.check().faults == ()


def test_only_the_first_event_of_an_act_rests_on_what_was_seen(store: Store) -> None:
    number, _ = store.do(CLERK, accept, person())
    case = store.ask(lambda r: r.case_by_number(number))
    store.do(HANDLER, note, case.id, "又来电")

    def two(desk: Desk) -> None:
        note(desk, case.id, "一", case.last_hash)
        desk.record(case.id, NoteAdded("二"))

    store.do(CLERK, two)
    events = store.ask(lambda r: r.events(case.id))
    assert [e.case_prev for e in events[-2:]] == [case.last_hash, events[-2].content_hash]


def test_an_event_that_rests_on_nothing_of_its_case_is_found(folder: Path) -> None:
    door = DeskDoor(folder, around())
    entered = door.enter(CLERK.id, PASSWORD)
    entered.store.do(CLERK, accept, person())
    door.close()
    engine = writer_engine(folder / "store.db", unlock(folder, "w1", PASSWORD, real_now()))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER keep_event_0")
        connection.exec_driver_sql("UPDATE event SET case_prev = content_hash WHERE kind = 'accepted'")
    engine.dispose()
    door.enter(CLERK.id, PASSWORD)
    assert "check.case_prev" in {fault.code for fault in opened(door).check().faults}
    door.close()
