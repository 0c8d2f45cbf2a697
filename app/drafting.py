"""Drafts of any page: what an officer was typing, kept within a second, no case and no event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.desk import Desk


def keep_page_draft(desk: Desk, page: str, content: Mapping[str, Any]) -> None:
    """What the officer typed on `page` is kept; nothing typed leaves no draft behind."""
    if content:
        desk.save_draft(page, content)
    else:
        desk.drop_draft(page)
