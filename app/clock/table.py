"""The rows of a holiday table: which dates are off, which weekend days are worked, since when it is known, by which notice."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from typing import Any

ALWAYS = date.min


@dataclass(frozen=True)
class Row:
    """One date that differs from the week's pattern, as one notice (or an approver of the center) ordered it."""

    on: date
    is_working: bool
    name: str
    source: str
    known_from: date = ALWAYS
    approver: str = ""


@dataclass(frozen=True)
class Published:
    """A year whose table is complete, the notice that published it, and the day it was known.

    `first`: the years from there on are complete too; None is the year alone.
    """

    year: int
    source: str
    known_from: date = ALWAYS
    first: int | None = None

    @property
    def years(self) -> range:
        """Return the years that this publication makes complete."""
        return range(self.year if self.first is None else self.first, self.year + 1)


@dataclass(frozen=True)
class Table:
    """A country's rows in the order they became known; a later row rules over an earlier one on the same date."""

    country: str
    weekend: frozenset[int]
    published: tuple[Published, ...]
    rows: tuple[Row, ...]
    english: Mapping[str, str]


def shipped_table(country: str = "cn") -> Table:
    """Return resources/calendars/<country>.toml. The file is ours and checked by tests; a fault raises ValueError."""
    text = (resources.files("resources") / "calendars" / f"{country}.toml").read_text("utf-8")
    return table_of(tomllib.loads(text))


def table_of(content: Mapping[str, Any]) -> Table:
    """Return the table that a parsed calendar file (format 1) holds."""
    if content.get("format") != 1:
        raise ValueError("calendar file: format 1 is expected")
    notices = sorted(content["notice"], key=lambda notice: notice["known_from"])
    return Table(
        country=content["country"],
        weekend=frozenset(content["weekend"]),
        published=tuple(Published(n["year"], n["number"], n["known_from"]) for n in notices),
        rows=tuple(row for notice in notices for row in _rows(notice)),
        english=content.get("english", {}),
    )


def _rows(notice: Mapping[str, Any]) -> Iterator[Row]:
    for holiday in notice["holiday"]:
        for is_working, spans in ((False, holiday["off"]), (True, holiday.get("worked", []))):
            for span in spans:
                for day in _days(span):
                    yield Row(day, is_working, holiday["name"], notice["number"], notice["known_from"])


def _days(span: str) -> Iterator[date]:
    first, _, last = span.partition("/")
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    while day <= end:
        yield day
        day += timedelta(days=1)
