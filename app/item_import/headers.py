"""Which column says what: headers matched by a synonym table, the row of headers found, the unmatched listed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from app.errors import Refused
from app.intake.open_table import Sheet

LOOKED_AT = 15  # a title, a date and a note may stand above the headers
FEWEST = 2
_DROPPED = re.compile(r"[\s*＊:：★☆]|（[^）]*）|\([^)]*\)|【[^】]*】|\[[^\]]*\]")


@dataclass(frozen=True)
class Words:
    """The words of resources/import/item_headers.toml."""

    headers: dict[str, str]
    kinds: dict[str, str]
    applicants: dict[str, tuple[str, ...]]
    lists: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def words() -> Words:
    """Return synonym -> field, word -> kind of item, applicants, and the lists of short words."""
    file = resources.files("resources") / "import" / "item_headers.toml"
    table = tomllib.loads(file.read_text("utf-8"))
    return Words(
        headers={plain(word): field for field, synonyms in table["headers"].items() for word in synonyms},
        kinds={word: kind for kind, synonyms in table["kinds"].items() for word in synonyms},
        applicants={kind: tuple(synonyms) for kind, synonyms in table["applicants"].items()},
        lists={name: frozenset(plain(word) for word in listed) for name, listed in table["words"].items()},
    )


def plain(header: str) -> str:
    """Return a header as it is compared: half width, without blanks, brackets, stars and colons."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", _DROPPED.sub("", header))).lower()


@dataclass(frozen=True)
class Columns:
    """Where the headers stand (row from 0), which column fills which field, and the headers that fill none."""

    row: int
    fields: dict[str, int]
    others: dict[str, int]

    def text(self, row: tuple[str, ...], field: str) -> str:
        """Return what a row says in the column of `field`; "" where there is none."""
        column = self.fields.get(field)
        return row[column] if column is not None and column < len(row) else ""


def find_columns(sheet: Sheet) -> Columns | None:
    """Return the columns of a sheet: the row among the first that names most fields, the item's name among them."""
    best: Columns | None = None
    for at, row in enumerate(sheet.rows[:LOOKED_AT]):
        found = _columns(at, row)
        if "name" in found.fields and len(found.fields) >= FEWEST and _is_better(found, best):
            best = found
    return best


def _is_better(found: Columns, best: Columns | None) -> bool:
    return best is None or len(found.fields) > len(best.fields)


def _columns(at: int, row: tuple[str, ...]) -> Columns:
    known = words().headers
    fields: dict[str, int] = {}
    others: dict[str, int] = {}
    for column, header in enumerate(row):
        field = known.get(plain(header))
        if field is not None and field not in fields:
            fields[field] = column
        elif header.strip():
            others.setdefault(header.strip(), column)
    placed = _units_by_place(fields, row)
    return Columns(at, placed, {name: column for name, column in others.items() if column not in placed.values()})


def _units_by_place(fields: dict[str, int], row: tuple[str, ...]) -> dict[str, int]:
    """A plain 单位 belongs to the limit it stands behind; a second one behind the other limit is found here too."""
    placed = dict(fields)
    placed.pop("unit", None)
    for limit in ("statutory", "promised"):
        column = fields.get(limit)
        unit = f"{limit}_unit"
        if column is None or unit in placed or column + 1 >= len(row):
            continue
        if words().headers.get(plain(row[column + 1])) == "unit":
            placed[unit] = column + 1
    return placed


def columns_of(sheets: tuple[Sheet, ...]) -> tuple[tuple[Sheet, Columns], ...]:
    """Return each sheet that holds a list, with its columns. Raises Refused("import.no_headers")."""
    found = tuple((sheet, columns) for sheet in sheets if (columns := find_columns(sheet)) is not None)
    if not found:
        raise Refused("import.no_headers", rows=LOOKED_AT)
    return found
