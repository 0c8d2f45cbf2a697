"""Whose progress the public asked the center for, day by day, as a desk hears it: case numbers of days that are over.

Nothing of it tells who asked or how often; the supervisors' rules need only whether anybody ever did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from app.errors import NotFound
from app.numbering import CASE_NUMBER_LENGTH
from app.sync.fields import Fields, fields_of
from app.ticket import BEIJING

MOST_DAYS, MOST_NUMBERS = 400, 200_000
ENOUGH_NUMBERS = 20_000
"""A center tells whole days up to so many numbers at once, and always one day."""
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

    A center of before tells nothing; then nothing is known, and no rule speaks.
    """
    last = wire.now().astimezone(BEIJING).date() - _DAY
    first = last - timedelta(days=back)
    upto = max(shelf.looked_upto() or first, first)
    while upto < last:
        try:
            heard = wire.looked(upto)
        except NotFound:
            return
        if heard.upto <= upto:
            return  # the center's day is another one: asked again in the next round
        shelf.keep_looked(heard)
        upto = heard.upto
