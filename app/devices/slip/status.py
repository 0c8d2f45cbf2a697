"""What a slip printer answers to DLE EOT: is it on line, is its cover shut, has it paper."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import DeviceTrouble

ASK_STATE, ASK_CAUSE, ASK_PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
_FIXED_MASK, _FIXED = 0x93, 0x12
_OFFLINE, _COVER, _STOPPED_BY_PAPER, _ERROR, _NO_PAPER = 0x08, 0x04, 0x20, 0x40, 0x60


def must_be_able(ask: Callable[[bytes], int | None], name: str) -> None:
    """Raise DeviceTrouble when the printer says that it cannot print; one that answers nothing is taken as able.

    `ask` sends three bytes and returns the one that came back, None when none did. Raises "slip.no_paper",
    "slip.cover_open", "slip.error", "slip.offline".
    """
    paper = _told(ask(ASK_PAPER))
    if paper is None:
        return
    cause = _told(ask(ASK_CAUSE)) or 0
    if paper & _NO_PAPER or cause & _STOPPED_BY_PAPER:
        raise DeviceTrouble("slip.no_paper", printer=name)
    if cause & _COVER:
        raise DeviceTrouble("slip.cover_open", printer=name)
    if cause & _ERROR:
        raise DeviceTrouble("slip.error", printer=name)
    if (_told(ask(ASK_STATE)) or 0) & _OFFLINE:
        raise DeviceTrouble("slip.offline", printer=name)


def _told(byte: int | None) -> int | None:
    """Return a byte that can be a status; what else lies in the line is none."""
    return byte if byte is not None and byte & _FIXED_MASK == _FIXED else None
