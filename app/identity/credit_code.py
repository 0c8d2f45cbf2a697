"""Unified social credit codes (GB 32100-2015) and organisation codes (GB 11714)."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Refused
from app.identity.digits import plain_code
from app.identity.text import shown

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
# The letters the standard leaves out because they are misread, and what they are misread for.
MISREAD = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}


@dataclass(frozen=True)
class CreditCode:
    """A code that holds together: registration authority and type, division, organisation code, check."""

    code: str

    @property
    def authority(self) -> str:
        """The first two characters: 91 enterprise, 92 self-employed, 51 social organisation, 11 state organ …"""
        return self.code[:2]

    @property
    def division(self) -> str:
        """The division of the registration office; it never blocks."""
        return self.code[2:8]

    @property
    def organisation_code(self) -> str:
        """The nine characters of GB 11714 within the code."""
        return self.code[8:17]

    @property
    def has_regular_organisation_code(self) -> bool:
        """False when the inner code's own check fails; codes in use do that, so it is told and never blocks."""
        return organisation_check(self.organisation_code[:8]) == self.organisation_code[8]


def credit_check(first_17: str) -> str:
    """Return the 18th character (GB 32100 5.5: weights 3^(i-1) mod 31)."""
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(first_17))
    return ALPHABET[(31 - total % 31) % 31]


def organisation_check(first_8: str) -> str:
    """Return the 9th character of an organisation code (GB 11714, MOD 11)."""
    total = sum(int(char, 36) * weight for char, weight in zip(first_8, ORGANISATION_WEIGHTS, strict=True))
    return {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))


def check_code_characters(code: str) -> None:
    """Refuse the first character that can stand in no credit code, naming what it was probably read for."""
    for position, char in enumerate(code, start=1):
        if char in MISREAD:
            raise Refused("identity.credit_misread", position=position, found=char, meant=MISREAD[char])
        if char not in ALPHABET or (position <= 8 and position > 2 and not char.isdigit()):
            raise Refused("identity.credit_character", position=position, found=shown(char))


def check_credit_code(text: str) -> CreditCode:
    """Return the code. Raises Refused "identity.credit_empty", "…misread", "…character", "…length", "…check"."""
    code = plain_code(text)
    if not code:
        raise Refused("identity.credit_empty")
    check_code_characters(code)
    if len(code) != LENGTH:
        raise Refused("identity.credit_length", found=len(code))
    if credit_check(code[:17]) != code[17]:
        raise Refused("identity.credit_check")
    return CreditCode(code)


def check_organisation_code(text: str) -> str:
    """Return the nine characters of an organisation code. Raises Refused "identity.organisation_shape", "…check"."""
    code = plain_code(text)
    if len(code) != 9 or not (code.isascii() and code.isalnum()):
        raise Refused("identity.organisation_shape", found=len(code))
    if organisation_check(code[:8]) != code[8]:
        raise Refused("identity.organisation_check")
    return code
