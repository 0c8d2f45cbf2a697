"""Identity numbers by GB 11643: eighteen characters, ISO 7064 MOD 11-2. A division code never blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.errors import Refused
from app.identity.digits import plain_code
from app.identity.text import shown

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
LENGTH = 18
OLD_LENGTH = 15
OLDEST_AGE = 150
_OLD_PERMANENT = re.compile(r"[A-Z]{3}[0-9]{12}")
_BODY = re.compile(r"[0-9]*")


class Sex(StrEnum):
    """GB/T 2261.1, the two values an identity number can tell."""

    MALE = "male"
    FEMALE = "female"


class IdNumberKind(StrEnum):
    """Which card carries the number."""

    RESIDENT = "resident"
    HONG_KONG = "hong_kong"
    MACAU = "macau"
    TAIWAN = "taiwan"
    PERMANENT_RESIDENT = "permanent_resident"


_BY_PREFIX = {"81": IdNumberKind.HONG_KONG, "82": IdNumberKind.MACAU, "83": IdNumberKind.TAIWAN}


@dataclass(frozen=True)
class IdNumber:
    """A number that holds together. `born_on` and `sex` are None where an old number does not tell them."""

    number: str
    kind: IdNumberKind
    sex: Sex | None
    born_on: date | None

    def age(self, on: date) -> int | None:
        """Return the age in full years (周岁: full from the day after the birthday) on a day."""
        if self.born_on is None:
            return None
        had_birthday = (on.month, on.day) > (self.born_on.month, self.born_on.day)
        return max(0, on.year - self.born_on.year - (0 if had_birthday else 1))


def check_character(first_17: str) -> str:
    """Return the 18th character for 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True))
    return CHECK_CHARACTERS[total % 11]


def kind_of(number: str) -> IdNumberKind:
    """Return which card an 18-character number belongs to, by its first characters."""
    if number.startswith("9"):
        return IdNumberKind.PERMANENT_RESIDENT
    return _BY_PREFIX.get(number[:2], IdNumberKind.RESIDENT)


def check_id_number(text: str, on: date) -> IdNumber:
    """Return what an identity number tells, as of the day `on`.

    Raises Refused: "identity.id_empty", "identity.id_character", "identity.id_length", "identity.id_first_generation",
    "identity.id_date", "identity.id_future", "identity.id_check".
    """
    number = plain_code(text)
    if not number:
        raise Refused("identity.id_empty")
    if _OLD_PERMANENT.fullmatch(number):
        return _old_permanent(number, on)
    check_characters(number)
    if len(number) == OLD_LENGTH:
        raise Refused("identity.id_first_generation")
    if len(number) != LENGTH:
        raise Refused("identity.id_length", found=len(number))
    if check_character(number[:17]) != number[17]:
        raise Refused("identity.id_check")
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return IdNumber(number, kind_of(number), sex, birth_date(number[6:14], on))


def check_characters(number: str) -> None:
    """Refuse the first character that can stand in no identity number (digits, and X as the eighteenth)."""
    for position, char in enumerate(number, start=1):
        if not (char.isascii() and char.isdigit()) and not (char == "X" and position == LENGTH):
            raise Refused("identity.id_character", position=position, found=shown(char))


def birth_date(eight: str, on: date) -> date:
    """Return the birth date written as yyyymmdd; Refused when it does not exist, lies ahead, or is long past."""
    try:
        born_on = date(int(eight[:4]), int(eight[4:6]), int(eight[6:8]))
    except ValueError as error:
        raise Refused("identity.id_date", found=eight) from error
    if born_on > on:
        raise Refused("identity.id_future", found=born_on.isoformat())
    if on.year - born_on.year > OLDEST_AGE:
        raise Refused("identity.id_date", found=eight)
    return born_on


def _old_permanent(number: str, on: date) -> IdNumber:
    """Return an older card's number: country 3, place 4, birth yymmdd, 2 more. Its check is not public: shape only."""
    six = number[7:13]
    possible = [day for day in (_day(f"20{six}"), _day(f"19{six}")) if day is not None and day <= on]
    if not possible:
        raise Refused("identity.id_date", found=six)
    # With both centuries possible the number does not tell the age.
    born_on = possible[0] if len(possible) == 1 else None
    return IdNumber(number, IdNumberKind.PERMANENT_RESIDENT, None, born_on)


def _day(eight: str) -> date | None:
    try:
        return date(int(eight[:4]), int(eight[4:6]), int(eight[6:]))
    except ValueError:
        return None
