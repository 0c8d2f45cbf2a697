"""The feed after a restore, the backup, the check that finds every tampering, and files by their hash."""

from __future__ import annotations

import contextlib
import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from center_for_tests import FEED, Hall, TestServer
from office_day import OfficeDay, opened_office
from streams import Pusher, stream

from app.errors import NotFound, Refused
from app.sync.center import BlobPart, BlobState
from db.center.backup import back_up, restore
from db.center.blobs import PART_BYTES, Blobs, fetch_blob
from db.center.feed import begin_epoch
from db.center.opening import make_database
from db.center.store import CenterStore
from db.center.upgrade import NEWEST, found_version, upgrade_center


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as opened:
        yield opened


@pytest.fixture
def pushed(hall: Hall, office: OfficeDay) -> Pusher:
    """A hall that holds a received case."""
    office.received()
    sent = stream(office.store)
    pusher = Pusher(hall, sent[0].event.origin)
    pusher.push(sent)
    return pusher


@contextlib.contextmanager
def empty_database(server: TestServer) -> Iterator[str]:
    """Give the owner's address of a database without tables; dropped at the end."""
    make_database(server.pg.address(), "restored")
    try:
        yield server.pg.address("restored")
    finally:
        with psycopg.connect(server.pg.address(), autocommit=True) as connection:
            connection.execute("DROP DATABASE restored WITH (FORCE)")


def epoch(hall: Hall) -> str:
    with hall.owner() as connection:
        return begin_epoch(connection, FEED)


def test_a_desk_of_an_older_epoch_is_told_up_to_where_its_positions_hold(pushed: Pusher) -> None:
    store = pushed.hall.store
    first = store.pull("", 0, 500)
    assert (first.rows, first.cut) == ((), 0)
    head = store.pull(first.epoch, 0, 500).head
    second = epoch(pushed.hall)
    third = epoch(pushed.hall)
    for known in (first.epoch, second):
        told = store.pull(known, head + 7, 500)
        assert (told.epoch, told.number, told.cut, told.rows) == (third, 3, head, ())
        assert store.pull(known, 3, 500).cut == 3
    assert store.pull("0199aaaa-0000-7000-8000-000000000001", head, 500).cut == 0


def test_a_pull_gives_pages_without_a_hole(pushed: Pusher) -> None:
    store = pushed.hall.store
    known = store.pull("", 0, 500).epoch
    seen: list[int] = []
    while page := store.pull(known, seen[-1] if seen else 0, 3).rows:
        assert len(page) <= 3
        seen += [row.pos for row in page]
    assert seen == list(range(1, store.pull(known, 0, 1).head + 1))


def test_a_backup_comes_back_whole_in_another_database_as_a_new_epoch(
    pushed: Pusher, server: TestServer, tmp_path: Path
) -> None:
    hall = pushed.hall
    archive = tmp_path / "center.zip"
    before = pushed.rows()
    hall.store.note_public_look("1" * 24, date(2026, 11, 23))
    hall.store.write_public_looks()
    assert back_up(hall.address, tmp_path / "center", archive) == len(before)
    assert archive.stat().st_mode & 0o777 == 0o600
    with empty_database(server) as address:
        told = restore(address, tmp_path / "other", archive)
        with pytest.raises(Refused, match=r"center\.exists"):
            restore(address, tmp_path / "other", archive)
        store = CenterStore(address, tmp_path / "other", size=1)
        try:
            assert store.pull(told, 0, 500).rows == before
            assert store.verify().faults == ()
            assert store.desks() == hall.store.desks()
            assert store.figures().public_looks == hall.store.figures().public_looks > 0
        finally:
            store.close()


