"""现场核查通知: the party learns beforehand when, where and by whom the place is looked at (行政许可法 34)."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest

from app.act import Done, perform, read_case
from app.desk import Desk
from app.errors import Refused
from app.events.approval import VisitAnnounced
from app.free_text import written
from app.hearing.announce import hour_of
from app.ids import CaseId
from app.silence import refuse_if_granted
from app.workflow import Action


def announce_visit(
    desk: Desk,
    case_id: CaseId,
    *,
    step: str,
    visit_on: date,
    hour: str,
    inspectors: tuple[str, ...],
    certificates: tuple[str, ...],
    place: str,
    matters: str,
    ready: str = "",
    seen: str | None = None,
) -> Done:
    """The 现场核查通知书 is issued; a later one takes its place. The clock runs on.

    Raises Refused for a day that is over, no time of day, fewer than two inspectors, one without the number of the
    card, and without place or matter.
    """
    case = read_case(desk, case_id, seen)
    refuse_if_granted(desk, case)
    if step not in case.open_steps:
        raise Refused("approval.step_not_running", step=step, running=case.step or "—")
    names, papers = inspectors_of(inspectors, certificates)
    if not (place.strip() and matters.strip()):
        raise Refused("approval.visit_notice_incomplete")
    if visit_on < desk.now().on:
        raise Refused("approval.visit_notice_past", on=visit_on.isoformat())
    body = VisitAnnounced(
        step, visit_on, _hour(hour), names, papers, written(place), written(matters), written(ready)
    )  # fmt: skip
    return perform(desk, case, Action.ANNOUNCE_VISIT, body)


def inspectors_of(names: tuple[str, ...], papers: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the inspectors and their card numbers, cleaned. Raises Refused for fewer than two, or one without a card."""
    given = [(written(n), written(p)) for n, p in zip_longest(names, papers, fillvalue="") if n.strip()]
    if len({name for name, _ in given}) < 2:
        raise Refused("approval.two_inspectors")
    for name, paper in given:
        if not paper:
            raise Refused("approval.no_certificate", name=name)
    return tuple(name for name, _ in given), tuple(paper for _, paper in given)


def _hour(text: str) -> str:
    """Return the time of day as 09:30: a date field reads it with two digits."""
    return hour_of(text).rjust(5, "0")
