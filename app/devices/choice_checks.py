"""What is wrong with a choice of devices: one sentence per field, told before it is kept."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.devices.choice import (
    DEVICE,
    FILE,
    GAP_LEAST,
    GAP_MOST,
    KEY,
    NARROW_PAPER,
    TCP,
    WIDE_PAPER,
    CameraChoice,
    CardChoice,
    CardInterface,
    DeviceChoice,
    PrinterChoice,
    SlipChoice,
    WedgeChoice,
)
from app.finding import Finding, finding

PORTS = (0, *range(1, 17), *range(1001, 1017))
SECONDS_LEAST, SECONDS_MOST = 1, 60
MOST_COPIES = 9
LONGEST_MARK = 4


def device_faults(choice: DeviceChoice, queues: Sequence[str] | None) -> tuple[Finding, ...]:
    """Return what is wrong, at most one sentence per field; `Finding.field` names it ("notice.queue", "wedge.gap").

    `queues` are the print queues of this computer (app.devices.cups.known_queues), None where there is no print service.
    """
    faults = [*_card(choice.card), *_camera(choice.camera)]
    for name, printer in (("notice", choice.notice), ("receipt", choice.receipt), ("badge", choice.badge)):
        faults += _printer(name, printer, queues)
    return (*faults, *_slip(choice.slip, queues), *_wedge(choice.wedge))


def _card(card: CardChoice) -> Iterator[Finding]:
    if card.interface is CardInterface.HELPER and not card.program:
        yield finding("devices.program_missing", KEY, "card.program")
    if card.program and shutil.which(card.program[0]) is None:
        yield finding("devices.no_program", KEY, "card.program", file=card.program[0])
    if card.interface in (CardInterface.TERMB, CardInterface.SDTAPI) and not Path(card.library).is_file():
        code = "devices.no_library" if card.library else "devices.library_missing"
        yield finding(code, KEY, "card.library", file=card.library)
    if card.port not in PORTS:
        yield finding("devices.card_port", KEY, "card.port", found=card.port)
    if not SECONDS_LEAST <= card.seconds <= SECONDS_MOST:
        yield finding(
            "devices.seconds", KEY, "card.seconds", found=card.seconds, least=SECONDS_LEAST, most=SECONDS_MOST
        )


def _camera(camera: CameraChoice) -> Iterator[Finding]:
    if camera.folder and not Path(camera.folder).is_dir():
        yield finding("devices.no_folder", KEY, "camera.folder", folder=camera.folder)
    if camera.device and not is_device(camera.device):
        yield finding("devices.no_camera", KEY, "camera.device", file=camera.device)


def _printer(name: str, printer: PrinterChoice, queues: Sequence[str] | None) -> Iterator[Finding]:
    yield from _queue(f"{name}.queue", printer.queue, queues)
    for part in ("tray", "media"):
        if not _is_option(getattr(printer, part)):
            yield finding("devices.option", KEY, f"{name}.{part}", found=getattr(printer, part))
    if not 0 <= printer.copies <= MOST_COPIES:
        yield finding("devices.copies", KEY, f"{name}.copies", found=printer.copies, most=MOST_COPIES)


def _queue(field: str, queue: str, queues: Sequence[str] | None) -> Iterator[Finding]:
    if queue.startswith(FILE):
        folder = queue.removeprefix(FILE)
        if not Path(folder).is_dir():
            yield finding("devices.no_folder", KEY, field, folder=folder)
    elif queue and queues is None:
        yield finding("devices.no_service", KEY, field, queue=queue)
    elif queue and queues is not None and queue not in queues:
        yield finding("devices.no_queue", KEY, field, queue=queue, queues="、".join(queues) or "—")


def _slip(slip: SlipChoice, queues: Sequence[str] | None) -> Iterator[Finding]:
    if slip.target.startswith(DEVICE):
        file = slip.target.removeprefix(DEVICE)
        if not is_device(file):
            yield finding("devices.slip_device", KEY, "slip.target", file=file)
    elif slip.target.startswith(TCP):
        if not is_address(slip.target):
            yield finding("devices.slip_address", KEY, "slip.target", found=slip.target)
    else:
        yield from _queue("slip.target", slip.target, queues)
    if slip.width not in (NARROW_PAPER, WIDE_PAPER):
        yield finding("devices.slip_width", KEY, "slip.width", found=slip.width, narrow=NARROW_PAPER, wide=WIDE_PAPER)


def _wedge(wedge: WedgeChoice) -> Iterator[Finding]:
    if not GAP_LEAST <= wedge.gap <= GAP_MOST:
        yield finding("devices.gap", KEY, "wedge.gap", found=wedge.gap, least=GAP_LEAST, most=GAP_MOST)
    for part in ("prefix", "suffix"):
        mark = getattr(wedge, part)
        if len(mark) > LONGEST_MARK or any(not "!" <= sign <= "~" or sign.isdigit() for sign in mark):
            yield finding("devices.mark", KEY, f"wedge.{part}", found=mark, most=LONGEST_MARK)


def is_address(target: str) -> bool:
    """True for `tcp:HOST:PORT` with a port from 1 to 65535."""
    host, _, port = target.removeprefix(TCP).rpartition(":")
    return bool(host) and port.isascii() and port.isdigit() and 1 <= int(port) <= 65_535


def is_device(file: str) -> bool:
    """True for a device file (or a pipe) that is there; a plain file is none."""
    try:
        mode = Path(file).stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


def _is_option(text: str) -> bool:
    """True for a word that can stand behind `-o name=` of lp."""
    return len(text) <= 60 and all(sign.isascii() and (sign.isalnum() or sign in "-_.") for sign in text)
