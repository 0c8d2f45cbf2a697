"""What the section 补录 asks: the declared outages, each with the cases that were entered for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.desk import Records
from app.ids import OfficerId, OutageId
from app.supervision.outage import Outage
from app.supervision.outage_entry import BackEntry


@dataclass(frozen=True)
class OutageDesk:
    """All that the section shows, the newest outage first."""

    outages: tuple[Outage, ...] = ()
    entries: tuple[BackEntry, ...] = ()
    names: Mapping[OfficerId, str] = field(default_factory=dict)

    def of(self, outage: OutageId) -> tuple[BackEntry, ...]:
        """Return the cases that were entered for an outage."""
        return tuple(one for one in self.entries if one.outage == outage)


def outage_desk(records: Records) -> OutageDesk:
    """Return the outages, their cases, and who is who."""
    names = {one.id: one.name for one in records.officers()}
    return OutageDesk(records.outages(), records.back_entries(), names)


def open_outages(records: Records) -> tuple[Outage, ...]:
    """Return the outages for which something may still be entered."""
    return tuple(one for one in records.outages() if one.state.value == "open")
