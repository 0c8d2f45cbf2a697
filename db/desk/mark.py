"""How far a desk has come: the end of a transaction as it is kept beside the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from db.desk.journal_record import JournalRecord
from db.desk.schema import commit, event, number


@dataclass(frozen=True)
class Mark:
    """The end of a transaction: its number, the head of the chain, and the last n and number of the books it touched."""

    txn: int = 0
    at: str = ""
    origin: str = ""
    oseq: int = 0
    chain: str = ""
    books: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    def after(self, record: JournalRecord) -> Mark:
        """Return the end of the transaction that wrote `record`."""
        events = record.rows.get(event.name, [])
        head = (self.origin, self.oseq, self.chain)
        if events:
            head = (events[-1]["origin"], events[-1]["oseq"], events[-1]["chain_hash"])
        books: dict[str, tuple[int, str]] = {}
        for row in record.rows.get(number.name, []):
            if row["n"] > books.get(row["book"], (0, ""))[0]:
                books[row["book"]] = (row["n"], row["number"])
        at = str(record.rows[commit.name][0]["at"])
        return Mark(record.txn, at, *head, books)


def highest(marks: Iterable[Mark]) -> dict[str, tuple[int, str]]:
    """Return the last n of every book that any of the marks names; no later mark lowers it."""
    books: dict[str, tuple[int, str]] = {}
    for mark in marks:
        for book, (n, taken) in mark.books.items():
            if n > books.get(book, (0, ""))[0]:
                books[book] = (n, taken)
    return books


def plain(mark: Mark) -> dict[str, Any]:
    """Return the mark as JSON values."""
    return {**vars(mark), "books": {book: list(pair) for book, pair in mark.books.items()}}


def mark_from(plain: dict[str, Any]) -> Mark:
    """Return the mark that `plain` made JSON values of."""
    return Mark(**{**plain, "books": {book: (n, taken) for book, (n, taken) in plain["books"].items()}})
