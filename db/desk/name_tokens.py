"""Names as one-character tokens, so that any two neighbouring characters find them (findings/data.md D8).

A token is the character's code point in hexadecimal: no tokenizer knows every Han extension, all know digits.
"""

from __future__ import annotations

import unicodedata

SKIPPED = frozenset({"P", "Z", "C", "S"})


def _characters(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return [c for c in plain if unicodedata.category(c) in ("Co", "Cn") or unicodedata.category(c)[0] not in SKIPPED]


def name_tokens(name: str) -> str:
    """Return the tokens of a name, a blank between each two; dots, blanks and signs are left out."""
    return " ".join(f"{ord(c):x}" for c in _characters(name))


def name_phrase(typed: str) -> str:
    """Return the FTS5 phrase that finds `typed` anywhere in a name; empty when there is nothing to find."""
    tokens = name_tokens(typed)
    return f'"{tokens}"' if tokens else ""
