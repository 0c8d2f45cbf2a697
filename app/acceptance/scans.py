"""What the camera took or a file holds, opened in the limited child before it may be kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.devices.ports import Capture
from app.errors import Refused
from app.intake.limits import LIMITS, MEGABYTE
from app.intake.take_in import take_in

MOST_BYTES = max(LIMITS.image_bytes, LIMITS.pdf_bytes)


@dataclass(frozen=True)
class Found:
    """A file that may be kept: reduced, of a known kind."""

    name: str
    media: str
    data: bytes


def read_files(paths: tuple[Path, ...]) -> tuple[Capture, ...]:
    """Return the files' bytes. Raises Refused: "scan.unreadable" with the name, "intake.too_large" unread."""
    return tuple(Capture(path.name, _read(path)) for path in paths)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused("scan.unreadable", name=path.name) from error
    if len(data) > MOST_BYTES:
        found = -(-path.stat().st_size // MEGABYTE)
        raise Refused("intake.too_large", found=found, most=MOST_BYTES // MEGABYTE)
    return data


def opened(found: tuple[Capture, ...]) -> tuple[Found, ...]:
    """Return each file as it will be kept. Raises what app.intake.take_in raises."""
    return tuple(_opened(one) for one in found)


def _opened(one: Capture) -> Found:
    taken = take_in(one.data)
    return Found(one.name, taken.media.value, taken.data)
