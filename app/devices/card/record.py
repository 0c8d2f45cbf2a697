"""The 256 bytes of text in a card's chip (GA/T 467): UTF-16LE, fixed widths, one of four layouts by its type letter.

The letter stands at byte 248 in every layout: blank for the citizen's card, J for the residence permit of Hong Kong,
Macau and Taiwan residents, I for the permanent residence card of 2017, Y for that of 2023.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.devices.card.nations import nation_of
from app.devices.ports import CardKind, IdCard
from app.errors import DeviceTrouble

LENGTH = 256
LONG_TERM = "长期"
_TYPE = slice(248, 250)
_CITIZEN = (
    ("name", 30), ("sex", 2), ("nation", 4), ("birth", 16), ("address", 70), ("id_number", 36), ("issuer", 30),
    ("valid_from", 16), ("valid_to", 16), ("pass_number", 18), ("issues", 4), ("", 6), ("type", 2), ("", 6),
)  # fmt: skip
_FOREIGNER_2017 = (
    ("latin_name", 120), ("sex", 2), ("id_number", 30), ("country", 6), ("name", 30), ("valid_from", 16),
    ("valid_to", 16), ("birth", 16), ("version", 4), ("authority", 8), ("type", 2), ("", 6),
)  # fmt: skip
_FOREIGNER_2023 = (
    ("name", 30), ("sex", 2), ("renewals", 4), ("birth", 16), ("latin_name", 70), ("id_number", 36), ("", 30),
    ("valid_from", 16), ("valid_to", 16), ("latin_rest", 22), ("country", 6), ("type", 2), ("before", 6),
)  # fmt: skip
_LAYOUTS = {
    "": (CardKind.CITIZEN, _CITIZEN),
    "J": (CardKind.RESIDENCE_PERMIT, _CITIZEN),
    "I": (CardKind.PERMANENT_RESIDENT, _FOREIGNER_2017),
    "Y": (CardKind.PERMANENT_RESIDENT, _FOREIGNER_2023),
}
_FIRST_PART = 35  # signs of a Latin name before its rest; a blank may stand at the seam
_SEXES = {"1": "男", "2": "女"}


def card_from_record(record: bytes) -> IdCard:
    """Return the card whose chip holds this record.

    Raises DeviceTrouble("device.garbage") for another length, an unknown type letter or bytes that are no text, and
    DeviceTrouble("device.card_incomplete") when name or number is blank.
    """
    if len(record) != LENGTH:
        raise DeviceTrouble("device.garbage", device="card_reader")
    found = _LAYOUTS.get(_text(record[_TYPE]))
    if found is None:
        raise DeviceTrouble("device.garbage", device="card_reader")
    kind, layout = found
    fields: dict[str, str] = {}
    at = 0
    for name, width in layout:
        if name:
            text = _text(record[at : at + width])
            fields[name] = text if name == "latin_rest" else text.strip()
        at += width
    return _card(kind, fields)


def _card(kind: CardKind, fields: Mapping[str, str]) -> IdCard:
    rest = fields.get("latin_rest", "")
    latin = fields.get("latin_name", "").ljust(_FIRST_PART if rest else 0) + rest
    name = fields["name"] or latin
    if not name or not fields["id_number"]:
        raise DeviceTrouble("device.card_incomplete")
    return IdCard(
        name=name,
        id_number=fields["id_number"],
        sex=_SEXES.get(fields["sex"], ""),
        nation=nation_of(fields.get("nation", "")),
        birth=day_of(fields["birth"]),
        address=fields.get("address", ""),
        issuer=fields.get("issuer", ""),
        valid_from=day_of(fields["valid_from"]),
        valid_to=day_of(fields["valid_to"]),
        kind=kind,
        latin_name=latin,
        country=fields.get("country", ""),
        pass_number=fields.get("pass_number", "") if kind is CardKind.RESIDENCE_PERMIT else "",
    )


def day_of(text: str) -> date | None:
    """Return the day written with eight digits, however divided; None for 长期, a blank or a day that does not exist."""
    digits = "".join(character for character in text if character.isascii() and character.isdigit())
    if len(digits) != 8:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def kind_by_number(number: str) -> CardKind:
    """Return the kind that a number tells: 81 to 83 open a residence permit's, 9 or letters a permanent resident's."""
    if number.startswith(("81", "82", "83")):
        return CardKind.RESIDENCE_PERMIT
    is_foreign = number.startswith("9") or number[:3].isalpha()
    return CardKind.PERMANENT_RESIDENT if is_foreign else CardKind.CITIZEN


def _text(data: bytes) -> str:
    """Return a field without its filling (blanks, zeros, and U+FFFF where a chip was never written)."""
    try:
        text = data.decode("utf-16-le")
    except UnicodeDecodeError as fault:
        raise DeviceTrouble("device.garbage", device="card_reader") from fault
    text = text.rstrip("\x00\uffff \u3000")
    if any(ord(character) < 0x20 or ord(character) >= 0xFFF0 for character in text if ord(character) < 0x10000):
        raise DeviceTrouble("device.garbage", device="card_reader")
    return text
