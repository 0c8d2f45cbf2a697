"""The code of an administrative division (GB/T 2260), as it opens every case number."""

from __future__ import annotations


def is_division(text: str) -> bool:
    """True for six digits; which of them are in use is not judged, since codes change and never block."""
    return len(text) == 6 and text.isascii() and text.isdigit()
