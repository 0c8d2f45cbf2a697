"""The State Council's notice read: every sentence with dates becomes days, or a line that says why not.

The phrasings are those of the notices since 2004: 放假调休，共7天; 公休日调至; 照常公休; 为法定节假日; 与周末连休; 补休, 补假; 上班; and of their
amendments: 延长2020年春节假期至2月2日.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.clock.calendar import Calendar
from app.errors import Refused
from app.holidays.clauses import Clause, Verb, clauses, festivals
from app.holidays.dates import LONGEST_SPAN, Misread, Setting
from app.holidays.report import DayOrder, HolidayTable, Line, Reason
from app.holidays.text import plain
from app.item_import.report import RowState

ONE_DAY = timedelta(days=1)
SOME_HOLIDAY = "节假日"
NEW_YEAR, NATIONAL = "元旦", "国庆节"
EARLIEST, LATEST = 1949, 2999
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔［\[【(（]\d{4}[〕］\]】)）]\s*\d{1,4}\s*号")
_BREAK = re.compile(
    r"\n\s*(?=[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十][)）]|\d{1,2}[.、．]\s*[^\d\s]|(?:元旦|春节|清明|劳动|“?五一|端午|中秋|国庆|“?十一)[^\n。]{0,14}[:：\s])"
)
_TITLE_YEAR = re.compile(
    r"(?<!\d)(\d{4})年(?:部分|全年|元旦|春节|清明|劳动|五一|端午|中秋|国庆|节假日|放假|假期|全国|法定)"
)
_BARE_YEAR = re.compile(
    r"^[^\d]{0,12}(\d{4})年(?!\d{1,2}月)"
)  # an excerpt that begins with its year: 2013年 四、劳动节…
_ISSUED = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日[^\d。放休班]{0,24}$")
_ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九十]{1,2}、|\(?[一二三四五六七八九十]\)|\d{1,2}[.、])")
_NO_HEADING = re.compile(r"其中|如下|机构|通知|安排|说明|注|政府|[班休]|放假|日期|时间")


def read_notice(text: str, origin: str, known: Calendar, year: int | None = None) -> HolidayTable:
    """Return what the notice orders. `known`: the tables so far (an amendment rests on them); `year`: where it does not say.

    Raises Refused: no date in it has a meaning, or no year is known.
    """
    body = plain(_BREAK.sub("。", text))
    meant = year or _year_of(body)
    if meant is None:
        raise Refused("calendar.no_year", file=origin)
    issued = _issued_on(body)
    reading = _Reading(meant, known.known_on((issued or date(meant, 1, 1)) - ONE_DAY), _title_name(body))
    reading.read(_ISSUED.sub("", body))
    if not reading.lines:
        raise Refused("calendar.nothing", file=origin)
    number = _NUMBER.search(text)
    return HolidayTable(
        origin,
        tuple(reading.orders()),
        tuple(reading.lines),
        reading.complete_years(),
        re.sub(r"\s", "", number.group()) if number else "",
        issued,
    )


def _year_of(body: str) -> int | None:
    title = _TITLE_YEAR.search(body)
    if title:
        return int(title.group(1))
    issued = _ISSUED.search(body)
    said = Counter(
        int(y) for y in re.findall(r"(\d{4})年\d{1,2}月\d{1,2}日", body[: issued.start()] if issued else body)
    )
    years = [(count, y) for y, count in said.items() if EARLIEST <= y <= LATEST]
    if years:
        return max(years)[1]
    if issued:
        return _after(issued)
    bare = _BARE_YEAR.search(body)
    return int(bare.group(1)) if bare else None


def _after(issued: re.Match[str]) -> int:
    """A notice of the last months of a year arranges the next one."""
    year, month = int(issued.group(1)), int(issued.group(2))
    return year + 1 if month >= 10 else year


def _issued_on(body: str) -> date | None:
    found = _ISSUED.search(body)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def _title_name(body: str) -> str:
    """The one festival that title and preamble speak of, for an amendment whose items have no heading."""
    first = re.search(r"\d日", body)
    named = festivals(body[: first.start()] if first else body)
    return named[0] if len(named) == 1 else SOME_HOLIDAY


@dataclass
class _Reading:
    """The days so far; `given_up` are rest days that were moved away and not called worked in so many words."""

    year: int
    known: Calendar
    name: str
    lines: list[Line] = field(default_factory=list)
    days: dict[date, DayOrder] = field(default_factory=dict)
    items: dict[date, int] = field(default_factory=dict)
    given_up: dict[date, str] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    item: int = 0

    def read(self, body: str) -> None:
        """Take every sentence in its order."""
        setting = Setting(self.year)
        for place, sentence in enumerate(re.split(r"[。;!]", body), start=1):
            for number, clause in enumerate(clauses(sentence, self.year)):
                name = self._heading(sentence, clause.head, is_first=number == 0)
                if name is not None:
                    self.name, self.item = name, self.item + 1
                    setting = Setting(self.year, date(self.year, 1, 1) if name.startswith(NEW_YEAR) else None)
                self._take(place, clause, setting)

    def _heading(self, sentence: str, head: str, *, is_first: bool) -> str | None:
        """Return the name of the item that begins here, or None when the sentence goes on with the one before."""
        last = next((part for part in reversed(re.split(r"[:,]", head)) if part), "")
        is_numbered = is_first and _ENUMERATOR.match(last) is not None
        named = festivals(last)
        if named and (is_numbered or head.endswith(":") or len(last) <= 8):
            return "、".join(named)
        bare = _ENUMERATOR.sub("", last)
        if head.endswith(":") and 0 < len(bare) <= 14 and not _NO_HEADING.search(bare):
            return bare
        return self.name if is_numbered else None

    def _take(self, place: int, clause: Clause, setting: Setting) -> None:
        text = re.sub(r"‹\d›", "", clause.group.text)[:60]
        if clause.verb is Verb.NOTHING:
            return
        if clause.verb is Verb.UNCLEAR:
            if self.item:
                self.lines.append(Line(place, text, RowState.MENDED, 0, (("calendar.unclear", {}),)))
            return
        try:
            days = setting.days(clause.group)
            days += [days[-1] + timedelta(days=n) for n in range(1, min(clause.runs, LONGEST_SPAN))]
            reasons = tuple(self._order(clause, days, text))
        except Misread as fault:
            self.lines.append(Line(place, text, RowState.REFUSED, 0, ((fault.code, fault.facts),)))
            return
        state = RowState.MENDED if reasons else RowState.TAKEN
        self.lines.append(Line(place, text, state, len(days), reasons))

    def _order(self, clause: Clause, days: list[date], text: str) -> Iterator[Reason]:
        if clause.verb is Verb.GIVEN_UP:
            self.given_up |= {day: self.name for day in days}
            return
        if clause.verb is Verb.PROLONGED:
            self.item += 1  # what is prolonged now is no contradiction of what was arranged before
            days = self._prolonged(clause, days[-1])
        elif clause.count is not None and clause.count not in (len(days), self._with_weekend(days)):
            raise Misread("calendar.count", text=text, said=clause.count, found=len(days))
        if clause.verb is not Verb.WORKED:
            self.named |= set(self.name.split("、"))
        is_working = clause.verb is Verb.WORKED
        for day in days:
            before = self.days.get(day)
            if before is not None and before.is_working != is_working:
                if self.items[day] == self.item:
                    raise Misread("calendar.free_and_worked", day=day.isoformat())
                yield "calendar.later_rules", {"day": day.isoformat()}
            self.days[day] = DayOrder(day, is_working, self.name)
            self.items[day] = self.item

    def _with_weekend(self, days: list[date]) -> int:
        """Return how many days it is with the weekend that adjoins: 与周末连休，共3天."""
        first, last = days[0], days[-1]
        while (first - ONE_DAY).weekday() in self.known.table.weekend:
            first -= ONE_DAY
        while (last + ONE_DAY).weekday() in self.known.table.weekend:
            last += ONE_DAY
        return (last - first).days + 1

    def _prolonged(self, clause: Clause, end: date) -> list[date]:
        """Return the days from the end of the holiday as it was arranged so far up to its new end."""
        self.name = next(iter(festivals(clause.head)), self.name)
        free = {day for day, order in self.days.items() if not order.is_working and self.name in order.name}
        day = date(end.year, 1, 1)
        while day < end:
            if not self.known.is_working(day) and self.name in (self.known.name_of(day) or ""):
                free.add(day)
            day += ONE_DAY
        last = max((day for day in free if day < end), default=None)
        if last is None:
            raise Misread("calendar.no_base", name=self.name, end=end.isoformat())
        return [last + timedelta(days=n) for n in range(1, (end - last).days + 1)]

    def orders(self) -> list[DayOrder]:
        """Return the days in order; a rest day that was moved away is worked unless it is a holiday itself."""
        moved = {day: DayOrder(day, True, name) for day, name in self.given_up.items()}
        return [order for _, order in sorted((moved | self.days).items())]

    def complete_years(self) -> tuple[int, ...]:
        """Return the year when the whole of it is arranged: New Year and the National Day are."""
        return (self.year,) if {NEW_YEAR, NATIONAL} <= self.named else ()
