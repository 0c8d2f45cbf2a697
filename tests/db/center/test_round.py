"""Desks and a center: what one records the others come to hold, with the verdict; nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from center_for_tests import Hall
from synced_desks import SyncedDesk, accepted, make_desks

from app.errors import Refused
from app.events.file import NoteAdded, Withdrawn
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
