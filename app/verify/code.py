"""The signed code of a paper: what it says, and the signature of the desk over it, as letters that any scanner reads.

"YM1:" and Base32 (the alphabet of Crockford, no I L O U) of: mark of training and outcome 1 byte, key 6, day since
2000-01-01 2, record hash 8, case number 10 (0: none), length of the title 1, title and number in GB 18030, signature 64.
Nobody's name is in it. Only the very form that `written` gives is read, so no two texts are the same code.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from app.errors import Refused
from app.events.body import pack
from app.events.envelope import canonical
from app.numbering import CASE_NUMBER_LENGTH
from app.verify.outcome import Outcome

PREFIX = "YM1:"
CODE_FIELD, SHORT_FIELD = "验真码", "验真短码"
HASH_DIGITS = 16
ID_BYTES, SIGNATURE_BYTES = 6, 64  # those of app.keys.signing, whose library the window does not wait for
LONGEST_BODY = 126  # with the signature 190 bytes: the largest QR code that is still read at 150 dpi on 20 mm
_DOMAIN = b"yimen-paper/1\0"
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FIRST_DAY = date(2000, 1, 1)
_CHARSET = "gb18030"
_TRAINING = 0x80
_FIXED = 1 + ID_BYTES + 2 + HASH_DIGITS // 2 + 10 + 1
_LOOKS_LIKE = re.compile(r"YM[0-9]:", re.IGNORECASE)


@dataclass(frozen=True)
class PaperFacts:
    """What a code says. `number` is the document number, empty for papers without one; `record_hash` 16 digits."""

    title: str
    number: str
    case_number: str
    on: date
    outcome: Outcome
    record_hash: str
    is_training: bool
    key: str = ""


@dataclass(frozen=True)
class PaperCode:
    """A code that was read: what it says, the bytes that were signed, and the signature; not checked yet."""

    facts: PaperFacts
    message: bytes
    signature: bytes


def record_hash(record: Mapping[str, Any], template_sha256: str) -> str:
    """Return 16 digits of SHA-256 over the record, without the codes themselves, and the template it was made with."""
    bare = {name: value for name, value in pack(record).items() if name not in (CODE_FIELD, SHORT_FIELD)}
    return hashlib.sha256(canonical(bare) + template_sha256.encode()).hexdigest()[:HASH_DIGITS]


def written(facts: PaperFacts, sign: Callable[[bytes], bytes]) -> str:
    """Return the code of a paper whose key is `facts.key`. A title that is too long for the code is cut short."""
    body = _body(_fitting(facts))
    return PREFIX + _base32(body + sign(_DOMAIN + body))


def _fitting(facts: PaperFacts) -> PaperFacts:
    while facts.title and len(_body(facts)) > LONGEST_BODY:
        facts = replace(facts, title=facts.title[:-1])
    return facts


def _body(facts: PaperFacts) -> bytes:
    title = facts.title.encode(_CHARSET)
    return b"".join(
        (
            bytes([facts.outcome | (_TRAINING if facts.is_training else 0)]),
            bytes.fromhex(facts.key),
            (facts.on - _FIRST_DAY).days.to_bytes(2, "big"),
            bytes.fromhex(facts.record_hash),
            int(facts.case_number or 0).to_bytes(10, "big"),
            bytes([len(title)]),
            title,
            facts.number.encode(_CHARSET),
        )
    )


def looks_like_code(text: str) -> bool:
    """True for a text that means to be a signed code, whole or not."""
    return _LOOKS_LIKE.match(text.strip()) is not None


def read_code(text: str) -> PaperCode:
    """Return the code in `text`, as scanned; all small letters (a scanner with caps lock) are taken, a mixture is not.

    Raises Refused("verify.bad_code") for what is no such code, ("verify.newer_code") for one of a later kind.
    """
    typed = text.strip()
    typed = typed.upper() if typed.islower() else typed
    if not typed.startswith(PREFIX):
        raise Refused("verify.newer_code" if looks_like_code(typed) and typed[2] != PREFIX[2] else "verify.bad_code")
    try:
        whole = _unbase32(typed.removeprefix(PREFIX))
        body, signature = whole[:-SIGNATURE_BYTES], whole[-SIGNATURE_BYTES:]
        return PaperCode(_facts(body), _DOMAIN + body, signature)
    except (ValueError, IndexError, OverflowError) as fault:
        raise Refused("verify.broken_code") from fault


def _facts(body: bytes) -> PaperFacts:
    """Return what the bytes say; ValueError or IndexError when they say nothing that a desk ever wrote."""
    if len(body) < _FIXED:
        raise ValueError("cut")
    digits = str(int.from_bytes(body[17:27], "big"))
    end = _FIXED + body[27]
    facts = PaperFacts(
        title=body[_FIXED:end].decode(_CHARSET),
        number=body[end:].decode(_CHARSET),
        case_number="" if digits == "0" else digits.zfill(CASE_NUMBER_LENGTH),
        on=_FIRST_DAY + timedelta(days=int.from_bytes(body[7:9], "big")),
        outcome=Outcome(body[0] & ~_TRAINING),
        record_hash=body[9:17].hex(),
        is_training=bool(body[0] & _TRAINING),
        key=body[1:7].hex(),
    )
    if _body(facts) != body:
        raise ValueError("not as it is written")
    return facts


def _base32(data: bytes) -> str:
    bits = int.from_bytes(data, "big") << (-8 * len(data) % 5)
    count = -(-8 * len(data) // 5)
    return "".join(_LETTERS[bits >> 5 * (count - 1 - at) & 31] for at in range(count))


def _unbase32(text: str) -> bytes:
    """Return the bytes; ValueError for another letter, or a last letter with bits that no byte needs."""
    bits = 0
    for letter in text:
        bits = bits << 5 | _LETTERS.index(letter)
    count, spare = divmod(5 * len(text), 8)
    if spare >= 5 or bits & ((1 << spare) - 1):
        raise ValueError("not as it is written")
    return (bits >> spare).to_bytes(count, "big")
