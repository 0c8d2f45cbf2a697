"""The records as a whole: when they end before their mark it is told, no number is reused, an administrator must know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta, timezone

from app.desk import Broken, Desk
from app.events.body import join
from app.events.envelope import Event
from app.events.keeping import ContinuityBroken, NumberRange
from app.finding import Finding, finding
from app.numbering import sibling

STORE = "store.db"
BEIJING = timezone(timedelta(hours=8))
NONE = "—"
LOST = "记录遗失：日志丢失后恢复到较早的状态"  # the reason that the number book gives for a number without a record


def broken_of(event: Event) -> Broken:
    """Return the break that an event tells of."""
    return Broken(join(ContinuityBroken, event.data, event.private), event.id)


def record_break(desk: Desk, body: ContinuityBroken) -> None:
    """The break is on record, and the numbers without a record are in the book as lost."""
    desk.record(None, body)


def break_findings(broken: Iterable[Broken]) -> tuple[Finding, ...]:
    """Return a sentence for every break: what is lost as far as the mark knows, and what is to be done."""
    return tuple(_finding(one.body, one.event or "") for one in broken)


def _finding(body: ContinuityBroken, field: str) -> Finding:
    return finding(
        f"keeping.{body.cause.value}",
        STORE,
        field,
        transactions=body.transactions,
        events=body.events,
        at=NONE if body.last_at is None else f"{body.last_at.astimezone(BEIJING):%Y-%m-%d %H:%M}",
        lost=ranges(body.lost),
        twice=ranges(body.twice),
    )


def ranges(given: Iterable[NumberRange]) -> str:
    """Return the ranges as they are read: the first and the last number of each."""
    return "、".join(_range(one) for one in given) or NONE


def _range(one: NumberRange) -> str:
    if one.first == one.last:
        return one.number
    return f"{sibling(one.number, one.first)} – {one.number}"


def numbers_of(one: NumberRange) -> dict[int, str]:
    """Return n -> number for every number of the range."""
    return {n: one.number if n == one.last else sibling(one.number, n) for n in range(one.first, one.last + 1)}
