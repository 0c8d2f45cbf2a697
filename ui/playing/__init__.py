"""The commands that drive or need the window, by name."""

from __future__ import annotations

from collections.abc import Callable

from ui import selftest
from ui.commands.line import CommandLine
from ui.opening import WayIn
from ui.playing import day, shots

Door = Callable[[CommandLine], WayIn]
COMMANDS: dict[str, Callable[[list[str], CommandLine, Door], int]] = {
    "selftest": selftest.run,
    "shots": shots.run,
    "day": day.run,
}
