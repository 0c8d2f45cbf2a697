"""How much was read of every stream of the feed, kept from one round to the next, so that a round counts what came only.

A feed of a million rows takes a second to be counted, at every move of it. Counted whole are a small feed, a new epoch, the
first look after the program started and every look while a difference stands; beside that one stream in every round, in
turn, so that a row that went missing later is found too.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from app.sync.shelf import Cursor

SMALL = 20_000  # rows that are counted within ten milliseconds
_EACH = sa.text("SELECT origin, count(DISTINCT oseq), max(oseq) FROM feed GROUP BY origin")
_ONE = sa.text("SELECT origin, count(DISTINCT oseq), max(oseq) FROM feed WHERE origin = :origin GROUP BY origin")
_CAME = sa.text(  # by position: the sign before the name keeps SQLite from reading the whole index; one judged again is no new one
    "SELECT origin, count(*), max(oseq) FROM feed f WHERE pos > :pos AND NOT EXISTS (SELECT 1 FROM feed b "
    "WHERE b.origin = f.origin AND b.oseq = f.oseq AND b.pos < f.pos) GROUP BY +origin"
)


@dataclass
class Counted:
    """The counts as of a position: origin → how many, the last."""

    at: Cursor | None = None
    streams: dict[str, tuple[int, int]] = field(default_factory=dict)
    turn: int = 0

    def of(self, connection: sa.Connection, origin: str, at: Cursor) -> tuple[int, int]:
        """Return how many events of a stream were read up to `at`, and the last; nothing of an unknown one."""
        if self.at != at:
            self._come_to(connection, at)
        return self.streams.get(origin, (0, 0))

    def forget(self) -> None:
        """Count everything at the next look."""
        self.at = None

    def _come_to(self, connection: sa.Connection, at: Cursor) -> None:
        before = self.at
        if before is None or at.pos <= SMALL or before.epoch != at.epoch or before.pos > at.pos:
            self.streams = {origin: (count, last) for origin, count, last in connection.execute(_EACH)}
        else:
            for origin, count, last in connection.execute(_CAME, {"pos": before.pos}):
                held, newest = self.streams.get(origin, (0, 0))
                self.streams[origin] = (held + count, max(newest, last))
            self._look_again(connection)
        self.at = at

    def _look_again(self, connection: sa.Connection) -> None:
        self.turn = (self.turn + 1) % max(1, len(self.streams))
        named = sorted(self.streams)[self.turn : self.turn + 1]
        for origin in named:
            found = connection.execute(_ONE, {"origin": origin}).one_or_none()
            self.streams[origin] = (0, 0) if found is None else (found[1], found[2])
