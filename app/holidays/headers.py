"""Which column of a holiday list says what, by resources/import/calendar_headers.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from app.intake.open_table import Sheet
from app.item_import.headers import plain

LOOKED_AT = 15  # a title and a note may stand above the headers


@dataclass(frozen=True)
class Words:
    """Synonym -> field; the words of a cell that mean free and those that mean worked."""

    headers: dict[str, str]
    free: frozenset[str]
    worked: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the words of resources/import/calendar_headers.toml."""
    file = resources.files("resources") / "import" / "calendar_headers.toml"
    table = tomllib.loads(file.read_text("utf-8"))
    return Words(
        {plain(word): field for field, synonyms in table["headers"].items() for word in synonyms},
        frozenset(plain(word) for word in table["words"]["free"]),
        frozenset(plain(word) for word in table["words"]["worked"]),
    )


@dataclass(frozen=True)
class Columns:
    """Where the headers stand (row from 0) and which column fills which field."""

    row: int
    fields: dict[str, int]

    def text(self, row: tuple[str, ...], field: str) -> str:
        """Return what a row says in the column of `field`; "" where there is none."""
        column = self.fields.get(field)
        return row[column].strip() if column is not None and column < len(row) else ""


def find_columns(sheet: Sheet) -> Columns | None:
    """Return the columns of a sheet: the first row that names a day and what it is, or a holiday with its span."""
    for at, row in enumerate(sheet.rows[:LOOKED_AT]):
        fields: dict[str, int] = {}
        for column, header in enumerate(row):
            field = words().headers.get(plain(header))
            if field is not None:
                fields.setdefault(field, column)
        if "date" in fields and fields.keys() & {"state", "working", "free", "name"}:
            return Columns(at, fields)
        if {"first", "last"} <= fields.keys() or fields.keys() >= {"name", "span"}:
            return Columns(at, fields)
    return None
