"""A whole number as it is typed; what is none is told at its field."""

from __future__ import annotations

from app.finding import Finding, finding
from ui.widgets.field import Field

MOST_DIGITS = 6


def number_in(field: Field) -> int | None:
    """Return the number that stands there, None when it is none."""
    text = field.text().strip()
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None


def number_faults(fields: dict[str, Field], where: str) -> tuple[Finding, ...]:
    """Return one fault per field that holds no whole number."""
    wrong = ((name, field) for name, field in fields.items() if number_in(field) is None)
    return tuple(
        finding("settings.not_number", where, name, found=field.text().strip() or "—") for name, field in wrong
    )


def with_unread(unread: tuple[Finding, ...], judged: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return what could not be read, then what was found wrong in the other fields."""
    named = {fault.field for fault in unread}
    return (*unread, *(fault for fault in judged if fault.field not in named))
