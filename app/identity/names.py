"""Names as code points: · variants become U+00B7, nothing else of a name is changed."""

from __future__ import annotations

import unicodedata

from app.errors import Refused
from app.identity.text import check_text

LONGEST_NAME = 400
DOT = "\u00b7"
# ・ ･ • ． ‧ ∙ ⋅: what input methods, old systems and card readers give for the dot of a minority name.
DOT_VARIANTS = "\u30fb\uff65\u2022\uff0e\u2027\u2219\u22c5"
_TO_DOT = str.maketrans(dict.fromkeys(DOT_VARIANTS, DOT))


def _has_letter(name: str) -> bool:
    # Han newer than this Python's Unicode data are unassigned to it ("Cn"), yet they are letters.
    return any(unicodedata.category(char)[0] == "L" or unicodedata.category(char) == "Cn" for char in name)


def check_body_name(text: str) -> str:
    """Return the name of a legal person or other body. Raises as check_text, "identity.name_empty", "…name_letters"."""
    name = check_text(text, LONGEST_NAME)
    if not name:
        raise Refused("identity.name_empty")
    if not _has_letter(name):
        raise Refused("identity.name_letters")
    return name


def check_person_name(text: str) -> str:
    """Return the name of a natural person, its dots as U+00B7 (GB 18030 0xA1A4). Raises as check_body_name."""
    return check_body_name(text).translate(_TO_DOT)


def same_name(one: str, other: str) -> bool:
    """True when two names are the same person's characters: compared by code point, after the dots are alike."""
    return one.strip().translate(_TO_DOT) == other.strip().translate(_TO_DOT)
