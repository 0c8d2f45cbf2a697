"""From when to when a decision or a certificate holds: never before the application came in, never over already."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.clock.limits import months_after
from app.errors import Refused
from app.events.certificates import FollowKind
from app.state import Case

FARTHEST_BEGIN = 366  # days
FARTHEST_END = 100  # years; a long-term validity has no last day
ONE_DAY = timedelta(days=1)
_TERM = re.compile(r"(\d{1,3}|[一二三四五六七八九十])\s*(年|个月|月)")
_NUMERALS = "零一二三四五六七八九十"


def check_validity(case: Case, begin: date | None, end: date | None, today: date) -> None:
    """Raise Refused for a validity that ends before it begins, began before the materials were received, is over, or
    lies so far ahead (more than a year to its first day, a hundred years to its last) that a digit must be wrong.
    """
    if begin and end and end < begin:
        raise Refused("decision.validity", begin=begin.isoformat(), end=end.isoformat())
    if begin and begin < case.received_on:
        raise Refused("decision.validity_backdated", begin=begin.isoformat(), received=case.received_on.isoformat())
    if end and end < today:
        raise Refused("decision.validity_over", end=end.isoformat())
    if begin and (begin - today).days > FARTHEST_BEGIN:
        raise Refused("decision.validity_far", on=begin.isoformat())
    if end and end.year - today.year > FARTHEST_END:
        raise Refused("decision.validity_far", on=end.isoformat())


def months_of(validity: str) -> int | None:
    """Return how many months a validity of whole years or months lasts ("5年", "18个月", "三年"); None for anything else."""
    found = _TERM.fullmatch(validity.strip())
    if found is None:
        return None
    n = int(found[1]) if found[1].isdecimal() else _NUMERALS.index(found[1])
    return (n * 12 if found[2] == "年" else n) or None


def valid_until(validity: str, begin: date) -> date | None:
    """Return the last day of a validity of whole years or months that begins on `begin`; None for 长期 and anything else."""
    months = months_of(validity)
    if months is None:
        return None
    try:
        return months_after(begin, months) - ONE_DAY
    except OverflowError:
        return None


def new_validity(case: Case, validity: str, today: date) -> tuple[date | None, date | None]:
    """Return from when to when a certificate granted today would hold, by the item's own term; (None, None) without one.

    A renewal goes on where the old validity ends; a change or a reissue keeps the old last day (行政许可法 49, 50).
    """
    follows = case.follows
    if follows is not None and follows.kind is not FollowKind.RENEW:
        return (today, follows.valid_to) if follows.valid_to is not None else (None, None)
    begin = today
    if follows is not None and follows.valid_to is not None:
        begin = max(today, follows.valid_to + ONE_DAY)
    end = valid_until(validity, begin)
    return (begin, end) if end is not None else (None, None)


def usual_validity(case: Case, validity: str, today: date) -> tuple[date | None, date | None]:
    """Return from when to when the certificate holds: what was decided, else what `new_validity` says."""
    decision = case.decision
    if decision is not None and (decision.valid_from or decision.valid_to):
        return decision.valid_from, decision.valid_to
    return new_validity(case, validity, today)
