"""Who sits at the desk, on record: log-in, lock, unlock, shift change, log-out, and who tried in vain."""

from __future__ import annotations

from collections.abc import Sequence

from app.desk import Desk
from app.events.office import SessionChanged
from app.ids import OfficerId
from app.keys.failures import Failure

LOG_IN, SHIFT_CHANGE, LOCK, UNLOCK, LOG_OUT, FAILED = "log_in", "shift_change", "lock", "unlock", "log_out", "failed"
PASSWORD_SET = "password_set"  # noqa: S105 the name of what happened


def record_session(desk: Desk, what: str) -> None:
    """Record that the officer logged in, changed shift, locked, unlocked or left."""
    desk.record(None, SessionChanged(what, desk.officer.id))


def record_password(desk: Desk, officer_id: str) -> None:
    """Record that an officer has a new password, and who gave it."""
    desk.record(None, SessionChanged(PASSWORD_SET, OfficerId(officer_id)))


def record_failures(desk: Desk, failures: Sequence[Failure]) -> None:
    """Record every log-in that failed, with its own moment.

    What nobody here is called is left out: it may be a password that was typed into the wrong field.
    """
    known = {officer.id for officer in desk.records.officers()}
    for one in failures:
        name = OfficerId(one.officer if one.officer in known else "")
        desk.record(None, SessionChanged(FAILED, name, one.at))
