"""What happened to a case from acceptance on: stops, extensions, steps, decision, service, or an early end.

Events dated before acceptance change nothing, and nothing but service counts after the decision or an early end. A resumption
ends every open stop of its ground; one that finds none changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.clock.ledger import CLOSING, Entry, EntryType, StandardStep
from app.clock.limits import Extension, Stop
from app.clock.steps import Flow


@dataclass
class Course:
    """The facts of an accepted case; `granted` by the decision; `branch_stops` are stops that run inside one branch only."""

    accepted_on: date
    flow: Flow
    stops: list[Stop] = field(default_factory=list)
    branch_stops: dict[str, list[Stop]] = field(default_factory=dict)
    extensions: list[Extension] = field(default_factory=list)
    decided_on: date | None = None
    granted: bool = False
    delivered_on: date | None = None
    closed_on: date | None = None

    def stops_of(self, branch: str | None) -> list[Stop]:
        """Return the stops of a step's clock: those of the case and those inside its branch."""
        inside = self.branch_stops.get(branch) if branch else None
        return [*self.stops, *inside] if inside else self.stops


def course_of(known: Sequence[Entry], accepted_on: date, steps: Sequence[StandardStep]) -> Course:
    """Return the course of a case accepted on `accepted_on`; `known` in order of date, then as recorded."""
    course = Course(accepted_on, Flow(steps, accepted_on))
    taken = _TAKEN.get
    for place, entry in enumerate(known):
        if entry.on < accepted_on:
            continue
        if course.decided_on is None:
            take = taken(entry.type)
            if take is None:
                continue
            take(course, entry, place)
        elif entry.type == EntryType.DELIVERED and course.delivered_on is None:
            course.delivered_on = entry.on
        elif entry.type in CLOSING:
            course.closed_on = entry.on
        if course.closed_on is not None:
            break
    return course


def _take_stop(course: Course, entry: Entry, place: int) -> None:
    stop = Stop(entry.on, None, entry.ground or "", entry.notice or "", place, entry.stop or "")
    _stops_for(course, entry).append(stop)


def _take_extension(course: Course, entry: Entry, place: int) -> None:
    course.extensions.append(Extension(entry.days or 0, entry.on, entry.notice or "", place))


def _take_decision(course: Course, entry: Entry, place: int) -> None:
    course.decided_on, course.granted = entry.on, entry.granted is not False
    course.flow.decide(entry.on)


def _take_end(course: Course, entry: Entry, place: int) -> None:
    course.closed_on = entry.on


def _stops_for(course: Course, entry: Entry) -> list[Stop]:
    return course.branch_stops.setdefault(entry.branch, []) if entry.branch else course.stops


def _resume(course: Course, entry: Entry, place: int) -> None:
    """End the open stop that is named, else those of the ground; a resumption that names nothing ends them all."""
    stops, ground, named = _stops_for(course, entry), entry.ground, entry.stop
    for at, stop in enumerate(stops):
        if stop.end is None and (stop.name == named if named else not ground or stop.ground == ground):
            stops[at] = Stop(stop.begin, entry.on, stop.ground, stop.notice, stop.recorded, stop.name)


_TAKEN: dict[str, Callable[[Course, Entry, int], None]] = {
    EntryType.STOP.value: _take_stop,
    EntryType.RESUME.value: _resume,
    EntryType.EXTENDED.value: _take_extension,
    EntryType.STEP_FINISHED.value: lambda course, entry, place: course.flow.finish(entry.step, entry.on),
    EntryType.STEP_RETURNED.value: lambda course, entry, place: course.flow.send_back(entry.step, entry.to, entry.on),
    EntryType.DECIDED.value: _take_decision,
    **dict.fromkeys((kind.value for kind in CLOSING), _take_end),
}
"""What an entry does to a course that is neither decided nor closed; every other type does nothing."""
