"""What a command that needs the store is handed by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from app.errors import Refused

if TYPE_CHECKING:
    from app.door import Entered
    from app.finding import Finding
    from app.officer import Officer
    from app.sync.link import Link
    from app.sync.running import Told

T = TypeVar("T")
DONE, REFUSED, BAD_INPUT, IN_USE, UNREACHABLE = range(5)


@dataclass(frozen=True)
class Checked:
    """What a check looked at, and every fault."""

    events: int
    cases: int
    notices: int
    faults: tuple[Finding, ...]


class Restored(Protocol):
    """From which backup (None: from the journal alone), how many transactions were replayed, where the old store lies,
    and what is lost as far as the mark beside the store knows.
    """

    @property
    def backup(self) -> str | None: ...
    @property
    def replayed(self) -> int: ...
    @property
    def quarantined(self) -> str: ...
    @property
    def lost(self) -> tuple[Finding, ...]: ...


class Write(Protocol):
    """Opens the store to write, lets `work` do its work and closes it. Raises Refused("profile.in_use") beside a window."""

    def __call__(self, work: Callable[[Entered], T]) -> T: ...


def untied(*_: object) -> Any:
    """Raise Refused("sync.no_center"): these hands reach no center."""
    raise Refused("sync.no_center")


@dataclass(frozen=True)
class Hands:
    """Ways to the store and its care, made by ui/__main__.py; every one may raise app.errors.Trouble."""

    read: Callable[[], Entered]
    write: Write
    second: Callable[[str], Officer]
    check: Callable[[], Checked]
    backup: Callable[[], Path]
    restore: Callable[[], Restored]
    is_training: Callable[[], bool]
    language: str
    accept_loss: Callable[[str], str]
    ask_erasure: Callable[[str, str, str], tuple[str, int]]
    sign_erasure: Callable[[str], int]
    accept_clock: Callable[[str], str]
    join_center: Callable[[str, str, str], Link] = untied
    exchange: Callable[[], Told | None] = untied
    wipe: Callable[[str, Path | None], tuple[Path, Path | None]] = untied
