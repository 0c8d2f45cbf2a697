"""评价 and its blank: one visit, one rating; never made up, never filled in beforehand (国办发〔2019〕51号)."""

from __future__ import annotations

from app.desk import Desk, Records
from app.errors import NotFound, Refused
from app.events.ratings import Channel, Rated, RatingLeftBlank
from app.free_text import written
from app.ids import VisitId
from app.ratings.code import read_code
from app.ratings.levels import labels_on
from app.ratings.rights import check_takes_ratings
from app.ratings.visit import Visit

PRESSED = (Channel.PAD, Channel.SCREEN)


def rate(
    desk: Desk, visit: VisitId, *, score: int, channel: Channel, is_named: bool = True, comment: str = ""
) -> Visit:
    """The visit has its one rating, with the officer who served; a bad one under a name opens its call-back.

    It stands even when the act was taken back meanwhile: an undo does not silence the applicant. Raises Refused: rated
    already, no such level, no post at a window; NotFound for a visit that never was.
    """
    held = desk.records.visit(visit)
    check_takes_ratings(desk.officer, held.department)
    labels = labels_on(desk.now().on)
    level = labels.level(score)
    served = desk.officer.id if channel in PRESSED else held.officer
    body = Rated(held.id, level.score, labels.version, channel, served, is_named, written(comment))
    desk.record(held.case, body)
    return desk.records.visit(visit)


def rate_by_code(desk: Desk, code: str, *, score: int, is_named: bool, comment: str = "") -> Visit:
    """A paper form is entered: its 评价码 finds the visit. Raises as `rate`, and for a code misread or unknown."""
    return rate(
        desk,
        visit_with_code(desk.records, code).id,
        score=score,
        channel=Channel.PAPER,
        is_named=is_named,
        comment=comment,
    )


def visit_with_code(records: Records, code: str) -> Visit:
    """Return the visit whose code was typed. Raises Refused for a misread code, NotFound for one of another desk."""
    plain = read_code(code)
    found = records.visits_with_code(plain)
    if not found:
        raise NotFound("rating.no_code", rating=plain)
    if len(found) > 1:
        raise Refused("rating.code_twice", rating=plain)
    return found[0]


def leave_blank(desk: Desk, visit: VisitId) -> Visit:
    """The applicant was asked and chose nothing: that is on record once, and the visit may still be rated on paper."""
    held = desk.records.visit(visit)
    if held.rating is None and not held.blanks and held.is_counted:
        check_takes_ratings(desk.officer, held.department)
        desk.record(held.case, RatingLeftBlank(held.id, desk.officer.id))
    return desk.records.visit(visit)
