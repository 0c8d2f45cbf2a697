"""The simulated window of `--devices fake:DIR`: what is dropped into DIR is a card, a barcode, a rating or a picture.

A JSON object with an identity number is a card (the newest counts, as the card that lies on a reader); one with
`score` a rating; one with `text` a barcode. Pictures and PDFs are captures. Printing goes to `DIR/printed/`, slips to
`DIR/slips/`. A file `card_reader.state`, `camera.state`, `printer.state` … puts a device into a state
(app.devices.simulated_state).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.devices.card_json import card_from, is_card, read_object
from app.devices.choice import SlipChoice
from app.devices.folder import FolderCamera, FolderPrinter, files_in, read_bytes, set_aside
from app.devices.ports import Capture, DeviceSet, DeviceState, IdCard, PrintJob, PrintRole, Rating, Slip
from app.devices.simulated_state import Played, played
from app.devices.slip.printer import folder_slip_printer
from app.errors import DeviceTrouble


@dataclass(frozen=True)
class _Simulated:
    folder: Path
    device: str

    def played(self) -> Played:
        """Return what `DEVICE.state` makes the device do."""
        return played(self.folder, self.device)

    def state(self) -> DeviceState:
        """Return the state that `DEVICE.state` says; absent when the folder is gone."""
        return self.played().state()

    def must_work(self) -> None:
        """Raise DeviceTrouble unless the device works, after it took the time that it was told to."""
        self.played().act()

    def objects(self) -> list[tuple[Path, dict[str, Any]]]:
        """Return the JSON files with their objects, oldest first; DeviceTrouble when the newest is garbage."""
        found: list[tuple[Path, dict[str, Any]]] = []
        paths = [path for path in files_in(self.folder) if path.suffix.lower() == ".json"]
        for path in paths:
            try:
                found.append((path, read_object(read_bytes(path, self.device), self.device)))
            except DeviceTrouble:
                if path == paths[-1]:
                    raise
        return found


class SimulatedCardReader(_Simulated):
    """The newest card in the folder is the one that lies on the reader."""

    def read(self) -> IdCard:
        """Return the card; DeviceTrouble when there is none or it is garbage."""
        self.must_work()
        cards = [value for _, value in self.objects() if is_card(value)]
        if not cards:
            raise DeviceTrouble("device.no_card")
        return card_from(cards[-1])


@dataclass(frozen=True)
class SimulatedCamera(_Simulated):
    """Pictures in the folder."""

    watched: list[FolderCamera] = field(default_factory=list, compare=False)

    def capture(self) -> tuple[Capture, ...]:
        """Return the new pictures and set them aside."""
        self.must_work()
        if not self.watched:
            self.watched.append(FolderCamera(self.folder))
        return self.watched[0].capture()


class SimulatedPrinter(_Simulated):
    """Papers go to `printed/`."""

    def print_pdf(self, pdf: bytes, title: str, copies: int = 1, role: PrintRole = PrintRole.NOTICE) -> PrintJob:
        """Keep the bytes as a file."""
        self.must_work()
        return FolderPrinter(self.folder / "printed", "fake").print_pdf(pdf, title, copies, role)


@dataclass(frozen=True)
class SimulatedSlipPrinter(_Simulated):
    """Slips go to `slips/`: the bytes, and a picture of each."""

    choice: SlipChoice = field(default_factory=SlipChoice)
    own_fonts: Path | None = None

    def print_slip(self, slip: Slip, title: str) -> PrintJob:
        """Keep bytes and picture."""
        self.must_work()
        return folder_slip_printer(self.folder / "slips", self.choice, self.own_fonts, "fake").print_slip(slip, title)


class SimulatedRatingPad(_Simulated):
    """A rating is an object with `score`."""

    def take(self) -> Rating | None:
        """Return the oldest rating and set its file aside; None when nobody pressed, whatever else lies there."""
        for path, value in _harmless(self.objects):
            score = value.get("score")
            if isinstance(score, int) and not isinstance(score, bool) and 1 <= score <= 5:
                set_aside(path)
                return Rating(score)
        return None


class SimulatedBarcodes(_Simulated):
    """A scan is an object with `text`."""

    def take(self) -> tuple[str, ...]:
        """Return the texts scanned since the last call."""
        if self.state() is not DeviceState.READY:
            return ()
        texts: list[str] = []
        for path, value in _harmless(self.objects):
            text = value.get("text")
            if isinstance(text, str) and 0 < len(text) <= 400 and not is_card(value):
                set_aside(path)
                texts.append(text)
        return tuple(texts)


def _harmless(objects: Callable[[], list[tuple[Path, dict[str, Any]]]]) -> list[tuple[Path, dict[str, Any]]]:
    """Return no objects instead of a trouble: garbage is told by the reader, not by a poll every second."""
    try:
        return objects()
    except DeviceTrouble:
        return []


def simulated_devices(folder: Path, slip: SlipChoice | None = None, own_fonts: Path | None = None) -> DeviceSet:
    """Return the simulated twins that work by files in `folder`."""
    return DeviceSet(
        card_reader=SimulatedCardReader(folder, "card_reader"),
        camera=SimulatedCamera(folder, "camera"),
        printer=SimulatedPrinter(folder, "printer"),
        rating_pad=SimulatedRatingPad(folder, "rating_pad"),
        barcodes=SimulatedBarcodes(folder, "barcodes"),
        slip_printer=SimulatedSlipPrinter(folder, "slip_printer", slip or SlipChoice(), own_fonts),
    )
