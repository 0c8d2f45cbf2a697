"""What a page may say to the applicant's own screen; where there is none, nothing happens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class CheckSheet:
    """What the applicant checks before it is printed: in full, for it is their own; materials with their copies."""

    name: str
    document: str
    number: str
    item: str
    agent: str = ""
    phone: str = ""
    materials: tuple[str, ...] = ()


class ApplicantView(QObject):
    """`show_check(sheet)`, None = nothing to check now; `confirmed()` when the applicant finds it right."""

    confirmed = Signal()

    def show_check(self, sheet: CheckSheet | None) -> None:
        """Show what is to be checked; without a second screen to nobody."""
