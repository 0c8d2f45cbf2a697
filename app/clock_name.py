"""The clocks that a row of the workflow table starts or ends, by name."""

from __future__ import annotations

from enum import StrEnum


class Clock(StrEnum):
    """The clocks of clock.md that a row starts or ends."""

    ACCEPTANCE = "acceptance"
    SUPPLEMENT = "supplement"
    STATUTORY = "statutory"
    PROMISED = "promised"
    STEP = "step"
    DELIVERY = "delivery"
