"""The only clock of a desk: real, or set for training (--clock), and then marked in every event and on every notice."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from app.errors import Refused
from app.events.envelope import Moment

OFFICE_ZONE = timezone(timedelta(hours=8))  # 北京时间, without daylight saving since 1992
REAL, TRAINING = "real", "training"
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")

Now = Callable[[], Moment]


def real_now() -> datetime:
    """Return the moment by the machine's clock, aware, UTC."""
    return datetime.now(UTC)


@cache
def boot_id() -> str:
    """Return what tells this run of the machine from others: a monotonic reading means something only within it."""
    if _BOOT_ID.is_file():
        return _BOOT_ID.read_text("ascii").strip()
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{uuid.getnode()}|{round(time.time() - time.monotonic(), -1)}"))


def moment_at(at: datetime, clock: str = REAL) -> Moment:
    """Return the moment `at`, with the civil date of the office's zone."""
    return Moment(at.astimezone(UTC), at.astimezone(OFFICE_ZONE).date(), time.monotonic_ns(), boot_id(), clock)


def desk_clock(setting: str | None = None) -> Now:
    """Return the desk's clock: real; or set to `2026-11-23T09:00+08:00` and running on; or frozen at `=…`.

    Raises Refused("desk.clock_setting") for a text that is no moment. A moment without an offset is office time.
    """
    if setting is None:
        return lambda: moment_at(real_now())
    try:
        start = datetime.fromisoformat(setting.removeprefix("="))
        start = start if start.tzinfo else start.replace(tzinfo=OFFICE_ZONE)
        moment_at(start)
    except (ValueError, OverflowError) as error:  # no moment, or one that falls out of the calendar in another zone
        raise Refused("desk.clock_setting", found=setting) from error
    if setting.startswith("="):
        return lambda: moment_at(start, TRAINING)
    begun = time.monotonic_ns()
    return lambda: moment_at(start + timedelta(microseconds=(time.monotonic_ns() - begun) // 1000), TRAINING)
