"""Scans and documents: content-addressed, sealed, there before the event that names them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from desk_for_tests import CLERK, accept, person

from app.desk import Desk
from app.errors import NotFound, Refused
from app.events.file import FileAdded
from db.desk.files import Files
from db.desk.store import Store

KEY = bytes(32)


def test_the_same_content_is_kept_once_under_its_hash(tmp_path: Path) -> None:
    files = Files(tmp_path, KEY)
    sha256 = files.keep(b"a scan")
    assert files.keep(b"a scan") == sha256 == hashlib.sha256(b"a scan").hexdigest()
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()] == [
        f"{sha256[:2]}/{sha256}"
    ]
    assert files.read(sha256) == b"a scan" and list(files.names()) == [sha256]


def test_a_damaged_file_is_said_and_replaced_when_it_comes_again(tmp_path: Path) -> None:
    files = Files(tmp_path, KEY)
    sha256 = files.keep(b"a scan")
    files.path(sha256).write_bytes(b"nonsense")
    with pytest.raises(Refused) as caught:
        files.read(sha256)
    assert caught.value.code == "store.file_damaged" and not files.is_whole(sha256)
    files.keep(b"a scan")
    assert files.read(sha256) == b"a scan"


def test_a_file_swapped_for_another_does_not_open(tmp_path: Path) -> None:
    files = Files(tmp_path, KEY)
    one, two = files.keep(b"one"), files.keep(b"two")
    files.path(one).write_bytes(files.path(two).read_bytes())
    assert not files.is_whole(one)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        Files(tmp_path, KEY).read("0" * 64)
    assert caught.value.code == "store.no_file"


def test_a_file_exists_before_its_event_and_outlives_a_failed_transaction(store: Store) -> None:
    """opencrvs 12809: nothing is said to exist that does not."""
    number = store.do(CLERK, accept, person())[0]
    case = store.ask(lambda r: r.case_by_number(number))
    kept: list[str] = []

    def adds_then_fails(desk: Desk) -> None:
        kept.append(desk.keep_file(b"scan"))
        assert desk.records.file_bytes(kept[0]) == b"scan"
        desk.record(case.id, FileAdded(kept[0], "image/jpeg", 4))
        raise Refused("case.changed_meanwhile", number=case.number)

    with pytest.raises(Refused):
        store.do(CLERK, adds_then_fails)
    assert store.ask(lambda r: r.case(case.id)).files == ()
    assert store.ask(lambda r: r.file_bytes(kept[0])) == b"scan"
    assert store.check().faults == ()
