"""期限计算说明: every date explains itself, line by line (clock.md, Explanation). The sentences are wording, the names data.

Kinds of line: rule, start, stop, extension, counted, worked (a weekend day that counted), skipped (a rest day or a stopped day),
rolled, due, open (no due date yet), finished, table, provisional.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.clock.calendar import ONE_DAY, Calendar
from app.clock.light import ClockReading
from app.clock.limits import Stop, Unit
from app.wording import DEFAULT_LANGUAGE, say


@dataclass(frozen=True)
class Line:
    """One line of the explanation; `on` is None where it speaks of no single day."""

    on: date | None
    kind: str
    text: str


def explain(
    clock: ClockReading,
    calendar: Calendar,
    basis: str = "",
    started_by: str = "",
    language: str = DEFAULT_LANGUAGE,
    *,
    ended_by: str = "",
) -> tuple[Line, ...]:
    """Return why a clock ends when it ends. `basis`: the rule and its article; `started_by`, `ended_by`: events in words."""
    return tuple(_Explanation(clock, calendar, language).lines(basis, started_by, ended_by))


def reason(clock: ClockReading, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the rule in words, as a notice prints it beside a provisional date: 自次日起20个工作日."""
    return say(f"clock.rule_{clock.limit.unit}", language, n=clock.limit.n)


@dataclass(frozen=True)
class _Explanation:
    clock: ClockReading
    calendar: Calendar
    language: str

    def _line(self, on: date | None, kind: str, code: str, **facts: object) -> Line:
        return Line(on, kind, say(f"clock.{code}", self.language, **facts))

    def lines(self, basis: str, started_by: str, ended_by: str) -> Iterator[Line]:
        clock = self.clock
        rule = reason(clock, self.language)
        yield self._line(None, "rule", "explain_rule", rule=rule, basis=basis) if basis else Line(None, "rule", rule)
        event = started_by or say("clock.start_event", self.language)
        yield self._line(clock.start, "start", "explain_start", day=clock.start, event=event)
        yield from self._stops()
        yield from self._extensions()
        yield from self._days()
        yield from self._end(ended_by)
        yield self._line(None, "table", "explain_table", version=self.calendar.version)
        if clock.provisional:
            yield self._line(None, "provisional", "explain_provisional", year=self.calendar.published_through)

    def _stops(self) -> Iterator[Line]:
        for stop in self.clock.stops:
            facts = {"begin": stop.begin, "end": stop.end, "ground": self._ground(stop)}
            if stop not in self.clock.effective:
                yield self._line(stop.begin, "stop", "explain_stop_late", **facts)
            elif stop.end is None:
                yield self._line(stop.begin, "stop", "explain_stop_open", **facts)
            else:
                yield self._line(stop.begin, "stop", "explain_stop", **facts)
            if stop.notice:
                yield self._line(stop.begin, "stop", "explain_notice", notice=stop.notice)

    def _ground(self, stop: Stop) -> str:
        return stop.ground or say("clock.stop_ground", self.language)

    def _extensions(self) -> Iterator[Line]:
        unit = say(f"clock.unit_{self.clock.limit.unit}", self.language)
        for extension, granted in zip(self.clock.granted, self.clock.extensions, strict=True):
            code = "explain_extended" if granted else "explain_extension_late"
            day, notice = extension.granted_on, extension.notice
            yield self._line(day, "extension", code, days=extension.days, unit=unit, day=day)
            if notice:
                yield self._line(day, "extension", "explain_notice", notice=notice)

    def _stop_on(self, day: date) -> Stop | None:
        stops = self.clock.effective
        return next((s for s in stops if s.begin < day and (s.end is None or day <= s.end)), None)

    def _days(self) -> Iterator[Line]:
        """One line for each day after the start up to the due date, or up to the stop that is open."""
        clock = self.clock
        last = clock.unrolled
        if last is None:
            last = max(clock.start, min((s.begin for s in clock.effective if s.end is None), default=clock.start))
        number, day = 0, clock.start
        while day < last:
            day += ONE_DAY
            stop = self._stop_on(day)
            name = self.calendar.name_of(day, self.language)
            rests = not self.calendar.is_working(day)
            if stop is not None:
                what = self._ground(stop) if not rests else f"{name}，{self._ground(stop)}"
                yield self._line(day, "skipped", "explain_skipped", name=what)
            elif rests and clock.limit.unit is Unit.WORKING_DAY:
                yield self._line(day, "skipped", "explain_skipped", name=name)
            else:
                number += 1
                yield self._counted(day, number, name, rests)
        yield from self._rolling()

    def _counted(self, day: date, number: int, name: str | None, rests: bool) -> Line:
        if name is None:
            return self._line(day, "counted", "explain_counted", number=number)
        if rests:
            return self._line(day, "counted", "explain_counted_named", number=number, name=name)
        return self._line(day, "worked", "explain_worked", number=number, name=name)

    def _rolling(self) -> Iterator[Line]:
        day, due = self.clock.unrolled, self.clock.due
        while day is not None and due is not None and day < due:
            yield self._line(day, "rolled", "explain_rolled", name=self.calendar.name_of(day, self.language))
            day += ONE_DAY

    def _end(self, ended_by: str) -> Iterator[Line]:
        clock = self.clock
        if clock.due is None and not clock.is_waiting:
            yield self._line(None, "open", "explain_open")
        elif clock.due is None:
            if clock.remaining is not None:  # the case was not ended meanwhile
                yield self._line(None, "open", "explain_waiting", days=clock.remaining)
        else:
            name = self.calendar.name_of(clock.due, self.language)
            code = "explain_due_named" if name else "explain_due"
            yield self._line(clock.due, "due", code, day=clock.due, name=name)
        if clock.finished is not None:
            told = ended_by or say("clock.finish_event", self.language)
            yield self._line(clock.finished, "finished", "explain_finished", day=clock.finished, event=told)
