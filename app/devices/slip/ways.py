"""The ways to a slip printer: a device file, an address on the network, a raw queue of CUPS. Each ends in time."""

from __future__ import annotations

import os
import select
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.devices.choice import DEVICE, TCP
from app.devices.cups import CupsPrinter
from app.devices.ports import DeviceState
from app.devices.slip.status import must_be_able
from app.errors import DeviceTrouble

ANSWER_SECONDS = 0.4
REST_SECONDS = 10.0
CHUNK = 4096

if sys.platform != "win32":
    import tty


class Way(Protocol):
    """Takes the bytes of a slip to the printer."""

    def state(self) -> DeviceState:
        """Return the state now, within a second."""
        ...

    def send(self, data: bytes, title: str) -> str:
        """Hand the bytes over and return the printer's word for the job. Raises DeviceTrouble."""
        ...


@dataclass(frozen=True)
class DeviceFileWay:
    """A device file such as /dev/usb/lp0 or /dev/ttyUSB0; never waits for it longer than `seconds`."""

    file: str
    seconds: float = 8.0

    def state(self) -> DeviceState:
        """Ready while the file is there: it comes and goes with the plug."""
        return DeviceState.READY if Path(self.file).exists() else DeviceState.ABSENT

    def send(self, data: bytes, title: str) -> str:
        """Write the bytes as the printer takes them."""
        handle = self._open()
        try:
            must_be_able(lambda question: self._ask(handle, question), self.file)
            self._write(handle, data, time.monotonic() + self.seconds)
        except OSError as fault:
            raise DeviceTrouble("slip.pulled_out", printer=self.file) from fault
        finally:
            os.close(handle)
        return ""

    def _open(self) -> int:
        flags = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            handle = os.open(self.file, os.O_RDWR | flags)
        except FileNotFoundError as fault:
            raise DeviceTrouble("slip.gone", printer=self.file) from fault
        except OSError as fault:
            raise DeviceTrouble("slip.refused", printer=self.file, reason=fault.strerror or "") from fault
        if sys.platform != "win32" and os.isatty(handle):
            tty.setraw(
                handle
            )  # or the line discipline turns every line feed, also those inside a picture, into two bytes
        return handle

    def _ask(self, handle: int, question: bytes) -> int | None:
        self._write(handle, question, time.monotonic() + self.seconds)
        readable, _, _ = select.select([handle], [], [], ANSWER_SECONDS)
        try:
            answer = os.read(handle, 1) if readable else b""
        except (BlockingIOError, InterruptedError):
            return None
        return answer[0] if answer else None

    def _write(self, handle: int, data: bytes, until: float) -> None:
        left = memoryview(data)
        while left:
            _, writable, _ = select.select([], [handle], [], max(0.0, until - time.monotonic()))
            if not writable:
                raise DeviceTrouble("slip.timeout", printer=self.file, seconds=round(self.seconds))
            try:
                left = left[os.write(handle, left[:CHUNK]) :]
            except BlockingIOError:
                continue


class NetworkWay:
    """A printer at HOST:PORT (usually 9100). Whether it answers is tried seldom: many take one visitor at a time."""

    def __init__(self, host: str, port: int, seconds: float = 5.0) -> None:
        self._host, self._port, self._seconds = host, port, seconds
        self._name = f"{host}:{port}"
        self._seen = (-REST_SECONDS, DeviceState.ABSENT)

    def state(self) -> DeviceState:
        """Return whether a connection came about, at the last slip or a few seconds ago."""
        at, state = self._seen
        if time.monotonic() - at >= REST_SECONDS:
            try:
                socket.create_connection((self._host, self._port), timeout=0.8).close()
                state = DeviceState.READY
            except OSError:
                state = DeviceState.ABSENT
            self._seen = (time.monotonic(), state)
        return state

    def send(self, data: bytes, title: str) -> str:
        """Connect, ask, send, and wait until the printer has taken everything."""
        try:
            line = socket.create_connection((self._host, self._port), timeout=self._seconds)
        except OSError as fault:
            self._seen = (time.monotonic(), DeviceState.ABSENT)
            raise DeviceTrouble("slip.gone", printer=self._name) from fault
        try:
            with line:
                must_be_able(lambda question: _ask_line(line, question), self._name)
                line.settimeout(self._seconds)
                line.sendall(data)
                line.shutdown(socket.SHUT_WR)
                _drain(line)
        except TimeoutError as fault:
            self._seen = (time.monotonic(), DeviceState.TROUBLE)
            raise DeviceTrouble("slip.timeout", printer=self._name, seconds=round(self._seconds)) from fault
        except OSError as fault:
            self._seen = (time.monotonic(), DeviceState.TROUBLE)
            raise DeviceTrouble("slip.pulled_out", printer=self._name) from fault
        self._seen = (time.monotonic(), DeviceState.READY)
        return ""


def _ask_line(line: socket.socket, question: bytes) -> int | None:
    line.settimeout(ANSWER_SECONDS)
    line.sendall(question)
    try:
        answer = line.recv(1)
    except TimeoutError:
        return None
    return answer[0] if answer else None


def _drain(line: socket.socket) -> None:
    """Read what the printer still says: closing upon unread bytes would break the line off under the slip."""
    line.settimeout(ANSWER_SECONDS)
    try:
        while line.recv(CHUNK):
            pass
    except TimeoutError:
        return


@dataclass(frozen=True)
class QueueWay:
    """A raw queue of CUPS."""

    printer: CupsPrinter

    def state(self) -> DeviceState:
        """Ask the queue."""
        return self.printer.state()

    def send(self, data: bytes, title: str) -> str:
        """Hand the bytes to `lp` as they are."""
        return self.printer.print_raw(data, title)


def way_to(target: str) -> Way:
    """Return the way to `device:FILE`, `tcp:HOST:PORT` or the queue of this name."""
    if target.startswith(DEVICE):
        return DeviceFileWay(target.removeprefix(DEVICE))
    if target.startswith(TCP):
        host, _, port = target.removeprefix(TCP).rpartition(":")
        return NetworkWay(host, int(port) if port.isascii() and port.isdigit() else 0)
    return QueueWay(CupsPrinter(target))
