"""A template is dry-run when it is saved (SORMAS 3544: a template error gave a blank document)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.notices.catalogue import common
from app.notices.render import Paper, render
from app.notices.template import Template
from app.notices.template_loading import load_template


def dry_run(key: str, raw: bytes, *, at: datetime, own_fonts: Path | None = None) -> tuple[Template, Paper]:
    """Return the template and its example paper, after it was laid out issued, as a preview and with nothing filled in.

    Raises Refused with a sentence for the first fault: in the template, in its examples, or a character of its own
    words that no face can set.
    """
    template = load_template(key, raw, common())
    example = template.example()
    render(template, example, issued_at=at, preview=True, training=True, own_fonts=own_fonts)
    render(template, {}, issued_at=at, preview=True, own_fonts=own_fonts)
    return template, render(template, example, issued_at=at, preview=False, own_fonts=own_fonts)
