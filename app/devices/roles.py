"""One printer per role: each paper goes where its role says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.devices.choice import FILE, DeviceChoice, PrinterChoice
from app.devices.cups import CupsPrinter
from app.devices.folder import FolderPrinter
from app.devices.ports import DeviceState, Printer, PrintJob, PrintRole
from app.devices.windows import windows_printer

_WORST_FIRST = (DeviceState.TROUBLE, DeviceState.BUSY, DeviceState.ABSENT, DeviceState.READY)


@dataclass(frozen=True)
class PrintersByRole:
    """The printers of a window; its light shows the worst of them."""

    printers: Mapping[PrintRole, Printer]

    def state(self) -> DeviceState:
        """Return the worst state; printers that serve several roles are asked once."""
        seen = {one.state() for one in {id(one): one for one in self.printers.values()}.values()}
        return next(state for state in _WORST_FIRST if state in seen)

    def print_pdf(self, pdf: bytes, title: str, copies: int = 1, role: PrintRole = PrintRole.NOTICE) -> PrintJob:
        """Hand the paper to the printer of its role."""
        return self.printers[role].print_pdf(pdf, title, copies, role)


def printers_by_role(choice: DeviceChoice) -> PrintersByRole:
    """Return the printers of a choice; roles of one choice share one printer."""
    made: dict[PrinterChoice, Printer] = {}
    printers: dict[PrintRole, Printer] = {}
    for role in (PrintRole.NOTICE, PrintRole.RECEIPT, PrintRole.BADGE):
        one = choice.printer_of(role)
        printers[role] = made.setdefault(one, printer_of(one))
    return PrintersByRole(printers)


def printer_of(choice: PrinterChoice) -> Printer:
    """Return one printer: a folder, a queue, or the usual queue of this computer."""
    if choice.queue.startswith(FILE):
        return FolderPrinter(Path(choice.queue.removeprefix(FILE)), "file")
    return windows_printer(choice) or CupsPrinter(choice.queue, choice=choice)
