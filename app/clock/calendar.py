"""Which days are working days: a table of rows over a week's pattern, bitemporal, of any country.

Inside the published years the table rules. Outside them the engine assumes the week's pattern (Monday to Friday in
China) and `is_published` is False, which makes a reading provisional (clock.md, Calendar). A row that stands outside the
published years, such as a local day, is a known fact and counts. Pure: the only resource read is the shipped table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from app.clock.table import Published, Row, Table, shipped_table

ONE_DAY = timedelta(days=1)
_YEARS_BEYOND = 8  # speed only
"""Precomputed years past the last row: longer limits are counted day by day, with the same answer."""
WEEKDAY_NAMES = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
WEEKDAY_NAMES_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORKED = "调休上班"
WORKED_ENGLISH = "worked in lieu of another day"


@dataclass(frozen=True)
class Calendar:
    """A holiday table ready for counting. `published` are the years whose table is out; there can be gaps between them."""

    table: Table
    published: frozenset[int]
    _by_date: Mapping[date, Row] = field(repr=False)

    # -- what a day is -------------------------------------------------------------------------------------------

    def is_working(self, day: date) -> bool:
        """Return True when the office works on `day`."""
        row = self._by_date.get(day)
        return row.is_working if row is not None else day.weekday() not in self.table.weekend

    def name_of(self, day: date, language: str = "zh_CN") -> str | None:
        """Return what a day is called that is no ordinary working day: 国庆节, 周六, 调休上班; else None."""
        row, weekday, chinese = self._by_date.get(day), day.weekday(), language == "zh_CN"
        if row is not None and not row.is_working:
            return row.name if chinese else self.table.english.get(row.name, row.name)
        if row is not None and weekday in self.table.weekend:
            return WORKED if chinese else WORKED_ENGLISH
        if row is None and weekday in self.table.weekend:
            return WEEKDAY_NAMES[weekday] if chinese else WEEKDAY_NAMES_ENGLISH[weekday]
        return None

    def source_of(self, day: date) -> str:
        """Return the notice (or the approver's order) that makes `day` what it is; "" when the week's pattern does."""
        row = self._by_date.get(day)
        return row.source if row is not None else ""

    def is_published(self, day: date) -> bool:
        """Return True when the table of the day's year is out."""
        return day.year in self.published

    @cached_property
    def published_through(self) -> int:
        """Return the last year whose table is out, or 0 when none is."""
        return max(self.published, default=0)

    def is_provisional(self, start: date, due: date) -> bool:
        """Return True when a day of (start, due] lies in a year that is not published (clock.md, Calendar)."""
        if start >= due:
            return False
        if start.year == due.year:  # speed only
            return due.year not in self.published
        return not self.published.issuperset(range((start + ONE_DAY).year, due.year + 1))

    @cached_property
    def version(self) -> str:
        """Return a name of this very content: country, years, and a digest of the rows in force."""
        rows = "|".join(
            f"{r.on}{int(r.is_working)}{r.name}" for r in sorted(self._by_date.values(), key=lambda r: r.on)
        )
        head = f"{self.table.country}:{sorted(self.table.weekend)}:{sorted(self.published)}:"
        digest = hashlib.sha256((head + rows).encode()).hexdigest()[:8]
        return f"{self.table.country}-{self.published_through}-{digest}"

    # -- other tables ----------------------------------------------------------------------------------------------

    def known_on(self, day: date) -> Calendar:
        """Return the calendar as it was known at the end of `day`: "was it red by what was known then"."""
        return calendar_of(self.table, day)

    def with_rows(self, rows: Iterable[Row], published: Iterable[Published] = ()) -> Calendar:
        """Return this calendar with rows added, and with the years that they make complete.

        Local days (typhoon, ethnic holiday) carry their approver. Of two rows for one date the one known later rules,
        of two known on one day the one added later.
        """
        table = self.table
        merged = sorted((*table.rows, *rows), key=lambda row: row.known_from)
        return calendar_of(replace(table, rows=tuple(merged), published=(*table.published, *published)))

    @cached_property
    def counted_out(self) -> dict[tuple[date, int], Any]:
        """Hold what was counted: (start, n) -> what app.clock.limits found for it. Never more than is asked."""
        return {}

    # -- counting --------------------------------------------------------------------------------------------------

    @cached_property
    def _span(self) -> tuple[int, list[int], list[date]]:
        """Return (ordinal before the precomputed days, working days up to each of them, the working days in order)."""
        years = [day.year for day in self._by_date] or [min(max(self.published, default=2), 9000)]  # speed only
        first = date(max(2, min(years) - 1), 1, 1) - ONE_DAY  # speed only
        last = date(min(9998, max(years) + _YEARS_BEYOND), 12, 31)  # speed only
        ranks, days, day = [0], [], first
        while day < last:  # speed only
            day += ONE_DAY
            if self.is_working(day):
                days.append(day)
            ranks.append(len(days))
        return first.toordinal(), ranks, days

    def count(self, after: date, upto: date) -> int:
        """Return the number of working days in (after, upto]; 0 when `upto` is not later."""
        base, ranks, _ = self._span
        low, high = after.toordinal() - base, upto.toordinal() - base  # speed only
        if 0 <= low < high < len(ranks):  # speed only
            return ranks[high] - ranks[low]
        return sum(
            1 for n in range(after.toordinal() + 1, upto.toordinal() + 1) if self.is_working(date.fromordinal(n))
        )

    def nth_after(self, start: date, n: int) -> date:
        """Return the n-th working day after `start` (n >= 1). Raises OverflowError past the year 9999."""
        base, ranks, days = self._span
        place = start.toordinal() - base  # speed only
        if 0 <= place < len(ranks) and ranks[place] + n <= len(days):  # speed only
            return days[ranks[place] + n - 1]
        if n > date.max.toordinal() - start.toordinal():  # speed only
            raise OverflowError("date value out of range")
        day = start
        while n:
            day += ONE_DAY
            n -= self.is_working(day)
        return day

    def nth_outside(self, start: date, n: int, spans: Sequence[tuple[date, date]]) -> date | None:
        """Return the n-th working day after `start` (n >= 1) that lies in no span (from, to]; None behind a span without end.

        The spans stand in order and apart; one that reaches to the last day there is has no end.
        """
        base, ranks, days = self._span
        place, size = start.toordinal() - base, len(ranks)  # speed only
        if not 0 <= place < size:  # speed only
            return self._walked_outside(start, n, spans)
        rank, left = ranks[place], n
        for begin, end in spans:
            low, high = begin.toordinal() - base, end.toordinal() - base  # speed only
            if high <= place:
                continue
            if low >= size:  # speed only
                return self._walked_outside(start, n, spans)
            if low > place:
                running = ranks[low] - rank
                if running >= left:
                    break
                left -= running
            if high >= size:  # speed only
                return None if end == date.max else self._walked_outside(start, n, spans)
            place, rank = high, ranks[high]
        return days[rank + left - 1] if rank + left <= len(days) else self._walked_outside(start, n, spans)

    def _walked_outside(self, start: date, n: int, spans: Sequence[tuple[date, date]]) -> date | None:
        """The same where days lie that are not precomputed."""
        position = start
        for begin, end in spans:
            if end <= position:
                continue
            if begin > position:
                running = self.count(position, begin)
                if running >= n:
                    break
                n -= running
            position = end
        return None if position == date.max else self.nth_after(position, n)

    def nth_before(self, end: date, n: int) -> date:
        """Return the latest day from which `end` is at least the n-th working day after it."""
        day = end
        while self.count(day, end) < n:
            day -= ONE_DAY
        return day

    def roll(self, day: date) -> date:
        """Return `day`, or the next working day when it is none."""
        while not self.is_working(day):
            day += ONE_DAY
        return day


def calendar_of(table: Table, known_on: date | None = None) -> Calendar:
    """Return the calendar of a table; with `known_on`, only of what was known at the end of that day."""
    published = (p.years for p in table.published if known_on is None or p.known_from <= known_on)
    rows = {r.on: r for r in table.rows if known_on is None or r.known_from <= known_on}
    return Calendar(table, frozenset(year for years in published for year in years), rows)


@lru_cache(maxsize=4)
def shipped(country: str = "cn") -> Calendar:
    """Return the shipped table of a country, read once per process."""
    return calendar_of(shipped_table(country))
