"""A backup that any earlier program of this center made is restored: one archive for each step its tables ever stood at."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import psycopg
import pytest
from center_for_tests import FEED, NOW, Hall, TestServer
from decided import granted
from many_center_cases import rows_of, write_rows
from office_day import DRAINAGE, opened_office
from streams import Pusher, signed, stream

from app.errors import Refused, Trouble
from app.sync.messages import Sent
from app.wording import say_trouble
from db.center.backup import TABLES, restore
from db.center.migrations import versions
from db.center.opening import make_database
from db.center.store import CenterStore
from db.center.upgrade import NEWEST, found_version, upgrade_center

STEPS = sorted(import_module(f"{versions.__name__}.{found.name}").revision for found in iter_modules(versions.__path__))


@pytest.fixture
def empty(server: TestServer) -> Iterator[list[str]]:
    """The addresses of two databases without a table, thrown away at the end."""
    names = ("older", "restored")
    for name in names:
        make_database(server.pg.address(), name)
    try:
        yield [server.pg.address(name) for name in names]
    finally:
        with psycopg.connect(server.pg.address(), autocommit=True) as connection:
            for name in names:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def archive_at(step: str, now: str, older: str, file: Path) -> None:
    """Write the archive that the program of a step made of the center at `now`; `older` is an empty database."""
    upgrade_center(older, step)
    with psycopg.connect(now) as source, psycopg.connect(older) as target:
        held = [table for table in TABLES if is_there(target, table)]
        for table in held:
            write_rows(target, table, rows_of(source, table))
    told = {"format": "yimen-center-backup/1", "schema": step, "feed": FEED, "name": "示例市政务服务中心", "events": 0}
    with psycopg.connect(older) as connection, zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", json.dumps(told))
        for table in held:
            command = f"COPY {table} TO STDOUT".encode()
            with archive.open(f"tables/{table}", "w") as out, connection.cursor().copy(command) as copied:
                for part in copied:
                    out.write(part)


def is_there(connection: psycopg.Connection[tuple[object, ...]], table: str) -> bool:
    found = connection.execute("SELECT to_regclass(%s)", (table,)).fetchone()
    return found is not None and found[0] is not None


@dataclass(frozen=True)
class Filled:
    """A hall with a granted and an accepted case, the desk that pushed them, and what it does later."""

    pusher: Pusher
    more: tuple[Sent, ...]


@pytest.fixture(scope="module")
def filled(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    place = tmp_path_factory.mktemp("older")
    with server.hall(place) as hall, opened_office(place / "office") as office:
        granted(office)
        office.accepted(DRAINAGE)
        sent = stream(office.store)
        pusher = Pusher(hall, sent[0].event.origin)
        pusher.push(sent)
        office.received("劳务派遣")
        yield Filled(pusher, stream(office.store, len(sent)))


@pytest.mark.parametrize("step", STEPS)
def test_the_archive_of_every_earlier_program_comes_back_and_the_desk_goes_on(
    filled: Filled, empty: list[str], tmp_path: Path, step: str
) -> None:
    older, address = empty
    pusher, before = filled.pusher, filled.pusher.rows()
    archive_at(step, pusher.hall.address, older, tmp_path / "center.zip")
    restore(address, tmp_path / "other", tmp_path / "center.zip")
    assert found_version(address) == NEWEST
    store = CenterStore(address, tmp_path / "other", size=2)
    try:
        store.catch_up()
        epoch = store.pull("", 0, 500).epoch
        assert store.pull(epoch, 0, 500).rows == before
        assert store.push(pusher.desk, signed(filled.more, pusher.key)).hw == len(before) + len(filled.more)
        assert {row.verdict for row in store.pull(epoch, len(before), 500).rows} == {"applied"}
        assert store.verify().faults == ()
        while store.follow_public(NOW):
            pass
        assert store.public_counts()["cases"] == 3
    finally:
        store.close()


def spoiled(whole: Path, spoilt: Path, changes: dict[str, bytes | None]) -> None:
    """Write an archive again with other contents under these names; None leaves one out."""
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            if changes.get(name, b"") is not None:
                target.writestr(name, changes.get(name, source.read(name)) or b"")
        for name in changes.keys() - set(source.namelist()):
            target.writestr(name, changes[name] or b"")


def manifest(**other: object) -> dict[str, bytes | None]:
    told = {"format": "yimen-center-backup/1", "schema": "c0015", "feed": FEED, "name": "厅", "events": 0}
    return {"manifest.json": json.dumps({**told, **other}).encode()}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"tables/event": None}, "center.backup_damaged"),  # it would come back without a single record
        ({"tables/case_row": None}, "center.backup_damaged"),
        ({"tables/event": b"not a row\n"}, "center.backup_damaged"),
        (manifest(schema="c0007"), "center.backup_other"),  # no program ever had this step
        (manifest(schema=None), "center.backup_other"),
        (manifest(feed=None), "center.backup_damaged"),
        (manifest(feed=10**12), "center.backup_damaged"),
        (manifest(feed=341799), "center.no_feed"),
    ],
)
def test_an_older_archive_that_is_not_whole_fills_nothing_and_the_whole_one_comes_after_it(
    hall: Hall, empty: list[str], tmp_path: Path, changes: dict[str, bytes | None], code: str
) -> None:
    older, address = empty
    whole, spoilt = tmp_path / "whole.zip", tmp_path / "spoilt.zip"
    archive_at("c0015", hall.address, older, whole)
    spoiled(whole, spoilt, changes)
    with pytest.raises(Trouble) as caught:
        restore(address, tmp_path / "other", spoilt)
    assert caught.value.code == code
    assert say_trouble(caught.value)
    restore(address, tmp_path / "other", whole)
    assert found_version(address) == NEWEST


def test_files_are_there_before_the_rows_that_name_them_and_a_rotten_one_stays_away(
    hall: Hall, empty: list[str], tmp_path: Path
) -> None:
    """Killed between the two, a center that is no longer empty could never be given its files."""
    older, address = empty
    data, home = b"a scan" * 1000, tmp_path / "other"
    good, rotten = hashlib.sha256(data).hexdigest(), "0" * 64
    whole, killed = tmp_path / "whole.zip", tmp_path / "killed.zip"
    archive_at("c0015", hall.address, older, whole)
    files = {f"blobs/{good}": data, f"blobs/{rotten}": b"rot", "blobs/../../out": b"out"}
    spoiled(whole, killed, {**files, "tables/event": b"not a row\n"})
    with pytest.raises(Refused, match=r"center\.backup_damaged"):
        restore(address, home, killed)
    assert [path.name for path in home.rglob("*") if path.is_file()] == [good]
    spoiled(whole, killed, files)
    restore(address, home, killed)
    assert (home / "blobs" / good[:2] / good).read_bytes() == data
