"""What lies on this desk alone: nothing that takes its records away goes on before they are safe elsewhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from app.errors import Refused
from app.sync.shelf import Standing
from app.wording import DEFAULT_LANGUAGE, say

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FRESH = timedelta(minutes=5)  # a desk whose center answers has a round about every 15 seconds


class Holdings(Protocol):
    """What a desk knows of the safety of its own records."""

    def standing(self) -> Standing:
        """Return how many events are where."""

    def files_alone(self) -> int:
        """Return how many files and papers of this desk's events the center was not seen to have, exchanged files among them."""


def refuse_unsent(held: Holdings) -> None:
    """Raise Refused("sync.unsent") while the center has not confirmed every record and file; tied to no center it has none."""
    standing, files = held.standing(), held.files_alone()
    unsent = standing.unsent + standing.received
    if unsent or files:
        raise Refused("sync.unsent", unsent=unsent, files=files)


def goes_soon(standing: Standing, now: datetime, *, is_reached: bool) -> bool:
    """True while the center answers and nothing waits longer than FRESH: the next round takes along what lies here."""
    oldest = standing.oldest_unsent
    return is_reached and (oldest is None or now - oldest < FRESH)


def left_words(
    standing: Standing,
    now: datetime,
    language: str = DEFAULT_LANGUAGE,
    exported: Path | None = None,
    *,
    is_reached: bool = False,
) -> str:
    """Return what is told to whoever leaves a desk while records lie on it alone: how many, how old, how they are made safe.

    Empty when the center has confirmed everything, and while what is left `goes_soon`: whoever was told so every day would
    read it no more. `exported`: where they were exported; nobody leaves before that.
    """
    count = standing.unsent + standing.received
    if not count:
        return ""
    oldest = standing.oldest_unsent
    if goes_soon(standing, now, is_reached=is_reached):
        return ""
    if oldest is None:  # all were sent; the center has not answered yet
        told = say("sync.left_received", language, count=count)
    else:
        told = say("sync.left", language, count=count, age=_age(now - oldest, language))
    return told if exported is None else told + say("sync.left_exported", language, file=str(exported))


def _age(age: timedelta, language: str) -> str:
    if age < HOUR:
        return say("sync.age_less", language)
    return say("sync.age_hours", language, n=age // HOUR) if age < DAY else say("sync.age_days", language, n=age // DAY)
