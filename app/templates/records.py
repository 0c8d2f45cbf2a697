"""What the wording of papers asks the store."""

from __future__ import annotations

from typing import Protocol

from app.notices.own_versions import OwnPapers
from app.templates.drafts import TemplateDraft


class TemplateRecords(Protocol):
    """The reading side of the office's own papers."""

    def template_drafts(self) -> tuple[TemplateDraft, ...]:
        """Return the papers that are being written, those that wait for a second officer first, then the newest."""
        ...

    def template_draft(self, key: str) -> TemplateDraft | None:
        """Return the draft of this paper, whatever became of it."""
        ...

    def own_papers(self) -> OwnPapers:
        """Return the versions of papers that the office has published itself."""
        ...
