"""What a desk knows by itself of the centers above and below, without asking: what was told last, and its own items."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock.calendar import Calendar
from app.desk import Records
from app.item import Item
from app.levels.adopting import Difference, differences
from app.levels.between import Between

Seen = tuple[tuple[tuple[int, int], ...], int]
"""Which versions of which catalogues, and which items, were compared."""


@dataclass(frozen=True)
class Known:
    """What this desk knows by itself; `differences` is None where the same was compared before."""

    told: Between | None
    seen: Seen
    differences: tuple[Difference, ...] | None


def known(records: Records, items: tuple[Item, ...], calendar: Calendar, seen: Seen) -> Known:
    """Return the last that the center told, and where the items do not keep to the catalogues above."""
    standards = records.standards()
    now = (
        tuple((one.issuer, one.version) for one in standards),
        hash(tuple((one.code.business, one.version) for one in items)),
    )
    found = None if now == seen else differences(items, standards, calendar)
    return Known(records.between(), now, found)
