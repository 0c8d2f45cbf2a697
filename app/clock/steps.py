"""The steps 环节 of a case and the days each of them ran: in a row, side by side in branches, sent back and forth.

A step is the list of spans it ran. Neighbouring steps that carry a branch form one joint step: its branches start together,
the steps of one branch follow each other, and the joint step ends with its last branch. Read into clock.md where it leaves
a choice: a return suspends every running step; when the reopened step ends, the flow passes again through those behind it,
each with the days it had left, as the workflow does; 0 days left means the day of reopening itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.clock.calendar import Calendar
from app.clock.ledger import StandardStep
from app.clock.light import ClockReading, ended_stops
from app.clock.limits import Stop, due, merged, working_days


@dataclass(slots=True)
class Run:
    """One step that was begun: its spans (from, to], the last one open while it runs; `finished` when it ended."""

    step: StandardStep
    group: int
    spans: list[tuple[date, date | None]] = field(default_factory=list)
    finished: date | None = None

    @property
    def is_running(self) -> bool:
        """Return True while the last span is open."""
        return bool(self.spans) and self.spans[-1][1] is None

    def open(self, day: date) -> None:
        """Start or reopen the step."""
        self.finished = None
        if not self.is_running:
            self.spans.append((day, None))

    def suspend(self, day: date) -> None:
        """Stop running without an end: the step waits for an earlier one."""
        self.spans[-1] = (self.spans[-1][0], day)

    def finish(self, day: date) -> None:
        """End the step; one that had not begun begins and ends that day."""
        if self.is_running:
            self.suspend(day)
        else:
            self.spans.append((day, day))
        self.finished = day


@lru_cache(maxsize=1024)
def _places(steps: tuple[StandardStep, ...]) -> tuple[tuple[int, int], ...]:
    """Return (joint step, branch in it) of each step: neighbours that carry a branch form one joint step."""
    places: list[tuple[int, int]] = []
    joint, branches = -1, list[str | None]()
    for step in steps:
        if not step.branch or not branches or not branches[0]:
            joint, branches = joint + 1, []
        if step.branch not in branches:
            branches.append(step.branch)
        places.append((joint, branches.index(step.branch)))
    return tuple(places)


def _joined(steps: Sequence[StandardStep]) -> tuple[list[Run], list[list[list[Run]]]]:
    """Return the runs of steps that branch, and by joint step and branch."""
    places = _places(tuple(steps))
    runs = [Run(step, group) for step, (group, _) in zip(steps, places, strict=True)]
    groups: list[list[list[Run]]] = []
    for run, (group, branch) in zip(runs, places, strict=True):
        if group == len(groups):
            groups.append([[run]])
        elif branch == len(groups[group]):
            groups[group].append([run])
        else:
            groups[group][branch].append(run)
    return runs, groups


class Flow:
    """The course of a case through its steps, from the day of acceptance on."""

    def __init__(self, steps: Sequence[StandardStep], start: date) -> None:
        self._groups: list[list[list[Run]]] = []
        self._is_row = True
        for step in steps:
            if step.branch:
                self._is_row = False
                self.runs, self._groups = _joined(steps)
                self._enter(0, start)
                return
        self.runs = [Run(step, group, []) for group, step in enumerate(steps)]  # speed only
        if self.runs:
            self.runs[0].spans.append((start, None))

    def _named(self, name: str | None) -> Run | None:
        for run in self.runs:
            if run.step.name == name:
                return run
        return None

    def _enter(self, group: int, day: date) -> None:
        """Open each branch where it stands; a branch that was done is passed through again from its first step."""
        for branch in self._groups[group]:
            next((run for run in branch if run.finished is None), branch[0]).open(day)

    def _branch(self, run: Run) -> list[Run]:
        if self._is_row:  # speed only
            return [run]
        return next(branch for branch in self._groups[run.group] if run in branch)

    def finish(self, name: str | None, day: date) -> None:
        """End a step and, that day, those before it; start what follows. An ended or unknown step changes nothing."""
        run = self._named(name)
        if run is None:
            return
        if self._is_row:  # speed only
            self._finish_in_row(run.group, day)
            return
        branch = self._branch(run)
        place = branch.index(run)
        before = [other for other in self.runs if other.group < run.group]
        unfinished = [other for other in (*before, *branch[: place + 1]) if other.finished is None]
        if not unfinished:
            return
        for other in unfinished:
            other.finish(day)
        if len(self._groups[run.group]) > 1:
            self._open_others(run, branch, day)
        if place + 1 < len(branch):
            branch[place + 1].open(day)
        elif self._is_done(run.group) and run.group + 1 < len(self._groups):
            self._enter(run.group + 1, day)

    def _finish_in_row(self, place: int, day: date) -> None:
        """The same where no step has another beside it."""
        runs = self.runs
        is_news = False
        for other in runs[: place + 1]:
            if other.finished is None:
                other.finish(day)
                is_news = True
        if is_news and place + 1 < len(runs):
            runs[place + 1].open(day)

    def _is_done(self, group: int) -> bool:
        return all(run.finished is not None for branch in self._groups[group] for run in branch)

    def _open_others(self, run: Run, branch: list[Run], day: date) -> None:
        """Start the other branches when a step of a joint step was ended before the joint step had begun."""
        for chain in self._groups[run.group]:
            waiting = next((other for other in chain if other.finished is None), None)
            if waiting is not None and chain is not branch:
                waiting.open(day)

    def send_back(self, name: str | None, to: str | None, day: date) -> None:
        """Reopen the earlier step `to`; the running steps wait. Anything else than a return to an earlier step is ignored."""
        run, earlier = self._named(name), self._named(to)
        if run is None or earlier is None or not run.is_running or earlier.finished is None:
            return
        branch = self._branch(run)
        inside = earlier in branch[: branch.index(run)]
        if not inside and earlier.group >= run.group:
            return
        for other in [run] if inside else [other for other in self.runs if other.is_running]:
            other.suspend(day)
        earlier.open(day)

    def decide(self, day: date) -> None:
        """The decision ends whatever was begun and not ended."""
        for run in self.runs:
            if run.spans and run.finished is None:
                run.finish(day)

    def joint(self, group: int) -> list[list[Run]]:
        """Return the branches of a group, the lead department's first."""
        return [[self.runs[group]]] if self._is_row else self._groups[group]


