"""The interface SDT_* of sdtapi.dll and libsdtapi.so (GA/T 467): open, find, select, read the 256 bytes of text."""

from __future__ import annotations

import ctypes
import time
from typing import Any

from app.devices.card.library import has_function, open_library
from app.devices.card.record import LENGTH, card_from_record
from app.devices.ports import DeviceState, IdCard
from app.errors import DeviceTrouble

PORTS = (*range(1001, 1017), *range(1, 17))
DONE, FOUND = 0x90, 0x9F
PHOTO_ROOM, TEXT_ROOM = 4096, 1024
LOOK_AGAIN_SECONDS = 5.0  # trying every port is slow, and a serial port may belong to another device
KEEPS_OPEN = 0  # iIfOpen: the port was opened before
_NEEDED = ("SDT_OpenPort", "SDT_ClosePort", "SDT_StartFindIDCard", "SDT_SelectIDCard", "SDT_ReadBaseMsg")


class SdtLibrary:
    """A reader behind SDT_*; `port` 0 looks for it at every port. The photo is not decoded: its codec is licensed."""

    def __init__(self, path: str, port: int) -> None:
        self._library: Any = open_library(path, _NEEDED)
        self._ports = (port,) if port else PORTS
        self._port = 0
        self._looked = -LOOK_AGAIN_SECONDS

    def state(self) -> DeviceState:
        """Ask the security module, where the library can; else the open port is the answer."""
        if self._port and not self._is_there():
            self._close()
        if not self._port and time.monotonic() - self._looked >= LOOK_AGAIN_SECONDS:
            self._open()
        return DeviceState.READY if self._port else DeviceState.ABSENT

    def read(self) -> IdCard:
        """Find, select and read the card that lies on the reader.

        A card that stayed on the reader is found no more by many vendors' libraries, but can be selected again.
        """
        if not self._port and not self._open():
            raise DeviceTrouble("device.unplugged", device="card_reader")
        found = ctypes.create_string_buffer(64)
        self._library.SDT_StartFindIDCard(self._port, found, KEEPS_OPEN)
        if int(self._library.SDT_SelectIDCard(self._port, found, KEEPS_OPEN)) != DONE:
            raise self._why_not("device.no_card")
        return card_from_record(self._record())

    def _record(self) -> bytes:
        text, photo = ctypes.create_string_buffer(TEXT_ROOM), ctypes.create_string_buffer(PHOTO_ROOM)
        text_length, photo_length = ctypes.c_uint(0), ctypes.c_uint(0)
        code = self._library.SDT_ReadBaseMsg(
            self._port, text, ctypes.byref(text_length), photo, ctypes.byref(photo_length), KEEPS_OPEN
        )
        if int(code) != DONE:
            raise self._why_not("device.card_incomplete")
        if text_length.value not in (0, LENGTH):  # 0: some vendors leave it untouched
            raise DeviceTrouble("device.garbage", device="card_reader")
        return bytes(text.raw[:LENGTH])

    def _why_not(self, code: str) -> DeviceTrouble:
        """Open the port again: a reader that was pulled out fails like an empty one."""
        self._close()
        return DeviceTrouble(code) if self._open() else DeviceTrouble("device.pulled_out", device="card_reader")

    def _is_there(self) -> bool:
        if not has_function(self._library, "SDT_GetSAMStatus"):
            return True
        return int(self._library.SDT_GetSAMStatus(self._port, KEEPS_OPEN)) == DONE

    def _open(self) -> bool:
        found = next((port for port in self._ports if int(self._library.SDT_OpenPort(port)) == DONE), 0)
        self._port, self._looked = found, time.monotonic()
        return bool(found)

    def _close(self) -> None:
        self._library.SDT_ClosePort(self._port)
        self._port = 0
