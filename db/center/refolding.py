"""The rows of cases folded anew after an upgrade: an older program left out of them what a newer desk had already sent."""

from __future__ import annotations

from app.sync.shape import shape_of_case
from db.center.connection import Connection, one, rows, take_time
from db.center.event_rows import applied_by_case
from db.center.gate import go_alone
from db.center.ground import write_cases
from db.center.public_follow import ask_anew
from db.center.verifying import AT_ONCE, CASES, folded_case, is_kept_as

SHAPE = "SELECT shape FROM folded WHERE feed_id = %s"


def is_folded_by_this_program(connection: Connection, feed: int) -> bool:
    """True when every row of a case was made, or looked at, by a program that folds as this one."""
    found = one(connection, SHAPE, feed)
    return found is not None and found[0] == shape_of_case()


def refold_some(connection: Connection, feed: int, after: str) -> tuple[str, int]:
    """Fold the next cases behind this id anew; return the last id looked at, empty at the end, and how many rows changed.

    At the end the shape is noted. What this program cannot fold stays as it was, for `verify` to tell.
    """
    go_alone(connection, feed)
    take_time(connection)
    page = rows(connection, CASES, feed, after, AT_ONCE)
    if not page:
        _note(connection, feed)
        return "", 0
    events = applied_by_case(connection, feed, [case_id for case_id, *_ in page])
    changed = []
    for case_id, number, body, *indexed in page:
        folded = folded_case(events[case_id])
        if folded is not None and not is_kept_as(folded, body, (number, *indexed)):
            changed.append(folded)
    write_cases(connection, feed, changed)
    if changed:
        ask_anew(connection, feed)
    return page[-1][0], len(changed)


def _note(connection: Connection, feed: int) -> None:
    connection.execute(
        b"INSERT INTO folded (feed_id, shape) VALUES (%s, %s) ON CONFLICT (feed_id) DO UPDATE SET shape = excluded.shape",
        (feed, shape_of_case()),
    )
