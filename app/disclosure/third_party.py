"""征求第三方意见 (条例 32): asked in writing, fifteen working days; that time is outside the clock of the reply (33)."""

from __future__ import annotations

from app.desk import Desk
from app.disclosure import papers
from app.disclosure.clocks import waiting_clock
from app.disclosure.going_on import begun, clause, done
from app.disclosure.receive import Outcome
from app.disclosure.table import DisclosureMove
from app.errors import Refused
from app.events.disclosure import ThirdPartyAsked, ThirdPartyHeard
from app.free_text import written
from app.identity.text import check_text
from app.ids import DisclosureId

ANSWERS = ("agrees", "refuses", "partly", "silent")


def ask_party(desk: Desk, named: DisclosureId, *, party: str, concerned: str, harm: str) -> Outcome:
    """Whom the disclosure would harm is asked; the reply clock rests from today."""
    held = begun(desk, named, DisclosureMove.ASK_PARTY)
    if not party.strip():
        raise Refused("disclosure.no_party")
    who = check_text(party)
    what, how = clause(concerned, "disclosure.no_concerned"), clause(harm, "disclosure.no_harm")
    notice = papers.issue_paper(desk, held, "disclosure_third_party", papers.third_party(desk, who, what, how))
    return done(desk, named, ThirdPartyAsked(named, notice.id, who, what, how), notice)


def hear_party(desk: Desk, named: DisclosureId, *, answer: str, words: str = "") -> Outcome:
    """What the third party says is on file and the clock goes on. `silent` is Refused before the fifteen days are over."""
    held = begun(desk, named, DisclosureMove.HEAR_PARTY)
    if answer not in ANSWERS:
        raise Refused("disclosure.no_choice")
    waited = waiting_clock(held, desk.calendar, desk.now().on)
    if answer == "silent" and waited is not None and waited.due is not None and desk.now().on <= waited.due:
        raise Refused("disclosure.party_early", on=waited.due.isoformat())
    return done(desk, named, ThirdPartyHeard(named, answer, written(words)))
