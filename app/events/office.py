"""What happens to no case: log-in, lock, officers, office data, reads and exports (subject null)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from app.events.body import Body, private
from app.ids import OfficerId
from app.officer import Officer


@dataclass(frozen=True)
class OfficeOpened(Body):
    """The profile was made: which office, which desk code, training or not."""

    KIND: ClassVar[str] = "office_opened"
    office: str
    desk_code: str
    is_training: bool


@dataclass(frozen=True)
class OfficerSet(Body):
    """An officer's name, posts and roles are now these; also how an account is closed."""

    KIND: ClassVar[str] = "officer_set"
    officer_id: OfficerId
    officer: Officer | None = private(None)


@dataclass(frozen=True)
class SessionChanged(Body):
    """log-in, lock, unlock, shift change, log-out, failed: `what` says which; `at` when it was, if it is told later."""

    KIND: ClassVar[str] = "session_changed"
    what: str
    officer_id: OfficerId
    at: datetime | None = None


@dataclass(frozen=True)
class Looked(Body):
    """Somebody opened, searched, revealed or exported; `what` says which, `cases` how many."""

    KIND: ClassVar[str] = "looked"
    what: str
    cases: int = 1
    query: str = private()


@dataclass(frozen=True)
class SettingChanged(Body):
    """An office or device setting has a new value."""

    KIND: ClassVar[str] = "setting_changed"
    key: str
    value: Any = None


@dataclass(frozen=True)
class StandInSet(Body):
    """AB岗: from `first_on` to `last_on` the stand-in may act in the absent officer's posts; both days included.

    `is_ended`: an earlier setting was taken back or cut short; `last_on` is its last day now.
    """

    KIND: ClassVar[str] = "stand_in_set"
    absent: OfficerId
    stand_in: OfficerId
    first_on: date
    last_on: date
    is_ended: bool = False
