"""What the approval page asks: my steps, what waits for my signature, and the file of one case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.case_reading import reading
from app.case_rules import proposed_step
from app.clock.calendar import Calendar
from app.clock.light import ClockReading, Light
from app.clock.reading import Reading
from app.desk import Notice, Records
from app.events.envelope import Event
from app.ids import CaseId, OfficerId
from app.item import StepKind
from app.notices.issue import Setting
from app.office_setting import yellow_of
from app.officer import Officer
from app.order_of_acceptance import Place, place_of
from app.people import may_second
from app.post import Post
from app.silence import SilentGrant, silent_grant
from app.state import Case, CaseState, Pending
from app.workflow import Action

PAGE = "approval"
MOST = 5000  # open cases of one desk; a list that ends in silence would lose somebody's case
SIGNABLE = (
    CaseState.RECEIVED,
    CaseState.AWAITING_SUPPLEMENT,
    CaseState.IN_PROGRESS,
    CaseState.CERTIFYING,  # a relief may be asked for after the decision
    CaseState.DELIVERING,
)
"""The states of open cases; of closed ones (撤销, 注销, 撤回 of a permit) those are looked up in which something waits."""


class Whose(StrEnum):
    """Whose steps a list shows: mine, those of somebody I stand in for (AB岗), or all that I may see."""

    MINE = "mine"
    COVERED = "covered"
    ALL = "all"


@dataclass(frozen=True)
class StepTask:
    """A running step. `clock` is the step's own, `whole` the promise of the case, else its statutory clock.

    `covered`: the absent officer in whose post I may do it; `handler`: to whom it was given; `is_mine`: it waits for me.
    `silent`: the law has granted the case meanwhile, and only the approver's acknowledgement is left.
    """

    case: Case
    step: str
    kind: StepKind
    department: str
    clock: ClockReading | None
    whole: ClockReading | None
    beside: tuple[str, ...] = ()
    covered: OfficerId | None = None
    handler: OfficerId | None = None
    is_mine: bool = True
    silent: SilentGrant | None = None

    @property
    def light(self) -> Light | None:
        """Return the light of the step."""
        return self.clock.light if self.clock else None


@dataclass(frozen=True)
class SignTask:
    """An act that waits for my signature."""

    case: Case
    pending: Pending
    action: Action
    whole: ClockReading | None


@dataclass(frozen=True)
class Desktop:
    """Both work lists of one officer; `is_lead`: the steps of whole departments can be asked for too."""

    steps: tuple[StepTask, ...] = ()
    signatures: tuple[SignTask, ...] = ()
    others: tuple[StepTask, ...] = ()
    is_lead: bool = False

    def steps_of(self, whose: Whose) -> tuple[StepTask, ...]:
        """Return one list: my steps, those I stand in for, or all, the most urgent first."""
        if whose is Whose.MINE:
            return self.steps
        if whose is Whose.COVERED:
            return tuple(task for task in self.others if task.covered is not None)
        return tuple(sorted((*self.steps, *self.others), key=_urgency))


def desktop(records: Records, officer: Officer, calendar: Calendar, on: date, is_all: bool = False) -> Desktop:
    """Return the officer's work as of the end of `on`: steps of posts held, and what waits for a second signature.

    `is_all`: also every step of the departments a lead leads; their clocks are read only when somebody looks at them.
    """
    yellow = yellow_of(records)
    steps: list[StepTask] = []
    others: list[StepTask] = []
    signatures: list[SignTask] = []
    for case in (*records.open_cases(SIGNABLE, MOST), *records.waiting_closed(MOST)):
        silent = silent_grant(case, calendar, on)
        mine = my_steps(officer, case) if silent is None else silent_steps(officer, case)
        asked = to_sign(officer, case)
        seen = (*mine, *(step for step in seen_steps(officer, case, is_all=is_all) if step not in mine))
        if not seen and not asked:
            continue
        now = reading(case, calendar, on, yellow)
        for step in seen:
            task = replace(
                task_of(case, step, now), covered=_covered(officer, case, step),
                handler=handler_of(case, step), is_mine=step in mine, silent=silent,
            )  # fmt: skip
            (steps if task.is_mine else others).append(task)
        signatures += [SignTask(case, p, Action(p.body.action), whole_clock(now)) for p in asked]
    return Desktop(
        tuple(sorted(steps, key=_urgency)),
        tuple(sorted(signatures, key=lambda task: (task.pending.on, task.case.number))),
        tuple(sorted(others, key=_urgency)),
        officer.holds_anywhere(Post.LEAD),
    )


def my_steps(officer: Officer, case: Case) -> tuple[str, ...]:
    """Return the running steps whose post the officer holds in the step's department: each sees his own branch.

    A step that was given to somebody is that officer's alone.
    """
    return tuple(step for step in _held_steps(officer, case) if handler_of(case, step) in (None, officer.id))


def _held_steps(officer: Officer, case: Case) -> tuple[str, ...]:
    if case.state is not CaseState.IN_PROGRESS or not officer.is_active:
        return ()
    planned = (case.plan.step(name) for name in case.open_steps)
    return tuple(step.name for step in planned if officer.holds(step.post, step.department))


def silent_steps(officer: Officer, case: Case) -> tuple[str, ...]:
    """Return the step under which a case that the law granted stands on the approver's list, whatever step it was in."""
    is_approver = officer.is_active and officer.holds(Post.APPROVER, case.department)
    return case.open_steps[:1] if is_approver else my_steps(officer, case)


