"""What a desk stands in: catalogue, calendar, office, clock. Put together by the composition root."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.catalogue import Catalogue
from app.clock.calendar import Calendar
from app.office import Office
from db.desk.now import REAL, Now


@dataclass(frozen=True)
class Surroundings:
    """`office` holds until the store has its own (setting "office"); `fonts` is the folder of the office's own fonts."""

    office: Office
    catalogue: Catalogue
    calendar: Calendar
    now: Now
    is_training_profile: bool = False
    fonts: Path | None = None

    @property
    def is_training(self) -> bool:
        """True when every notice must be marked: a training profile, or a clock that was set."""
        return self.is_training_profile or self.now().clock != REAL

    @property
    def own_fonts(self) -> Path | None:
        """Return the fonts folder when there is a font in it."""
        if self.fonts is None or not self.fonts.is_dir():
            return None
        return self.fonts if any(self.fonts.iterdir()) else None
