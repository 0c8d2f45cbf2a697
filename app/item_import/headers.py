"""Which column says what: headers matched by a synonym table, the rows of headers found, the unmatched listed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from app.errors import Refused
from app.intake.open_table import Sheet
from app.item_import.titles import Title, titles_of

LOOKED_AT = 15  # a title, a date and a note may stand above the headers
FEWEST = 2
WHOLE = "name_whole"
NAMES = ("name_handled", "name_part", "name", WHOLE)  # the closest to what is handled first
DEPTHS = (1, 2)  # rows of headers: 办理时限 may stand over 法定 and 承诺
_DROPPED = re.compile(r"[\s*＊:：★☆]|（[^）]*）|\([^)]*\)|【[^】]*】|\[[^\]]*\]")
_BRACKETS = re.compile(r"[(\[【]([^)\]】]*)[)\]】]")
_UNIT = re.compile(r"(?:单位[:是]?|以)?(个?工作日|自然日|日历日|个?月|日|天)(?:计|为单位)?")
LIMITS = ("statutory", "promised")


@dataclass(frozen=True)
class Words:
    """The words of resources/import/item_headers.toml."""

    headers: dict[str, str]
    kinds: dict[str, str]
    permit_kinds: dict[str, str]
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
        permit_kinds={plain(word): kind for kind, synonyms in table["permit_kinds"].items() for word in synonyms},
        applicants={kind: tuple(synonyms) for kind, synonyms in table["applicants"].items()},
        lists={name: frozenset(plain(word) for word in listed) for name, listed in table["words"].items()},
    )


def plain(header: str) -> str:
    """Return a header as it is compared: half width, without blanks, brackets, stars and colons."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", _DROPPED.sub("", header))).lower()


@dataclass(frozen=True)
class Columns:
    """Where the last row of headers stands (from 0), which column fills which field, and the headers that fill none.

    `units` are units that stand in the header of a limit itself, as in 法定时限（工作日）; `hidden` the headers of
    hidden columns that fill a field no column in sight fills.
    """

    row: int
    fields: dict[str, int]
    others: dict[str, int]
    units: dict[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """Return how much of the list the headers tell."""
        return len(self.fields) + len(self.units)

    def text(self, row: tuple[str, ...], field: str) -> str:
        """Return what a row says in the column of `field`; "" where there is none."""
        column = self.fields.get(field)
        return row[column] if column is not None and column < len(row) else ""

    def unit(self, row: tuple[str, ...], limit: str) -> str:
        """Return the unit that a row says for a limit, else the one in the limit's header."""
        return self.text(row, f"{limit}_unit") or self.units.get(limit, "")


def find_columns(sheet: Sheet) -> Columns | None:
    """Return the columns of a sheet: the row or pair of rows that names most fields, an item's name among them."""
    best: Columns | None = None
    for depth in DEPTHS:
        for at in range(min(LOOKED_AT, len(sheet.rows) + 1 - depth)):
            found = _columns(at + depth - 1, titles_of(sheet.rows, at, depth), sheet.hidden)
            is_list = any(name in found.fields for name in NAMES) and len(found.fields) >= FEWEST
            if is_list and (best is None or found.known > best.known):
                best = found
    return best


def _columns(at: int, titles: tuple[Title, ...], hidden: frozenset[int]) -> Columns:
    fields: dict[str, int] = {}
    others: dict[str, int] = {}
    for column in sorted(range(len(titles)), key=lambda column: (column in hidden, column)):
        known = _known(titles[column])
        if known is not None and known not in fields:
            fields[known] = column
        elif titles[column].shown:
            others.setdefault(titles[column].shown, column)
    placed = _by_place(fields, titles)
    left = {name: column for name, column in others.items() if column not in placed.values()}
    used = tuple(titles[column].shown for column in placed.values() if column in hidden)
    return Columns(at, placed, left, _units_in_headers(placed, titles), used)


def _known(title: Title) -> str | None:
    known = words().headers
    return next((known[plain(one)] for one in title.readings if plain(one) in known), None)


def _by_place(fields: dict[str, int], titles: tuple[Title, ...]) -> dict[str, int]:
    """A plain 单位 behind a limit is the limit's unit; one that stands behind none names the department."""
    placed = dict(fields)
    lone = placed.pop("unit", None)
    for limit in LIMITS:
        column = fields.get(limit)
        unit = f"{limit}_unit"
        if column is None or unit in placed or column + 1 >= len(titles):
            continue
        if _known(titles[column + 1]) == "unit":
            placed[unit] = column + 1
    if lone is not None and lone not in placed.values() and "department" not in placed:
        placed["department"] = lone
    return placed


def _units_in_headers(fields: dict[str, int], titles: tuple[Title, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for limit in LIMITS:
        for text in titles[fields[limit]].parts if limit in fields else ():
            if any(char.isdecimal() for char in text):
                continue  # 20（工作日） is the first row's limit: taken for a header, the row would be lost
            for inside in _BRACKETS.findall(unicodedata.normalize("NFKC", text)):
                if match := _UNIT.fullmatch("".join(inside.split())):
                    found.setdefault(limit, match[1])
    return found


def columns_of(sheets: tuple[Sheet, ...]) -> tuple[tuple[Sheet, Columns], ...]:
    """Return each sheet in sight that holds a list, with its columns. Raises Refused("import.no_headers")."""
    seen = [sheet for sheet in sheets if not sheet.is_hidden]
    found = tuple((sheet, columns) for sheet in seen if (columns := find_columns(sheet)) is not None)
    if not found:
        raise Refused("import.no_headers", rows=LOOKED_AT)
    return found
