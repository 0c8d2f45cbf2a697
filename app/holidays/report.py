"""What was read out of a table from outside: the days it orders, and what became of every line of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.item_import.report import RowState
from app.wording import DEFAULT_LANGUAGE, name_of, say

Reason = tuple[str, Mapping[str, object]]


@dataclass(frozen=True)
class DayOrder:
    """One day as the table has it: free under a name, or worked."""

    on: date
    is_working: bool
    name: str


@dataclass(frozen=True)
class Line:
    """A sentence or a row: its place, its text, what became of it and why, and how many days it ordered."""

    place: int
    text: str
    state: RowState
    days: int = 0
    reasons: tuple[Reason, ...] = ()

    def say(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the line of the report."""
        told = say("import.between", language).join(say(code, language, **facts) for code, facts in self.reasons)
        state = name_of("row_state", self.state.value, language)
        return say(
            "calendar.line", language, place=self.place, text=self.text, row_state=state, days=self.days, why=told
        )


@dataclass(frozen=True)
class HolidayTable:
    """A whole notice or list. `years`: those that it makes complete; `source`: its number; `issued_on`: its date."""

    origin: str
    orders: tuple[DayOrder, ...]
    lines: tuple[Line, ...]
    years: tuple[int, ...]
    source: str = ""
    issued_on: date | None = None

    @property
    def is_sound(self) -> bool:
        """Return True when it orders days and contradicts itself nowhere."""
        return bool(self.orders) and not self.count(RowState.REFUSED)

    @property
    def free(self) -> tuple[DayOrder, ...]:
        """Return the free days."""
        return tuple(order for order in self.orders if not order.is_working)

    @property
    def worked(self) -> tuple[DayOrder, ...]:
        """Return the worked days."""
        return tuple(order for order in self.orders if order.is_working)

    def count(self, state: RowState) -> int:
        """Return how many lines became so."""
        return sum(line.state is state for line in self.lines)

    def told_lines(self, language: str = DEFAULT_LANGUAGE) -> Iterator[str]:
        """Yield the report, the counts first; every line that was taken as it stands is only counted."""
        yield say(
            "calendar.counts", language, origin=self.origin, free=len(self.free), worked=len(self.worked),
            **{state.value: self.count(state) for state in RowState},
        )  # fmt: skip
        if self.source or self.issued_on:
            issued = self.issued_on.isoformat() if self.issued_on else ""
            yield say("calendar.source", language, source=self.source, issued=issued)
        by_name = Counter(order.name for order in self.free)
        for name, days in by_name.items():
            first = min(order.on for order in self.free if order.name == name)
            yield say("calendar.holiday", language, name=name, first=first, days=days)
        for year in self.years:
            yield say("calendar.complete", language, year=year)
        if not self.years:
            yield say("calendar.incomplete", language)
        for line in self.lines:
            if line.reasons:
                yield line.say(language)

    def plain(self, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "format": "yimen-calendar/1",
            "origin": self.origin,
            "source": self.source,
            "issued_on": self.issued_on.isoformat() if self.issued_on else None,
            "years": list(self.years),
            "days": [{"date": order.on.isoformat(), "working": order.is_working} for order in self.orders],
            "names": {order.on.isoformat(): order.name for order in self.orders},
            "counts": {state.value: self.count(state) for state in RowState},
            "lines": [
                {
                    "place": line.place,
                    "text": line.text,
                    "state": line.state.value,
                    "days": line.days,
                    "reasons": [say(code, language, **facts) for code, facts in line.reasons],
                }
                for line in self.lines
            ],
        }
