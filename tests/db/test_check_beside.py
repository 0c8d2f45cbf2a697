"""A check beside an open window reads; it never writes the window's log into the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_for_tests import CLERK, PASSWORD, accept, open_desk, person

from app.keys.safe import unlock
from db.desk.backup import unreadable_pages
from db.desk.now import real_now


def state(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in ("store.db", "store.db-wal")}


def test_a_check_beside_an_open_window_writes_nothing(folder: Path) -> None:
    """It ran wal_checkpoint(TRUNCATE) under the program that was writing."""
    window = open_desk(folder)
    window.do(CLERK, accept, person())
    before = state(folder)
    beside = open_desk(folder, read_only=True)
    checked = beside.check()
    assert (checked.cases, checked.faults) == (1, ())
    assert state(folder) == before and before["store.db-wal"]
    beside.close()
    window.do(CLERK, accept, person("李四"))
    assert window.check().faults == ()
    window.close()


def test_a_check_beside_a_window_that_goes_on_writing_finds_no_fault(folder: Path) -> None:
    window = open_desk(folder)
    beside = open_desk(folder, read_only=True)
    for n in range(8):
        window.do(CLERK, accept, person(f"张{n}"))
        checked = beside.check()
        assert (checked.cases, checked.faults) == (n + 1, ())
    beside.close()
    window.close()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_flipped_bit_is_found_without_a_window_and_beside_one(folder: Path, share: float) -> None:
    store = open_desk(folder)
    for n in range(3):
        store.do(CLERK, accept, person(f"张{n}"))
    store.close()
    path = folder / "store.db"
    data = bytearray(path.read_bytes())
    data[int(len(data) * share)] ^= 1
    path.write_bytes(data)
    key = unlock(folder, "w1", PASSWORD, real_now())
    assert unreadable_pages(path, key)
