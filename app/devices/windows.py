"""A printer of Windows: PDFium draws each page onto the printer itself, as vectors, or as a picture where it cannot.

Tray and sides are those of the Windows printer: the office sets one up for each role. Never tried on Windows from here;
what calls the system is in `WindowsGdi` alone, everything else runs on any system.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.devices.choice import PrinterChoice
from app.devices.ports import DeviceState, PrintJob, PrintRole
from app.errors import DeviceTrouble

_DEVICES = r"Software\Microsoft\Windows NT\CurrentVersion\Devices"
_USUAL = r"Software\Microsoft\Windows NT\CurrentVersion\Windows"
PAPER_X, PAPER_Y, OFFSET_X, OFFSET_Y = 110, 111, 112, 113  # GetDeviceCaps


@dataclass(frozen=True)
class Sheet:
    """Where a page is drawn: the handle of the printer, the paper's corner and size in its dots."""

    handle: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """A page as a picture, four bytes a dot (BGRX), rows from the top."""

    width: int
    height: int
    data: bytes


class Drawer(Protocol):
    """Draws the pages of a paper; the only place that knows PDFium builds one."""

    def pages(self, pdf: bytes) -> int:
        """Return how many pages it has."""
        ...

    def draw(self, pdf: bytes, index: int, sheet: Sheet) -> Picture | None:
        """Draw a page onto the sheet, or return its picture where PDFium has no way to a printer."""
        ...


class Gdi(Protocol):
    """What is asked of Windows; 0 and less are failures."""

    def printers(self) -> tuple[tuple[str, ...], str]:
        """Return the names of the printers, and that of the usual one."""
        ...

    def open(self, printer: str) -> int:
        """Return a handle of the printer."""
        ...

    def call(self, name: str, handle: int, *arguments: Any) -> int:
        """Call StartDocW (with a title), StartPage, EndPage, EndDoc, AbortDoc, DeleteDC or GetDeviceCaps (with an index)."""
        ...

    def put(self, sheet: Sheet, picture: Picture) -> int:
        """Put a picture over the whole sheet."""
        ...

    def error(self) -> int:
        """Return the number of the last failure."""
        ...


@dataclass(frozen=True)
class WindowsPrinter:
    """`queue` empty = the usual printer."""

    gdi: Gdi
    drawer: Drawer
    choice: PrinterChoice = field(default_factory=PrinterChoice)

    def state(self) -> DeviceState:
        """Ready when Windows knows the printer; whether it has paper is told by its own tray icon only."""
        names, usual = self.gdi.printers()
        return DeviceState.READY if (self.choice.queue or usual) in names else DeviceState.ABSENT

    def print_pdf(self, pdf: bytes, title: str, copies: int = 1, role: PrintRole = PrintRole.NOTICE) -> PrintJob:
        """Draw every page of every copy. Raises DeviceTrouble; what was begun is taken back, so nothing came out."""
        names, usual = self.gdi.printers()
        name, copies = self.choice.queue or usual, self.choice.copies or copies
        if name not in names:
            raise DeviceTrouble("printer.no_queue", printer=name or "Windows")
        handle = self.gdi.open(name)
        if handle <= 0:
            raise self._trouble(name, "CreateDC")
        try:
            job = self._must(name, "StartDocW", handle, title[:60])
            try:
                for _ in range(copies):
                    self._pages(name, handle, pdf)
                self._must(name, "EndDoc", handle)
            except DeviceTrouble:
                self.gdi.call("AbortDoc", handle)
                raise
        finally:
            self.gdi.call("DeleteDC", handle)
        return PrintJob(str(job), name, copies)

    def _pages(self, name: str, handle: int, pdf: bytes) -> None:
        ask = {cap: self.gdi.call("GetDeviceCaps", handle, cap) for cap in (OFFSET_X, OFFSET_Y, PAPER_X, PAPER_Y)}
        sheet = Sheet(handle, -ask[OFFSET_X], -ask[OFFSET_Y], ask[PAPER_X], ask[PAPER_Y])
        for index in range(self.drawer.pages(pdf)):
            self._must(name, "StartPage", handle)
            picture = self.drawer.draw(pdf, index, sheet)
            if picture is not None and self.gdi.put(sheet, picture) <= 0:
                raise self._trouble(name, "StretchDIBits")
            self._must(name, "EndPage", handle)

    def _must(self, name: str, step: str, handle: int, *arguments: Any) -> int:
        found = self.gdi.call(step, handle, *arguments)
        if found <= 0:
            raise self._trouble(name, step)
        return found

    def _trouble(self, name: str, step: str) -> DeviceTrouble:
        number = self.gdi.error()
        if number in (39, 112):  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
            return DeviceTrouble("printer.disk_full", printer=name)
        if number in (5, 0x704):  # ERROR_ACCESS_DENIED, no rights on the printer
            return DeviceTrouble("printer.not_allowed", printer=name)
        return DeviceTrouble("printer.windows", printer=name, step=step, number=number)


