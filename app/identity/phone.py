"""Telephone numbers as people give them; what is stored is one plain form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.errors import Refused
from app.identity.text import shown

_FULL_WIDTH = {0xFF01 + n: chr(0x21 + n) for n in range(94)}
_NOISE = re.compile(r"[\s\u00a0\u3000()\-\u2010-\u2015\u2212.]")
_EXTENSION = re.compile(r"(?:转|#|ext\.?)\s*([0-9]{1,6})$", re.IGNORECASE)
_HYPHENED_EXTENSION = re.compile(r"^(0[0-9]{2,3}-?[0-9]{7,8})-([0-9]{1,6})$")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(0(?:10|2[0-9]|[3-9][0-9]{2}))([2-9][0-9]{6,7})")
_SERVICE = re.compile(r"(?:400|800)[0-9]{7}")
_ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")


class PhoneKind(StrEnum):
    """What kind of number it is; only a mobile can be sent a short message."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    SERVICE = "service"
    ABROAD = "abroad"


@dataclass(frozen=True)
class Phone:
    """`number` as stored and printed: 13800000000, 0566-2000000, 0566-2000000转8, +85223456789."""

    kind: PhoneKind
    number: str


def check_phone(text: str) -> Phone:
    """Return the number. Raises Refused "identity.phone", "…_empty", "…_character", "…_area", "…_mobile"."""
    given = text.strip().translate(_FULL_WIDTH)
    if not given:
        raise Refused("identity.phone_empty")
    given, extension = _split_extension(given)
    digits = _NOISE.sub("", given)
    wrong = re.search(r"[^0-9+]|(?<!^)\+", digits)
    if wrong:
        raise Refused("identity.phone_character", found=shown(wrong.group()))
    for prefix in ("+86", "0086"):
        digits = _without_country(digits, prefix)
    return _recognise(digits, extension)


def _split_extension(given: str) -> tuple[str, str]:
    match = _EXTENSION.search(given)
    if match:
        return given[: match.start()], match[1]
    match = _HYPHENED_EXTENSION.match(given)
    return (match[1], match[2]) if match else (given, "")


def _without_country(digits: str, prefix: str) -> str:
    if not digits.startswith(prefix):
        return digits
    rest = digits.removeprefix(prefix)
    # Behind +86 the area code is written without its zero.
    return rest if _MOBILE.fullmatch(rest) or rest.startswith("0") else f"0{rest}"


def _recognise(digits: str, extension: str) -> Phone:
    tail = f"转{extension}" if extension else ""
    if _MOBILE.fullmatch(digits) and not extension:
        return Phone(PhoneKind.MOBILE, digits)
    landline = _LANDLINE.fullmatch(digits)
    if landline:
        return Phone(PhoneKind.LANDLINE, f"{landline[1]}-{landline[2]}{tail}")
    if _SERVICE.fullmatch(digits):
        return Phone(PhoneKind.SERVICE, digits + tail)
    if _ABROAD.fullmatch(digits):
        return Phone(PhoneKind.ABROAD, digits + tail)
    if len(digits) in (7, 8) and digits[0] in "23456789":
        raise Refused("identity.phone_area")
    if digits.startswith("1"):
        raise Refused("identity.phone_mobile", found=len(digits))
    raise Refused("identity.phone")
