"""The files of a case that changed hands: the upper center of the two fetches or sends them, and notes what is there."""

from __future__ import annotations

from app.levels.handing import Handing
from app.levels.neighbor import LOWER
from app.state import Case
from db.center.connection import Connection, one, rows

MOST = 20


def keep_files(connection: Connection, feed: int, held: Handing, case: Case) -> None:
    """Note the files of a case, at the center that is above the other one: it is the one that calls."""
    query = "SELECT 1 FROM neighbor WHERE feed_id = %s AND division = %s AND side = %s"
    if one(connection, query, feed, held.other, LOWER) is None:
        return
    for file in case.files:
        connection.execute(
            b"INSERT INTO handing_file (feed_id, offer, sha256, side, other) VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            (feed, held.offer, file.sha256, held.side, held.other),
        )


def missing(connection: Connection, feed: int, other: int, side: str) -> tuple[str, ...]:
    """Return the next files that are still to be brought from, or to, the center `other`."""
    query = (
        "SELECT sha256 FROM handing_file WHERE feed_id = %s AND other = %s AND side = %s AND NOT is_there "
        "GROUP BY 1 ORDER BY random() LIMIT %s"  # those that never come would keep the others waiting for ever
    )
    return tuple(str(found[0]) for found in rows(connection, query, feed, other, side, MOST))


def note(connection: Connection, feed: int, sha256: str) -> None:
    """Note that a file is where it belongs."""
    connection.execute(b"UPDATE handing_file SET is_there = true WHERE feed_id = %s AND sha256 = %s", (feed, sha256))
