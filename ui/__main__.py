"""The desk's composition root: reads the command line, builds the parts, hands them to each other. No logic.

The window's first paint waits for nothing that it does not show: store, rules and notices are imported when somebody
logs in, on the records thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.door import Entered, FirstDesk
from app.errors import NotFound, Refused, Trouble, Unreachable
from app.intake import CHILD_OPTION
from app.wording import say_trouble
from db.desk.profile import is_profile, read_profile
from ui.commands.line import CommandLine, parse

if TYPE_CHECKING:
    from app.levels.between import Between
    from app.levels.desk import Order
    from app.officer import Officer
    from app.retention.keeper import Keeper
    from app.sync.running import Told
    from app.sync.shelf import Standing
    from db.desk.door import DeskDoor
    from db.desk.surroundings import Surroundings
    from ui.commands.door import Hands

BAD_INPUT, REFUSED, IN_USE, UNREACHABLE = 2, 1, 3, 4
IN_USE_CODES = ("profile.in_use", "profile.locked")
GIVEN_WRONGLY = frozenset({"sync.address", "sync.ca", "sync.code"})
PLAIN = ("clock", "notice", "audit")
VERIFY = "verify"
WITH_STORE = ("export", "check", "backup", "restore", "erase", "import", "keys", "center", "wipe")
TRAINED = {
    "import": "m1",
    "keys": "m1",
    "center": "m1",
    "wipe": "m1",
}  # who acts on a training profile when nobody is named; else the clerk


def main(given: list[str] | None = None) -> int:
    """Do what the command line asks for; every trouble is one sentence and an exit code."""
    words = sys.argv[1:] if given is None else given
    if words[:1] == [CHILD_OPTION]:
        return as_child(words[1:])
    line = parse(words)
    try:
        return run(line)
    except Trouble as trouble:
        sys.stderr.write(say_trouble(trouble, line.language) + "\n")
        return code_of(trouble)
    except OSError as fault:  # a folder that cannot be made, a disk that is full: the machine's word, in a sentence
        told = Refused("command.machine", file=str(fault.filename or line.profile or ""), detail=fault.strerror or "")
        sys.stderr.write(say_trouble(told, line.language) + "\n")
        return BAD_INPUT


def as_child(words: list[str]) -> int:
    """Be one of our own limited child processes: no window, no profile, no key."""
    from ui.commands import child

    try:
        return child.run(words)
    except Refused as trouble:
        sys.stderr.write(say_trouble(trouble) + "\n")
        return code_of(trouble)


def code_of(trouble: Trouble) -> int:
    """Return the exit code: 1 refused or failed check, 2 bad input, 3 in use or locked, 4 unreachable."""
    if trouble.code in IN_USE_CODES or trouble.code.startswith("keys."):
        return IN_USE
    if isinstance(trouble, Unreachable):
        return UNREACHABLE
    is_input = (
        isinstance(trouble, NotFound)
        or trouble.code in GIVEN_WRONGLY
        or trouble.code.startswith(
            (
                "command.",
                "numbering.",
                "device.",
                "desk.",
                "import.",
                "intake.",
                "calendar.",
                "verify.bad_",
                "verify.short_",
                "verify.newer_",
            )
        )
    )
    return BAD_INPUT if is_input else REFUSED


def run(line: CommandLine) -> int:
    """Run the command, or open the window."""
    if line.command in PLAIN:
        return plain(line)
    if line.command in WITH_STORE:
        return with_store(line)
    if line.command == VERIFY:
        return verify(line)
    if line.command:
        return with_window(line)
    from ui.opening import open_desk

    return open_desk(door(line), line)


def plain(line: CommandLine) -> int:
    """Run a command that touches no profile."""
    from ui.commands import audit, clock, notice

    commands: dict[str, Callable[[list[str]], int]] = {"clock": clock.run, "notice": notice.run, "audit": audit.run}
    language = ["--lang", line.language] if line.language != "zh_CN" else []
    return commands[line.command]([*line.rest, *language])


def verify(line: CommandLine) -> int:
    """Check a paper: with the store where somebody is named who unlocks it, else by public keys alone."""
    from ui.commands import verify as command

    options = command.arguments().parse_args(line.rest)  # --help and a wrong word need no profile
    folder = profile_folder(line)
    is_open = bool(line.officer) or line.is_training
    if not is_open and options.keys is None and is_profile(folder):
        is_open = read_profile(folder).is_training
    unlock = hands(line).read if is_open else None
    return command.run(list(line.rest), command.Ways(folder, unlock, line.language))


def with_store(line: CommandLine) -> int:
    """Run a command that reads or mends the store without a window."""
    from ui.commands import (
        backup,
        center,
        check,
        erase,
        export,
        export_calendar,
        import_calendar,
        import_lists,
        keys,
        restore,
        wipe,
    )

    commands: dict[str, Callable[[list[str], Hands], int]] = {
        "export": export.run,
        "check": check.run,
        "backup": backup.backup,
        "restore": restore.restore,
        "erase": erase.run,
        "import": import_lists.run,
        "keys": keys.run,
        "center": center.run,
        "wipe": wipe.run,
    }
    parsers = {
        "export": export,
        "check": check,
        "backup": backup,
        "restore": restore,
        "erase": erase,
        "import": import_lists,
        "keys": keys,
        "center": center,
        "wipe": wipe,
    }
    if line.command == "export" and line.rest[:1] == (export_calendar.WORD,):
        export_calendar.arguments().parse_args(line.rest[1:])
        return export_calendar.run(list(line.rest[1:]), hands(line))
    options = parsers[line.command].arguments().parse_args(line.rest)  # --help and a wrong word need no profile
    if line.command == "import" and import_calendar.reads_alone(options) and not (line.officer or line.is_training):
        return import_calendar.run_alone(options, line.language)
    return commands[line.command](list(line.rest), hands(line))


def with_window(line: CommandLine) -> int:
    """Run a command that drives the window."""
    from ui.playing import COMMANDS

    if line.command not in COMMANDS:
        known = (*PLAIN, *WITH_STORE, VERIFY, *COMMANDS)
        raise Refused("command.unknown", command=line.command, commands="、".join(known))
    return COMMANDS[line.command](list(line.rest), line, door)


def profile_folder(line: CommandLine) -> Path:
    """Return the profile's folder: as given, else the platform's data directory."""
    if line.profile is not None:
        return line.profile
    import platformdirs

    name = "Yimen-training" if line.is_training else "Yimen"
    return Path(platformdirs.user_data_dir(name, appauthor=False))


def surroundings(line: CommandLine) -> Surroundings:
    """Return office, items, calendar and clock of this desk."""
    from app.catalogue import sample_catalogue
    from app.clock.calendar import shipped
    from app.office import sample_office
    from db.desk.now import desk_clock
    from db.desk.surroundings import Surroundings

    return Surroundings(sample_office(), sample_catalogue(), shipped(), desk_clock(line.clock))


class LateDoor:
    """The way into the profile; what lies behind it is imported when somebody knocks. Makes a training profile."""

    def __init__(self, line: CommandLine) -> None:
        self._line = line
        self.folder = profile_folder(line)

    @property
    def is_new(self) -> bool:
        """True while there is no profile; a training profile is never new, it is made on the way in."""
        return not self._line.is_training and not is_profile(self.folder)

    @property
    def is_training(self) -> bool:
        """True for a training profile."""
        return self._line.is_training if not is_profile(self.folder) else read_profile(self.folder).is_training

    @property
    def office_name(self) -> str:
        """Return the name of the hall; empty before the profile is made."""
        return read_profile(self.folder).office_name if is_profile(self.folder) else ""

    @cached_property
    def behind(self) -> DeskDoor:
        """Return the real door, the training profile made if it is wanted."""
        from db.desk.door import DeskDoor

        real = DeskDoor(self.folder, surroundings(self._line))
        if self._line.is_training and real.is_new:
            from db.desk.training import make_training

            make_training(real.folder, real.around)
        elif self._line.is_training and not real.is_training:
            raise Refused("profile.not_training", folder=str(self.folder))
        if self._line.has_center and self._line.is_training:
            from app.sync.loopback import LoopbackCenter

            office = real.around.office
            real.loopback = LoopbackCenter(self.folder / "center", office.division, office.name)
        return real

    def read_in(self) -> None:
        """Read in what lies behind the door, and open nothing."""
        import_module("db.desk.door")

    def make(self, first: FirstDesk) -> str:
        """Make the profile and its first administrator; return the recovery code, which is shown once."""
        return self.behind.make(first)

    def enter(self, officer_id: str, password: str) -> Entered:
        """Open the profile as this officer."""
        return self.behind.enter(officer_id, password)

    def verify(self, officer_id: str, password: str) -> Officer:
        """Return the active officer whose password this is."""
        return self.behind.verify(officer_id, password)

    def recover(self, code: str, officer_id: str, password: str) -> None:
        """Give an officer a new password by the printed recovery code."""
        self.behind.recover(code, officer_id, password)

    def set_password(self, officer_id: str, password: str) -> None:
        """Give an officer a new password."""
        self.behind.set_password(officer_id, password)

    def leave(self) -> None:
        """The officer leaves the desk."""
        self.behind.leave()

    def is_tied(self) -> bool:
        """True when a center let this desk in."""
        return self.behind.is_tied()

    def save_unsent(self) -> Path | None:
        """Export what lies on this machine alone; return where."""
        return self.behind.save_unsent()

    def unsent(self, language: str, *, is_reached: bool = False) -> str:
        """Return in a sentence what lies on this machine alone; empty when its center has everything, or it has none."""
        return self.behind.unsent(language, is_reached=is_reached)

    def standing(self) -> Standing | None:
        """Return how many records are where now; None while the desk is tied to none."""
        return self.behind.standing() if "behind" in vars(self) else None

    def exchange(self) -> Told | None:
        """Do one round with the center; None while the desk is tied to none."""
        return self.behind.exchange() if "behind" in vars(self) else None

    def keeper(self) -> Keeper:
        """Return who looks after what is kept for a while in the open store."""
        return self.behind.keeper()

    def fetch(self, sha256: str) -> None:
        """Fetch a file of another desk from the center."""
        self.behind.fetch(sha256)

    def between(self, order: Order | None = None) -> Between:
        """Ask the center what passes between centers, after `order` was done there."""
        return self.behind.between(order)

    def close(self) -> None:
        """Close the store; a door nobody went through has none."""
        if "behind" in vars(self):
            self.behind.close()


def door(line: CommandLine) -> LateDoor:
    """Return the way into the profile. Raises Refused("desk.clock_setting") for a `--clock` that is no moment."""
    if line.clock is not None:
        from db.desk.now import desk_clock

        desk_clock(line.clock)  # a bad setting is told at once, not when somebody logs in
    return LateDoor(line)


def hands(line: CommandLine) -> Hands:
    """Return what the commands of the command line work with."""
    from db.desk.care import Care
    from ui.commands.door import Checked, Hands
    from ui.commands.unlocking import SECOND_VARIABLE, password_for

    at = door(line).behind
    if at.is_new:
        raise NotFound("profile.none", folder=str(at.folder))
    officer = line.officer or (TRAINED.get(line.command, "w1") if at.is_training else "")
    if not officer:
        raise Refused("command.no_officer")
    care = Care(at.folder, at.around, officer, password_for(officer, is_training=at.is_training))

    def second(other: str) -> Officer:
        secret = password_for(other, is_training=at.is_training, variable=SECOND_VARIABLE)
        return care.verify(other, secret)

    def checked() -> Checked:
        found = care.check()
        return Checked(found.events, found.cases, found.notices, found.faults)

    return Hands(
        care.read,
        care.write,
        second,
        checked,
        care.backup,
        care.restore,
        lambda: at.is_training,
        line.language,
        care.accept_loss,
        care.ask_erasure,
        care.sign_erasure,
        care.accept_clock,
        care.join_center,
        care.exchange,
        care.wipe,
    )


if __name__ == "__main__":
    sys.exit(main())
