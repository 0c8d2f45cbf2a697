"""Which devices a window has: told by `--devices` and the profile."""

from __future__ import annotations

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
    """The profile's word: the reader's helper, the camera's folder, the queue (`file:DIR` keeps papers as files).

    `second_screen`: auto (the applicant's screen where there is one), window (a plain window), off.
    """

    card_helper: tuple[str, ...] = ()
    camera_folder: str = ""
    printer: str = ""
    second_screen: str = "auto"


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

    Raises Refused("device.bad_spec") for a spec that is neither empty nor `fake:DIR` with a folder.
    """
    if spec.startswith(FAKE) and Path(spec.removeprefix(FAKE)).is_dir():
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


SECOND_SCREENS = ("auto", "window", "off")


def second_screen(spec: str, choice: DeviceChoice) -> str:
    """Return where the applicant's screen stands: auto, window or off.

    With `--devices fake:DIR` it is a plain window while `DIR/second_screen.state` says ready, else off. Raises
    Refused("device.second_screen") for any other word.
    """
    if spec.startswith(FAKE):
        told = Path(spec.removeprefix(FAKE)) / "second_screen.state"
        is_there = told.is_file() and told.read_text("utf-8").strip() == DeviceState.READY.value
        return "window" if is_there else "off"
    if choice.second_screen not in SECOND_SCREENS:
        raise Refused("device.second_screen", found=choice.second_screen)
    return choice.second_screen
