"""Failed log-ins, kept in the profile so that neither a restart nor being offline resets them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.durable import replace_file
from app.errors import Refused

FILE_NAME = "keys.attempts"
FREE_FAILURES = 5
FIRST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(hours=24)


@dataclass(frozen=True)
class Attempts:
    """Failures since the last success, and until when (UTC) further attempts are refused."""

    failures: int = 0
    locked_until: datetime | None = None

    def failed(self, at: datetime) -> Attempts:
        """Return the state after one more failure: every fifth locks, 15 minutes first, then twice as long."""
        failures = self.failures + 1
        if failures % FREE_FAILURES:
            return Attempts(failures, self.locked_until)
        wait = min(FIRST_LOCK * 2 ** min(failures // FREE_FAILURES - 1, 10), LONGEST_LOCK)
        return Attempts(failures, at + wait)

    def minutes_left(self, at: datetime) -> int:
        """Return the begun minutes until attempts are taken again, 0 when they are."""
        if self.locked_until is None or at >= self.locked_until:
            return 0
        return int((self.locked_until - at).total_seconds() // 60) + 1


def read_attempts(folder: Path) -> dict[str, Attempts]:
    """Return the state per officer; an unreadable file counts as none, for it must never lock the office out."""
    try:
        plain = json.loads((folder / FILE_NAME).read_text("utf-8"))
        return {
            officer: Attempts(
                int(row["failures"]),
                datetime.fromisoformat(row["until"]) if row["until"] else None,
            )
            for officer, row in plain.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _write(folder: Path, attempts: dict[str, Attempts]) -> None:
    plain = {
        officer: {
            "failures": a.failures,
            "until": a.locked_until.isoformat() if a.locked_until else None,
        }
        for officer, a in attempts.items()
    }
    replace_file(folder / FILE_NAME, json.dumps(plain, ensure_ascii=False).encode())


def refuse_when_locked(folder: Path, officer: str, at: datetime) -> None:
    """Raise Refused("keys.locked_out", minutes=n) while the officer's attempts are not taken."""
    minutes = read_attempts(folder).get(officer, Attempts()).minutes_left(at)
    if minutes:
        raise Refused("keys.locked_out", minutes=minutes)


def record_failure(folder: Path, officer: str, at: datetime) -> Attempts:
    """Count one failure durably and return the officer's new state."""
    attempts = read_attempts(folder)
    attempts[officer] = attempts.get(officer, Attempts()).failed(at)
    _write(folder, attempts)
    return attempts[officer]


def clear_failures(folder: Path, officer: str) -> None:
    """Forget the officer's failures after a success or an administrator's reset."""
    attempts = read_attempts(folder)
    if attempts.pop(officer, None) is not None:
        _write(folder, attempts)