_DRAWERS: list[Drawer] = []


def draw_by(drawer: Drawer) -> None:
    """Let this drawer draw onto the printers of Windows: the window tells it once, at its start."""
    _DRAWERS[:] = [drawer]


def windows_printer(choice: PrinterChoice) -> WindowsPrinter | None:
    """Return a printer of Windows; None on any other system, or while nobody can draw."""
    gdi = gdi_of()
    return WindowsPrinter(gdi, _DRAWERS[0], choice) if gdi is not None and _DRAWERS else None


def usual_of(device: str) -> str:
    """Return the printer's name in the registry's word for the usual printer: `HP,winspool,Ne00:`."""
    return device.split(",", 1)[0].strip()


if sys.platform == "win32":
    import ctypes
    import winreg

    class WindowsGdi:
        """gdi32 and the registry, called directly."""

        def __init__(self) -> None:
            self._gdi = ctypes.WinDLL("gdi32", use_last_error=True)
            self._gdi.CreateDCW.restype = ctypes.c_void_p

        def printers(self) -> tuple[tuple[str, ...], str]:
            """Read the printers of this user."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _DEVICES) as key:
                    names = tuple(winreg.EnumValue(key, at)[0] for at in range(winreg.QueryInfoKey(key)[1]))
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _USUAL) as key:
                    return names, usual_of(str(winreg.QueryValueEx(key, "Device")[0]))
            except OSError:
                return (), ""

        def open(self, printer: str) -> int:
            """CreateDCW."""
            return int(self._gdi.CreateDCW("WINSPOOL", printer, None, None) or 0)

        def call(self, name: str, handle: int, *arguments: Any) -> int:
            """Call one function of gdi32."""
            given: tuple[Any, ...] = arguments
            if name == "StartDocW":
                given = (ctypes.byref(_document(str(arguments[0]))),)
            return int(getattr(self._gdi, name)(ctypes.c_void_p(handle), *given))

        def put(self, sheet: Sheet, picture: Picture) -> int:
            """StretchDIBits, rows from the top."""
            head = (ctypes.c_uint32 * 10)(40, picture.width, -picture.height & 0xFFFFFFFF, 0x00200001, *([0] * 6))
            place = (sheet.x, sheet.y, sheet.width, sheet.height, 0, 0, picture.width, picture.height)
            return int(
                self._gdi.StretchDIBits(
                    ctypes.c_void_p(sheet.handle), *place, picture.data, ctypes.byref(head), 0, 0x00CC0020
                )
            )

        def error(self) -> int:
            """GetLastError."""
            return int(ctypes.get_last_error())

    class _DocInfo(ctypes.Structure):
        _fields_ = [
            ("size", ctypes.c_int), ("name", ctypes.c_wchar_p), ("output", ctypes.c_wchar_p),
            ("datatype", ctypes.c_wchar_p), ("type", ctypes.c_uint32),
        ]  # fmt: skip

    def _document(title: str) -> _DocInfo:
        return _DocInfo(ctypes.sizeof(_DocInfo), title, None, None, 0)


def gdi_of(platform: str = sys.platform) -> Gdi | None:
    """Return Windows, None on any other system."""
    found: Mapping[str, Any] = globals()
    return found["WindowsGdi"]() if platform == "win32" and "WindowsGdi" in found else None
