"""Backup and restore drills: whatever happens to the store's file, no acknowledged case is lost."""

from __future__ import annotations

import random
import shutil
import sys
import threading
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from desk_for_tests import CLERK, NOON, PASSWORD, accept, open_desk, person

from app.desk import Desk
from app.errors import Refused
from app.events.file import ActUndone
from app.filing import undo
from app.keys.safe import unlock
from app.officer import SYSTEM_OFFICER
from app.state import CaseState
from app.wording import say_trouble
from db.desk.backup import LEFT_FREE, MEGABYTE, backups, drop_old, make_backup, verified_txn
from db.desk.now import real_now
from db.desk.schema import event, number
from db.desk.store import Store
from db.desk.sync_rows import refold_cases
from db.desk.sync_shelf import follow_marks


def take(store: Store, count: int) -> list[str]:
    return [store.do(CLERK, accept, person(f"张{n}"))[0] for n in range(count)]


def held(store: Store) -> list[str]:
    return sorted(row.number for row in store.ask(lambda r: r.list_cases(list(CaseState), limit=1000)))


def spoil(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


@pytest.fixture
def key(folder: Path) -> bytes:
    return unlock(folder, "w1", PASSWORD, real_now())


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits the size of a file")
def test_a_backup_that_the_disk_does_not_take_leaves_no_part_of_itself(store: Store, key: bytes) -> None:
    """The partial copy once filled the disk to its last byte, and the desk could write nothing more."""
    import resource

    folder = store.profile.backups
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        with pytest.raises(Refused, match=r"backup\.failed"):
            make_backup(store.profile.store, key, folder, NOON)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not list(folder.iterdir())
    assert take(store, 1) and store.backup().path.is_file()


def test_no_backup_begins_on_a_disk_without_room_for_it(
    store: Store, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = LEFT_FREE + store.profile.store.stat().st_size - 1
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free))
    with pytest.raises(Refused, match=r"backup\.no_room") as caught:
        make_backup(store.profile.store, key, store.profile.backups, NOON)
    assert caught.value.facts["free"] == free // MEGABYTE < caught.value.facts["needed"]
    assert f"只剩 {free // MEGABYTE} MB" in say_trouble(caught.value)
    assert not list(store.profile.backups.iterdir())


def test_a_backup_is_made_while_another_thread_writes(store: Store, key: bytes) -> None:
    """A stepwise backup restarted 347 times and never ended; one step does."""
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            take(store, 1)

    thread = threading.Thread(target=work)
    thread.start()
    made = [store.backup() for _ in range(3)]
    stop.set()
    thread.join()
    assert [b.txn for b in made] == sorted(b.txn for b in made)
    assert verified_txn(made[-1].path, key) == made[-1].txn


def test_the_first_end_of_work_of_a_day_makes_a_backup(folder: Path) -> None:
    for hours, expected in ((0, 0), (1, 1), (2, 1), (24, 2)):
        store = open_desk(folder, NOON + timedelta(hours=hours))
        if hours:
            take(store, 1)
        store.close()
        assert len(backups(folder / "backups")) == expected


def test_a_backup_that_cannot_be_made_does_not_keep_the_desk_open(folder: Path) -> None:
    store = open_desk(folder)
    take(store, 1)
    (folder / "backups").rmdir()
    (folder / "backups").write_text("a file in its place")
    store.close()
    again = open_desk(folder)
    assert len(held(again)) == 1
    again.close()


def test_seven_days_and_four_weeks_are_kept(folder: Path, key: bytes, tmp_path: Path) -> None:
    target = tmp_path / "backups"
    for days in (*range(9), 14, 21, 28, 35):
        for hours in (0, 3) if days < 2 else (0,):
            make_backup(folder / "store.db", key, target, NOON - timedelta(days=days, hours=hours))
    kept = [b.made_at.date() for b in drop_old(target)]
    assert kept[:7] == [(NOON - timedelta(days=d)).date() for d in range(7)]
    assert len({d.isocalendar()[:2] for d in kept}) == 4 and len(kept) <= 11


def test_a_backup_that_was_changed_afterwards_does_not_count(store: Store) -> None:
    made = store.backup()
    spoil(made.path, random.Random(3))
    assert backups(made.path.parent) == ()


@pytest.mark.parametrize("seed", range(4))
def test_a_flipped_bit_in_the_store_is_found_and_nothing_is_lost(folder: Path, seed: int) -> None:
    """Plain SQLite reads 522 of 1,000 flipped bits as changed content; here each is found and mended."""
    rng = random.Random(seed)
    store = open_desk(folder)
    take(store, 3)
    store.backup()
    take(store, 2)
    numbers = held(store)
    store.close()
    spoil(folder / "store.db", rng)
    (folder / "desk.lock").write_text(" 1")
    again = open_desk(folder)
    assert again.restored is not None and again.restored.backup is not None
    assert held(again) == numbers and again.check().faults == ()
    assert (folder / again.restored.quarantined).is_file()
    assert again.restored.quarantined.endswith(".corrupt")
    take(again, 1)
    again.close()


