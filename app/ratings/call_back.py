"""回访: a real-name bad rating is called back, verified, mended or explained, answered and closed (国办发〔2019〕51号)."""

from __future__ import annotations

from app.desk import Desk
from app.errors import Refused
from app.events.body import Body
from app.events.ratings import CallBackAnswered, CallBackClosed, CallBackMeasured, CallBackTried, Remedy
from app.free_text import written
from app.ids import VisitId
from app.ratings.rights import check_looks_after
from app.ratings.rules import rules_of
from app.ratings.visit import Visit

WAYS = ("phone", "window", "letter", "message")
RESULTS = ("mended", "explained", "unverified", "mistaken", "unreachable")


def contact(desk: Desk, visit: VisitId, *, is_reached: bool, is_verified: bool = False, words: str) -> Visit:
    """The call is on record; a person who was not reached stays on the list, and its limit runs on."""
    return _record(desk, visit, CallBackTried(visit, is_reached, is_reached and is_verified, _needed(words)))


def measure(desk: Desk, visit: VisitId, *, remedy: Remedy, days: int = 0, words: str) -> Visit:
    """What is done is on record: mended at once, by a deadline of working days that the office allows, or explained."""
    allowed = rules_of(desk.records).complex_days
    if remedy is Remedy.COMPLEX and days not in allowed:
        raise Refused("rating.complex_days", days=days, allowed="、".join(map(str, allowed)))
    body = CallBackMeasured(visit, remedy, days if remedy is Remedy.COMPLEX else 0, _needed(words))
    return _record(desk, visit, body)


def answer(desk: Desk, visit: VisitId, *, way: str, words: str) -> Visit:
    """The person was told what became of it."""
    if way not in WAYS:
        raise Refused("rating.no_choice")
    return _record(desk, visit, CallBackAnswered(visit, way, _needed(words)))


def close(desk: Desk, visit: VisitId, *, result: str, words: str) -> Visit:
    """The call-back is closed with result and reason; before the answer only after a call that is on record."""
    if result not in RESULTS:
        raise Refused("rating.no_choice")
    return _record(desk, visit, CallBackClosed(visit, result, _needed(words)))


def _needed(words: str) -> str:
    if not words.strip():
        raise Refused("rating.no_words")
    return written(words)


def _record(desk: Desk, visit: VisitId, body: Body) -> Visit:
    held = desk.records.visit(visit)
    about = held.rating.officer if held.rating else None
    check_looks_after(desk.officer, held.department, about)
    desk.record(held.case, body)
    return desk.records.visit(visit)
