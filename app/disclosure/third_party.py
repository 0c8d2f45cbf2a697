"""征求意见 (条例 32, 34): asked in writing, fifteen working days; that time is outside the clock of the reply (33)."""

from __future__ import annotations

from datetime import date

from app.desk import Desk
from app.disclosure import papers
from app.disclosure.clocks import PARTY_DAYS, reply_clock
from app.disclosure.days import check_day
from app.disclosure.dossier import SILENT
from app.disclosure.going_on import begun, clause, done
from app.disclosure.receive import Outcome
from app.disclosure.table import DisclosureMove
from app.errors import Refused
from app.events.disclosure import ThirdPartyAsked, ThirdPartyHeard
from app.free_text import written
from app.identity.text import check_text
from app.ids import DisclosureId

ANSWERS = ("agrees", "refuses", "partly", SILENT)
WHOM = {"party": "disclosure_third_party", "body": "disclosure_other_body"}
"""Whose opinion is asked for, and by which paper: a third party's (32), another body's that made the information too (34)."""


def ask_party(
    desk: Desk,
    named: DisclosureId,
    *,
    party: str,
    concerned: str,
    harm: str = "",
    whom: str = "party",
) -> Outcome:
    """Whom the disclosure would harm, or a body that made the information too, is asked; the clock of the reply rests.

    The letter is made in this act and bears its day: time that is past cannot be left out of the clock afterwards.
    Raises Refused("disclosure.party_late") when the period of the reply is over.
    """
    held = begun(desk, named, DisclosureMove.ASK_PARTY)
    if whom not in WHOM:
        raise Refused("disclosure.no_choice")
    if not party.strip():
        raise Refused("disclosure.no_party")
    who = check_text(party)
    what = clause(concerned, "disclosure.no_concerned")
    how = clause(harm, "disclosure.no_harm") if whom == "party" else written(harm).rstrip("。；;")
    today = desk.now().on
    due = reply_clock(held, desk.calendar, today).due
    if due is not None and today > due:
        raise Refused("disclosure.party_late", on=due.isoformat())
    notice = papers.issue_paper(desk, held, WHOM[whom], papers.third_party(desk, who, what, how))
    return done(desk, named, ThirdPartyAsked(named, notice.id, today, whom, who, what, how), notice)


def hear_party(
    desk: Desk,
    named: DisclosureId,
    *,
    answer: str,
    words: str = "",
    served_on: date | None = None,
    heard_on: date | None = None,
) -> Outcome:
    """What was answered is on file and the clock goes on, from the day of the answer, at most fifteen days after the letter.

    `silent` is Refused before those days are over, an answer before the letter was received or on a day to come.
    """
    held = begun(desk, named, DisclosureMove.HEAR_PARTY)
    if answer not in ANSWERS:
        raise Refused("disclosure.no_choice")
    served = check_day(desk, served_on, "served", not_before=held.asked[-1].asked_on, since="asked")
    last = desk.calendar.nth_after(served, PARTY_DAYS)
    if answer == SILENT and desk.now().on <= last:
        raise Refused("disclosure.party_early", on=last.isoformat())
    heard = None if answer == SILENT else check_day(desk, heard_on, "heard", not_before=served, since="served")
    return done(desk, named, ThirdPartyHeard(named, answer, served, heard, written(words)))
