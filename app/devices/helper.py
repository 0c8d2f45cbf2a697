"""A card reader behind a vendor's helper program: it prints one JSON object and ends; it may crash or hang alone."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass

from app.devices.card_json import card_from, read_object
from app.devices.ports import DeviceState, IdCard
from app.errors import DeviceTrouble


@dataclass(frozen=True)
class HelperCardReader:
    """`command` is the helper with its arguments; empty = no reader at this window.

    Vendors' libraries are 32-bit, block and crash, so they live in a process of their own. Exit code 2 means that
    no card lies on the reader.
    """

    command: tuple[str, ...] = ()
    seconds: float = 5.0

    def state(self) -> DeviceState:
        """Ready when the helper is installed."""
        is_there = bool(self.command) and shutil.which(self.command[0]) is not None
        return DeviceState.READY if is_there else DeviceState.ABSENT

    def read(self) -> IdCard:
        """Run the helper once and return the card."""
        if self.state() is DeviceState.ABSENT:
            raise DeviceTrouble("device.unplugged", device="card_reader")
        try:
            answer = subprocess.run(
                self.command, stdin=subprocess.DEVNULL, capture_output=True, timeout=self.seconds, check=False
            )
        except subprocess.TimeoutExpired as fault:
            raise DeviceTrouble("device.timeout", device="card_reader", seconds=round(self.seconds)) from fault
        except OSError as fault:
            raise DeviceTrouble("device.unplugged", device="card_reader") from fault
        if answer.returncode == 2:
            raise DeviceTrouble("device.no_card")
        if answer.returncode != 0:
            raise DeviceTrouble("device.failed", device="card_reader", exit_code=answer.returncode)
        return card_from(read_object(answer.stdout, "card_reader"))
