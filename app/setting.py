"""A setting of the office changes: by the system administrator, when nothing is wrong with it, as an event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.desk import Desk
from app.errors import Refused
from app.events.body import pack
from app.events.office import SettingChanged
from app.finding import Finding
from app.officer import Role


def check_administrator(desk: Desk, code: str = "staffing.not_administrator") -> None:
    """Raise Refused(code) for everybody but the system administrator."""
    if not desk.officer.has_role(Role.SYSTEM_ADMIN):
        raise Refused(code, officer=desk.officer.name)


def change_setting(desk: Desk, key: str, value: Any, faults: Sequence[Finding] = ()) -> None:
    """`value` is in force from now on. Raises Refused with the sentence of the first fault."""
    if faults:
        raise faults[0].refusal()
    desk.record(None, SettingChanged(key, pack(value)))
