"""文书验真 for the public: one of a few plain answers to a code that was typed, pasted or scanned.

What is told is what the code itself carries; no remark of an officer, no name, no reason of a decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from app.errors import Refused
from app.public.paper import Fate, PublicPaper
from app.verify.checking import check_code
from app.verify.code import PaperFacts, looks_like_code
from app.verify.keys import PublicKey
from app.verify.outcome import outcome_of
from app.verify.short import looks_like_short, read_short
from app.verify.verdict import Answer, Verdict
from app.wording import DEFAULT_LANGUAGE, day_words, name_of, say, say_trouble

LONGEST = 600  # signs; the longest code has 308


class PaperState(StrEnum):
    """The answer. `unsent`: rightly signed by a window of this center that has not sent the paper in yet."""

    GENUINE = "genuine"
    TRAINING = "training"
    VOID = "void"
    REPLACED = "replaced"
    LEFT_OUT = "left_out"
    UNSENT = "unsent"
    NOT_ISSUED = "not_issued"
    ALTERED = "altered"
    UNREADABLE = "unreadable"


class Papers(Protocol):
    """The center's papers, as a check asks for them."""

    def is_training(self) -> bool:
        """Return True for a center whose papers are an exercise."""
        ...

    def keys(self) -> tuple[PublicKey, ...]:
        """Return the keys by which papers of this center's windows are signed."""
        ...

    def papers_with_hash(self, record_hash: str) -> tuple[PublicPaper, ...]:
        """Return the papers whose code carries this hash, oldest first."""
        ...

    def papers_like(self, case_number: str, number: str, on: date) -> tuple[PublicPaper, ...]:
        """Return the papers of a case with this document number and day, oldest first."""
        ...


@dataclass(frozen=True)
class Checked:
    """What the page shows: the answer, its sentences, and what the paper must say of itself as (label, text)."""

    state: PaperState
    headline: str
    sentences: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


def check(text: str, papers: Papers, language: str = DEFAULT_LANGUAGE) -> Checked:
    """Return what can be said of the paper with this code: signed, short, or an address that carries one."""
    code = code_in(text)
    if looks_like_code(code):
        return _signed(code, papers, language)
    if not looks_like_short(code):
        return _checked(PaperState.UNREADABLE, language, sentence=say("public.no_code", language))
    try:
        wanted = read_short(code)
    except Refused as refused:
        return _checked(PaperState.UNREADABLE, language, sentence=say_trouble(refused, language))
    found = _standing(papers.papers_with_hash(wanted))
    if found is None:
        return _checked(PaperState.NOT_ISSUED, language, sentence=say("public.short_unknown", language))
    good = PaperState.TRAINING if papers.is_training() else PaperState.GENUINE
    return _of_fate(found, good, _lines_of(found, language), language)


def code_in(text: str) -> str:
    """Return the code in what was typed or pasted: itself, or the one that an address carries."""
    plain = "".join(text[:LONGEST].split()) if "YM" in text.upper()[:LONGEST] else text[:LONGEST].strip()
    if "://" not in plain:
        return plain
    try:
        address = urlsplit(plain)
    except ValueError:
        return plain
    named = parse_qs(address.query).get("code", [""])[0]
    last = unquote(address.fragment or address.path.rpartition("/")[2])
    return named or last


def _signed(code: str, papers: Papers, language: str) -> Checked:
    try:
        answer = check_code(code, papers.keys())
    except Refused as refused:
        return _checked(PaperState.UNREADABLE, language, sentence=say_trouble(refused, language))
    state = _STATES[answer.verdict]
    if answer.facts is None:
        return _checked(PaperState.UNREADABLE, language, sentence=say("public.code_broken", language))
    if state not in (PaperState.GENUINE, PaperState.TRAINING):
        return _checked(state, language, _carried(answer, language))
    found = _standing(_of_facts(answer.facts, papers))
    if found is None:
        return _checked(PaperState.UNSENT, language, _carried(answer, language))
    return _of_fate(found, state, answer.lines(language), language)


_STATES = {
    Verdict.GENUINE: PaperState.GENUINE,
    Verdict.TRAINING: PaperState.TRAINING,
    Verdict.ALTERED: PaperState.ALTERED,
    Verdict.OUT_OF_TIME: PaperState.ALTERED,
    Verdict.UNKNOWN_KEY: PaperState.NOT_ISSUED,
}


def _carried(answer: Answer, language: str) -> tuple[tuple[str, str], ...]:
    """What a code says whose signature is not ours is nobody's word: it is not repeated."""
    return answer.lines(language) if answer.verdict in (Verdict.GENUINE, Verdict.TRAINING) else ()


def _of_facts(facts: PaperFacts, papers: Papers) -> tuple[PublicPaper, ...]:
    exact = papers.papers_with_hash(facts.record_hash)
    same = tuple(one for one in exact if (one.number, one.issued_on) == (facts.number, facts.on))
    if same:
        return same
    older = papers.papers_like(facts.case_number, facts.number, facts.on)  # issued before events carried the hash
    return tuple(one for one in older if not one.record_hash and outcome_of(one.template, {}) == facts.outcome)


def _standing(found: Sequence[PublicPaper]) -> PublicPaper | None:
    """Return the paper that counts: the newest that stands, else the newest."""
    return next((one for one in reversed(found) if one.fate is Fate.STANDS), found[-1] if found else None)


def _of_fate(paper: PublicPaper, good: PaperState, lines: tuple[tuple[str, str], ...], language: str) -> Checked:
    state = good if paper.fate is Fate.STANDS else PaperState(paper.fate.value)
    if paper.fate is Fate.REPLACED and paper.follower_on is not None:
        code = "public.replaced_by" if paper.follower else "public.replaced_on"
        told = say(code, language, number=paper.follower, on=day_words(paper.follower_on, language))
        return _checked(state, language, lines, told)
    return _checked(state, language, lines)


def _lines_of(paper: PublicPaper, language: str) -> tuple[tuple[str, str], ...]:
    """A short form carries a hash alone; what is told beside it is on the paper too."""
    told = {"number": paper.number, "case_number": paper.case_number, "on": day_words(paper.issued_on, language)}
    return tuple((name_of("paper_line", name, language), text) for name, text in told.items() if text)


def _checked(state: PaperState, language: str, lines: tuple[tuple[str, str], ...] = (), sentence: str = "") -> Checked:
    told = tuple(one for one in (sentence, say(f"public.next_{state.value}", language)) if one)
    return Checked(state, say(f"public.paper_{state.value}", language), told, lines)
