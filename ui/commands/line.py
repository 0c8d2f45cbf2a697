"""The command line: options that hold for everything, then a command with its own."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("zh_CN", "en")
OWN_OPTIONS = ("clock", "notice", "audit")  # commands that touch no profile read all that follows them themselves


@dataclass(frozen=True)
class CommandLine:
    """What was asked for. `command` is empty for the window."""

    profile: Path | None
    is_training: bool
    officer: str
    clock: str | None
    devices: str
    language: str
    command: str
    rest: tuple[str, ...]
    has_center: bool = False


def parse(given: list[str]) -> CommandLine:
    """Return the command line; argparse ends the program with code 2 on bad input."""
    parser = _options(add_help=True)
    front, back = _split(given)
    options, unknown = parser.parse_known_args(front)
    if unknown:
        parser.error("unknown: " + " ".join(unknown))
    late, rest = options, back[1:]
    if back and back[0] not in OWN_OPTIONS:
        late, rest = _options(add_help=False).parse_known_args(back[1:], argparse.Namespace(**vars(options)))
    return CommandLine(
        profile=late.profile,
        is_training=late.training,
        officer=late.officer,
        clock=late.clock,
        devices=late.devices,
        language=late.lang,
        command=back[0] if back else "",
        rest=tuple(rest),
        has_center=late.center,
    )


def _options(*, add_help: bool) -> argparse.ArgumentParser:
    """Return the parser of the options that hold for everything; behind a command `--help` is the command's own."""
    parser = argparse.ArgumentParser(
        prog="yimen",
        allow_abbrev=False,
        add_help=add_help,
        description="Yimen 一门, counter software for a public service hall. Without a command it opens the window.",
        epilog="commands: export, check, verify, keys, audit, backup, restore, wipe, erase, import, center, clock, notice, "
        "selftest, day, shots; each has --help",
    )
    parser.add_argument("--profile", type=Path, metavar="DIR", help="the one folder of all state")
    parser.add_argument("--training", action="store_true", help="a marked training profile with published people")
    parser.add_argument("--center", action="store_true", help="with --training: a center of its own on this machine")
    parser.add_argument("--officer", default="", metavar="ID", help="unlock without a screen (YIMEN_PASSWORD)")
    parser.add_argument("--clock", metavar="ISO", help="training clock: 2026-11-23T09:00+08:00 runs on, =… is frozen")
    parser.add_argument("--devices", default="", metavar="fake:DIR", help="devices by files")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    return parser


TAKES_VALUE = ("--profile", "--officer", "--clock", "--devices", "--lang")


def _split(given: list[str]) -> tuple[list[str], list[str]]:
    """Return what stands before the command, and the command with all that follows."""
    place = 0
    while place < len(given) and given[place].startswith("-"):
        place += 2 if given[place] in TAKES_VALUE else 1
    return given[:place], given[place:]
