"""What may stand in a field: every visible character, exactly as it is; nothing that cannot be seen.

No Unicode normalisation anywhere: U+F92C -> U+90CE would change a person's name (U+FA15 -> U+51DE too).
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources

from app.errors import Refused

LONGEST_LINE = 400
LONGEST_TEXT = 4_000
_SURROGATES = range(0xD800, 0xE000)
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Blank although Unicode calls them letters, marks or symbols.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
_PLAIN_SPACES = frozenset(" \u3000")


@lru_cache(maxsize=1)
def private_use_table() -> dict[int, str]:
    """Return old private-use code points and the characters that replaced them (GB 18030-2022, annexes)."""
    source = (resources.files("resources") / "codes" / "private_use.toml").read_text("utf-8")
    table: dict[str, str] = tomllib.loads(source)["characters"]
    return {int(old, 16): new for old, new in table.items()}


def codepoint(char: str) -> str:
    """Return U+XXXX of one character."""
    return f"U+{ord(char):04X}"


def shown(char: str) -> str:
    """Return the character for a sentence; its code point when it could not be seen there."""
    return codepoint(char) if unfit(char) or char.isspace() or unicodedata.combining(char) else char


def _is_noncharacter(value: int) -> bool:
    return value & 0xFFFE == 0xFFFE or 0xFDD0 <= value <= 0xFDEF


def _is_variation_selector(value: int) -> bool:
    return 0xFE00 <= value <= 0xFE0F or 0xE0100 <= value <= 0xE01EF


def unfit(char: str) -> str | None:
    """Return the code of the sentence that tells why `char` cannot stand in a field, None when it can."""
    value = ord(char)
    if value in _SURROGATES or char == "\ufffd" or _is_noncharacter(value):
        return "identity.damaged_character"
    if char in _DIRECTION:
        return "identity.direction_mark"
    category = unicodedata.category(char)
    if category == "Cc":
        return "identity.control_character"
    if category == "Co":
        return "identity.private_use"
    invisible = category in ("Cf", "Zl", "Zp") or char in _BLANK or _is_variation_selector(value)
    if invisible or (category == "Zs" and char not in _PLAIN_SPACES):
        return "identity.invisible_character"
    return None


def check_text(text: str, longest: int = LONGEST_LINE, lines: bool = False) -> str:
    """Return `text` with blanks at both ends removed and old private-use characters replaced, else unchanged.

    `lines` allows line breaks (told as \\n) and tabs. An empty text is returned as such. Raises Refused
    ("identity.too_long", "identity.damaged_character", "identity.direction_mark", "identity.control_character",
    "identity.private_use", "identity.invisible_character") with the place and code point of the first bad character.
    """
    trimmed = text.replace("\r\n", "\n").strip() if lines else text.strip()
    mapped = trimmed.translate(private_use_table())
    if len(mapped) > longest:
        raise Refused("identity.too_long", found=len(mapped), longest=longest)
    for position, char in enumerate(mapped, start=1):
        if lines and char in "\n\t":
            continue
        code = unfit(char)
        if code is not None:
            raise Refused(code, position=position, codepoint=codepoint(char))
    return mapped
