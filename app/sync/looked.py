"""Whose progress the public asked the center for, day by day, as a desk hears it: case numbers of days that are over.

Nothing of it tells who asked or how often; the supervisors' rules need only whether anybody ever did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from app.errors import NotFound, Refused, Unreachable
from app.numbering import CASE_NUMBER_LENGTH
from app.sync.fields import Fields, fields_of
from app.sync.messages import NOT_KNOWN
from app.ticket import BEIJING

MOST_DAYS, MOST_NUMBERS = 400, 200_000
ENOUGH_NUMBERS = 20_000
"""A center tells whole days up to so many numbers at once, at most MOST_DAYS on which anybody looked, and always one day."""
_NUMBER = re.compile(rf"[0-9]{{{CASE_NUMBER_LENGTH}}}")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LookedDays:
    """`days`: the numbers that were asked for with success, by day; all of them up to the end of `upto`."""

    upto: date
    days: Mapping[date, tuple[str, ...]]

    def plain(self) -> dict[str, Any]:
        """Return the answer as JSON values."""
        told = [{"on": on.isoformat(), "numbers": list(numbers)} for on, numbers in sorted(self.days.items())]
        return {"upto": self.upto.isoformat(), "days": told}


def read_looked(given: Any) -> LookedDays:
    """Return the answer. Raises Refused("sync.malformed")."""
    fields = fields_of(given).only("upto", "days")
    upto = fields.day("upto")
    days = {one.day("on"): _numbers(one.only("on", "numbers")) for one in fields.inner_list("days", MOST_DAYS)}
    if max(days, default=upto) > upto:
        raise fields.fault("upto")
    return LookedDays(upto, days)


def _numbers(day: Fields) -> tuple[str, ...]:
    found = day.plain.get("numbers")
    if not isinstance(found, list) or len(found) > MOST_NUMBERS:
        raise day.fault("numbers")
    if not all(isinstance(one, str) and _NUMBER.fullmatch(one) for one in found):
        raise day.fault("numbers")
    return tuple(found)


class LookedShelf(Protocol):
    """Where a desk keeps what it heard."""

    def looked_upto(self) -> date | None:
        """Return the last day whose look-ups are kept whole, None while there is none."""

    def keep_looked(self, heard: LookedDays) -> None:
        """Keep the days, durable when this returns; what is older than any rule looks back goes."""


class LookedWire(Protocol):
    """The center, asked for the look-ups."""

    def now(self) -> datetime:
        """Return the moment by the center's clock."""

    def looked(self, after: date) -> LookedDays:
        """Return whole days behind `after`. Raises NotFound("sync.no_looked") where the center is older."""


def hear_looks(shelf: LookedShelf, wire: LookedWire, back: int) -> None:
    """Hear of every day that is over and was not heard of, at most `back` days long: one question a day, as a rule.

    A center of before tells nothing; then nothing is known, and no rule speaks. The round has done its work when this is
    asked: an answer that will not do ends the question alone, and the next round asks again.
    """
    last = wire.now().astimezone(BEIJING).date() - _DAY
    first = last - timedelta(days=back)
    held = shelf.looked_upto()
    upto = first if held is None or held > last + _DAY else max(held, first)  # told by a center whose clock was wrong
    while upto < last:
        heard = _asked(wire, upto)
        if heard is None or heard.upto <= upto:
            return  # the center's day is another one: asked again in the next round
        shelf.keep_looked(heard)
        upto = heard.upto


def _asked(wire: LookedWire, after: date) -> LookedDays | None:
    try:
        return wire.looked(after)
    except (NotFound, Refused):
        return None
    except Unreachable as trouble:
        if trouble.code != NOT_KNOWN:
            raise
        return None
