"""Who looked for a person is on record: each search that names one, each person whom the counter called up, each reveal.

A whole case number or document number names a case that somebody holds in his hand; it is no search for a person.
"""

from __future__ import annotations

from app.desk import Desk
from app.errors import Refused
from app.events.office import Looked
from app.identity.text import LONGEST_LINE, unfit
from app.numbering import CASE_NUMBER_LENGTH

SEARCHED = "searched"
KNOWN_PERSON = "known_person"
REVEALED = "revealed"
OF_A_PERSON = frozenset({SEARCHED, KNOWN_PERSON, REVEALED})
SHORTEST = 2


def names_a_person(query: str) -> bool:
    """True for what a person is looked for by: a name, its initials, the end of an identity number, a telephone."""
    typed = query.strip()
    digits = sum(sign.isdigit() for sign in typed)
    return len(typed) >= SHORTEST and "〔" not in typed and digits != CASE_NUMBER_LENGTH


def note_look_up(desk: Desk, what: str, query: str, hits: int) -> None:
    """It is on record that the officer looked for a person, by what, and how many were found (个人信息保护法 51, 54).

    The query is private: it leaves with an erasure. Raises Refused("looking.kind") for what is no look-up of a person.
    """
    if what not in OF_A_PERSON:
        raise Refused("looking.kind", what=what)
    plain = "".join("_" if unfit(sign) else sign for sign in query.strip())[:LONGEST_LINE]
    desk.record(None, Looked(what, hits, plain))
