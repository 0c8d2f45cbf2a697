"""The slip printer at the window, and the folder that stands for one: bytes and, for looking, a picture of each slip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.devices.choice import FILE, SlipChoice
from app.devices.folder import numbered, write_whole
from app.devices.ports import DeviceState, PrintJob, Slip, SlipPrinter
from app.devices.slip.escpos import Draw, slip_bytes
from app.devices.slip.ways import Way, way_to
from app.errors import DeviceTrouble
from app.intake.drawing import line_picture, slip_picture

Picture = Callable[[bytes, int], bytes]


@dataclass(frozen=True)
class NoSlipPrinter:
    """No slip printer stands at this window."""

    def state(self) -> DeviceState:
        """Absent."""
        return DeviceState.ABSENT

    def print_slip(self, slip: Slip, title: str) -> PrintJob:
        """Say that there is none."""
        raise DeviceTrouble("slip.none")


@dataclass(frozen=True)
class EscPosPrinter:
    """A printer that takes ESC/POS; `draw` makes pictures of the lines with characters that it lacks."""

    way: Way
    choice: SlipChoice
    draw: Draw = line_picture

    def state(self) -> DeviceState:
        """Return what its way tells."""
        return self.way.state()

    def print_slip(self, slip: Slip, title: str) -> PrintJob:
        """Make the bytes and take them there."""
        data = slip_bytes(slip, self.choice.charset, self.choice.width, self.draw)
        return PrintJob(self.way.send(data, title), self.choice.target, 1)


@dataclass(frozen=True)
class FolderSlipPrinter:
    """Slips as files: `0001-….bin` are the bytes, `0001-….png` is how they look on paper."""

    folder: Path
    choice: SlipChoice = SlipChoice()
    draw: Draw = line_picture
    picture: Picture = slip_picture
    name: str = "file"

    def state(self) -> DeviceState:
        """Ready while the folder can be made."""
        is_there = self.folder.is_dir() or self.folder.parent.is_dir()
        return DeviceState.READY if is_there else DeviceState.ABSENT

    def print_slip(self, slip: Slip, title: str) -> PrintJob:
        """Keep bytes and picture under the next number."""
        data = slip_bytes(slip, self.choice.charset, self.choice.width, self.draw)
        png = self.picture(data, self.choice.width)
        if not self.folder.parent.is_dir():
            raise DeviceTrouble("slip.gone", printer=str(self.folder))
        try:
            self.folder.mkdir(exist_ok=True)
            goal = numbered(self.folder, title, ".bin")
            write_whole(goal.with_suffix(".png"), png)
            write_whole(goal, data)
        except OSError as fault:
            raise DeviceTrouble("slip.refused", printer=str(self.folder), reason=fault.strerror or "") from fault
        return PrintJob(goal.name, self.name, 1)


def slip_printer(choice: SlipChoice, own_fonts: Path | None = None) -> SlipPrinter:
    """Return the slip printer of a choice; `own_fonts` has the office's own characters."""
    if not choice.target:
        return NoSlipPrinter()
    if choice.target.startswith(FILE):
        return folder_slip_printer(Path(choice.target.removeprefix(FILE)), choice, own_fonts)
    return EscPosPrinter(way_to(choice.target), choice, partial(line_picture, own_fonts=own_fonts))


def folder_slip_printer(
    folder: Path, choice: SlipChoice, own_fonts: Path | None = None, name: str = "file"
) -> FolderSlipPrinter:
    """Return the folder that stands for a slip printer."""
    draw, picture = partial(line_picture, own_fonts=own_fonts), partial(slip_picture, own_fonts=own_fonts)
    return FolderSlipPrinter(folder, choice, draw, picture, name)
