"""What a check of a paper says: one verdict, what the paper says of itself, and what else a person must know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.ids import NoticeId
from app.verify.code import PaperFacts
from app.verify.keys import PublicKey
from app.wording import DEFAULT_LANGUAGE, day_words, name_of, say


class Verdict(StrEnum):
    """The first answer: the paper counts, or why it does not."""

    GENUINE = "genuine"
    TRAINING = "training"
    ALTERED = "altered"
    VOID = "void"
    SUPERSEDED = "superseded"
    UNKNOWN_KEY = "unknown_key"
    OUT_OF_TIME = "out_of_time"
    NOT_ISSUED = "not_issued"
    NO_CODE = "no_code"
    NOT_ADOPTED = "not_adopted"
    RECORD_LOST = "record_lost"


@dataclass(frozen=True)
class Remark:
    """A further sentence: its code and the facts that fill it."""

    code: str
    facts: tuple[tuple[str, object], ...] = ()

    def say(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence."""
        return say(self.code, language, **dict(self.facts))


def remark(code: str, **facts: object) -> Remark:
    """Return a Remark with `facts` frozen in order."""
    return Remark(code, tuple(facts.items()))


@dataclass(frozen=True)
class Answer:
    """The outcome of a check. `facts` is what the signed code says, None where none was read; `notice` the paper as it
    lies in this desk's own store."""

    verdict: Verdict
    facts: PaperFacts | None = None
    key: PublicKey | None = None
    remarks: tuple[Remark, ...] = ()
    notice: NoticeId | None = None

    @property
    def is_good(self) -> bool:
        """True when the paper counts; one of training does so among training keys alone."""
        is_training = self.verdict is Verdict.TRAINING and self.key is not None and self.key.is_training
        return self.verdict is Verdict.GENUINE or is_training

    def headline(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the verdict as a sentence."""
        return say(f"verify.is_{self.verdict.value}", language)

    def lines(self, language: str = DEFAULT_LANGUAGE) -> tuple[tuple[str, str], ...]:
        """Return what the paper says of itself as (label, text), to be compared with the paper in hand."""
        if self.facts is None:
            return ()
        facts = self.facts
        told = {
            "title": facts.title,
            "number": facts.number,
            "case_number": facts.case_number,
            "on": day_words(facts.on, language),
            "outcome": name_of("paper_outcome", facts.outcome.name.lower(), language),
            "hash": facts.record_hash.upper(),
            "issuer": self._issuer(language),
        }
        return tuple((name_of("paper_line", name, language), text) for name, text in told.items() if text)

    def _issuer(self, language: str) -> str:
        if self.key is not None:
            return say("verify.issuer", language, office=self.key.office, desk=self.key.desk_code, key=self.key.id)
        return say("verify.issuer_unknown", language, key=self.facts.key) if self.facts else ""

    def sentences(self, language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
        """Return what else must be known, a sentence each."""
        return tuple(one.say(language) for one in self.remarks)
