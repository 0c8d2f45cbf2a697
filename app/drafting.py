"""Drafts of any page: what an officer was typing, kept within a second, no case and no event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.desk import Desk, Records
from app.ids import OfficerId


def keep_page_draft(desk: Desk, page: str, content: Mapping[str, Any]) -> None:
    """What the officer typed on `page` is kept; nothing typed leaves no draft behind."""
    if content:
        desk.save_draft(page, content)
    else:
        desk.drop_draft(page)


def page_draft(records: Records, officer: OfficerId, page: str) -> Mapping[str, str]:
    """Return what the officer was typing in the panels of `page`, by what it is about and field."""
    draft = next((one for one in records.drafts(officer) if one.page == page), None)
    return {} if draft is None else {str(key): str(text) for key, text in draft.content.items()}
