"""The ways to a slip printer: a device file (a terminal pair), an address on this machine, a raw queue; each ends in time."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from print_service import PrintService

from app.devices.choice import SlipChoice
from app.devices.ports import DeviceState, SlipLine
from app.devices.slip.printer import EscPosPrinter, slip_printer
from app.devices.slip.status import must_be_able
from app.devices.slip.ways import DeviceFileWay, NetworkWay, QueueWay, way_to
from app.errors import DeviceTrouble
from app.wording import say_trouble

DATA = b"\x1b@" + bytes(range(256)) * 40
GOOD, NO_PAPER, COVER, OFFLINE, ERROR = 0x12, 0x72, 0x16, 0x1A, 0x52
Answers = dict[int, int]
WELL: Answers = {1: GOOD, 2: GOOD, 4: GOOD}


def trouble(send: Callable[[], object]) -> DeviceTrouble:
    with pytest.raises(DeviceTrouble) as told:
        send()
    assert "办件和文书不受影响" in say_trouble(told.value)
    return told.value


@dataclass
class Machine:
    """What stands at the other end: answers status questions, keeps the rest."""

    answers: Answers
    got: bytearray = field(default_factory=bytearray)

    def take(self, data: bytes) -> bytes:
        """Keep bytes; return what is answered to the questions among them."""
        self.got += data
        said = bytearray()
        while (at := self.got.find(b"\x10\x04")) >= 0 and len(self.got) > at + 2 and len(self.got) <= 9:
            kind = self.got[at + 2]
            del self.got[at : at + 3]
            if kind in self.answers:
                said.append(self.answers[kind])
        return bytes(said)


@contextmanager
def network_printer(
    answers: Answers, *, is_deaf: bool = False, breaks_off: bool = False
) -> Iterator[tuple[int, Machine]]:
    """A printer at a port of this machine."""
    machine = Machine(answers)
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.1)
    is_over = threading.Event()

    def serve() -> None:
        while not is_over.is_set():
            try:
                line, _ = server.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            with line:
                line.settimeout(3)
                _talk(line)

    def _talk(line: socket.socket) -> None:
        if is_deaf:
            is_over.wait(10)
            return
        try:
            while data := line.recv(4096):
                said = machine.take(data)
                if said:
                    line.sendall(said)
                if breaks_off and len(machine.got) > 100:
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                    return
        except OSError:
            return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1], machine
    finally:
        is_over.set()
        server.close()
        thread.join(5)


@contextmanager
def device_printer(answers: Answers) -> Iterator[tuple[str, Machine]]:
    """A printer behind a device file: the far end of a terminal pair."""
    near, far = os.openpty()
    machine, is_over = Machine(answers), threading.Event()

    def serve() -> None:
        os.set_blocking(near, False)
        while not is_over.wait(0.002):
            try:
                data = os.read(near, 65536)
            except (BlockingIOError, OSError):
                continue
            said = machine.take(data)
            if said:
                os.write(near, said)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield os.ttyname(far), machine
    finally:
        time.sleep(0.05)
        is_over.set()
        thread.join()
        os.close(near)
        os.close(far)


def wait_for(machine: Machine, data: bytes) -> None:
    until = time.monotonic() + 5
    while bytes(machine.got) != data:
        assert time.monotonic() < until, (len(machine.got), len(data))
        time.sleep(0.01)


@pytest.mark.parametrize("answers", [WELL, {}])
def test_a_network_printer_gets_every_byte_whether_it_answers_or_not(answers: Answers):
    with network_printer(answers) as (port, machine):
        way = NetworkWay("127.0.0.1", port)
        assert way.state() is DeviceState.READY
        way.send(DATA, "小票")
        wait_for(machine, DATA)
        assert way.state() is DeviceState.READY


@pytest.mark.parametrize("answers", [WELL, {}])
def test_a_device_file_gets_every_byte_unchanged_line_feeds_included(answers: Answers):
    with device_printer(answers) as (file, machine):
        way = DeviceFileWay(file)
        assert way.state() is DeviceState.READY
        way.send(DATA, "小票")
        wait_for(machine, DATA)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({**WELL, 4: NO_PAPER}, "slip.no_paper"),
        ({**WELL, 2: COVER}, "slip.cover_open"),
        ({**WELL, 2: ERROR}, "slip.error"),
        ({**WELL, 1: OFFLINE}, "slip.offline"),
    ],
)
def test_a_printer_that_cannot_print_is_told_and_gets_nothing(answers: Answers, code: str):
    with network_printer(answers) as (port, machine):
        assert trouble(lambda: NetworkWay("127.0.0.1", port).send(DATA, "小票")).code == code
        assert DATA not in bytes(machine.got)
    with device_printer(answers) as (file, machine):
        assert trouble(lambda: DeviceFileWay(file).send(DATA, "小票")).code == code
        assert DATA not in bytes(machine.got)


def test_a_byte_that_is_no_status_is_no_trouble():
    must_be_able(lambda question: 0xFF, "x")
    must_be_able(lambda question: None, "x")


def test_nobody_at_the_address_is_told_and_the_light_is_out():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    way = NetworkWay("127.0.0.1", port)
    assert way.state() is DeviceState.ABSENT
    assert trouble(lambda: way.send(DATA, "小票")).code == "slip.gone"


def test_a_printer_that_takes_nothing_is_told_in_time():
    with network_printer({}, is_deaf=True) as (port, _):
        began = time.monotonic()
        way = NetworkWay("127.0.0.1", port, seconds=0.6)
        assert trouble(lambda: way.send(b"x" * 30_000_000, "小票")).code == "slip.timeout"
        assert time.monotonic() - began < 8
        assert way.state() is DeviceState.TROUBLE


def test_a_printer_that_breaks_off_in_the_middle_is_told():
    with network_printer({}, breaks_off=True) as (port, _):
        assert trouble(lambda: NetworkWay("127.0.0.1", port).send(b"x" * 30_000_000, "小票")).code == "slip.pulled_out"


def test_a_device_file_that_takes_nothing_is_told_in_time():
    near, far = os.openpty()
    try:
        way = DeviceFileWay(os.ttyname(far), seconds=0.5)
        began = time.monotonic()
        assert trouble(lambda: way.send(b"x" * 1_000_000, "小票")).code == "slip.timeout"
        assert time.monotonic() - began < 8
    finally:
        os.close(near)
        os.close(far)


def test_a_device_file_that_is_not_there_is_absent(tmp_path: Path):
    way = DeviceFileWay(str(tmp_path / "lp0"))
    assert way.state() is DeviceState.ABSENT
    assert trouble(lambda: way.send(DATA, "小票")).code == "slip.gone"
    assert trouble(lambda: DeviceFileWay(str(tmp_path)).send(DATA, "小票")).code == "slip.refused"


def test_a_raw_queue_gets_the_bytes_as_they_are(tmp_path: Path):
    service = PrintService(tmp_path)
    way = QueueWay(service.printer("SLIP"))
    assert way.state() is DeviceState.READY
    assert way.send(DATA, "小票") == "HP-7"
    assert (tmp_path / "got").read_bytes() == DATA


def test_a_target_is_a_device_an_address_or_a_queue():
    assert way_to("device:/dev/usb/lp0") == DeviceFileWay("/dev/usb/lp0")
    assert isinstance(way_to("tcp:127.0.0.1:9100"), NetworkWay)
    assert isinstance(way_to("SLIP"), QueueWay)
    assert trouble(lambda: way_to("tcp:127.0.0.1:port").send(DATA, "小票")).code == "slip.gone"


def test_a_slip_reaches_the_printer_of_a_choice():
    with network_printer(WELL) as (port, machine):
        printer = slip_printer(SlipChoice(f"tcp:127.0.0.1:{port}"))
        assert isinstance(printer, EscPosPrinter)
        assert printer.state() is DeviceState.READY
        job = printer.print_slip((SlipLine("收件凭证"),), "小票")
        assert (job.printer, job.copies) == (f"tcp:127.0.0.1:{port}", 1)
        until = time.monotonic() + 5
        while not machine.got.endswith(b"\x1d\x56\x42\x00") and time.monotonic() < until:
            time.sleep(0.01)
        assert "收件凭证".encode("gb18030") in machine.got
