"""Look-ups of the public: how often a case's progress was asked for on a day, and how often in vain. Nothing tells by whom."""

from __future__ import annotations

from datetime import date

from db.center.connection import Connection, one

MISS = ""  # the number of what was not found: a made-up one is never kept


def note_look(connection: Connection, feed: int, number: str, on: date) -> None:
    """Count one look at the progress of a case; of no case ("") one that found nothing."""
    connection.execute(
        b"INSERT INTO public_look (feed_id, on_day, number, looks) VALUES (%s, %s, %s, 1) "
        b"ON CONFLICT (feed_id, on_day, number) DO UPDATE SET looks = public_look.looks + 1",
        (feed, on, number),
    )


def looks(connection: Connection, feed: int) -> tuple[int, int]:
    """Return how many look-ups found their case and how many found nothing, of all days."""
    query = (
        "SELECT coalesce(sum(looks) FILTER (WHERE number <> ''), 0)::bigint, "
        "coalesce(sum(looks) FILTER (WHERE number = ''), 0)::bigint FROM public_look WHERE feed_id = %s"
    )
    found = one(connection, query, feed)
    return (0, 0) if found is None else (found[0], found[1])
