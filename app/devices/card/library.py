"""A vendor's library, opened inside the child process only: its functions, and what is said when it does not fit."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from app.devices.ports import DeviceState, IdCard
from app.errors import DeviceTrouble


class CardLibrary(Protocol):
    """One of the two C interfaces. Calls may block, crash or lie: only the child process makes them."""

    def state(self) -> DeviceState:
        """Return READY when a reader answers at the port, ABSENT when none does."""
        ...

    def read(self) -> IdCard:
        """Return the card on the reader. Raises DeviceTrouble when there is none, or no reader any more."""
        ...


def open_library(path: str, needed: Sequence[str]) -> Any:
    """Return the library at `path`, with every function in `needed`.

    Raises DeviceTrouble("card.no_library"), ("card.bad_library") for a file of another machine or 32 bits,
    ("card.wrong_interface") when a function is missing.
    """
    if not Path(path).is_file():
        raise DeviceTrouble("card.no_library", file=path)
    try:
        library = _load(str(Path(path).resolve()))
    except OSError as fault:
        raise DeviceTrouble("card.bad_library", file=path, reason=str(fault)[:160], bits=bits()) from fault
    missing = [name for name in needed if not has_function(library, name)]
    if missing:
        raise DeviceTrouble("card.wrong_interface", file=path, functions="、".join(missing[:3]))
    return library


def has_function(library: Any, name: str) -> bool:
    """True when the library exports this function."""
    return getattr(library, name, None) is not None


def bits() -> int:
    """Return 32 or 64: the libraries that this process can load."""
    return 64 if sys.maxsize > 2**32 else 32


def _load(path: str) -> Any:
    if (
        sys.platform == "win32"
    ):  # the vendors' libraries are stdcall there and find their neighbours by their own folder
        return ctypes.WinDLL(path, winmode=0x8)
    return ctypes.CDLL(path)
