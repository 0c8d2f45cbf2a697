"""The code of an administrative division (GB/T 2260), as it opens every case number."""

from __future__ import annotations


def is_division(text: str) -> bool:
    """True for six digits; which of them are in use is not judged, since codes change and never block."""
    return len(text) == 6 and text.isascii() and text.isdigit()


def is_within(lower: int, upper: int) -> bool:
    """True when division `lower` lies in division `upper`: 34 00 00 holds 34 17 00, which holds 34 17 02."""
    prefix = f"{upper:06}"
    while prefix.endswith("00"):
        prefix = prefix[:-2]
    return lower != upper and f"{lower:06}".startswith(prefix)
