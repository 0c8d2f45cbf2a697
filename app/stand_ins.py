"""AB岗: who may set a stand-in, from which day to which, and how it ends early; each is an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.desk import Desk
from app.errors import NotFound, Refused
from app.events.office import StandInSet
from app.ids import OfficerId
from app.officer import EVERY_DEPARTMENT, Officer, Role, StandIn
from app.post import Post


def may_set_stand_in(officer: Officer, absent: Officer) -> bool:
    """True for the system administrator, and for a lead of a department in which the absent officer holds a post."""
    if not officer.is_active:
        return False
    if officer.has_role(Role.SYSTEM_ADMIN):
        return True
    departments = {one.department for one in absent.appointments}
    leads = {one.department for one in officer.appointments if one.post is Post.LEAD}
    return EVERY_DEPARTMENT in leads or bool(departments & leads)


def set_stand_in(desk: Desk, absent: OfficerId, stand_in: OfficerId, *, first_on: date, last_on: date) -> Officer:
    """From the first day to the last the stand-in may act in the absent officer's posts; returns the absent officer.

    Raises Refused: not administrator or lead, oneself, a closed account, days that end before they begin or are over,
    a second stand-in for the same days, a stand-in who is absent himself; NotFound for an unknown officer.
    """
    gone, other = _officer(desk, absent), _officer(desk, stand_in)
    _refuse_unfit(desk, gone, other)
    today = desk.now().on
    if last_on < first_on or last_on < today:
        raise Refused("standing_in.days", first=first_on.isoformat(), last=last_on.isoformat())
    for one in gone.stand_ins:
        if one.first_on <= last_on and first_on <= one.last_on:
            raise Refused("standing_in.twice", officer=gone.name, first=one.first_on, last=one.last_on)
    if any(one.first_on <= last_on and first_on <= one.last_on for one in other.stand_ins):
        raise Refused("standing_in.absent_too", officer=other.name)
    kept = tuple(one for one in gone.stand_ins if one.last_on >= today)
    after = replace(gone, stand_ins=(*kept, StandIn(other.id, first_on, last_on)))
    desk.set_officer(after)
    desk.record(None, StandInSet(gone.id, other.id, first_on, last_on))
    return after


def end_stand_in(desk: Desk, absent: OfficerId, stand_in: OfficerId) -> Officer:
    """The absent officer is back: from now on nobody acts in his posts; what was done stays. Raises as above."""
    gone, today = _officer(desk, absent), desk.now().on
    if not may_set_stand_in(desk.officer, gone):
        raise Refused("standing_in.not_lead", officer=desk.officer.name)
    held = next((one for one in gone.stand_ins if one.officer == stand_in and one.last_on >= today), None)
    if held is None:
        raise Refused("standing_in.none", officer=gone.name)
    after = replace(gone, stand_ins=tuple(one for one in gone.stand_ins if one is not held))
    desk.set_officer(after)
    desk.record(None, StandInSet(gone.id, stand_in, held.first_on, min(today, held.last_on), is_ended=True))
    return after


def _officer(desk: Desk, officer_id: OfficerId) -> Officer:
    found = next((one for one in desk.records.officers() if one.id == officer_id), None)
    if found is None:
        raise NotFound("standing_in.unknown", officer=officer_id)
    return found


def _refuse_unfit(desk: Desk, gone: Officer, other: Officer) -> None:
    if not may_set_stand_in(desk.officer, gone):
        raise Refused("standing_in.not_lead", officer=desk.officer.name)
    if gone.id == other.id:
        raise Refused("standing_in.oneself", officer=gone.name)
    for one in (gone, other):
        if not one.is_active:
            raise Refused("standing_in.closed", officer=one.name)
    if not gone.appointments:
        raise Refused("standing_in.no_post", officer=gone.name)
