"""Store against mark: whether the store is what this desk last wrote, and what is lost when it is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from app.desk import Broken
from app.events.keeping import Break, ContinuityAccepted, ContinuityBroken, NumberRange
from app.keeping import broken_of
from db.desk.event_rows import OF_THE_DESK, event_of
from db.desk.mark import Mark, highest
from db.desk.mark_file import MarkFile
from db.desk.repair import last_txn
from db.desk.schema import MARKED, commit, event, meta, number

_CHAIN = sa.select(event.c.chain_hash).where(
    event.c.origin == sa.bindparam("origin"), event.c.oseq == sa.bindparam("oseq")
)
_LAST_EVENT = sa.select(event.c.origin, event.c.oseq, event.c.chain_hash).order_by(event.c.n.desc()).limit(1)
_BOOKS = (
    sa.select(number.c.book, sa.func.max(number.c.n).label("n"), number.c.number)
    .where(number.c.txn > sa.bindparam("txn"))
    .group_by(number.c.book)
)
_LAST_N = sa.select(sa.func.max(number.c.n)).where(number.c.book == sa.bindparam("book"))


def mark_of(connection: sa.Connection, since: int) -> Mark:
    """Return the store's own end, with the books that changed after transaction `since`."""
    last = connection.execute(_LAST_EVENT).one_or_none()
    origin, oseq, head = ("", 0, "") if last is None else (last.origin, last.oseq, last.chain_hash)
    txn = last_txn(connection)
    at = connection.execute(sa.select(commit.c.at).where(commit.c.txn == txn)).scalar_one_or_none() or ""
    books = {row.book: (row.n, row.number) for row in connection.execute(_BOOKS, {"txn": since})}
    return Mark(txn, at, origin, oseq, head, books)


def find_break(
    connection: sa.Connection, marks: MarkFile, *, was_marked: bool, is_live: bool
) -> ContinuityBroken | None:
    """Return how the store differs from its mark, None when it holds all that the mark tells of.

    A copy is a break on a live profile only: training numbers never stand on a paper that counts.
    """
    last = marks.last
    if last is None:
        return ContinuityBroken(Break.MARK_LOST, "") if was_marked else None
    end = last_txn(connection)
    if _is_held(connection, last, end):
        is_copy = is_live and not marks.is_in_place
        return ContinuityBroken(Break.COPIED, last.chain, kept_upto=last.oseq) if is_copy else None
    places = [place for place, mark in enumerate(marks.lines) if _is_held(connection, mark, end)]
    kept = places[-1] + 1 if places else 0
    common = marks.lines[kept - 1] if kept else Mark()
    is_behind = marks.lines[kept].txn > end
    known = highest(marks.lines)
    return ContinuityBroken(
        Break.BEHIND if is_behind else Break.DIFFERS,
        last.chain,
        transactions=last.txn - (end if is_behind else common.txn),
        events=max(0, last.oseq - common.oseq) if kept else 0,
        kept_upto=common.oseq,
        last_at=datetime.fromisoformat(last.at) if last.at else None,
        lost=_lost(connection, known),
        twice=() if is_behind or not kept else _twice(connection, known, highest(marks.lines[:kept])),
    )


def _is_held(connection: sa.Connection, mark: Mark, end: int) -> bool:
    """True when the store's history goes through this mark."""
    if mark.txn > end:
        return False
    found = connection.execute(_CHAIN, {"origin": mark.origin, "oseq": mark.oseq}).scalar_one_or_none()
    return not mark.oseq or found == mark.chain


def _held_n(connection: sa.Connection, book: str) -> int:
    return connection.execute(_LAST_N, {"book": book}).scalar_one() or 0


def _lost(connection: sa.Connection, known: Mapping[str, tuple[int, str]]) -> tuple[NumberRange, ...]:
    """Return the numbers that the mark knows and the book does not."""
    held = {book: _held_n(connection, book) for book in known}
    return tuple(
        NumberRange(book, held[book] + 1, n, taken) for book, (n, taken) in sorted(known.items()) if n > held[book]
    )


def _twice(
    connection: sa.Connection, known: Mapping[str, tuple[int, str]], common: Mapping[str, tuple[int, str]]
) -> tuple[NumberRange, ...]:
    """Return the numbers that were taken both in this history and in the one that the mark tells of."""
    found = []
    for book, (n, taken) in sorted(known.items()):
        first, last = common.get(book, (0, ""))[0] + 1, min(n, _held_n(connection, book))
        if first <= last:
            found.append(NumberRange(book, first, last, taken if last == n else _number(connection, book, last)))
    return tuple(found)


def _number(connection: sa.Connection, book: str, n: int) -> str:
    query = sa.select(number.c.number).where(number.c.book == book, number.c.n == n)
    return str(connection.execute(query).scalar_one())


def unaccepted(connection: sa.Connection) -> tuple[Broken, ...]:
    """Return the breaks on record that no administrator has accepted, oldest first."""
    query = sa.select(event).where(OF_THE_DESK).order_by(event.c.n)
    accepted = {
        one
        for row in connection.execute(query, {"kind": ContinuityAccepted.KIND})
        for one in event_of(row).data["broken"]
    }
    rows = connection.execute(query, {"kind": ContinuityBroken.KIND})
    return tuple(broken_of(event_of(row)) for row in rows if row.id not in accepted)


def catch_up(writer: sa.Engine, marks: MarkFile) -> None:
    """Add what the store has beyond its mark; write a copied, missing or overlong file anew."""
    with writer.begin() as connection:
        last = marks.last
        end = last_txn(connection)
        if last is None or not _is_held(connection, last, end) or last.txn < end:
            marks.add(mark_of(connection, 0 if last is None else last.txn))
        if not marks.is_in_place or marks.is_long:
            marks.rewrite()
        connection.execute(sa.insert(meta).prefix_with("OR REPLACE"), {"key": MARKED, "value": "1"})
