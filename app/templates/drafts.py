"""The drawer of papers that are being written, and what a draft is worth: the template, and a sentence for each fault."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.drawer import DraftStatus
from app.finding import Finding
from app.ids import EventId, OfficerId
from app.notices.template import Template
from app.templates.toml import template_table


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
class Judged:
    """The template when the table can be read, and what keeps it from being published."""

    template: Template | None
    findings: tuple[Finding, ...]

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
