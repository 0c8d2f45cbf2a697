"""Codes as they are typed: full-width letters and digits of an input method, blanks and hyphens."""

from __future__ import annotations

_FULL_WIDTH = {0xFF01 + n: chr(0x21 + n) for n in range(94)}
_SEPARATORS = dict.fromkeys(map(ord, " \u3000\u00a0-\u2010\u2011\u2013\u2014\u2212"))


def plain_code(text: str) -> str:
    """Return a code without blanks and hyphens, in plain upper-case letters and digits."""
    return text.strip().translate(_FULL_WIDTH).translate(_SEPARATORS).upper()
