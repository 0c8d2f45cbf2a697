"""What is seldom in a name or an address and would be printed as it stands: told at the field, never refused.

A rare character is a person's own name; a `<b>`, a picture sign or a page pasted by mistake is seldom one. The law knows
no list of signs of a name, so nothing here keeps an act closed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from app.finding import Finding, finding
from app.identity.names import DOT, DOT_VARIANTS
from app.identity.text import shown

_MARKUP = re.compile(r"<[^<>]{1,40}>?|&#?\w{1,8};|\{\{|\}\}|\{%|%\}|\$\{|%\(")
_PICTURES = (range(0x2600, 0x27C0), range(0x2B00, 0x2C00), range(0x1F000, 0x20000))
_OF_PERSONS = frozenset(f"{DOT}{DOT_VARIANTS} -'’.,")
_OF_BODIES = _OF_PERSONS | frozenset('()（）《》〈〉、&＆—–/“”‘"：:+＋，．№#＃\u3000')
_OF_PLACES = _OF_BODIES | frozenset("；;。~～-")
_QUOTED = 16


class Written(StrEnum):
    """Whose text it is: what is usual differs."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"


_USUAL = {Written.PERSON: _OF_PERSONS, Written.BODY: _OF_BODIES, Written.PLACE: _OF_PLACES}
_LONG = {Written.PERSON: 40, Written.BODY: 60, Written.PLACE: 80}


def oddity(text: str, written: Written) -> Finding | None:
    """Return what a clerk should compare with the document before it is printed, with its place; None when all is usual."""
    plain = text.strip()
    marked = _MARKUP.search(plain)
    if marked is not None:
        return _told("identity.odd_markup", marked.start(), sign=marked.group()[:_QUOTED])
    for position, char in enumerate(plain):
        code = _code_of(plain, position, char, written)
        if code:
            return _told(code, position, sign=shown(char))
    if len(plain) > _LONG[written]:
        return finding("identity.odd_length", "", found=len(plain))
    return None


def _told(code: str, position: int, sign: str) -> Finding:
    return finding(code, "", position=position + 1, sign=sign)


def _code_of(text: str, position: int, char: str, written: Written) -> str:
    """Return the sentence for one sign, "" when it is usual."""
    category = unicodedata.category(char)
    if any(ord(char) in block for block in _PICTURES):
        return "identity.odd_picture"
    if char.isspace():
        is_between = written is Written.PERSON and _touch(text, position, _is_han)
        return "identity.odd_space" if is_between else ""
    if category[0] in "LM" or category == "Cn":
        is_mixed = written is Written.PERSON and char.isascii() and _touch(text, position, _is_han)
        return "identity.odd_sign" if is_mixed else ""
    if category[0] == "N":
        return "identity.odd_sign" if written is Written.PERSON else ""
    return "" if char in _USUAL[written] else "identity.odd_sign"


def _touch(text: str, position: int, is_such: Callable[[str], bool]) -> bool:
    """True when a neighbour of this place is such a character."""
    around = text[max(0, position - 1) : position] + text[position + 1 : position + 2]
    return any(is_such(one) for one in around)


def _is_han(char: str) -> bool:
    name = unicodedata.name(char, "")
    return name.startswith("CJK UNIFIED") or (not name and ord(char) > 0x20000)
