"""Which devices a window has: told by `--devices` and the profile."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.devices.cups import CupsPrinter
from app.devices.folder import FolderCamera, FolderPrinter
from app.devices.helper import HelperCardReader
from app.devices.ports import DeviceSet, DeviceState, Printer, Rating
from app.devices.simulated import simulated_devices
from app.errors import Refused

FAKE = "fake:"
FILE = "file:"


@dataclass(frozen=True)
class DeviceChoice:
    """The profile's word: the reader's helper, the camera's folder, the queue (`file:DIR` keeps papers as files)."""

    card_helper: tuple[str, ...] = ()
    camera_folder: str = ""
    printer: str = ""


@dataclass(frozen=True)
class NoRatingPad:
    """No pad stands at this window; nothing is ever rated."""

    def state(self) -> DeviceState:
        """Absent."""
        return DeviceState.ABSENT

    def take(self) -> Rating | None:
        """Nobody can press."""
        return None


@dataclass(frozen=True)
class WedgeOnly:
    """The scanner types like a keyboard (ui.wedge); nothing comes this way."""

    def state(self) -> DeviceState:
        """A keyboard scanner cannot be asked; it is taken as ready."""
        return DeviceState.READY

    def take(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


def choose_devices(spec: str, choice: DeviceChoice, captures: Path) -> DeviceSet:
    """Return the devices of `--devices SPEC` ("" = the real ones); `captures` is the camera's folder by default.

    The folder of `fake:DIR` is made when it is not there yet. Raises Refused("device.bad_spec") for a spec that is
    neither empty nor `fake:DIR` with a folder that is there or can be made in one that is.
    """
    if spec.startswith(FAKE) and _is_made(spec.removeprefix(FAKE)):
        return simulated_devices(Path(spec.removeprefix(FAKE)))
    if spec:
        raise Refused("device.bad_spec", spec=spec)
    printer: Printer = CupsPrinter(choice.printer)
    if choice.printer.startswith(FILE):
        printer = FolderPrinter(Path(choice.printer.removeprefix(FILE)), "file")
    return DeviceSet(
        card_reader=HelperCardReader(choice.card_helper),
        camera=FolderCamera(Path(choice.camera_folder) if choice.camera_folder else captures),
        printer=printer,
        rating_pad=NoRatingPad(),
        barcodes=WedgeOnly(),
    )


def _is_made(name: str) -> bool:
    """Make the folder unless it is there; the folder around it must be, or a slip in the path would go unnoticed."""
    if not name:
        return False
    with suppress(OSError):
        Path(name).mkdir(exist_ok=True)
    return Path(name).is_dir()
