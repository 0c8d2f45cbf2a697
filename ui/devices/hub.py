"""The devices of the window for the pages: called on the paper thread, answered on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal

from app.devices.choice import DeviceChoice
from app.devices.ports import Capture, DeviceSet, DeviceState, IdCard, PrintJob, PrintRole, Rating, Slip
from app.errors import Trouble
from app.ids import NoticeId
from ui.work import Work

POLL_MILLISECONDS = 1500
OF_CARDS = ("device.no_card", "device.card_incomplete")


class Devices(QObject):
    """`devices.read_card(page, page.show_card)`: troubles reach the page's `take_trouble` or the problem bar.

    `barcode_read(text)` comes from scanners of either kind; `states_changed({device: state})` when a light changes.
    `follow(choice)` puts the devices of another choice in place, `choice_changed(choice)` tells it.
    """

    barcode_read = Signal(str)
    rated = Signal(object)
    states_changed = Signal(object)
    choice_changed = Signal(object)
    paper_printed = Signal(object)  # a Notice that came out in a batch
    served = Signal(str)  # the device did what it was asked for

    def __init__(
        self, work: Work, devices: DeviceSet, choose: Callable[[DeviceChoice], DeviceSet] | None = None
    ) -> None:
        super().__init__()
        self._work = work
        self._set = devices
        self._choose = choose
        self.choice = DeviceChoice()
        self._states: dict[str, DeviceState] = {}
        self._is_asking = False
        self._in_hand: set[NoticeId] = set()

    def start(self) -> None:
        """Look at the devices now and again from now on."""
        self._work.every(self, POLL_MILLISECONDS, self.poll)
        self.poll()

    def follow(self, choice: DeviceChoice) -> None:
        """Use the devices of this choice from now on; those in use before are let go."""
        if choice == self.choice:
            return
        before, self.choice = self._set, choice
        if self._choose is not None:
            self._set = self._choose(choice)
            self._work.poll(self, lambda: let_go(before), lambda _: None)
        self.choice_changed.emit(choice)
        self.poll()

    def try_out(
        self,
        owner: QObject,
        choice: DeviceChoice,
        use: Callable[[DeviceSet], object],
        then: Callable[[Any], object],
    ) -> None:
        """Use the devices of a choice once that is not kept (yet): the present ones rest meanwhile and work on afterwards."""
        self._is_asking = True  # no look at the lights would start the present reader again in between
        self._work.paper(owner, self._tried, then, choice, use)

    def _tried(self, choice: DeviceChoice, use: Callable[[DeviceSet], object]) -> object:
        is_present = choice == self.choice or self._choose is None
        devices = self._set if is_present or self._choose is None else self._choose(choice)
        try:
            if devices is not self._set:
                let_go(self._set)  # two children cannot hold one reader
            return use(devices)
        finally:
            if devices is not self._set:
                let_go(devices)
            self._is_asking = False

    def has_slip_printer(self) -> bool:
        """True when a slip printer stands at this window, by the last look."""
        return self._states.get("slip_printer", DeviceState.ABSENT) is not DeviceState.ABSENT

    def close(self) -> None:
        """Let the devices go: the window closes."""
        let_go(self._set)

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
        self._work.paper(owner, self._set.card_reader.read, self._serving("card_reader", then))

    def capture(self, owner: QObject, then: Callable[[tuple[Capture, ...]], object]) -> None:
        """Take what the camera has (F5)."""
        self._work.paper(owner, self._set.camera.capture, self._serving("camera", then))

    def claim(self, paper: NoticeId) -> bool:
        """Take a paper in hand before it is looked at for a print; False when somebody prints it just now."""
        is_free = paper not in self._in_hand
        self._in_hand.add(paper)
        return is_free

    def release(self, paper: NoticeId) -> None:
        """The paper is out and on record, or will not come out."""
        self._in_hand.discard(paper)

    def print_pdf(
        self,
        owner: QObject,
        pdf: bytes,
        title: str,
        copies: int,
        then: Callable[[PrintJob], object],
        role: PrintRole = PrintRole.NOTICE,
    ) -> None:
        """Hand stored bytes to the printer of their role; `then(job)` means that the printer has them."""
        self._work.paper(owner, self._set.printer.print_pdf, then, pdf, title, copies, role)

    def print_slip(self, owner: QObject, slip: Slip, title: str, then: Callable[[PrintJob], object]) -> None:
        """Print a slip; `then(job)` means that the printer has it."""
        self._work.paper(owner, self._set.slip_printer.print_slip, then, slip, title)

    def _serving(self, device: str, then: Callable[[Any], object]) -> Callable[[Any], object]:
        def served(answer: Any) -> None:
            self.served.emit(device)
            then(answer)

        return served

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


def device_of(trouble: Trouble) -> str:
    """Return the device that a trouble is about, "" when it is about none."""
    if not trouble.code.startswith("device."):
        return ""
    return str(trouble.facts.get("device") or ("card_reader" if trouble.code in OF_CARDS else "camera"))


@runtime_checkable
class LetsGo(Protocol):
    """A device with a child process of its own."""

    def close(self) -> None:
        """End the child."""
        ...


def let_go(devices: DeviceSet) -> None:
    """End the child processes of these devices."""
    for field in fields(devices):
        device = getattr(devices, field.name)
        if isinstance(device, LetsGo):
            device.close()
