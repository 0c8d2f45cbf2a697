"""评价 and its blank: one visit, one rating; never made up, never filled in beforehand (国办发〔2019〕51号)."""

from __future__ import annotations

from app.desk import Desk, Records
from app.errors import NotFound, Refused
from app.events.ratings import Channel, Rated, RatingLeftBlank
from app.free_text import written
from app.ids import CaseId, VisitId
from app.officer import Officer
from app.post import Post
from app.ratings.code import read_code
from app.ratings.levels import labels_on
from app.ratings.table import may_look_after
from app.ratings.visit import Visit
from app.state import CaseState

PRESSED = (Channel.PAD, Channel.SCREEN)


def rate(
    desk: Desk, visit: VisitId, *, score: int, channel: Channel, is_named: bool = True, comment: str = ""
) -> Visit:
    """The visit has its one rating, with the officer who served; a bad one under a name opens its call-back.

    It stands even when the act was taken back meanwhile: an undo does not silence the applicant. Raises Refused: rated
    already, no such level, no post at a window; NotFound for a visit that never was.
    """
    held = desk.records.visit(visit)
    _check_takes_ratings(desk.officer, held.department)
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
        _check_takes_ratings(desk.officer, held.department)
        desk.record(held.case, RatingLeftBlank(held.id, desk.officer.id))
    return desk.records.visit(visit)


def visit_to_rate(records: Records, case_id: CaseId, visit: VisitId) -> Visit | None:
    """Return the visit if its applicant is still to be asked, None otherwise.

    An applicant who rated this day's visit before the act was taken back and done again is not asked twice.
    """
    try:
        held = records.visit(visit)
    except NotFound:
        return None
    if held.rating is not None or not held.is_counted:
        return None
    case = records.case(case_id)
    number = case.applicant.id_number if case.applicant else ""
    for line in records.recent_cases_of(number):
        if line.state is CaseState.VOID and line.id != case_id and _is_rated(records, line.id, held):
            return None
    return held


def _is_rated(records: Records, taken_back: CaseId, held: Visit) -> bool:
    return any(v.on == held.on and v.rating is not None for v in records.visits_of_case(taken_back))


def _check_takes_ratings(officer: Officer, department: str) -> None:
    if not officer.is_active:
        raise Refused("people.closed_account", officer=officer.name)
    if not officer.holds(Post.WINDOW, department) and not may_look_after(officer, department):
        raise Refused("rating.no_window", officer=officer.name)
