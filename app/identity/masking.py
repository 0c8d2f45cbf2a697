"""What of a person is shown where: lists mask, an officer's own open case shows a little more."""

from __future__ import annotations

import re

from app.identity.id_number import WEIGHTS, check_character

_IN_TEXT = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
_PHONE_IN_TEXT = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


def mask_name(name: str) -> str:
    """Return the first character and two stars, whatever the length: 张**."""
    return f"{name[0]}**" if name else ""


def mask_number(number: str) -> str:
    """Return an identity number for lists: first and last character, stars between."""
    if len(number) < 3:
        return "*" * len(number)
    return number[0] + "*" * (len(number) - 2) + number[-1]


def mask_number_in_case(number: str) -> str:
    """Return an identity number for the officer's own open case: first six and last four."""
    if len(number) < 15:
        return mask_number(number)
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def mask_phone(number: str) -> str:
    """Return a telephone number with its middle hidden: 138****5678."""
    if len(number) < 8:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def mask_address(address: str) -> str:
    """Return the first six characters (province to district at most) and four stars."""
    return f"{address[:6]}****" if address else ""


def hide_in_text(text: str) -> str:
    """Return free text with every identity number that holds together, and every mobile number, masked."""
    hidden = _IN_TEXT.sub(lambda m: mask_number(m.group()) if _holds_together(m.group()) else m.group(), text)
    return _PHONE_IN_TEXT.sub(lambda m: mask_phone(m.group()), hidden)


def _holds_together(number: str) -> bool:
    return check_character(number[: len(WEIGHTS)]) == number[-1].upper()
