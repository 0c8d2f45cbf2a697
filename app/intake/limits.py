"""What may come in, told before anybody scans (démarches-simplifiées 104, 887)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024
ROUNDED = "\ufffd"  # stands before a number of a list whose last digits the spreadsheet has lost


class Media(StrEnum):
    """The kinds of file that are taken; the content decides, never the name."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"


@dataclass(frozen=True)
class IntakeLimits:
    """Limits of one file and of the process that opens it."""

    image_bytes: int = 30 * MEGABYTE
    pdf_bytes: int = 20 * MEGABYTE
    pixels: int = 50_000_000
    memory_bytes: int = 1024 * MEGABYTE
    cpu_seconds: int = 15
    wall_seconds: int = 30
    longest_side: int = 3508  # A4 upright at 300 dots per inch
    quality: int = 80


LIMITS = IntakeLimits()


def media_of(data: bytes) -> Media | None:
    """Return what the first bytes say the content is, None for what is not taken."""
    if data.startswith(b"\xff\xd8\xff"):
        return Media.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Media.PNG
    return Media.PDF if data[:1024].lstrip().startswith(b"%PDF-") else None