@pytest.mark.parametrize("ruin", ["missing", "empty", "half", "zeros"])
def test_a_ruined_store_comes_back_from_the_journal_alone(folder: Path, ruin: str) -> None:
    store = open_desk(folder)
    take(store, 4)
    numbers = held(store)
    head = store.ask(lambda r: r.events(r.case_by_number(numbers[0]).id))
    store.close()
    shutil.rmtree(folder / "backups")
    path = folder / "store.db"
    data = path.read_bytes()
    path.write_bytes({"empty": b"", "half": data[: len(data) // 2], "zeros": bytes(len(data))}.get(ruin, b""))
    if ruin == "missing":
        path.unlink()
    (folder / "desk.lock").write_text(" 1")
    again = open_desk(folder)
    assert again.restored is not None and again.restored.backup is None
    assert held(again) == numbers and again.check().faults == ()
    assert again.ask(lambda r: r.events(r.case_by_number(numbers[0]).id)) == head
    assert again.ask(lambda r: len(r.search("张"))) == 4
    assert take(again, 1)[0][18:23] == "00005"
    again.close()


def test_a_number_that_stands_again_comes_back_from_the_journal_alone(folder: Path) -> None:
    """The journal keeps no verdicts: a number that was void, and is not any more, must not stop what brings all others back."""
    store = open_desk(folder)
    numbers = take(store, 3)
    case = store.ask(lambda r: r.case_by_number(numbers[0]).id)

    def take_back(desk: Desk) -> None:
        undo(desk, case, tuple(one.id for one in desk.records.events(case)))

    store.do(CLERK, take_back)
    refused = sa.update(event).where(event.c.kind == ActUndone.KIND).values(verdict="conflict", pos=9, epoch="e")

    def told(connection: sa.Connection) -> tuple[None, set[str]]:
        connection.execute(refused)
        refold_cases(connection, {case})
        return None, {"cases"}

    store.exchange(told)
    store.do(SYSTEM_OFFICER, follow_marks, [case])
    status = sa.select(number.c.status).where(number.c.number == numbers[0])
    assert store.look(lambda connection: connection.execute(status).scalar_one()) == "used"
    before = held(store)
    store.close()
    shutil.rmtree(folder / "backups", ignore_errors=True)
    (folder / "store.db").write_bytes(b"")
    (folder / "desk.lock").write_text(" 1")
    again = open_desk(folder)
    assert again.restored is not None and again.restored.backup is None
    assert held(again) == before
    with pytest.raises(sa.exc.IntegrityError, match="stays as it is"), again._writer.begin() as connection:
        connection.execute(sa.update(number).values(book="other"))  # the guard is there again
    again.close()


def test_without_backup_and_journal_the_damaged_store_stays_and_it_is_said(folder: Path) -> None:
    open_desk(folder).close()
    spoiled = folder / "store.db"
    spoiled.write_bytes(bytes(8192))
    for segment in (folder / "journal").glob("*.jnl"):
        segment.unlink()
    with pytest.raises(Refused) as caught:
        open_desk(folder)
    assert caught.value.code == "restore.nothing_left"
    assert spoiled.read_bytes() == bytes(8192)


def test_a_sound_store_is_never_restored_after_an_unclean_end(folder: Path) -> None:
    """Without writing the log into the file first, 9 of 300 healthy stores raised a false alarm."""
    store = open_desk(folder)
    take(store, 2)
    (folder / "desk.lock").write_text(" 1")
    store._reader.dispose()
    store._writer.dispose()
    store._lock_file.release(was_clean=False)  # type: ignore[union-attr]
    again = open_desk(folder)
    assert again.restored is None and len(held(again)) == 2
    again.close()


def test_a_backup_on_another_disk_is_complete(folder: Path, tmp_path: Path) -> None:
    store = open_desk(folder)
    store.do(CLERK, lambda desk: desk.keep_file(b"a scan"))
    (store.profile.fonts / "own.ttf").write_bytes(b"the office's own characters")
    store.backup(tmp_path / "usb")
    store.backup(tmp_path / "usb")
    assert (tmp_path / "usb" / "fonts" / "own.ttf").read_bytes() == b"the office's own characters"
    names = {p.relative_to(tmp_path / "usb").parts[0] for p in (tmp_path / "usb").rglob("*")}
    assert {"keys.slots", "profile.toml", "files"} <= names and "device.secret" not in names
    store.close()


def test_the_journal_keeps_what_the_oldest_backup_lacks(folder: Path) -> None:
    for days in range(4):
        store = open_desk(folder, NOON + timedelta(days=days))
        take(store, 1)
        store.backup()
        numbers = held(store)
        store.close()
    kept = backups(folder / "backups")
    assert len(kept) == 4
    for backup in kept[:-1]:
        backup.path.unlink()
    (folder / "store.db").write_bytes(b"")
    again = open_desk(folder, NOON + timedelta(days=4))
    assert held(again) == numbers and again.restored is not None and again.restored.replayed > 0
    again.close()
