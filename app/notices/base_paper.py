"""The base of a template's papers: its own example as a paper. Papers are packed as what differs from it.

It holds nobody's data, and it is the same bytes on every desk with the same program and fonts.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from app.errors import Refused
from app.notices.render import render
from app.notices.template import Template

_DATED = datetime(2026, 1, 1, tzinfo=UTC)


def base_paper(template: Template, *, training: bool, own_fonts: Path | None) -> bytes | None:
    """Return the bytes of the template's example; None when it cannot be rendered (then papers are packed alone)."""
    return _made(template.sha256, _Kept(template), training, own_fonts)


class _Kept:
    """A template beside the hash that stands for it."""

    def __init__(self, template: Template) -> None:
        self.template = template

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=96)
def _made(_: str, kept: _Kept, training: bool, own_fonts: Path | None) -> bytes | None:
    template = kept.template
    try:
        made = render(
            template, template.example(), issued_at=_DATED, preview=False, training=training, own_fonts=own_fonts
        )
    except Refused:
        return None
    return made.pdf
