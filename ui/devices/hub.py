"""The devices of the window for the pages: called on the paper thread, answered on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields

from PySide6.QtCore import QObject, Signal

from app.devices.ports import Capture, DeviceSet, DeviceState, IdCard, PrintJob, Rating
from ui.work import Work

POLL_MILLISECONDS = 1500
SHOWN = ("card_reader", "barcodes", "camera", "printer")


class Devices(QObject):
    """`devices.read_card(page, page.show_card)`: troubles reach the page's `take_trouble` or the problem bar.

    `barcode_read(text)` comes from scanners of either kind; `states_changed({device: state})` when a light changes.
    """

    barcode_read = Signal(str)
    rated = Signal(object)
    states_changed = Signal(object)

    def __init__(self, work: Work, devices: DeviceSet) -> None:
        super().__init__()
        self._work = work
        self._set = devices
        self._states: dict[str, DeviceState] = {}
        self._is_asking = False

    def start(self) -> None:
        """Look at the devices now and again from now on."""
        self._work.every(self, POLL_MILLISECONDS, self.poll)
        self.poll()

    def states(self) -> Mapping[str, DeviceState]:
        """Return the states that were seen last."""
        return dict(self._states)

    def poll(self) -> None:
        """Ask for states, barcodes and ratings once; a device that answers slowly is not asked twice at a time."""
        if not self._is_asking:
            self._is_asking = True
            self._work.poll(self, self._look, self._on_looked)

    def read_card(self, owner: QObject, then: Callable[[IdCard], object]) -> None:
        """Read the identity card that lies on the reader (F4)."""
        self._work.paper(owner, self._set.card_reader.read, then)

    def capture(self, owner: QObject, then: Callable[[tuple[Capture, ...]], object]) -> None:
        """Take what the camera has (F5)."""
        self._work.paper(owner, self._set.camera.capture, then)

    def print_pdf(
        self, owner: QObject, pdf: bytes, title: str, copies: int, then: Callable[[PrintJob], object]
    ) -> None:
        """Hand stored bytes to the printer; `then(job)` means that the printer has them."""
        self._work.paper(owner, self._set.printer.print_pdf, then, pdf, title, copies)

    def _look(self) -> tuple[dict[str, DeviceState], tuple[str, ...], Rating | None]:
        states = {field.name: getattr(self._set, field.name).state() for field in fields(self._set)}
        return states, self._set.barcodes.take(), self._set.rating_pad.take()

    def _on_looked(self, seen: tuple[dict[str, DeviceState], tuple[str, ...], Rating | None] | None) -> None:
        self._is_asking = False
        if seen is None:
            return
        states, barcodes, rating = seen
        if states != self._states:
            self._states = states
            self.states_changed.emit(states)
        for text in barcodes:
            self.barcode_read.emit(text)
        if rating is not None:
            self.rated.emit(rating)