def test_a_backup_from_before_looks_were_kept_comes_back_too(
    pushed: Pusher, server: TestServer, tmp_path: Path
) -> None:
    whole, archive = tmp_path / "whole.zip", tmp_path / "center.zip"
    back_up(pushed.hall.address, tmp_path / "center", whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(archive, "w") as target:
        for name in source.namelist():
            if name != "tables/public_look":
                target.writestr(name, source.read(name))
    with empty_database(server) as address:
        assert restore(address, tmp_path / "other", archive)


def older_archive(whole: Path, older: Path) -> None:
    """Make of an archive what the program before the last made of the same center."""
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(older, "w") as target:
        for name in source.namelist():
            held = source.read(name)
            if name == "manifest.json":
                held = json.dumps({**json.loads(held), "schema": "c0017"}).encode()
            if name == "tables/desk":  # the moment at which it was let in came with the last step
                held = b"".join(line.rpartition(b"\t")[0] + b"\n" for line in held.splitlines())
            target.writestr(name, held)


def test_a_backup_that_an_older_program_made_is_restored_and_brought_to_this_programs_shape(
    pushed: Pusher, server: TestServer, tmp_path: Path
) -> None:
    """A center that burns down on the day after its upgrade has no other backup."""
    whole, archive = tmp_path / "whole.zip", tmp_path / "center.zip"
    before = pushed.rows()
    back_up(pushed.hall.address, tmp_path / "center", whole)
    older_archive(whole, archive)
    with empty_database(server) as address:
        told = restore(address, tmp_path / "other", archive)
        assert found_version(address) == NEWEST
        store = CenterStore(address, tmp_path / "other", size=1)
        try:
            assert store.pull(told, 0, 500).rows == before
            assert store.verify().faults == ()
            assert [desk.state for desk in store.desks()] == ["active"]
        finally:
            store.close()


def test_a_backup_of_a_newer_program_and_tables_of_another_shape_are_refused_each_with_its_reason(
    pushed: Pusher, server: TestServer, tmp_path: Path
) -> None:
    whole, older, newer = tmp_path / "whole.zip", tmp_path / "older.zip", tmp_path / "newer.zip"
    back_up(pushed.hall.address, tmp_path / "center", whole)
    older_archive(whole, older)
    with zipfile.ZipFile(newer, "w") as target:
        target.writestr(
            "manifest.json", json.dumps({"format": "yimen-center-backup/1", "schema": "c9999", "feed": FEED})
        )
    with empty_database(server) as address:
        with pytest.raises(Refused, match=r"center\.backup_other"):
            restore(address, tmp_path / "other", newer)
        assert found_version(address) == ""
        upgrade_center(address)
        with pytest.raises(Refused, match=r"center\.backup_tables"):
            restore(address, tmp_path / "other", older)


def test_cases_that_an_older_program_folded_are_folded_anew_once(pushed: Pusher) -> None:
    """A newer desk sent what the older center did not know: after its upgrade the rows hold it, and the check is clean."""
    hall = pushed.hall
    with hall.owner() as connection:
        connection.execute(
            "UPDATE case_row SET body = (body::jsonb #- '{plan,item_name}' #- '{plan,permit_kind}')::text"
        )
    assert [fault.code for fault in hall.store.verify().faults] == ["verify.case"]
    assert hall.store.refold() == 1
    assert hall.store.verify().faults == ()
    with hall.owner() as connection:
        connection.execute("UPDATE case_row SET body = (body::jsonb #- '{plan,permit_kind}')::text")
    assert hall.store.refold() == 0, "this program has folded all there is"
    assert hall.store.refold(is_whole=True) == 1, (
        "whoever asks for it has the rows of a server that went on beside it mended"
    )
    with hall.owner() as connection:
        connection.execute("UPDATE case_row SET body = (body::jsonb #- '{plan,permit_kind}')::text")
    with hall.owner() as connection:
        connection.execute("UPDATE folded SET shape = 'of another program'")
    assert hall.store.refold() == 1
    assert hall.store.verify().faults == ()


def test_a_damaged_or_foreign_backup_is_refused(pushed: Pusher, tmp_path: Path) -> None:
    archive = tmp_path / "center.zip"
    back_up(pushed.hall.address, tmp_path / "center", archive)
    spoiled = bytearray(archive.read_bytes())
    spoiled[len(spoiled) // 3] ^= 1
    archive.write_bytes(spoiled)
    with pytest.raises(Refused, match=r"center\.(backup_damaged|exists)"):
        restore(pushed.hall.address, tmp_path, archive)
    archive.write_bytes(b"no archive")
    with pytest.raises(Refused, match=r"center\.backup_damaged"):
        restore(pushed.hall.address, tmp_path, archive)
    with zipfile.ZipFile(archive, "w") as other:
        other.writestr("manifest.json", "[]")
    with pytest.raises(Refused, match=r"center\.backup_damaged"):
        restore(pushed.hall.address, tmp_path, archive)
    with pytest.raises(NotFound, match=r"center\.no_backup"):
        restore(pushed.hall.address, tmp_path, tmp_path / "none.zip")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("DELETE FROM event WHERE pos = 3", "verify.gap"),
        ('UPDATE event SET content = replace(content, \'"officer":"w1"\', \'"officer":"h1"\')', "verify.content"),
        ("UPDATE event SET content_hash = repeat('0', 64) WHERE pos = 2", "verify.chain"),
        ("UPDATE event SET oseq = oseq + 1 WHERE pos = (SELECT max(pos) FROM event)", "verify.missing"),
        ("UPDATE origin SET hw = hw - 1", "verify.head"),
        ("UPDATE private SET body = replace(body, '张建国', '张建民')", "verify.content"),
        ('UPDATE case_row SET body = replace(body, \'"channel":"window"\', \'"channel":"online"\')', "verify.case"),
        ("UPDATE event SET verdict = 'conflict' WHERE kind = 'received'", "verify.case"),
    ],
)
def test_the_check_finds_what_even_the_owner_of_the_database_changed(pushed: Pusher, command: str, code: str) -> None:
    assert pushed.hall.store.verify().faults == ()
    with pushed.hall.owner() as connection:
        assert connection.execute(command.encode()).rowcount > 0
    found = pushed.hall.store.verify().faults
    assert code in {fault.code for fault in found}
    assert all(len(fault.say()) > 10 for fault in found)