class Remainder(NamedTuple):
    """Where a step's clock stands: `left` days from `since`, the span in which its limit is (or was) reached."""

    left: int
    since: date
    is_waiting: bool


def remainder(run: Run, stops: Sequence[Stop], calendar: Calendar) -> Remainder:
    """Return what is left of a step's limit after the spans it has run; going to and fro never refreshes it."""
    left = run.step.limit
    if len(run.spans) == 1 and (run.finished is not None or run.spans[0][1] is None):  # speed only
        return Remainder(left, run.spans[0][0], False)
    for place, (begin, end) in enumerate(run.spans):
        is_last = place == len(run.spans) - 1
        if end is None or (is_last and run.finished is not None):
            return Remainder(left, begin, False)
        judged = due(working_days(left), begin, calendar, ended_stops(stops, end))
        if judged.on is not None and judged.on < end:
            return Remainder(left, begin, False)  # a breach survives: the due date stays where it was missed
        left -= counted_in(begin, end, merged(judged.effective), calendar)
    since = run.spans[-1][1]
    assert since is not None  # a span that is open has returned
    return Remainder(left, since, True)


def counted_in(begin: date, end: date, spans: Sequence[tuple[date, date]], calendar: Calendar) -> int:
    """Return the working days of (begin, end] that lie in none of the spans."""
    stopped = sum(calendar.count(max(begin, b), min(end, e)) for b, e in spans)
    return calendar.count(begin, end) - stopped


class StepReading(NamedTuple):
    """A step as of the end of a day: `start` is its first day, `clock` the clock that is running or ran last.

    A step that waits for a returned one is paused with what it had left.
    """

    step: str
    owner: str
    department: str
    branch: str | None
    start: date
    clock: ClockReading

    @property
    def finished(self) -> date | None:
        """Return the day the step ended."""
        return self.clock.finished
