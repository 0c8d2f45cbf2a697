"""Desks and a center: what one records the others come to hold, with the verdict; nothing is lost on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from center_for_tests import Hall
from synced_desks import SyncedDesk, accepted, make_desks

from app.act import read_case
from app.errors import Refused, Stale
from app.events.file import ActUndone, NoteAdded, Withdrawn
from app.ids import EventId
from app.keeping import accept_loss
from app.state import CaseState


def settle(*desks: SyncedDesk) -> None:
    """Let every desk do its round until nothing is left to say."""
    for _ in range(2):
        for desk in desks:
            desk.sync()


def test_two_desks_hold_the_same_cases_after_a_round_each(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    first, second = one.receive("张建国"), two.receive("李晓明")
    settle(one, two)
    assert one.cases() == two.cases()
    assert set(one.cases()) == {first, second}
    two.record(first, accepted(two.case(first)))
    settle(two, one)
    for desk in (one, two):
        story = desk.store.ask(lambda records: [event.kind for event in records.events(first)])
        assert story == ["received", "accepted"]
    assert one.case(first).state is CaseState.IN_PROGRESS
    assert one.cases() == two.cases()
    for desk in (one, two):
        standing = desk.sync().standing
        assert (standing.unsent, standing.received, standing.refused) == (0, 0, 0)
        assert desk.store.check().faults == ()
        desk.close()
    assert hall.store.verify().faults == ()


def test_who_comes_second_with_a_change_of_state_is_in_conflict_and_keeps_the_record(
    hall: Hall, tmp_path: Path
) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    case = one.receive()
    settle(one, two)
    one.record(case, Withdrawn((), "不办了"))
    lost = two.record(case, accepted(two.case(case)))
    note = two.record(case, NoteAdded("电话联系过"))
    settle(one, two)
    assert one.cases() == two.cases()
    assert two.case(case).state is CaseState.WITHDRAWN
    rows = {row.sent.event.id: row.verdict for row in hall.store.pull(one.shelf.cursor().epoch, 0, 500).rows}
    assert (rows[lost], rows[note]) == ("conflict", "applied")
    assert two.sync().standing.refused == 1
    kept = two.store.ask(lambda records: [event.id for event in records.events(case)])
    assert {lost, note} <= set(kept)
    for desk in (one, two):
        assert desk.store.check().faults == ()
        desk.close()


def test_a_desk_that_the_center_no_longer_lets_in_works_on_and_loses_nothing(hall: Hall, tmp_path: Path) -> None:
    (desk,) = make_desks(hall, tmp_path, 1)
    desk.sync()

    def refuse(_: object) -> None:
        raise Refused("center.revoked", desk="窗口")

    desk.wire.through = refuse
    desk.receive()
    with pytest.raises(Refused, match=r"center\.revoked"):
        desk.sync()
    assert desk.shelf.standing().unsent == 1
    desk.wire.through = lambda ask: ask()
    assert desk.sync().sent == 1
    desk.close()


def test_a_case_that_another_desk_changed_is_stale_for_who_saw_the_older_one(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    case = one.receive()
    settle(one, two)
    seen = two.case(case).last_hash
    one.record(case, NoteAdded("电话联系过"))
    settle(one, two)
    assert two.do(read_case, case, seen).events == 2  # a note is only added: no conflict
    one.record(case, accepted(one.case(case)))
    settle(one, two)
    with pytest.raises(Stale):
        two.do(read_case, case, seen)
    for desk in (one, two):
        desk.close()


def test_an_undo_reaches_the_other_desk_and_leaves_the_number_void(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    case = one.receive()
    settle(one, two)
    event = one.record(case, accepted(one.case(case)))
    settle(one, two)
    assert two.case(case).state is CaseState.IN_PROGRESS
    one.record(case, ActUndone((EventId(event),)))
    settle(one, two)
    for desk in (one, two):
        assert desk.case(case).state is CaseState.RECEIVED
        assert desk.store.check().faults == ()
        desk.close()
    assert hall.store.verify().faults == ()


def test_a_copied_disk_is_a_fork_that_waits_for_an_administrator_and_then_goes_on(hall: Hall, tmp_path: Path) -> None:
    (desk,) = make_desks(hall, tmp_path, 1)
    desk.receive("张一")
    desk.sync()
    desk.close()
    image = Path(shutil.copytree(desk.folder, tmp_path / "image"))
    desk.open()
    on_first = desk.receive("张二")
    desk.sync()
    desk.close()
    shutil.rmtree(desk.folder)
    shutil.copytree(image, desk.folder)
    desk.open()
    on_copy = desk.receive("张三")
    for _ in range(2):
        with pytest.raises(Refused, match=r"sync\.forked"):
            desk.sync()
    assert [one.code for one in desk.store.warnings()].count("keeping.differs") == 1
    late = desk.receive("张四")  # work goes on, unsynced
    desk.do(accept_loss, "0009")
    assert desk.sync().standing.unsent == 0
    assert {on_first, on_copy, late} <= set(desk.cases())
    verdicts = [row.verdict for row in hall.store.pull(desk.shelf.cursor().epoch, 0, 500).rows]
    assert verdicts.count("conflict") == 1  # 张三 took the number that 张二 had
    assert desk.store.check().faults == ()
    assert hall.store.verify().faults == ()
    desk.close()


def test_a_restored_center_gets_back_what_it_lost_from_its_author_and_from_others(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    one.receive("张一")
    settle(one, two)
    snapshot = hall.snapshot()
    kept, gone = one.receive("张二"), two.receive("张三")
    settle(one, two, one)
    two.close()  # its disk is lost: only the other desk still has its case
    hall.go_back(snapshot)
    with hall.owner() as connection:
        assert connection.execute("SELECT count(*) FROM case_row").fetchone() == (1,)
    one.sync()
    with hall.owner() as connection:
        cases = {row[0] for row in connection.execute("SELECT id FROM case_row").fetchall()}
    assert {kept, gone} <= cases
    assert hall.store.verify().faults == ()
    one.close()


def test_a_hole_in_the_feed_is_an_alarm_and_nothing_behind_it_is_taken(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    one.receive()
    one.sync()
    with hall.owner() as connection:
        connection.execute("DELETE FROM event WHERE pos = 2")
    with pytest.raises(Refused, match=r"sync\.gap"):
        two.sync()
    assert two.shelf.cursor().pos == 0
    assert two.cases() == {}
    for desk in (one, two):
        desk.close()


def test_a_note_on_another_desk_s_case_does_not_keep_a_desk_from_following_a_restored_center(
    hall: Hall, tmp_path: Path
) -> None:
    """The center went back behind the case: its beginning is told anew, and until then the row stays as it was."""
    one, two = make_desks(hall, tmp_path, 2)
    settle(one, two)
    snapshot = hall.snapshot()
    case = one.receive("张建国")
    settle(one, two)
    note = two.record(case, NoteAdded("电话联系过"))
    before = two.case(case)
    hall.go_back(snapshot)
    page = hall.store.pull(two.shelf.cursor().epoch, two.shelf.cursor().pos, 50)
    two.shelf.begin_epoch(page)
    assert two.case(case) == before and two.store.check().faults == ()
    settle(two, one)
    assert two.case(case).applicant == before.applicant and one.cases() == two.cases()
    assert note in {event.id for event in one.store.ask(lambda records: records.events(case))}
    for desk in (one, two):
        assert desk.store.check().faults == ()
        desk.close()
