"""The dates of a sentence: groups of days that one word speaks of, and which year and month each of them means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

DATE = re.compile(
    r"(?<![\d第])(?:(?:(\d{4})|([今明去当次上]))年)?(?:(\d{1,2})月)?(\d{1,2})"
    r"(?:日|(?<=月\d)号|(?<=月\d\d)号|(?<=月\d)(?=[-至到、]\d)|(?<=月\d\d)(?=[-至到、]\d)|(?=[、]\d{1,2}[、日]))"
    r"(?:‹(\d)›)?"
)
_RANGE = re.compile(r"起?[-至到]")
_LIST = re.compile(r"[、,和及与]|以及")
_ENDS_AT_COMMA = re.compile(r"[至到]$")  # 调至1月2日、3日,12月30日上班: what follows the comma is spoken of on its own
_RELATIVE = {"今": 0, "当": 0, "明": 1, "次": 1, "去": -1, "上": -1}
LONGEST_SPAN = 40  # days: nobody publishes a longer holiday, so a longer one was misread


@dataclass(frozen=True)
class Said:
    """A date as it is written: what it leaves out is None."""

    year: int | None
    month: int | None
    day: int
    weekday: int | None
    is_end: bool  # the end of a span that began with the date before


@dataclass(frozen=True)
class Group:
    """Dates that stand together, and where in the sentence."""

    begin: int
    end: int
    dates: tuple[Said, ...]
    text: str


class Misread(Exception):
    """A date that cannot be: `code` and `facts` are the sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def groups(sentence: str, year: int) -> Iterator[Group]:
    """Yield the groups of dates of a plain sentence; `year` is what 今年 means."""
    found = list(DATE.finditer(sentence))
    at = 0
    while at < len(found):
        dates, first = [_said(found[at], year, is_end=False)], at
        head = sentence[found[at - 1].end() if at else 0 : found[at].start()]
        joins = "、和及与以及" if _ENDS_AT_COMMA.search(head) else "、,和及与以及"
        while at + 1 < len(found):
            between = sentence[found[at].end() : found[at + 1].start()]
            is_range = bool(_RANGE.fullmatch(between)) and not dates[-1].is_end
            if not is_range and not (between in joins and _LIST.fullmatch(between)):
                break
            at += 1
            dates.append(_said(found[at], year, is_end=is_range))
        begin, end = found[first].start(), found[at].end()
        yield Group(begin, end, tuple(dates), sentence[begin:end])
        at += 1


def _said(found: re.Match[str], year: int, *, is_end: bool) -> Said:
    given, relative, month, day, weekday = found.groups()
    meant = int(given) if given else year + _RELATIVE[relative] if relative else None
    return Said(meant, int(month) if month else None, int(day), int(weekday) if weekday else None, is_end)


@dataclass
class Setting:
    """What the dates of one item are read against: the notice's year, the item's first day, the date before."""

    year: int
    first: date | None = None
    last: date | None = None
    months: list[int] = field(default_factory=list)

    def days(self, group: Group) -> list[date]:
        """Return the days that a group means, spans filled. Raises Misread."""
        days: list[date] = []
        for at, said in enumerate(group.dates):
            follows = group.dates[at + 1] if at + 1 < len(group.dates) else None
            day = self._resolve(said, days[-1] if said.is_end else None, follows if _ends(follows) else None)
            if said.is_end:
                if not 0 <= (day - days[-1]).days <= LONGEST_SPAN:
                    raise Misread("calendar.span", text=_shown(group.text))
                days += [days[-1] + timedelta(days=n) for n in range(1, (day - days[-1]).days + 1)]
            else:
                days.append(day)
            self.last = day
            if day.month not in self.months:
                self.months.append(day.month)
        if self.first is None:
            self.first = days[0]
        return days

    def _resolve(self, said: Said, begun: date | None, end: Said | None) -> date:
        found = self._possible(said)
        possible = [day for day in found if begun is None or day >= begun]
        if begun is not None and found and not possible:
            raise Misread("calendar.backwards", first=begun.isoformat(), last=found[0].isoformat())
        if not possible:
            raise Misread("calendar.no_date", month=said.month or "?", day=said.day)
        fitting = [day for day in possible if said.weekday is None or day.isoweekday() == said.weekday]
        if not fitting:
            facts = {"weekday_said": said.weekday, "weekday_found": possible[0].isoweekday()}
            raise Misread("calendar.weekday", day=possible[0].isoformat(), **facts)
        if begun is not None:
            return min(fitting)
        if end is not None and end.month is not None and said.month is not None and said.month > end.month:
            year = end.year if end.year is not None else self.year  # 12月30日至1月1日: New Year is that of the notice
            crossing = [day for day in fitting if day.year == year - 1]
            fitting = crossing or fitting
        if self.first is None:
            return fitting[0]
        anchor = self.first
        return min(fitting, key=lambda day: abs((day - anchor).days))

    def _possible(self, said: Said) -> list[date]:
        """Every date that the written one can mean, the likeliest first."""
        if said.month is not None:
            beside = {12: (self.year - 1,), 1: (self.year + 1,)}.get(said.month, ())
            years: Iterable[int] = (said.year,) if said.year is not None else (self.year, *beside)
            return [day for year in years if (day := _date(year, said.month, said.day)) is not None]
        last = self.last or date(self.year, 1, 1)
        months = [last.month, *(m for m in reversed(self.months) if m != last.month)]
        found = [_date(said.year or last.year, month, said.day) for month in months]
        return [day for day in found if day is not None]


def _ends(said: Said | None) -> bool:
    return said is not None and said.is_end


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shown(text: str) -> str:
    return re.sub(r"‹\d›", "", text)[:40]
