"""The records as a whole: when they end before their mark it is told, no number is reused, an administrator must know."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from datetime import timedelta, timezone

from app.desk import Broken, Desk
from app.errors import Refused
from app.events.body import join
from app.events.envelope import Event
from app.events.keeping import ClockAccepted, ContinuityAccepted, ContinuityBroken, NumberRange
from app.finding import Finding, finding
from app.free_text import written
from app.numbering import TRAINING_DESK, sibling
from app.officer import Role

STORE = "store.db"
BEIJING = timezone(timedelta(hours=8))
NONE = "—"
_CODE = re.compile(r"[0-9]{4}")
LOST = "记录遗失：日志丢失后恢复到较早的状态"  # the reason that the number book gives for a number without a record
UPGRADED_UNSENT = "keeping.upgraded_unsent"
"""The code of what is told after an upgrade, while the file of before holds what no center has: no fault."""


def broken_of(event: Event) -> Broken:
    """Return the break that an event tells of."""
    return Broken(join(ContinuityBroken, event.data, event.private), event.id)


def record_break(desk: Desk, body: ContinuityBroken) -> None:
    """The break is on record, and the numbers without a record are in the book as lost."""
    desk.record(None, body)


def accept_loss(desk: Desk, desk_code: str = "") -> ContinuityAccepted:
    """A system administrator knows of every break: the desk goes on under a new origin, a live one with a new desk code.

    Raises Refused: not a system administrator, nothing broken, a code that is none or was this desk's before.
    """
    if not desk.officer.has_role(Role.SYSTEM_ADMIN):
        raise Refused("keeping.not_administrator", officer=desk.officer.name)
    broken = tuple(one.event for one in desk.records.broken() if one.event is not None)
    if not broken:
        raise Refused("keeping.nothing_broken")
    code = _new_code(desk, desk_code)
    if desk.records.own_keys():  # whoever has the lost records may have the key: papers from here on bear another one
        desk.renew_signer(LOST, code)
    body = ContinuityAccepted(broken, str(uuid.uuid4()), code)
    desk.record(None, body)
    return body


def accept_clock(desk: Desk, reason: str) -> ClockAccepted:
    """A system administrator says why the clock is right although something is dated after it; the desk goes on.

    Raises Refused: not a system administrator, no reason, nothing is dated after the clock.
    """
    if not desk.officer.has_role(Role.SYSTEM_ADMIN):
        raise Refused("keeping.not_administrator", officer=desk.officer.name)
    told = written(reason)
    if not told:
        raise Refused("keeping.no_clock_reason")
    newest = desk.records.newest_at()
    if newest is None or newest <= desk.now().at:
        raise Refused("keeping.clock_is_right")
    body = ClockAccepted(newest, told)
    desk.record(None, body)
    return body


def _new_code(desk: Desk, wanted: str) -> str:
    if desk.desk_code == TRAINING_DESK:  # numbers of training never stand on a paper that counts
        if wanted not in ("", TRAINING_DESK):
            raise Refused("profile.training_code", desk_code=TRAINING_DESK)
        return TRAINING_DESK
    if not _CODE.fullmatch(wanted):
        raise Refused("profile.desk_code", found=wanted)
    if wanted == TRAINING_DESK:
        raise Refused("profile.training_code", desk_code=TRAINING_DESK)
    if wanted == desk.desk_code or any(e.book.startswith(f"case {wanted} ") for e in desk.records.numbers()):
        raise Refused("keeping.code_used", desk_code=wanted)
    return wanted


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
