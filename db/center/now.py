"""The only clock of a center: the machine's, which its operator keeps right; nothing in law is dated by it."""

from __future__ import annotations

from datetime import UTC, datetime


def real_now() -> datetime:
    """Return the moment by the machine's clock, aware, UTC."""
    return datetime.now(UTC)
