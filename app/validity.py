"""From when to when a decision or a certificate holds: never before the application came in, never over already."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.state import Case

FARTHEST_BEGIN = 366  # days
FARTHEST_END = 100  # years; a long-term validity has no last day


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
