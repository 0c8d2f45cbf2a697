"""What an applicant is told to bring or to mend: one line of a 补正, or of a list that goes back at once."""

from __future__ import annotations

from dataclasses import dataclass

from app.events.body import private


@dataclass(frozen=True)
class Gap:
    """One line of the list: the material, what is wrong, by which rule, how to mend it."""

    material: str
    fault: str = private()
    basis: str = ""
    remedy: str = private()
