"""Whether the desk's clock may judge how old a thing is: one that was set forward would let everything go at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.events.envelope import Moment
from app.finding import Finding, finding
from app.keeping import BEIJING

REAL = "real"
WITNESSES = 7  # days of use on which the desk must have known nearly this date
LONGEST_GAP = 15  # days between two of them: longer than any holiday of the year
BACK = timedelta(minutes=5)
CLOCK = "clock"


def distrust(now: Moment, days: Sequence[date], newest: datetime | None) -> Finding | None:
    """Return why nothing may be removed by this clock; None when it can be believed.

    `days` are the days of the real clock on which this desk recorded something, newest first; `newest` is the time of its
    newest event. A clock set far forward is believed only once the desk has lived with it for `WITNESSES` days of use, in
    which somebody would have seen the date on the papers.
    """
    if now.clock != REAL:
        return finding("retention.clock_set", CLOCK)
    if newest is not None and now.at < newest - BACK:
        return finding("retention.clock_back", CLOCK, last=newest.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M"))
    known = sorted({now.on, *days}, reverse=True)[:WITNESSES]
    for later, earlier in zip(known, known[1:], strict=False):
        if (later - earlier).days > LONGEST_GAP:
            return finding("retention.clock_jumped", CLOCK, earlier=str(earlier), later=str(later), days=WITNESSES)
    if len(known) < WITNESSES:
        return finding("retention.clock_new", CLOCK, days=WITNESSES, found=len(known))
    return None
