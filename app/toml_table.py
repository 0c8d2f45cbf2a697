"""A TOML table read field by field: every fault becomes a sentence, and reading goes on to find the next."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from app.finding import Finding, finding

Kind = TypeVar("Kind", bound=StrEnum)
_PLACE = re.compile(r"at line (\d+), column (\d+)")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
LONGEST_TEXT = 2_000


class TomlTable:
    """One table and where it stands. Faults go to `faults`; a faulty field yields its default."""

    def __init__(self, values: Mapping[str, object], where: str, faults: list[Finding], path: str = "") -> None:
        self._values = values
        self._where = where
        self._path = path
        self._read: list[str] = []
        self.faults = faults

    def _name(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def fields(self) -> tuple[str, ...]:
        """Return the fields that the table has."""
        return tuple(self._values)

    def fault(self, code: str, key: str, **facts: object) -> None:
        """Add a fault of the field `key`."""
        self.faults.append(finding(code, self._where, self._name(key), **facts))

    def _take(self, key: str, required: bool) -> object | None:
        self._read.append(key)
        value = self._values.get(key)
        if value is None and required:
            self.fault("toml.missing", key)
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text without control characters; required and not empty when there is no default."""
        value = self._take(key, default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str):
            self.fault("toml.not_text", key)
            return default or ""
        return self._checked(key, value, default is None)

    def _checked(self, key: str, value: str, required: bool) -> str:
        unseen = _UNSEEN.search(value)
        if unseen:
            self.fault("toml.unseen", key, codepoint=f"U+{ord(unseen.group()):04X}")
        if len(value) > LONGEST_TEXT:
            self.fault("toml.too_long", key, longest=LONGEST_TEXT)
        if required and not value.strip():
            self.fault("toml.empty", key)
        return value.strip()

    def number(self, key: str, default: int | None = None, least: int = 0, most: int = 100_000_000) -> int:
        """Return a whole number between `least` and `most`."""
        value = self._take(key, default is None)
        if value is None:
            return least if default is None else default
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self.fault("toml.not_number", key, least=least, most=most)
            return least if default is None else default
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """Return true or false."""
        value = self._take(key, False)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fault("toml.not_flag", key)
            return default
        return value

    def day(self, key: str) -> date:
        """Return a civil date, written 2026-01-31."""
        value = self._take(key, True)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self.fault("toml.not_date", key)
        return date.max

    def choice(self, key: str, kind: type[Kind], default: Kind | None = None) -> Kind:
        """Return a member of `kind`."""
        value = self._take(key, default is None)
        fallback = default if default is not None else next(iter(kind))
        return fallback if value is None else self._member(key, value, kind, fallback)

    def choice_or_none(self, key: str, kind: type[Kind]) -> Kind | None:
        """Return a member of `kind`, None when the field is absent or an empty text."""
        value = self._take(key, False)
        return None if value in (None, "") else self._member(key, value, kind, next(iter(kind)))

    def choices(self, key: str, kind: type[Kind], default: tuple[Kind, ...] = ()) -> tuple[Kind, ...]:
        """Return members of `kind`, each once; required when there is no default."""
        values = self._take(key, not default)
        if values is None:
            return default
        if not isinstance(values, list) or not values:
            self.fault("toml.not_list", key)
            return default
        return tuple(dict.fromkeys(self._member(key, v, kind, next(iter(kind))) for v in values))

    def _member(self, key: str, value: object, kind: type[Kind], fallback: Kind) -> Kind:
        for member in kind:
            if member.value == value:
                return member
        self.fault("toml.not_choice", key, found=str(value)[:40], choices="、".join(m.value for m in kind))
        return fallback

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, () when the field is absent."""
        values = self._take(key, False)
        if values is None:
            return ()
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            self.fault("toml.not_list", key)
            return ()
        return tuple(self._checked(key, v, True) for v in values)

    def table(self, key: str, required: bool = False) -> TomlTable | None:
        """Return the table under `key`, None when absent; a required one that is absent reads as empty."""
        value = self._take(key, required)
        if isinstance(value, dict):
            return TomlTable(value, self._where, self.faults, self._name(key))
        if value is not None:
            self.fault("toml.not_table", key)
        return None

    def tables(self, key: str, required: bool = False) -> tuple[TomlTable, ...]:
        """Return the tables of an array, [] when absent."""
        value = self._take(key, required)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value) or (required and not value):
            self.fault("toml.not_tables", key)
            return ()
        return tuple(
            TomlTable(v, self._where, self.faults, f"{self._name(key)}[{n}]") for n, v in enumerate(value, start=1)
        )

    def done(self) -> None:
        """Report every field that nobody asked for, with the known name nearest to it."""
        for key in self._values:
            if key not in self._read:
                near = difflib.get_close_matches(key, self._read, n=1)
                self.fault("toml.unknown", key, near=near[0] if near else "、".join(self._read))


def read_toml(source: str, where: str, faults: list[Finding]) -> TomlTable:
    """Return the whole file as one table; a syntax fault is named by line and column, and the table is empty."""
    try:
        values = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        lines = source.splitlines() or [""]  # without a place the fault is at the end of the document
        line, column = place.groups() if place else (len(lines), len(lines[-1]) + 1)
        faults.append(finding("toml.syntax", where, line=line, column=column))
        values = {}
    return TomlTable(values, where, faults)
