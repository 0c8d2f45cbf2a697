"""What the way in needs from the composition root: make a profile, open it, recover it."""

from __future__ import annotations

from typing import Protocol

from app.door import Entered, FirstDesk

__all__ = ["Entered", "FirstDesk", "Gate"]


class Gate(Protocol):
    """All of these run on the records thread; each raises Refused or NotFound with a sentence for the officer."""

    @property
    def office_name(self) -> str:
        """Return the name of the hall, for the head of the page."""
        ...

    @property
    def is_new(self) -> bool:
        """True while there is no profile: the first-run page comes."""
        ...

    @property
    def is_training(self) -> bool:
        """True for a training profile; the page then names the published people."""
        ...

    def make(self, first: FirstDesk) -> str:
        """Make the profile and its first administrator; return the recovery code, which is shown once."""
        ...

    def enter(self, officer_id: str, password: str) -> Entered:
        """Open the profile as this officer."""
        ...

    def recover(self, code: str, officer_id: str, password: str) -> None:
        """Give an officer a new password by the printed recovery code."""
        ...
