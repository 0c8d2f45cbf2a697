"""Whether a window can open at all: Qt would end the program with a core dump where a sentence is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from app.errors import Refused

SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers listen, by convention
NEEDS_A_SCREEN = ("", "xcb", "wayland")


def refuse_without_display(environment: Mapping[str, str] = os.environ, sockets: Path = SOCKETS) -> None:
    """Raise Refused("desk.no_display") where Qt would find no screen; only X and Wayland systems are asked."""
    platform = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if not sys.platform.startswith("linux") or platform not in NEEDS_A_SCREEN:
        return
    display = environment.get("DISPLAY", "")
    if environment.get("WAYLAND_DISPLAY") or (display and _is_there(display, sockets)):
        return
    raise Refused("desk.no_display", display=display)


def _is_there(display: str, sockets: Path) -> bool:
    """True for a display of another machine, which only Qt can try, and for one of this machine that listens."""
    host, _, number = display.rpartition(":")
    if host not in ("", "unix") or not sockets.is_dir():
        return True
    return (sockets / f"X{number.partition('.')[0]}").exists()
