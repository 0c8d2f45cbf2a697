"""撤回, 作废, 撤销答复, 复议诉讼: what takes an application or its reply back, and what comes after it. Numbers stay in the book."""

from __future__ import annotations

from datetime import date

from app.desk import Desk
from app.disclosure.days import check_day
from app.disclosure.going_on import begun, clause, done
from app.disclosure.queries import papers_of
from app.disclosure.receive import Outcome
from app.disclosure.table import OUTCOMES, WAYS, DisclosureMove
from app.errors import Refused
from app.events.disclosure import DisclosureVoided, DisclosureWithdrawn, ReplyChallenged, ReplyVoided
from app.filing import DISCLOSURE_VOID, REPLY_VOID
from app.free_text import written
from app.ids import DisclosureId


def withdraw(desk: Desk, named: DisclosureId, *, reason: str, asked_on: date | None = None) -> Outcome:
    """The applicant takes the application back: it ends, under its number. Refused for a day to come or before it came."""
    held = begun(desk, named, DisclosureMove.WITHDRAW)
    day = check_day(desk, asked_on, "withdrawn", not_before=held.received.received_on, since="received")
    return done(desk, named, DisclosureWithdrawn(named, day, clause(reason, "disclosure.no_cause")))


def void(desk: Desk, named: DisclosureId, *, reason: str) -> Outcome:
    """It was registered in error: the application, its number and its papers are void, and stay on record as such."""
    held = begun(desk, named, DisclosureMove.VOID)
    why = clause(reason, "disclosure.no_cause")
    papers = tuple(one.id for one in papers_of(desk.records, named) if not one.is_void)
    outcome = done(desk, named, DisclosureVoided(named, held.received.number, papers, why))
    for paper in papers:
        desk.void_notice(paper, DISCLOSURE_VOID)
    return outcome


def void_reply(desk: Desk, named: DisclosureId, *, reason: str) -> Outcome:
    """The reply is void with its number, the application waits for another one, and its clock never stopped."""
    held = begun(desk, named, DisclosureMove.VOID_REPLY)
    why = clause(reason, "disclosure.no_cause")
    if held.replied is None:
        raise Refused("disclosure.not_in_state", disclosure_move="void_reply", disclosure_state=held.state.value)
    outcome = done(desk, named, ReplyVoided(named, held.replied.notice, why))
    desk.void_notice(held.replied.notice, REPLY_VOID)
    return outcome


def challenge(
    desk: Desk, named: DisclosureId, *, way: str, outcome: str, on: date | None = None, words: str = ""
) -> Outcome:
    """A review or a suit over this application stands as said, since `on`; told again when it ends."""
    held = begun(desk, named, DisclosureMove.CHALLENGE)
    if way not in WAYS or outcome not in OUTCOMES:
        raise Refused("disclosure.no_choice")
    day = check_day(desk, on, "challenged", not_before=held.ended_on, since="ended")
    return done(desk, named, ReplyChallenged(named, way, outcome, day, written(words)))
