"""`yimen selftest`: fonts, store, PDF, barcode read back, printing port; also in the packaged program."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import zxingcpp
from PySide6.QtGui import QImage

from app.devices.choice import DeviceChoice
from app.devices.chosen import choose_devices
from app.devices.ports import DeviceState
from app.errors import Trouble
from app.notices.catalogue import template
from app.notices.fonts import is_bundled
from app.notices.render import Paper, render
from app.wording import say, say_trouble
from ui.commands.door import DONE, REFUSED
from ui.commands.line import CommandLine
from ui.login.gate import Gate
from ui.paper import PaperDocument

KEY = "acceptance"
FIELD = "办件编号"
SCALE = 200 / 72


def run(given: list[str], line: CommandLine, door: Callable[[CommandLine], Gate]) -> int:
    """Print one line per check; return 0 when all are well, else 1."""
    is_well = True
    for name, check in checks(line, door):
        try:
            told = check()
        except Trouble as trouble:
            is_well, told = False, say_trouble(trouble, line.language)
        sys.stdout.write(f"{say('selftest.' + name, line.language)}: {told}\n")
    return DONE if is_well else REFUSED


def checks(line: CommandLine, door: Callable[[CommandLine], Gate]) -> Iterator[tuple[str, Callable[[], str]]]:
    """Return the checks in their order."""
    yield "fonts", lambda: _fonts(line)
    yield "store", lambda: _store(line, door)
    yield "paper", lambda: _paper(line)
    yield "printer", lambda: _printer(line)


def _well(line: CommandLine) -> str:
    return say("selftest.well", line.language)


def _fonts(line: CommandLine) -> str:
    if not is_bundled():
        raise Trouble("selftest.no_fonts")
    return _well(line)


def _store(line: CommandLine, door: Callable[[CommandLine], Gate]) -> str:
    """Make a training profile beside nothing of the user's, open it, and read its officers."""
    with tempfile.TemporaryDirectory(prefix="yimen-selftest-") as folder:
        gate = door(replace(line, profile=Path(folder) / "profile", is_training=True))
        entered = gate.enter("w1", "yimen-training")
        entered.store.ask(lambda records: records.officers())
        entered.store.close()
    return _well(line)


def example_paper() -> tuple[Paper, str]:
    """Return the acceptance notice of its own example, and the case number its barcode holds."""
    made = template(KEY)
    record = made.example()
    paper = render(made, record, issued_at=datetime(2026, 11, 23, 1, tzinfo=UTC), preview=False, training=True)
    return paper, str(record[FIELD])


def barcodes(pdf: bytes) -> tuple[str, ...]:
    """Return the texts of the barcodes on the first page, read from its picture by an independent library."""
    document = PaperDocument(pdf)
    image = document.render(0, SCALE).convertToFormat(QImage.Format.Format_Grayscale8)
    document.close()
    rows = memoryview(bytes(image.constBits())).cast("B", shape=[image.height(), image.bytesPerLine()])
    return tuple(found.text for found in zxingcpp.read_barcodes(rows))


def _paper(line: CommandLine) -> str:
    paper, number = example_paper()
    if number not in barcodes(paper.pdf):
        raise Trouble("selftest.barcode", number=number)
    return _well(line)


def _printer(line: CommandLine) -> str:
    with tempfile.TemporaryDirectory(prefix="yimen-captures-") as folder:
        state = choose_devices(line.devices, DeviceChoice(), Path(folder)).printer.state()
    if state == DeviceState.TROUBLE:
        raise Trouble("selftest.printer_trouble")
    return say(f"selftest.printer_{state.value}", line.language)