def test_a_file_goes_on_where_it_broke_off_and_is_whole_only_with_the_right_hash(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    data = bytes(range(256)) * 1000
    named = hashlib.sha256(data).hexdigest()
    assert blobs.state(named) == BlobState(0, is_whole=False)
    assert blobs.append(named, 0, len(data), data[:1000]) == BlobState(1000, is_whole=False)
    with pytest.raises(Refused) as refused:
        blobs.append(named, 0, len(data), data[:1000])
    assert (refused.value.code, refused.value.facts) == ("sync.blob_offset", {"offset": 1000})
    assert Blobs(tmp_path / "blobs").state(named).offset == 1000
    assert blobs.append(named, 1000, len(data), data[1000:]) == BlobState(len(data), is_whole=True)
    assert blobs.append(named, 0, len(data), data) == BlobState(len(data), is_whole=True)
    assert blobs.read(named) == data


def test_a_file_with_another_content_begins_anew_and_one_too_large_never(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    named = hashlib.sha256(b"right").hexdigest()
    with pytest.raises(Refused, match=r"sync\.blob_content"):
        blobs.append(named, 0, 5, b"wrong")
    assert blobs.state(named) == BlobState(0, is_whole=False)
    assert blobs.append(named, 0, 5, b"right").is_whole
    for offset, size, part in ((0, 0, b""), (0, 10**12, b"x"), (3, 4, b"xx")):
        with pytest.raises(Refused, match=r"sync\.blob_size"):
            blobs.append("f" * 64, offset, size, part)
    with pytest.raises(NotFound, match=r"sync\.no_blob"):
        blobs.read("f" * 64)


class Elsewhere:
    """Another center that has a file, in parts of `most`."""

    def __init__(self, data: bytes, size: int | None = None, most: int = PART_BYTES) -> None:
        self.data, self.size, self.most = data, len(data) if size is None else size, most
        self.asked: list[int] = []

    def blob_part(self, sha256: str, offset: int) -> BlobPart:
        self.asked.append(offset)
        return BlobPart(self.data[offset : offset + self.most], self.size)


def test_a_file_of_another_center_comes_part_by_part_goes_on_where_it_broke_off_and_is_looked_at(
    tmp_path: Path,
) -> None:
    """The whole of it, up to 200 MB, once lay in memory."""
    blobs, data = Blobs(tmp_path / "blobs"), bytes(range(256)) * 10_000
    named = hashlib.sha256(data).hexdigest()
    blobs.append(named, 0, len(data), data[:1000])
    there = Elsewhere(data)
    fetch_blob(there, blobs, named)
    assert there.asked == [1000, 1000 + PART_BYTES, 1000 + 2 * PART_BYTES]
    fetch_blob(there, blobs, named)
    assert len(there.asked) == 3 and blobs.read(named) == data, "once is enough"
    other = hashlib.sha256(b"other").hexdigest()
    with pytest.raises(Refused, match=r"sync\.blob_content"):
        fetch_blob(Elsewhere(b"wrong"), blobs, other)
    for strange in (Elsewhere(b"", 5), Elsewhere(data, most=2 * PART_BYTES), Elsewhere(b"oth", 10**12)):
        with pytest.raises(Refused, match=r"sync\.blob_size"):
            fetch_blob(strange, blobs, other)
    fetch_blob(Elsewhere(b"other"), blobs, other)
    assert blobs.read(other) == b"other"


def test_only_a_file_that_a_received_event_names_is_taken(pushed: Pusher, office: OfficeDay) -> None:
    store = pushed.hall.store
    named = next(row.sent.event.data["sha256"] for row in pushed.rows() if row.sent.event.kind == "notice_issued")
    assert store.blob_state(named) == BlobState(0, is_whole=False)
    with pytest.raises(NotFound, match=r"sync\.no_blob"):
        store.blob_append("f" * 64, 0, 1, b"x")


def test_what_the_operator_watches_is_counted_on_from_the_last_look_and_is_right_after_a_new_epoch(
    pushed: Pusher, office: OfficeDay
) -> None:
    store, query = pushed.hall.store, "SELECT verdict, count(*) FROM event GROUP BY 1 ORDER BY 1"
    assert list(store.figures().verdicts) == pushed.hall.owner_rows(query)
    office.received()
    pushed.push(stream(office.store))
    assert list(store.figures().verdicts) == list(store.figures().verdicts) == pushed.hall.owner_rows(query)
    assert store.figures().head == sum(count for _, count in store.figures().verdicts)
    with pushed.hall.owner() as connection:
        begin_epoch(connection, FEED)
    assert list(store.figures().verdicts) == pushed.hall.owner_rows(query)
    store.look()
