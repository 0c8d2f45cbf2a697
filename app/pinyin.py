"""The only door to pypinyin: readings of Han characters, and initials for searches. Pure apart from its tables."""

from __future__ import annotations

import os
import unicodedata
from functools import lru_cache
from itertools import islice, product

MOST_READINGS = 24
READ_HERE = {"𠮷": ("ji",)}
"""Characters of names that the tables have no reading of; the form of 吉 with the short stroke below stands in many."""


@lru_cache(maxsize=8192)
def syllables(char: str) -> tuple[str, ...]:
    """Return every reading of one character in plain letters, the usual one first; () when it has none.

    Letters and digits read as themselves in lower case; ü is v, as input methods type it.
    """
    if char.isascii():
        return (char.lower(),) if char.isalnum() else ()
    if unicodedata.category(char)[0] == "P":
        return ()
    if char in READ_HERE:
        return READ_HERE[char]
    # The table of phrases costs 45 MB and a quarter of a second and is not needed: all readings are taken.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found else ()


def _ways(choices: list[tuple[str, ...]], most: int) -> tuple[str, ...]:
    """Return the strings that pick one of each, the usual ones first, at most `most`; () when nothing has a reading."""
    told = [choice for choice in choices if choice]
    return tuple(dict.fromkeys("".join(way) for way in islice(product(*told), most))) if told else ()


def initials(text: str, most: int = MOST_READINGS) -> tuple[str, ...]:
    """Return the initials of `text` in every reading: 行会 -> xh, xk, hh, hk. What has no reading is left out."""
    return _ways([tuple(dict.fromkeys(s[0] for s in syllables(char))) for char in text], most)


def spellings(text: str, most: int = MOST_READINGS) -> tuple[str, ...]:
    """Return the full pinyin of `text` in every reading, without blanks."""
    return _ways([syllables(char) for char in text], most)


def name_initials(name: str) -> tuple[str, ...]:
    """Return a person's initials, one for each reading of the first character (单 dan, chan, shan)."""
    first = tuple(dict.fromkeys(s[0] for s in syllables(name[:1]))) if name else ()
    rest = "".join(readings[0][0] for readings in map(syllables, name[1:]) if readings)
    return tuple(initial + rest for initial in first) or ((rest,) if rest else ())
