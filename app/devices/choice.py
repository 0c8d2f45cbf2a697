"""Which devices a window has, as one frozen value: the setting "devices", kept in the profile of the window.

`pack(choice)` is what the setting holds; `read_device_choice` takes it back. A part that was damaged falls back to what
a window has at first, so that no wrong setting keeps the window from opening; `app.devices.choice_checks` tells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.devices.ports import PrintRole
from app.finding import Finding
from app.toml_table import TomlTable

KEY = "devices"
FILE = "file:"
DEVICE = "device:"
TCP = "tcp:"
GAP_LEAST, GAP_MOST, GAP_USUAL = 25, 80, 50
WIDE_PAPER, NARROW_PAPER = 576, 384
SECOND_SCREENS = ("auto", "window", "off")


class CardInterface(StrEnum):
    """How the card reader is spoken to."""

    NONE = "none"
    HELPER = "helper"  # a vendor's program that prints one card as JSON and ends
    TERMB = "termb"  # the C interface CVR_*
    SDTAPI = "sdtapi"  # the C interface SDT_* (GA/T 467)


class Duplex(StrEnum):
    """Sides of the sheet, in the words of CUPS."""

    ONE_SIDED = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


class SlipCharset(StrEnum):
    """The characters that a slip printer has in its memory; what it lacks is printed as a picture."""

    GB2312 = "gb2312"
    GBK = "gbk"
    GB18030 = "gb18030"


@dataclass(frozen=True)
class CardChoice:
    """`library` is the driver's file, `port` 0 tries all; `program` starts the helper, or runs a 32-bit driver."""

    interface: CardInterface = CardInterface.NONE
    library: str = ""
    port: int = 0
    program: tuple[str, ...] = ()
    seconds: int = 5


@dataclass(frozen=True)
class CameraChoice:
    """`folder` is where the camera's own program saves ("" = captures/ in the profile), `device` such as /dev/video0."""

    folder: str = ""
    device: str = ""


@dataclass(frozen=True)
class PrinterChoice:
    """One role's printer: `queue` "" is the usual one, `file:DIR` keeps papers as files; `copies` 0 is as the paper says."""

    queue: str = ""
    tray: str = ""
    copies: int = 0
    duplex: Duplex = Duplex.ONE_SIDED
    media: str = "A4"


@dataclass(frozen=True)
class SlipChoice:
    """The slip printer: `target` "" = none, `device:FILE`, `tcp:HOST:PORT`, `file:DIR`, or the name of a raw queue.

    `width` in dots (576 on paper of 80 mm, 384 on 58 mm); `is_at_once`: a slip follows every receipt and acceptance.
    """

    target: str = ""
    charset: SlipCharset = SlipCharset.GBK
    width: int = WIDE_PAPER
    is_at_once: bool = False


@dataclass(frozen=True)
class WedgeChoice:
    """The scanner that types: keys at most `gap` ms apart; `prefix` and `suffix` are what it types around a barcode."""

    gap: int = GAP_USUAL
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class DeviceChoice:
    """The devices of one window. A role without a choice of its own prints as notices do.

    `second_screen`: auto (the applicant's screen where there is one), window (a plain window), off.
    """

    card: CardChoice = field(default_factory=CardChoice)
    camera: CameraChoice = field(default_factory=CameraChoice)
    notice: PrinterChoice = field(default_factory=PrinterChoice)
    receipt: PrinterChoice = field(default_factory=PrinterChoice)
    badge: PrinterChoice = field(default_factory=PrinterChoice)
    slip: SlipChoice = field(default_factory=SlipChoice)
    wedge: WedgeChoice = field(default_factory=WedgeChoice)
    second_screen: str = "auto"

    def printer_of(self, role: PrintRole) -> PrinterChoice:
        """Return the printer of a role; what it does not name is that of notices."""
        own = {PrintRole.RECEIPT: self.receipt, PrintRole.BADGE: self.badge}.get(role, self.notice)
        return self.notice if own == PrinterChoice() else own


def read_device_choice(setting: Mapping[str, Any] | None) -> DeviceChoice:
    """Return the choice that the setting "devices" holds; None (nothing was set yet) is a window without devices."""
    return read_with_faults(setting)[0]


def read_with_faults(setting: Mapping[str, Any] | None) -> tuple[DeviceChoice, tuple[Finding, ...]]:
    """Return the choice and what of it could not be read."""
    faults: list[Finding] = []
    parts = {} if setting is None else dict(setting)

    def part(name: str) -> TomlTable:
        found = parts.get(name)
        return TomlTable(found if isinstance(found, Mapping) else {}, KEY, faults, name)

    choice = DeviceChoice(
        card=_card(part("card")),
        camera=_camera(part("camera")),
        notice=_printer(part("notice")),
        receipt=_printer(part("receipt")),
        badge=_printer(part("badge")),
        slip=_slip(part("slip")),
        wedge=_wedge(part("wedge")),
        second_screen=_second_screen(TomlTable(parts, KEY, faults)),
    )
    return choice, tuple(faults)


def _card(table: TomlTable) -> CardChoice:
    return CardChoice(
        interface=table.choice("interface", CardInterface, CardInterface.NONE),
        library=table.text("library", ""),
        port=table.number("port", 0, most=65_535),
        program=table.texts("program"),
        seconds=table.number("seconds", CardChoice.seconds, most=3600),
    )


def _camera(table: TomlTable) -> CameraChoice:
    return CameraChoice(table.text("folder", ""), table.text("device", ""))


def _printer(table: TomlTable) -> PrinterChoice:
    return PrinterChoice(
        queue=table.text("queue", ""),
        tray=table.text("tray", ""),
        copies=table.number("copies", 0, most=1000),
        duplex=table.choice("duplex", Duplex, Duplex.ONE_SIDED),
        media=table.text("media", PrinterChoice.media),
    )


def _slip(table: TomlTable) -> SlipChoice:
    return SlipChoice(
        target=table.text("target", ""),
        charset=table.choice("charset", SlipCharset, SlipCharset.GBK),
        width=table.number("width", WIDE_PAPER, most=10_000),
        is_at_once=table.flag("is_at_once"),
    )


def _second_screen(table: TomlTable) -> str:
    found = table.text("second_screen", "auto")
    if found in SECOND_SCREENS:
        return found
    table.fault("device.second_screen", "second_screen", found=found)
    return "auto"


def _wedge(table: TomlTable) -> WedgeChoice:
    return WedgeChoice(table.number("gap", GAP_USUAL, most=10_000), table.text("prefix", ""), table.text("suffix", ""))
