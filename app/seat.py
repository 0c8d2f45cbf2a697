"""Where an officer sits: which desk it is to the center, and whether the center hears it now."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Seat:
    """A desk that is tied to a center. `codes`: its desk codes, the present one first; `is_online`: it was heard just now."""

    codes: tuple[str, ...]
    is_online: bool = False
