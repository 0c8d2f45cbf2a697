"""The devices of this window as the administrator sets them; every change is an event, in force at once."""

from __future__ import annotations

from collections.abc import Sequence

from app.desk import Desk
from app.devices.choice import KEY, DeviceChoice
from app.devices.choice_checks import device_faults
from app.setting import change_setting, check_administrator


def set_devices(desk: Desk, choice: DeviceChoice, queues: Sequence[str] | None) -> DeviceChoice:
    """The window works with these devices from now on. `queues`: the print queues found just before, None without a service.

    Raises Refused: not the system administrator, or the first fault's sentence.
    """
    check_administrator(desk, "devices.not_administrator")
    change_setting(desk, KEY, choice, device_faults(choice, queues))
    return choice
