"""Who looks after what is kept for a while: the store behind the window; never called on the window's own thread."""

from __future__ import annotations

from typing import Protocol

from app.officer import Officer
from app.retention.outlook import Done, Outlook


class Keeper(Protocol):
    """What db.desk.retention.Retention is, seen from the window."""

    def outlook(self) -> Outlook:
        """Return what is kept, what goes next and what went last; nothing is changed."""
        ...

    def sweep(self, present: Officer | None = None) -> Done:
        """Remove what is past its days; the drafts of the officer who is present stay, they are in sight."""
        ...

    def stop(self) -> None:
        """End a sweep under way after the file in its hands, and begin none any more."""
        ...
