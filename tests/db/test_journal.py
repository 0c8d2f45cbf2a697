"""The second durable copy: readable back, tolerant of a torn last record, never cut, never overwritten."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app.keys.seal import subkey
from db.desk.journal import Journal
from db.desk.journal_record import JournalRecord, decode
from db.desk.segment import read_segment, segment_name

KEY = bytes(range(32))
DAY = "2026-11-23"


def record(txn: int) -> JournalRecord:
    return JournalRecord(txn, {"event": [{"id": f"e{txn}", "subject": None, "pdf": b"\0\xff" * txn}], "commit_log": []})


def filled(folder: Path, *txns: int, day: str = DAY) -> Journal:
    journal = Journal(folder, KEY)
    for txn in txns:
        journal.append(record(txn), day)
    return journal


def test_what_was_appended_is_read_back_in_order(tmp_path: Path) -> None:
    filled(tmp_path, 1, 2, 3).close()
    assert list(Journal(tmp_path, KEY).read()) == [record(1), record(2), record(3)]
    assert list(Journal(tmp_path, KEY).read(after=2)) == [record(3)]


def test_a_record_keeps_bytes_and_lone_surrogates() -> None:
    given = JournalRecord(7, {"notice": [{"pdf": b"%PDF\0", "title": "受理\ud800", "n": None, "copies": 2}]})
    assert decode(given.encode()) == given


def test_a_record_is_written_row_by_row_and_reads_as_if_it_were_one_text() -> None:
    """Ten thousand rows in one call kept the window from its turn for a fifth of a second."""
    rows = {
        "event": [{"id": f"e{n}", "data": '{"名":"甲"}', "subject": None} for n in range(3)],
        "empty": [],
        "commit": [{"txn": 7}],
    }
    data = JournalRecord(7, rows).encode()
    assert data[4:].decode() == json.dumps({"txn": 7, "rows": rows}, ensure_ascii=False)
    assert decode(data) == JournalRecord(7, rows)


def test_each_day_has_its_segment_and_a_restart_goes_on_in_it(tmp_path: Path) -> None:
    filled(tmp_path, 1, 2).close()
    filled(tmp_path, 3).close()
    filled(tmp_path, 4, day="2026-11-24").close()
    assert [p.name for p in Journal(tmp_path, KEY).segments()] == [segment_name(1, DAY), segment_name(4, "2026-11-24")]
    assert [r.txn for r in Journal(tmp_path, KEY).read()] == [1, 2, 3, 4]


@pytest.mark.parametrize("cut", [1, 5, 40, 80])
def test_a_torn_last_record_does_not_count_and_the_journal_goes_on(tmp_path: Path, cut: int) -> None:
    filled(tmp_path, 1, 2).close()
    path = tmp_path / segment_name(1, DAY)
    os.truncate(path, path.stat().st_size - cut)
    journal = Journal(tmp_path, KEY)
    assert journal.last_txn == 1
    journal.append(record(2), DAY)
    journal.append(record(3), DAY)
    assert [r.txn for r in Journal(tmp_path, KEY).read()] == [1, 2, 3] and journal.gaps(3) == []


def test_a_torn_first_record_of_a_day_is_written_anew(tmp_path: Path) -> None:
    filled(tmp_path, 1).close()
    path = tmp_path / segment_name(1, DAY)
    for size in (0, 3, 9):
        os.truncate(path, size)
        journal = Journal(tmp_path, KEY)
        assert journal.last_txn == 0
        journal.append(record(1), DAY)
        assert [r.txn for r in Journal(tmp_path, KEY).read()] == [1]


def test_zeros_after_a_power_cut_are_a_torn_tail(tmp_path: Path) -> None:
    filled(tmp_path, 1, 2).close()
    with (tmp_path / segment_name(1, DAY)).open("ab") as file:
        file.write(bytes(4096))
    journal = Journal(tmp_path, KEY)
    assert journal.last_txn == 2
    journal.append(record(3), DAY)
    assert journal.gaps(3) == []


def test_every_flipped_bit_is_found_as_a_gap(tmp_path: Path) -> None:
    filled(tmp_path, 1, 2, 3).close()
    path = tmp_path / segment_name(1, DAY)
    good = path.read_bytes()
    for place in range(0, len(good) * 8, 23):
        changed = bytearray(good)
        changed[place // 8] ^= 1 << place % 8
        path.write_bytes(changed)
        assert Journal(tmp_path, KEY).gaps(3), place
    path.write_bytes(good)
    assert Journal(tmp_path, KEY).gaps(3) == []


def test_a_spoiled_record_hides_no_other_and_its_segment_can_be_written_anew(tmp_path: Path) -> None:
    filled(tmp_path, 1, 2, 3).close()
    filled(tmp_path, 4, day="2026-11-24").close()
    path = tmp_path / segment_name(1, DAY)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    journal = Journal(tmp_path, KEY)
    assert [r.txn for r in journal.read()] == [1, 3, 4] and journal.gaps(4) == [range(1, 4)]
    assert journal.rewrite((record(n) for n in (1, 2, 3)), 1, "2026-11-25") == 3
    journal.append(record(5), "2026-11-25")
    assert [r.txn for r in Journal(tmp_path, KEY).read()] == [1, 2, 3, 4, 5] and journal.gaps(5) == []
    assert path.with_suffix(".torn").read_bytes() == data


def test_a_record_moved_to_another_segment_does_not_open(tmp_path: Path) -> None:
    filled(tmp_path, 1).close()
    path = tmp_path / segment_name(1, DAY)
    os.replace(path, tmp_path / segment_name(2, DAY))
    assert read_segment(subkey(KEY, "journal"), tmp_path / segment_name(2, DAY)).records == ()


def test_nothing_in_the_journal_can_be_read_without_the_key(tmp_path: Path) -> None:
    filled(tmp_path, 1, 2).close()
    assert list(Journal(tmp_path, bytes(32)).read()) == []
    assert b"commit_log" not in (tmp_path / segment_name(1, DAY)).read_bytes()


def test_only_segments_that_every_backup_holds_are_dropped(tmp_path: Path) -> None:
    filled(tmp_path, 1, 2).close()
    filled(tmp_path, 3, 4, day="2026-11-24").close()
    journal = filled(tmp_path, 5, day="2026-11-25")
    journal.drop_before(3)
    assert [r.txn for r in journal.read()] == [3, 4, 5] and journal.gaps(5) == []