def seen_steps(officer: Officer, case: Case, *, is_all: bool = False) -> tuple[str, ...]:
    """Return every running step the officer may see: of his posts, of those he stands in for, with `is_all` of those he leads."""
    if case.state is not CaseState.IN_PROGRESS or not officer.is_active:
        return ()
    led = tuple(s for s in case.open_steps if is_all and officer.holds(Post.LEAD, case.plan.step(s).department))
    covered = (step for one in officer.covering for step in _held_steps(one, case))
    return tuple(dict.fromkeys((*_held_steps(officer, case), *covered, *led)))


def handler_of(case: Case, step: str) -> OfficerId | None:
    """Return to whom the step was given, None when it is whoever's holds its post."""
    return next((one.handler for one in case.assigned if one.step == step), None)


def _covered(officer: Officer, case: Case, step: str) -> OfficerId | None:
    """Return whose post lets the officer do the step, None when his own does."""
    if step in _held_steps(officer, case):
        return None
    return next((one.id for one in officer.covering if step in _held_steps(one, case)), None)


def to_sign(officer: Officer, case: Case) -> tuple[Pending, ...]:
    """Return what of this case waits for the officer's signature; nobody signs what he asked."""
    return tuple(
        p for p in case.pending if may_second(officer, Action(p.body.action), case, p.officer, proposed_step(p))
    )


def task_of(case: Case, step: str, now: Reading) -> StepTask:
    """Return one running step with its clocks."""
    planned = case.plan.step(step)
    clock = next((s.clock for s in now.steps if s.step == step), None)
    beside = tuple(name for name in case.open_steps if name != step)
    return StepTask(case, step, planned.kind, planned.department, clock, whole_clock(now), beside)


def whole_clock(now: Reading) -> ClockReading | None:
    """Return the clock of the whole case that binds first: the promise, else the statutory limit."""
    return now.promised or now.statutory


_ORDER = {Light.RED: 0, Light.YELLOW: 1, Light.GREEN: 2, Light.PAUSED: 3}


def _urgency(task: StepTask) -> tuple[int, int, date, str]:
    """Red first, by days over, then by what is left; paused ones last."""
    clock = task.clock
    if clock is None:
        return (4, 0, date.max, task.case.number)
    left = clock.remaining if clock.remaining is not None else 0
    place = _ORDER.get(clock.light, 4) if clock.light else 4
    return (place, left - clock.days_over, clock.due or date.max, task.case.number)


@dataclass(frozen=True)
class Dossier:
    """All that the file of one case shows: the fold, its story, its papers, and the names of who acted.

    `place`: where it stands among the cases of its item, when only a limited number may be granted.
    """

    case: Case
    events: tuple[Event, ...]
    notices: tuple[Notice, ...]
    names: Mapping[OfficerId, str]
    place: Place | None = None


def dossier(records: Records, case_id: CaseId, setting: Setting) -> Dossier:
    """Return the file of one case as of today. Raises NotFound."""
    names = {officer.id: officer.name for officer in records.officers()}
    case = records.case(case_id)
    quota = setting.catalogue.item(case.plan.item, case.plan.version).quota
    place = place_of(records, case, quota, setting.calendar, setting.now().on) if quota else None
    return Dossier(case, records.events(case_id), records.notices(case_id), names, place)


def drafts(records: Records, officer: OfficerId) -> Mapping[str, Any]:
    """Return what the officer was writing on this page, by case."""
    draft = next((d for d in records.drafts(officer) if d.page == PAGE), None)
    return {} if draft is None else draft.content
