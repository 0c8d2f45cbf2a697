"""The drawer of papers that are being written, and what a draft is worth: the template, and a sentence for each fault."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.drawer import DraftStatus
from app.errors import Refused
from app.ids import EventId, OfficerId
from app.notices.template import Template
from app.templates.toml import template_table
from app.wording import DEFAULT_LANGUAGE, say


@dataclass(frozen=True)
class TemplateDraft:
    """One draft of the paper `key`. `officer` wrote or proposed it last; `asked` is the proposal that waits."""

    key: str
    name: str
    text: str
    status: DraftStatus
    origin: str
    officer: OfficerId
    at: datetime
    asked: EventId | None = None

    @property
    def sha256(self) -> str:
        """Return the hash over which both officers sign."""
        return text_sha256(self.text)

    def table(self) -> dict[str, Any]:
        """Return the draft as a table."""
        return template_table(self.text, self.key)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a draft. `place`: the value or `block[3]` where it lies; `facts` fill the sentence."""

    code: str
    place: str
    facts: tuple[tuple[str, object], ...] = ()

    def say(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence: what is wrong, where, and how to mend it."""
        return say(self.code, language, **dict(self.facts))

    def refusal(self) -> Refused:
        """Return the same as a trouble that can be raised."""
        return Refused(self.code, **dict(self.facts))


def fault(code: str, place: str, **facts: object) -> Fault:
    """Return a Fault with `facts` frozen in order."""
    return Fault(code, place, tuple(facts.items()))


@dataclass(frozen=True)
class Judged:
    """The template when the table can be read, and what keeps it from being published."""

    template: Template | None
    findings: tuple[Fault, ...]

    @property
    def is_usable(self) -> bool:
        """True when it may be published."""
        return self.template is not None and not self.findings


@dataclass(frozen=True)
class Place:
    """Against what a draft is judged: the day it is judged on, and the number its version must have."""

    on: date
    version: int


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a template's text in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
