"""One thing that is wrong with data: a code, where it is, and the facts of its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Refused
from app.wording import DEFAULT_LANGUAGE, say


@dataclass(frozen=True)
class Finding:
    """`where` names the file or the item, `field` the place in it; `facts` fill the sentence of `code`."""

    code: str
    where: str
    field: str = ""
    facts: tuple[tuple[str, object], ...] = ()

    def say(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence: what is wrong, where, and how to mend it."""
        return say(self.code, language, **self._told())

    def refusal(self) -> Refused:
        """Return the same as a trouble that can be raised."""
        return Refused(self.code, **self._told())

    def _told(self) -> dict[str, object]:
        """Return what fills the sentence; a fact that has the name of a place is the one that is meant."""
        return {"where": self.where, "field": self.field, **dict(self.facts)}


def finding(code: str, where: str, field: str = "", **facts: object) -> Finding:
    """Return a Finding with `facts` frozen in order."""
    return Finding(code, where, field, tuple(facts.items()))
