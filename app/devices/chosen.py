"""The devices of a window: the simulated ones of `--devices fake:DIR`, or the real ones of its choice."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.devices.camera.joined import JoinedCamera
from app.devices.camera.video import VideoCamera, video_command
from app.devices.card.reader import LibraryCardReader, library_command
from app.devices.choice import SECOND_SCREENS, CameraChoice, CardChoice, CardInterface, DeviceChoice
from app.devices.folder import FolderCamera
from app.devices.helper import HelperCardReader
from app.devices.ports import Camera, CardReader, DeviceSet, DeviceState, Rating
from app.devices.roles import printers_by_role
from app.devices.simulated import simulated_devices
from app.devices.slip.printer import slip_printer
from app.errors import Refused

FAKE = "fake:"


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


def choose_devices(spec: str, choice: DeviceChoice, captures: Path, own_fonts: Path | None = None) -> DeviceSet:
    """Return the devices of `--devices SPEC` ("" = the real ones); `captures` is the camera's folder by default.

    `own_fonts` is the profile's folder of fonts, for slips with the office's own characters.

    The folder of `fake:DIR` is made when it is not there yet. Raises Refused("device.bad_spec") for a spec that is
    neither empty nor `fake:DIR` with a folder that is there or can be made in one that is.
    """
    if spec.startswith(FAKE) and _is_made(spec.removeprefix(FAKE)):
        return simulated_devices(Path(spec.removeprefix(FAKE)), choice.slip, own_fonts)
    if spec:
        raise Refused("device.bad_spec", spec=spec)
    return DeviceSet(
        card_reader=card_reader(choice.card),
        camera=camera(choice.camera, captures),
        printer=printers_by_role(choice),
        rating_pad=NoRatingPad(),
        barcodes=WedgeOnly(),
        slip_printer=slip_printer(choice.slip, own_fonts),
    )


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


def card_reader(choice: CardChoice) -> CardReader:
    """Return the card reader of a choice."""
    if choice.interface in (CardInterface.TERMB, CardInterface.SDTAPI):
        command = library_command(choice.interface.value, choice.library, choice.port, choice.program)
        return LibraryCardReader(command, choice.seconds)
    program = choice.program if choice.interface is CardInterface.HELPER else ()
    return HelperCardReader(program, choice.seconds)


def camera(choice: CameraChoice, captures: Path) -> Camera:
    """Return the folder that is watched, and the camera beside it when one was chosen."""
    watched = FolderCamera(Path(choice.folder) if choice.folder else captures)
    if not choice.device:
        return watched
    return JoinedCamera(watched, VideoCamera(video_command(choice.device)))


def _is_made(name: str) -> bool:
    """Make the folder unless it is there; the folder around it must be, or a slip in the path would go unnoticed."""
    if not name:
        return False
    with suppress(OSError):
        Path(name).mkdir(exist_ok=True)
    return Path(name).is_dir()
