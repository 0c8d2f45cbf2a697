"""A JSON object read field by field: every fault becomes a sentence, and reading goes on to find the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.finding import Finding, finding

Kind = TypeVar("Kind", bound=StrEnum)
FAR = date(1, 1, 1)  # stands for a date that could not be read; the fault is reported, the value never used
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST_SHOWN = 40
WHOLE = "JSON"
"""Where a fault of the outermost object stands."""


class Fields:
    """One object and where it stands (`clocks[0] "a"`). Faults go to `faults`; a faulty field yields its default."""

    def __init__(self, values: Mapping[str, object], where: str, faults: list[Finding]) -> None:
        self._values = values
        self.where = where
        self.faults = faults

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) is not None

    def fault(self, code: str, key: str = "", **facts: object) -> None:
        """Add a fault of the field `key`."""
        self.faults.append(finding(code, self.where or WHOLE, key, **facts))

    def _take(self, key: str, required: bool) -> object | None:
        value = self._values.get(key)
        if value is None and required:
            self.fault("clock.missing", key)
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        """Return a whole number >= 0; required when there is no default."""
        value = self._take(key, default is None)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        if value is not None:
            self.fault("clock.not_whole", key, value=shown(value))
        return default or 0

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; required and not empty when there is no default."""
        value = self._take(key, default is None)
        if isinstance(value, str) and (value or default is not None):
            return value
        if value is not None:
            self.fault("clock.not_text", key, value=shown(value))
        return default or ""

    def identity(self, key: str) -> str | int:
        """Return a name as it was written, text or whole number; required."""
        value = self._take(key, True)
        if isinstance(value, str | int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.fault("clock.not_text", key, value=shown(value))
        return ""

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        value = self._take(key, False)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.fault("clock.not_flag", key, value=shown(value))
        return default

    def kind(self, key: str, kinds: type[Kind], code: str) -> Kind | None:
        """Return a member of `kinds`; anything else is a fault `code` that lists them."""
        value = self._take(key, True)
        if isinstance(value, str) and value in set(kinds):
            return kinds(value)
        if value is not None:
            self.fault(code, key, value=shown(value), allowed="、".join(kinds))
        return None

    def day(self, key: str) -> date:
        """Return a date written YYYY-MM-DD; required."""
        value = self._take(key, True)
        return FAR if value is None else self._day(key, value) or FAR

    def day_or_none(self, key: str) -> date | None:
        """Return a date, or None where the field is null or absent."""
        value = self._take(key, False)
        return None if value is None else self._day(key, value)

    def days(self, key: str) -> list[date]:
        """Return a list of dates; empty where it is absent."""
        return [day for place, value in self._list(key) if (day := self._day(f"{key}[{place}]", value)) is not None]

    def wholes(self, key: str, default: list[int]) -> list[int]:
        """Return a list of whole numbers; `default` where it is absent."""
        if key not in self:
            return default
        numbers = []
        for place, value in self._list(key):
            if isinstance(value, int) and not isinstance(value, bool):
                numbers.append(value)
            else:
                self.fault("clock.not_whole", f"{key}[{place}]", value=shown(value))
        return numbers

    def _day(self, key: str, value: object) -> date | None:
        if isinstance(value, str) and _ISO.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        self.fault("clock.not_date", key, value=shown(value))
        return None

    def _list(self, key: str) -> Iterator[tuple[int, object]]:
        value = self._take(key, False)
        if isinstance(value, list):
            yield from enumerate(value)
        elif value is not None:
            self.fault("clock.not_list", key, value=shown(value))

    def objects(self, key: str) -> Iterator[Fields]:
        """Yield the objects of a list, each knowing where it stands; empty where the list is absent."""
        for place, value in self._list(key):
            where = f"{self.where} {key}[{place}]".strip()
            if not isinstance(value, dict):
                self.fault("clock.not_object", f"{key}[{place}]", value=shown(value))
                continue
            name = value.get("id")
            yield Fields(value, f"{where}（{shown(name)}）" if name is not None else where, self.faults)

    def inner(self, key: str) -> Fields:
        """Return the object in the field `key`; one fault when there is none, and none for what would stand in it."""
        value, where = self._take(key, True), f"{self.where} {key}".strip()
        if isinstance(value, dict):
            return Fields(value, where, self.faults)
        if value is not None:
            self.fault("clock.not_object", key, value=shown(value))
        return Fields({}, where, [])

    def holds_list(self, key: str) -> bool:
        """Return True when the field is absent or a list: what is neither was told already."""
        return isinstance(self._values.get(key), list | type(None))


def shown(value: object) -> str:
    """Return a value as a sentence shows it: short, braces and line ends harmless."""
    text = value if isinstance(value, str) else repr(value)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
