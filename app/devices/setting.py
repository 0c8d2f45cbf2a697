"""The devices of this window as the administrator sets them; every change is an event, in force at once."""

from __future__ import annotations

from collections.abc import Sequence

from app.desk import Desk
from app.devices.choice import KEY, DeviceChoice
from app.devices.choice_checks import device_faults
from app.errors import Refused
from app.events.body import pack
from app.events.office import SettingChanged
from app.officer import Role


def set_devices(desk: Desk, choice: DeviceChoice, queues: Sequence[str] | None) -> DeviceChoice:
    """The window works with these devices from now on. `queues`: the print queues found just before, None without a service.

    Raises Refused: not the system administrator, or the first fault's sentence.
    """
    if not desk.officer.has_role(Role.SYSTEM_ADMIN):
        raise Refused("devices.not_administrator", officer=desk.officer.name)
    faults = device_faults(choice, queues)
    if faults:
        raise faults[0].refusal()
    desk.record(None, SettingChanged(KEY, pack(choice)))
    return choice
