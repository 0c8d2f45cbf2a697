"""What comes over the wire is looked at field by field; the first that is wrong is named and nothing of it is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.errors import Refused

ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
HASH = re.compile(r"[0-9a-f]{64}")
NAME = re.compile(r"[^\x00-\x1f\x7f]{1,128}")
KIND = re.compile(r"[a-z][a-z0-9_]{0,63}")
HASHES = ("sha256", "sm3")
_HALF_SIGN = re.compile("[\ud800-\udfff]")  # of a pair that JSON's \\u may name alone: it has no UTF-8
_AS_IT_IS = frozenset({type(None), bool, int})
MOST = 2**53 - 1
DEEPEST = 60


@dataclass(frozen=True)
class Fields:
    """One object of a message. `where` names it in the refusal, `events[3].event`."""

    plain: Mapping[str, Any]
    where: str = ""

    def fault(self, name: str) -> Refused:
        """Return the refusal that names a field."""
        return Refused("sync.malformed", field=f"{self.where}.{name}" if self.where else name)

    def only(self, *names: str) -> Fields:
        """Return the object when it has no other fields than these."""
        for name in self.plain:
            if name not in names:
                raise self.fault(str(name)[:40])
        return self

    def text(self, name: str, pattern: re.Pattern[str] = NAME) -> str:
        """Return a text that matches `pattern` wholly."""
        value = self.plain.get(name)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self.fault(name)
        return value

    def text_or_none(self, name: str, pattern: re.Pattern[str] = NAME) -> str | None:
        """Return a text, or None where null stands or nothing."""
        return None if self.plain.get(name) is None else self.text(name, pattern)

    def number(self, name: str, least: int = 0, most: int = MOST) -> int:
        """Return a whole number in these bounds."""
        value = self.plain.get(name)
        if type(value) is not int or not least <= value <= most:
            raise self.fault(name)
        return value

    def moment(self, name: str) -> datetime:
        """Return a moment with its zone, written as this program writes it."""
        try:
            found = datetime.fromisoformat(self.text(name))
        except ValueError as error:
            raise self.fault(name) from error
        if found.tzinfo is None or found.isoformat() != self.plain[name]:
            raise self.fault(name)
        return found

    def moment_or_none(self, name: str) -> datetime | None:
        """Return a moment, or None where null stands."""
        return None if self.plain.get(name) is None else self.moment(name)

    def day(self, name: str) -> date:
        """Return a civil date."""
        text = self.text(name)
        try:
            found = date.fromisoformat(text)
        except ValueError as error:
            raise self.fault(name) from error
        if found.isoformat() != text:
            raise self.fault(name)
        return found

    def table(self, name: str) -> dict[str, Any]:
        """Return an object of JSON values without floats; keys are texts, and it is not nested without end."""
        value = self.plain.get(name)
        if not isinstance(value, dict) or not _is_plain(value, DEEPEST):
            raise self.fault(name)
        return value

    def table_or_none(self, name: str) -> dict[str, Any] | None:
        """Return an object, or None where null stands."""
        return None if self.plain.get(name) is None else self.table(name)

    def inner(self, name: str) -> Fields:
        """Return an object whose fields are looked at in turn."""
        value = self.plain.get(name)
        if not isinstance(value, dict):
            raise self.fault(name)
        return Fields(value, f"{self.where}.{name}" if self.where else name)

    def inner_list(self, name: str, most: int) -> tuple[Fields, ...]:
        """Return the objects of a list of at most so many."""
        value = self.plain.get(name)
        if not isinstance(value, list) or len(value) > most or not all(isinstance(one, dict) for one in value):
            raise self.fault(name)
        place = f"{self.where}.{name}" if self.where else name
        return tuple(Fields(one, f"{place}[{n}]") for n, one in enumerate(value))


def fields_of(plain: Any, where: str = "") -> Fields:
    """Return the fields of a message. Raises Refused("sync.malformed") for what is no object."""
    if not isinstance(plain, dict):
        raise Refused("sync.malformed", field=where or "{}")
    return Fields(plain, where)


def _is_plain(value: Any, depth: int) -> bool:
    if type(value) in _AS_IT_IS:
        return True
    if isinstance(value, str):
        return value.isascii() or _HALF_SIGN.search(value) is None
    if isinstance(value, int):
        return True
    if depth == 0 or not isinstance(value, dict | list):
        return False
    inner: Iterable[Any] = value
    if isinstance(value, dict):
        for key in value:
            if type(key) is not str or not (key.isascii() or _HALF_SIGN.search(key) is None):
                return False
        inner = value.values()
    for one in inner:  # most of what lies here is a text, a number or nothing: no call for each
        if type(one) not in _AS_IT_IS and not (type(one) is str and one.isascii()) and not _is_plain(one, depth - 1):
            return False
    return True
