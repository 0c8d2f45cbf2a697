"""The card reader at the window: asks its child process, ends it when it does not answer, and starts it anew."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import Any

from app.devices.line_child import LineChild, python_child
from app.devices.ports import DeviceState, IdCard
from app.errors import DeviceTrouble
from app.events.body import unpack

CARD_CHILD = "app.devices.card.child"
LOOK_SECONDS = 0.8
REST_SECONDS = 15.0
DEVICE = "card_reader"


def library_command(interface: str, library: str, port: int, program: Sequence[str] = ()) -> tuple[str, ...]:
    """Return how the child starts; `program` is another interpreter for it, such as a 32-bit one for 32-bit drivers."""
    arguments = (interface, library, str(port))
    if program:
        return (*program, "-P", "-m", CARD_CHILD, *arguments)
    return python_child(CARD_CHILD, *arguments)


class LibraryCardReader:
    """A reader behind a vendor's C library. Reading takes `seconds` at most, looking at the state never a second.

    Called from two threads: while one reads, the other sees BUSY. A reader whose driver hung is left in peace for a
    while before its light is asked for again; F4 asks at once.
    """

    def __init__(self, command: Sequence[str], seconds: float = 5.0) -> None:
        self._child = LineChild(command, DEVICE)
        self._seconds = seconds
        self._turn = threading.Lock()
        self._asked: tuple[int, float] | None = None
        self._rests_until = 0.0
        self._last = DeviceState.ABSENT

    def state(self) -> DeviceState:
        """Return what the child says; BUSY while somebody reads or the driver is slow, TROUBLE after it failed."""
        if not self._turn.acquire(blocking=False):
            return DeviceState.BUSY
        try:
            if time.monotonic() < self._rests_until:
                return self._last
            self._last = self._look()
            return self._last
        except DeviceTrouble as trouble:
            self._asked = None
            self._rest()
            self._last = DeviceState.ABSENT if trouble.code == "device.unplugged" else DeviceState.TROUBLE
            return self._last
        finally:
            self._turn.release()

    def read(self) -> IdCard:
        """Return the card that lies on the reader.

        Raises DeviceTrouble: "device.no_card", "device.unplugged", "device.pulled_out", "device.card_incomplete",
        "device.garbage", "device.timeout" (the child was ended), "device.failed" (it crashed), "card.no_library",
        "card.bad_library", "card.wrong_interface".
        """
        if not self._turn.acquire(timeout=self._seconds):
            raise DeviceTrouble("device.busy", device=DEVICE)
        try:
            self._asked = None
            answer = self._answer(self._child.send(do="read"))
        finally:
            self._turn.release()
        self._rests_until = 0.0
        return _card(answer)

    def close(self) -> None:
        """End the child; the window closes or has another reader now."""
        with self._turn:
            self._child.end()

    def _look(self) -> DeviceState:
        if self._asked is None or not self._child.is_running():
            self._asked = (self._child.send(do="state"), time.monotonic())
        number, since = self._asked
        answer = self._child.wait(number, LOOK_SECONDS)
        if answer is None and time.monotonic() - since > self._seconds:
            self._child.end()
            raise DeviceTrouble("device.timeout", device=DEVICE, seconds=round(self._seconds))
        if answer is None:
            return DeviceState.BUSY
        self._asked = None
        _raise_trouble(answer)
        return _state(answer.get("state"))

    def _answer(self, number: int) -> dict[str, Any]:
        try:
            answer = self._child.wait(number, self._seconds)
        except DeviceTrouble:
            self._rest()
            raise
        if answer is None:
            self._child.end()
            self._rest()
            raise DeviceTrouble("device.timeout", device=DEVICE, seconds=round(self._seconds))
        return answer

    def _rest(self) -> None:
        self._last = DeviceState.TROUBLE
        self._rests_until = time.monotonic() + REST_SECONDS


def _state(word: object) -> DeviceState:
    try:
        return DeviceState(str(word))
    except ValueError:
        return DeviceState.TROUBLE


def _raise_trouble(answer: dict[str, Any]) -> None:
    if "trouble" in answer:
        facts = answer.get("facts")
        raise DeviceTrouble(str(answer["trouble"]), **(facts if isinstance(facts, dict) else {}))


def _card(answer: dict[str, Any]) -> IdCard:
    _raise_trouble(answer)
    plain = answer.get("card")
    try:
        card: IdCard = unpack(IdCard, plain)
    except (TypeError, ValueError, AttributeError) as fault:
        raise DeviceTrouble("device.garbage", device=DEVICE) from fault
    if not isinstance(card, IdCard):
        raise DeviceTrouble("device.garbage", device=DEVICE)
    return card
