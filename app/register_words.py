"""The registers in words: scope, totals, the name of a book and what its count proves."""

from __future__ import annotations

from collections.abc import Mapping

from app.ids import OfficerId
from app.numbering import desk_of
from app.register_lines import BookProof, DayQuery, DayTotals
from app.wording import DEFAULT_LANGUAGE, say


def grouped(number: str) -> str:
    """Return a case number in groups that can be read out."""
    return " ".join(part for part in (number[:6], number[6:14], desk_of(number), number[18:]) if part)


def scope_words(query: DayQuery, names: Mapping[OfficerId, str], language: str = DEFAULT_LANGUAGE) -> str:
    """Return days, desk and officer of a register in words."""
    same = query.first_on == query.last_on
    days = query.first_on.isoformat() if same else f"{query.first_on.isoformat()} — {query.last_on.isoformat()}"
    desk = say("registers.desk", language, desk=query.desk) if query.desk else say("registers.every_desk", language)
    who = names.get(OfficerId(query.officer), query.officer) or say("registers.every_officer", language)
    return f"{days} · {desk} · {who}"


def totals_words(totals: DayTotals, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the totals in words: cases, visits, and how the cases stand."""
    states = "，".join(
        say("registers.in_state", language, state=state.value, n=count) for state, count in totals.states
    )
    return say("registers.totals", language, cases=totals.cases, visits=totals.visits, states=states)


def book_title(book: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Return a book's name as it is spoken: 示市监受〔2026〕, a desk's part of it, or the case numbers of a desk and day."""
    kind, first, second, desk = (*book.split(" ", 3), "", "", "")[:4]
    if kind == "case":
        return say("registers.case_book", language, desk=first, on=second)
    title = f"{first}〔{second}〕"
    return say("registers.desk_book", language, book=title, desk=desk) if desk else title


def proof_words(proof: BookProof, language: str = DEFAULT_LANGUAGE) -> str:
    """Return what the count proves: every number used, void or unissued, or how many are nowhere."""
    code = "registers.proved" if proof.missing == 0 else "registers.gap"
    return say(
        code,
        language,
        last=proof.last,
        used=proof.used,
        void=proof.void,
        unissued=proof.unissued,
        missing=proof.missing,
    )
