"""The versions of papers that this office has published itself; they never change, and none is ever taken out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.notices.template import Template


@dataclass(frozen=True)
class OwnVersion:
    """One published version: checked, as it was written (`text`, TOML), with the common parts it was made with."""

    template: Template
    text: str
    common: str
    retired_on: date | None = None

    def is_used(self, on: date) -> bool:
        """True for a case that begins on this day, as far as this version goes."""
        return self.retired_on is None or on < self.retired_on


@dataclass(frozen=True)
class OwnPapers:
    """All of them, by paper and version."""

    versions: tuple[OwnVersion, ...] = ()

    def of(self, key: str) -> tuple[OwnVersion, ...]:
        """Return the versions of one paper, the first one first."""
        return tuple(one for one in self.versions if one.template.key == key)

    def on(self, key: str, on: date) -> tuple[Template, ...]:
        """Return the versions of one paper that a case which begins on the civil date `on` may use."""
        return tuple(one.template for one in self.of(key) if one.is_used(on))


NO_OWN_PAPERS = OwnPapers()
