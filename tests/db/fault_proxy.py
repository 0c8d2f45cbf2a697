"""A bad network between desk and center: a proxy that loses, doubles, halves, delays and reorders what it passes on.

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
    "reordered",
)  # fmt: skip
IN, OUT, BOTH = "in", "out", "both"
"""A partition: nothing reaches the center, nothing comes back from it, no connection is made."""
WRITES = (b"POST", b"PATCH")
PORTAL = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 22\r\nconnection: close\r\n\r\n<html>log in</html>\r\n\r\n"
BUSY = b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class FaultProxy:
    """Listens on a free port before the center's; one request a connection. `is_well` lets everything through, `cut` parts.

    `writing`: how often what changes something meets a fault, where that is another rate. A reordered request arrives when
    later ones have; its sender sees a broken line.
    """

    def __init__(self, target: int, seed: int, rate: float = 0.5, writing: float | None = None) -> None:
        self._target, self._rnd, self._rate = target, random.Random(seed), rate
        self._writing = rate if writing is None else writing
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.is_well = False
        self.cut = ""
        self.count: Counter[str] = Counter()
        self.parted: Counter[str] = Counter()
        self.met: Counter[str] = Counter()
        """How many requests of each route met a fault."""
        self._late: list[bytes] = []
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
            cut = self.cut
            self.parted[cut] += 1
            asked = b"" if cut == BOTH else read_message(given)
            if asked and not cut:
                self._pass_on(given, asked, self._fault(asked))
            elif asked and cut == OUT:
                self._ask(asked)

    def _fault(self, asked: bytes) -> str:
        with self._lock:
            rate = self._writing if asked.startswith(WRITES) else self._rate
            if self.is_well or self._rnd.random() > rate:
                return ""
            fault = self._rnd.choice(FAULTS)
            self.count[fault] += 1
            self.met[route_of(asked)] += 1
            return fault

    def _pass_on(self, given: socket.socket, asked: bytes, fault: str) -> None:
        if fault == "lost request":
            return
        if fault == "reordered":
            self._late.append(asked)
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
        self._send_late()

    def _send_late(self) -> None:
        """Let what was held back arrive now, behind what was sent after it."""
        with self._lock:
            late, self._late = self._late, []
        for asked in late:
            self._ask(asked)

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


def route_of(asked: bytes) -> str:
    """Return method and first part of the path of a request."""
    method, target = asked.split(b" ", 2)[:2]
    return f"{method.decode()} /{target.decode().split('/')[1].partition('?')[0]}"


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
