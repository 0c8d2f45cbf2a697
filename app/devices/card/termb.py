"""The interface CVR_* of Termb.dll and its Linux twins: open, authenticate, read, ask field by field; text in GBK."""

from __future__ import annotations

import ctypes
import time
from typing import Any

from app.devices.card.library import has_function, open_library
from app.devices.card.record import day_of, kind_by_number
from app.devices.ports import CardKind, DeviceState, IdCard
from app.errors import DeviceTrouble

PORTS = (*range(1001, 1017), *range(1, 17))  # USB first, then the serial ports
DONE, READ_ALL = 1, 4
ROOM = 512
LOOK_AGAIN_SECONDS = 5.0
_NEEDED = (
    "CVR_InitComm", "CVR_Authenticate", "CVR_Read_Content", "CVR_CloseComm", "GetPeopleName", "GetPeopleIDCode",
)  # fmt: skip
_KINDS = {
    "J": CardKind.RESIDENCE_PERMIT,
    "I": CardKind.PERMANENT_RESIDENT,
    "Y": CardKind.PERMANENT_RESIDENT,
}


class TermbLibrary:
    """A reader behind CVR_*; `port` 0 looks for it at every port."""

    def __init__(self, path: str, port: int) -> None:
        self._library: Any = open_library(path, _NEEDED)
        self._ports = (port,) if port else PORTS
        self._is_open = False
        self._looked = -LOOK_AGAIN_SECONDS

    def state(self) -> DeviceState:
        """Open the port anew every few seconds: the interface has no call that tells a reader that was pulled out."""
        if time.monotonic() - self._looked >= LOOK_AGAIN_SECONDS:
            self._reopen()
        return DeviceState.READY if self._is_open else DeviceState.ABSENT

    def read(self) -> IdCard:
        """Authenticate and read. A failure tells no card from no reader, so the port is opened again to know."""
        if not self._is_open and not self._reopen():
            raise DeviceTrouble("device.unplugged", device="card_reader")
        if int(self._library.CVR_Authenticate()) != DONE:
            raise DeviceTrouble("device.no_card") if self._reopen() else self._pulled_out()
        if int(self._library.CVR_Read_Content(READ_ALL)) != DONE:
            raise DeviceTrouble("device.card_incomplete") if self._reopen() else self._pulled_out()
        return self._card()

    def _card(self) -> IdCard:
        letter = self._field("GetCertType").strip()[-1:].upper()
        chinese = self._field("GetPeopleChineseName")
        name = self._field("GetPeopleName")
        number = self._field("GetPeopleIDCode")
        if not name or not number:
            raise DeviceTrouble("device.card_incomplete")
        return IdCard(
            name=chinese or name,
            id_number=number,
            sex=self._field("GetPeopleSex"),
            nation=self._field("GetPeopleNation").removesuffix("族"),
            birth=day_of(self._field("GetPeopleBirthday")),
            address=self._field("GetPeopleAddress"),
            issuer=self._field("GetDepartment"),
            valid_from=day_of(self._field("GetStartDate")),
            valid_to=day_of(self._field("GetEndDate")),
            kind=_KINDS.get(letter) or kind_by_number(number),
            latin_name=name if chinese and chinese != name else "",
            pass_number=self._field("GetPassCheckID"),
        )

    def _field(self, function: str) -> str:
        """Return one text, "" where this vendor's library has no such function."""
        if not has_function(self._library, function):
            return ""
        room = ctypes.create_string_buffer(ROOM)
        length = ctypes.c_int(ROOM)
        getattr(self._library, function)(room, ctypes.byref(length))
        data = bytes(room.raw).split(b"\x00", 1)[0]
        try:
            return data.decode("gb18030").strip()
        except UnicodeDecodeError as fault:
            raise DeviceTrouble("device.garbage", device="card_reader") from fault

    def _reopen(self) -> bool:
        if self._is_open:
            self._library.CVR_CloseComm()
        self._is_open = False
        for port in self._ports:
            if int(self._library.CVR_InitComm(port)) == DONE:
                self._is_open, self._ports = True, (port, *(p for p in self._ports if p != port))
                break
        self._looked = time.monotonic()
        return self._is_open

    @staticmethod
    def _pulled_out() -> DeviceTrouble:
        return DeviceTrouble("device.pulled_out", device="card_reader")
