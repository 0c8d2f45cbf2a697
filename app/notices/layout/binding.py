"""The binding side: a decision is printed on both sides, and its even pages are bound at the right (GB/T 9704, 6, 8)."""

from __future__ import annotations

from dataclasses import replace

from app.notices.layout.ops import Page, moved
from app.notices.layout.page_form import PageForm


def bound(page: Page, form: PageForm, number: int) -> Page:
    """Return the page with its margins changed over when it is an even one of a form that is printed on both sides."""
    if number % 2 or not form.has_dashed_numbers:
        return page
    shift = page.width - form.right - form.left
    return replace(page, placed=tuple((y, tuple(moved(op, right=shift) for op in ops)) for y, ops in page.placed))
