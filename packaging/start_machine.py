"""What this machine is and has: display, input method, system libraries; and how Debian gets what it lacks."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from start_step import Step, answered, must, say

WINDOW = ("libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3")
SCREEN = (
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libx11-xcb1",
    "libxcb-image0",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-shm0",
)
PRINTING = ("libcups2", "cups-client")
PACKAGES = WINDOW + SCREEN + PRINTING
LONG_TESTS = ("cups", "chromium", "default-jre-headless")
"""What only `test --full` asks for: a print service of its own, a browser for the public pages, a second PDF validator."""


@dataclass(frozen=True)
class Machine:
    """What start.py has to know about the machine."""

    has_display: bool
    has_fcitx: bool
    is_debian: bool
    is_root: bool


def look() -> Machine:
    """This machine."""
    return Machine(
        has_display=has_display(os.environ, sys.platform),
        has_fcitx=has_fcitx(os.environ, Path("/proc")),
        is_debian=shutil.which("dpkg-query") is not None and shutil.which("apt-get") is not None,
        is_root=sys.platform != "win32" and os.geteuid() == 0,
    )


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """True where a window can be shown; an explicit QT_QPA_PLATFORM=offscreen means that none is wanted."""
    if environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    return platform in ("win32", "darwin") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def has_fcitx(environ: Mapping[str, str], proc: Path) -> bool:
    """True when the Fcitx input method serves this desktop; Qt reaches it through the IBus protocol only."""
    named = (environ.get("QT_IM_MODULE", ""), environ.get("XMODIFIERS", ""), environ.get("GTK_IM_MODULE", ""))
    if any("fcitx" in name for name in named):
        return True
    for comm in proc.glob("[0-9]*/comm"):
        try:
            if comm.read_text().startswith("fcitx"):
                return True
        except OSError:
            continue  # the process ended meanwhile
    return False


def missing(installed: str, wanted: tuple[str, ...] = PACKAGES) -> list[str]:
    """The packages of `wanted` that the list of dpkg-query lacks; newer Debian puts t64 behind some names."""
    there = {line.split()[0].partition(":")[0] for line in installed.splitlines() if line.endswith(" installed")}
    return [name for name in wanted if name not in there and f"{name}t64" not in there]


def install_missing(machine: Machine, extra: tuple[str, ...] = ()) -> bool:
    """Install on Debian what Qt and printing need; without the right to do so say what to install. True when all is there."""
    if not machine.is_debian:
        return True
    listed = answered(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\\n"])
    lacking = missing(listed or "", PACKAGES + extra)
    if not lacking:
        return True
    if not machine.is_root:
        say("system libraries are missing; install them with:  sudo apt-get install " + " ".join(lacking))
        return False
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    mend = "Install these packages by hand and start again: " + " ".join(lacking)
    must(Step("package lists of the system", ["apt-get", "-qq", "update"], quiet, is_quiet=True), mend)
    command = ["apt-get", "-qq", "-y", "--no-install-recommends", "install", *lacking]
    must(Step("system libraries: " + " ".join(lacking), command, quiet, is_quiet=True), mend)
    return True
