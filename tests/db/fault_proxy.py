"""A bad network between desk and center: a proxy that loses, doubles, halves and delays what it passes on.

Each request meets one fault, or none, as a seeded chance says. Names as in toxiproxy where there is one.
"""

from __future__ import annotations

import contextlib
import random
import socket
import struct
import threading
from collections import Counter

FAULTS = (
    "lost request", "lost answer", "duplicate", "half request", "half answer", "reset", "503 after commit", "portal page",
)  # fmt: skip
PORTAL = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 22\r\nconnection: close\r\n\r\n<html>log in</html>\r\n\r\n"
BUSY = b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class FaultProxy:
    """Listens on a free port before the center's; one request a connection. `is_well` lets everything through, `cut` nothing."""

    def __init__(self, target: int, seed: int, rate: float = 0.5) -> None:
        self._target, self._rnd, self._rate = target, random.Random(seed), rate
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.is_well = False
        self.cut = False
        self.count: Counter[str] = Counter()
        self._lock = threading.Lock()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def faults(self) -> int:
        """Return how many faults were injected."""
        return sum(self.count.values())

    def lead_to(self, target: int) -> None:
        """Pass on to another port from now on: the center came back elsewhere."""
        self._target = target

    def close(self) -> None:
        """Stop listening."""
        self._listening.close()

    def _listen(self) -> None:
        while True:
            try:
                given, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(given,), daemon=True).start()

    def _serve(self, given: socket.socket) -> None:
        with contextlib.suppress(OSError), given:
            given.settimeout(10)
            asked = read_message(given)
            if asked and not self.cut:
                self._pass_on(given, asked, self._fault())

    def _fault(self) -> str:
        with self._lock:
            if self.is_well or self._rnd.random() > self._rate:
                return ""
            fault = self._rnd.choice(FAULTS)
            self.count[fault] += 1
            return fault

    def _pass_on(self, given: socket.socket, asked: bytes, fault: str) -> None:
        if fault == "lost request":
            return
        if fault == "portal page":
            given.sendall(PORTAL)
            return
        if fault == "half request":
            self._half(asked)
            return
        answer = self._ask(asked)
        if fault == "duplicate":
            answer = self._ask(asked)
        if fault == "reset":
            given.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif fault == "503 after commit":
            given.sendall(BUSY)
        elif fault == "half answer":
            given.sendall(answer[: len(answer) * 2 // 3])
        elif fault != "lost answer":
            given.sendall(answer)

    def _ask(self, asked: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self._target), 10) as center:
            center.sendall(asked.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
            answer = bytearray()
            while part := center.recv(65536):
                answer += part
            return bytes(answer)

    def _half(self, asked: bytes) -> None:
        with socket.create_connection(("127.0.0.1", self._target), 10) as center:
            center.sendall(asked[: max(1, len(asked) * 2 // 3)])


def read_message(given: socket.socket) -> bytes:
    """Return one HTTP request, head and body."""
    data = bytearray()
    while b"\r\n\r\n" not in data:
        part = given.recv(65536)
        if not part:
            return b""
        data += part
    head, _, body = bytes(data).partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    sizes = [int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length:")]
    size = sizes[0] if sizes else 0
    while len(body) < size:
        part = given.recv(65536)
        if not part:
            return b""
        body += part
    return b"\r\n".join(lines) + b"\r\n\r\n" + body
