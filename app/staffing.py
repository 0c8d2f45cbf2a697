"""Accounts and posts: who may log in, and what posts are held where. Only the system administrator changes them."""

from __future__ import annotations

import re
from dataclasses import replace

from app.desk import Desk, Records
from app.errors import Refused
from app.events.office import OfficerSet
from app.identity.names import check_person_name
from app.identity.phone import check_phone
from app.officer import EVERY_DEPARTMENT, SYSTEM_OFFICER, Officer, Role

RESERVED = (SYSTEM_OFFICER.id, "recovery")  # the program itself, and the slot of the printed code
_ID = re.compile(r"[A-Za-z0-9_.-]{1,20}")


def staff(records: Records) -> tuple[Officer, ...]:
    """Return everybody who ever had an account, the active ones first."""
    return tuple(sorted(records.officers(), key=lambda officer: (not officer.is_active, officer.id)))


def set_officer(desk: Desk, officer: Officer) -> Officer:
    """The account, its posts and roles are now as given; closing one is setting it inactive. Returns it in plain form.

    One that is as it was is not set again: whoever gives a password to one of the hall's people at this desk changes nothing
    of an account that the hall keeps, and the center has nothing to refuse.

    Raises Refused: not a system administrator, number, name or telephone out of form, no post and no role, the last
    administrator; NotFound for a department that is not in the hall.
    """
    if not desk.officer.has_role(Role.SYSTEM_ADMIN):
        raise Refused("staffing.not_administrator", officer=desk.officer.name)
    if not _ID.fullmatch(officer.id) or officer.id in RESERVED:
        raise Refused("staffing.id", found=officer.id)
    name = check_person_name(officer.name)
    if officer.is_active and not officer.appointments and not officer.roles:
        raise Refused("staffing.no_post", officer=name)
    strange = {one.department for one in officer.appointments} - {EVERY_DEPARTMENT}
    for department in sorted(strange):
        desk.office.department(department)
    known = next((replace(o, covering=()) for o in desk.records.officers() if o.id == officer.id), None)
    held = () if known is None else known.stand_ins
    posts = tuple(dict.fromkeys(officer.appointments))
    phone = check_phone(officer.phone).number if officer.phone.strip() else ""
    plain = Officer(officer.id, name, posts, officer.roles, officer.is_active, held, phone=phone)
    if plain == known:
        return plain
    _keep_an_administrator(desk, plain)
    desk.set_officer(plain)
    desk.record(None, OfficerSet(plain.id, plain))
    return plain


def _keep_an_administrator(desk: Desk, changed: Officer) -> None:
    """Refuse what would leave the desk without anybody who can change accounts."""
    others = [o for o in desk.records.officers() if o.id != changed.id]
    administers = [o for o in (*others, changed) if o.is_active and o.has_role(Role.SYSTEM_ADMIN)]
    if not administers:
        raise Refused("staffing.last_administrator")
