"""What a hearing keeps from happening: a stop nobody asked for, a decision before everybody could ask."""

from __future__ import annotations

from datetime import date

from app.clock.calendar import Calendar
from app.clock.hearing import hearing
from app.errors import Refused
from app.hearing.announce import is_due
from app.item import Item, StopGround
from app.state import Case
from app.stop_grounds import stop_grounds
from app.workflow import HEARING


def open_grounds(case: Case, item: Item) -> tuple[StopGround, ...]:
    """Return the lawful grounds that may stop the clock now: 听证 first, and only while one is due or announced (行政许可法 45)."""
    grounds = stop_grounds(item)
    others = tuple(ground for ground in grounds if ground.name != HEARING)
    if not (is_due(case) or case.hearing.announced is not None):
        return others
    return (*(ground for ground in grounds if ground.name == HEARING), *others)


def check_stop(case: Case, ground: str) -> None:
    """Raise Refused for a 听证 stop while the law wants no hearing, nobody asked for one and none was announced."""
    if ground == HEARING and not (is_due(case) or case.hearing.announced is not None):
        raise Refused("hearing.not_asked", number=case.number)


def check_decision(case: Case, today: date, calendar: Calendar) -> None:
    """Raise Refused while a party that was told of its right may still ask for a hearing (行政许可法 47)."""
    for run in case.hearing.unanswered:
        last = hearing(calendar, run.on).ask_by.on
        if last is not None and today <= last and case.hearing.held is None:
            raise Refused("hearing.may_still_ask", name=run.body.name or "—", last=last.isoformat())
