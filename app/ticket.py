"""排队号: what the ticket machine printed for the visit, and when it was taken and called, as far as it is known."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from app.errors import Refused

BEIJING = timezone(timedelta(hours=8))
LONGEST_NUMBER = 12
_NUMBER = re.compile(r"[A-Z0-9]{1,12}(-[A-Z0-9]{1,6})?")
_TIME = re.compile(r"([01]?\d|2[0-3]):?([0-5]\d)")


@dataclass(frozen=True)
class Ticket:
    """A queue ticket: its number as printed (A012), and the moments told with it; None = not told."""

    number: str
    taken_at: datetime | None = None
    called_at: datetime | None = None


def read_ticket(text: str, on: date) -> Ticket | None:
    """Return the ticket that was typed or scanned ("A012", "A012 9:01 9:12": number, taken, called); None for nothing.

    Times are of the civil day `on` in Beijing. Raises Refused "ticket.number", "ticket.time", "ticket.order".
    """
    parts = unicodedata.normalize("NFKC", text).upper().split()
    if not parts:
        return None
    number, times = parts[0], parts[1:]
    if not _NUMBER.fullmatch(number) or len(number) > LONGEST_NUMBER:
        raise Refused("ticket.number", longest=LONGEST_NUMBER)
    if len(times) > 2:
        raise Refused("ticket.time", found=times[2])
    taken, called = (*(_moment(one, on) for one in times), None, None)[:2]
    if taken is not None and called is not None and called < taken:
        raise Refused("ticket.order", taken=times[0], called=times[1])
    return Ticket(number, taken, called)


def _moment(text: str, on: date) -> datetime:
    match = _TIME.fullmatch(text)
    if match is None:
        raise Refused("ticket.time", found=text)
    return datetime.combine(on, time(int(match[1]), int(match[2])), BEIJING)


def ticket_words(ticket: Ticket) -> str:
    """Return the ticket as it was written: number, then the times that are known."""
    times = (ticket.taken_at, ticket.called_at)
    return " ".join((ticket.number, *(at.astimezone(BEIJING).strftime("%H:%M") for at in times if at is not None)))
