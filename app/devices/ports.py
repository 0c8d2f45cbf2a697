"""What the desk expects of a device, whatever stands at the window; every call may raise DeviceTrouble."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class DeviceState(StrEnum):
    """The four states of every device, shown as light and word."""

    READY = "ready"
    ABSENT = "absent"
    BUSY = "busy"
    TROUBLE = "trouble"


class CardKind(StrEnum):
    """Which card lies on the reader; the values are those of app.applicant.IdKind."""

    CITIZEN = "id_card"
    RESIDENCE_PERMIT = "residence_permit"
    PERMANENT_RESIDENT = "permanent_resident"


@dataclass(frozen=True)
class IdCard:
    """What a card says, exactly as read; whether it is plausible is judged by app.identity.

    `latin_name`, `country` (GB/T 2659) stand on a foreigner's card only, `pass_number` on a residence permit.
    """

    name: str
    id_number: str
    sex: str = ""
    nation: str = ""
    birth: date | None = None
    address: str = ""
    issuer: str = ""
    valid_from: date | None = None
    valid_to: date | None = None  # None: long-term 长期, or not told
    kind: CardKind = CardKind.CITIZEN
    latin_name: str = ""
    country: str = ""
    pass_number: str = ""


@dataclass(frozen=True)
class Capture:
    """One picture or document as it came from the camera or a folder; opened only by app.intake."""

    name: str
    data: bytes


@dataclass(frozen=True)
class PrintJob:
    """The printer's receipt: it has the paper's bytes. `id` is the queue's word for the job; `file` where the paper lies
    when it was written to a file, "" when it came out on paper."""

    id: str
    printer: str
    copies: int
    file: str = ""


class PrintRole(StrEnum):
    """What a printer at the window is for: papers with legal effect, receipts 凭证, slips of 80 mm, visitors' badges."""

    NOTICE = "notice"
    RECEIPT = "receipt"
    SLIP = "slip"
    BADGE = "badge"


@dataclass(frozen=True)
class Rating:
    """What the applicant pressed, 1 to 5; no rating is ever made up, a blank stays a blank."""

    score: int


class Size(StrEnum):
    """How large a line of a slip stands."""

    NORMAL = "normal"
    TALL = "tall"
    LARGE = "large"


@dataclass(frozen=True)
class SlipLine:
    """A line of text on a slip; too long a line is broken by the printer's side."""

    text: str
    size: Size = Size.NORMAL
    is_bold: bool = False
    is_centred: bool = False


@dataclass(frozen=True)
class SlipBarcode:
    """A Code 128 of digits, centred."""

    digits: str


@dataclass(frozen=True)
class SlipRule:
    """A line across the paper."""


Slip = tuple[SlipLine | SlipBarcode | SlipRule, ...]


class CardReader(Protocol):
    """Reads identity cards."""

    def state(self) -> DeviceState:
        """Return the state now, within a second."""
        ...

    def read(self) -> IdCard:
        """Return the card that lies on the reader. Raises DeviceTrouble when there is none or it cannot be read."""
        ...


class Camera(Protocol):
    """Takes pictures of documents, or finds them in a folder."""

    def state(self) -> DeviceState:
        """Return the state now, within a second."""
        ...

    def capture(self) -> tuple[Capture, ...]:
        """Return what is new, oldest first. Raises DeviceTrouble when there is nothing."""
        ...


class Printer(Protocol):
    """Takes a PDF and puts it on paper."""

    def state(self) -> DeviceState:
        """Return the state now, within a few seconds."""
        ...

    def print_pdf(self, pdf: bytes, title: str, copies: int = 1, role: PrintRole = PrintRole.NOTICE) -> PrintJob:
        """Hand the bytes over as they are and return the receipt. Raises DeviceTrouble; then nothing was printed."""
        ...


class SlipPrinter(Protocol):
    """Prints narrow slips by bytes of ESC/POS."""

    def state(self) -> DeviceState:
        """Return the state now, within a second; ABSENT where no slip printer stands."""
        ...

    def print_slip(self, slip: Slip, title: str) -> PrintJob:
        """Print one slip and return the receipt. Raises DeviceTrouble; what was issued before stays as it is."""
        ...


class RatingPad(Protocol):
    """Asks the applicant how it was."""

    def state(self) -> DeviceState:
        """Return the state now, within a second."""
        ...

    def take(self) -> Rating | None:
        """Return the rating that was given since the last call, None when nobody pressed."""
        ...


class BarcodeSource(Protocol):
    """A scanner that does not type (USB-COM, or simulated); the keyboard wedge is ui.wedge."""

    def state(self) -> DeviceState:
        """Return the state now, within a second."""
        ...

    def take(self) -> tuple[str, ...]:
        """Return the texts scanned since the last call, oldest first."""
        ...


@dataclass(frozen=True)
class DeviceSet:
    """The devices of one window."""

    card_reader: CardReader
    camera: Camera
    printer: Printer
    rating_pad: RatingPad
    barcodes: BarcodeSource
    slip_printer: SlipPrinter
