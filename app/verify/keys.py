"""The public keys of the offices, as a small text file that can be printed, sent and read by anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.errors import Refused
from app.keys.signing import PUBLIC_BYTES, key_id

HEAD = "# yimen-keys/1"
FILE_NAME = "public.keys"  # beside the store, in clear: papers can be checked before anybody logs in
TRUSTED = "trusted_keys"  # a setting: the list of the keys of other offices, as text
_HEX = re.compile(f"[0-9a-f]{{{2 * PUBLIC_BYTES}}}")
_CLASSES = {"live": False, "training": True}


@dataclass(frozen=True)
class PublicKey:
    """A desk's public key and the days on which its papers are dated; `to_on` None: it is in use."""

    id: str
    public: bytes
    from_on: date
    to_on: date | None
    is_training: bool
    desk_code: str
    office: str

    def was_in_use(self, on: date) -> bool:
        """True when a paper of that day may bear a code of this key; in training the clock is set at will."""
        return self.is_training or (self.from_on <= on and (self.to_on is None or on <= self.to_on))

    @property
    def fingerprint(self) -> str:
        """Return the public half in groups of four, to be compared by two people."""
        digits = self.public.hex()
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def write_keys(keys: Iterable[PublicKey]) -> str:
    """Return the text of the list: a line a key, blanks between; # lines are for people."""
    lines = [HEAD, "# 文书验真公钥清单：编号 公钥 启用日期 停用日期（- 为在用） 类别 本机编号 单位"]
    for key in keys:
        last = "-" if key.to_on is None else key.to_on.isoformat()
        kind = "training" if key.is_training else "live"
        lines.append(f"{key.id} {key.public.hex()} {key.from_on} {last} {kind} {key.desk_code} {key.office}")
    return "\n".join(lines) + "\n"


def read_keys(text: str) -> tuple[PublicKey, ...]:
    """Return the keys of a list. Raises Refused("verify.bad_keys") with the first line that is wrong, also for none."""
    lines = text.removeprefix("\ufeff").splitlines()
    keys = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            keys.append(_key(line, number))
    if not keys:
        raise Refused("verify.bad_keys", line=max(len(lines), 1))
    return tuple(keys)


def _key(line: str, number: int) -> PublicKey:
    parts = line.split(maxsplit=6)
    try:
        name, public, first, last, kind, desk, office = parts
        if not is_key(name, public):
            raise ValueError(name)
        until = None if last == "-" else date.fromisoformat(last)
        return PublicKey(name, bytes.fromhex(public), date.fromisoformat(first), until, _CLASSES[kind], desk, office)
    except (ValueError, KeyError) as fault:
        raise Refused("verify.bad_keys", line=number) from fault


def is_key(name: str, public: str) -> bool:
    """True when this is the public half of a key, in hexadecimal, and that key's own name."""
    return _HEX.fullmatch(public) is not None and key_id(bytes.fromhex(public)) == name


def joined(*lists: Iterable[PublicKey]) -> tuple[PublicKey, ...]:
    """Return all keys, each once; of two entries of one key the first list's holds."""
    known: dict[bytes, PublicKey] = {}
    for keys in lists:
        for key in keys:
            known.setdefault(key.public, key)
    return tuple(known.values())
