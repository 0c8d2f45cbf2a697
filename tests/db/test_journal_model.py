"""The journal against a plain model: appends, restarts, cut ends and flipped bits in any order."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from db.desk.journal import Journal
from db.desk.journal_record import JournalRecord, decode

KEY = bytes(range(32))
DAYS = ("2026-11-21", "2026-11-22", "2026-11-23")
VALUES = st.one_of(st.none(), st.integers(-(2**53), 2**53), st.text(max_size=30), st.binary(max_size=200))
ROWS = st.dictionaries(
    st.text(max_size=8), st.lists(st.dictionaries(st.text(max_size=8), VALUES, max_size=4), max_size=3), max_size=3
)


@given(st.integers(1, 2**40), ROWS)
def test_any_record_comes_back_as_it_was(txn: int, rows: dict[str, list[dict[str, object]]]) -> None:
    given_record = JournalRecord(txn, rows)
    assert decode(given_record.encode()) == given_record


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(["append", "next day", "restart", "cut"]), max_size=25), st.randoms(use_true_random=False)
)
def test_what_was_acknowledged_and_not_cut_is_always_read_back(tmp_path: Path, acts: list[str], rng: object) -> None:
    """After a cut the store writes the missing transactions again, as it does at its start."""
    folder = tmp_path / "journal"
    shutil.rmtree(folder, ignore_errors=True)
    journal, day, done = Journal(folder, KEY), 0, 0
    for act in acts:
        if act == "append":
            done += 1
            journal.append(record(done), DAYS[day])
        elif act == "next day":
            day = min(day + 1, len(DAYS) - 1)
        else:
            journal.close()
            if act == "cut" and journal.segments():
                newest = journal.segments()[-1]
                os.truncate(newest, max(0, newest.stat().st_size - rng.randrange(1, 120)))  # type: ignore[attr-defined]
            journal = Journal(folder, KEY)
            for txn in range(journal.last_txn + 1, done + 1):
                journal.append(record(txn), DAYS[day])
    journal.close()
    again = Journal(folder, KEY)
    assert [r.txn for r in again.read()] == list(range(1, done + 1))
    assert again.last_txn == done and again.gaps(done) == []
    for after in (0, done // 2, done):
        assert list(again.read(after)) == [record(n) for n in range(after + 1, done + 1)]


def record(txn: int) -> JournalRecord:
    return JournalRecord(txn, {"event": [{"id": f"e{txn}", "subject": "c", "pdf": bytes([txn % 256]) * 40}]})
