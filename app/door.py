"""The way into a profile: values that log-in page, commands and store share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:  # the log-in page names these values; the notices behind them are read after its first paint
    from app.finding import Finding
    from app.notices.issue import FrozenSetting
    from app.officer import Officer


class OpenStore(Protocol):
    """An unlocked store; thread-safe. What db.desk.store.Store is, seen from the window and the commands."""

    def do(self, officer: Officer, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run `use_case(desk, *args, **kwargs)` in one transaction, journal it durably, return its result."""

    def ask(self, query: Callable[..., Any], *args: Any) -> Any:
        """Run `query(records, *args)` read-only and return its answer."""

    def listen(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Call `listener` with the names of what changed after each transaction, on any thread."""

    def unlisten(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Call it no more."""

    def setting(self, officer: Officer) -> FrozenSetting:
        """Return office, catalogue, calendar and moment as a value, for previews outside any transaction."""
        ...

    def close(self) -> None:
        """Write everything into the store's own file and let go of the profile."""


@dataclass(frozen=True)
class FirstDesk:
    """What the first-run page asks: the hall, the desk's code in every case number, and the first administrator.

    `division` is the six-digit code (GB/T 2260) that opens every case number. `has_samples`: the sample departments
    and items are there to try the program out; without them the office begins empty and sets up its own.
    """

    office: str
    division: str
    desk_code: str
    officer_id: str
    name: str
    password: str
    has_samples: bool = False


@dataclass(frozen=True)
class Entered:
    """An unlocked store and the officer who unlocked it; `warnings` is what everybody at this desk must be told."""

    store: OpenStore
    officer: Officer
    warnings: tuple[Finding, ...] = ()
    was_unclean: bool = False  # the program before this one never closed the profile
    is_degraded: bool = False  # 降级: the secret of this device lies in a file, there is no keystore
