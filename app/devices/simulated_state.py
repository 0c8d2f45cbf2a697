"""What a file `DEVICE.state` makes a simulated device do: one word, for some a number of seconds behind it.

ready · absent · busy · busy 5 (for five seconds after the file was written) · trouble · blocked 8 (each act takes eight
seconds; longer than a device may take is a time-out) · unplug (pulled out in the middle of the act) · garbage · and for
printers: no_paper, offline, cover_open, jam, stopped, vanished (the job is gone from the queue), disk_full, no_cups.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from app.devices.ports import DeviceState
from app.errors import DeviceTrouble

PATIENCE_SECONDS = 5.0
MIDDLE_SECONDS = 0.3
_STATES = {
    "": DeviceState.READY,
    "ready": DeviceState.READY,
    "absent": DeviceState.ABSENT,
    "busy": DeviceState.BUSY,
    "blocked": DeviceState.READY,
    "unplug": DeviceState.READY,
    "garbage": DeviceState.READY,
}
_OF_PRINTERS = ("no_paper", "offline", "cover_open", "jam", "stopped", "vanished", "disk_full", "no_cups")
_OF_SLIPS = ("no_paper", "offline", "cover_open")
_FIRST_SEEN: dict[tuple[Path, int], float] = {}


@dataclass(frozen=True)
class Played:
    """What a device plays: a word and how long."""

    device: str
    word: str
    seconds: float | None = None

    def state(self) -> DeviceState:
        """Return the light of the device."""
        return _STATES.get(self.word, DeviceState.TROUBLE)

    def act(self) -> None:
        """Play an act of the device. Raises DeviceTrouble unless it goes well."""
        if self.word == "blocked":
            self._wait()
        elif self.word == "unplug":
            time.sleep(MIDDLE_SECONDS)
            raise DeviceTrouble(
                "device.pulled_out" if self.device == "card_reader" else "device.cut_off", device=self.device
            )
        elif self.word not in ("", "ready"):
            raise DeviceTrouble(self._code(), **self._facts())

    def _wait(self) -> None:
        seconds = PATIENCE_SECONDS if self.seconds is None else self.seconds
        time.sleep(min(seconds, PATIENCE_SECONDS))
        if seconds >= PATIENCE_SECONDS:
            raise DeviceTrouble("device.timeout", device=self.device, seconds=round(PATIENCE_SECONDS))

    def _code(self) -> str:
        kinds = {"printer": ("printer", _OF_PRINTERS), "slip_printer": ("slip", _OF_SLIPS)}
        kind, words = kinds.get(self.device, ("", ()))
        if self.word in words:
            return f"{kind}.{self.word}"
        return {"absent": "device.unplugged", "busy": "device.busy", "garbage": "device.garbage"}.get(
            self.word, "device.trouble"
        )

    def _facts(self) -> dict[str, object]:
        code = self._code()
        return (
            {"printer": "fake", "job": "fake-1"} if code.startswith(("printer.", "slip.")) else {"device": self.device}
        )


def played(folder: Path, device: str) -> Played:
    """Return what the device plays now; an unreadable file is a trouble, a folder that is gone an absent device."""
    if not folder.is_dir():
        return Played(device, "absent")
    file = folder / f"{device}.state"
    try:
        word, _, number = file.read_text("utf-8").strip().partition(" ")
        written = file.stat().st_mtime_ns
    except FileNotFoundError:
        return Played(device, "")
    except (OSError, ValueError):
        return Played(device, "trouble")
    seconds = float(number) if number.isascii() and number.isdigit() else None
    if word == "busy" and seconds is not None and _is_over(file, written, seconds):
        return Played(device, "ready")
    return Played(device, word, seconds)


def _is_over(file: Path, written: int, seconds: float) -> bool:
    """True when a state was seen for the first time this long ago: the machine's clock says nothing here."""
    now = time.monotonic()
    return now - _FIRST_SEEN.setdefault((file, written), now) >= seconds
