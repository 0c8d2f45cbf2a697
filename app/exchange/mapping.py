"""A shape: the tables and columns of one exchange platform, what fills them, and its code lists; data, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources

from app.errors import NotFound
from app.exchange.words import CODED, DAYS, NEVER_MENDED, TIMES, RowKind, words_of
from app.finding import Finding, finding
from app.toml_table import TomlTable, read_toml

SHIPPED = ("national", "guangdong")
Codes = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Column:
    """One column: its name there, the word that fills it here, the longest text, whether it may be empty.

    `codes`: the code list through which a coded word goes. `fixed`: the same value in every row. `is_mendable`: an officer
    may write it anew in a row that came back.
    """

    name: str
    word: str
    length: int
    is_required: bool = False
    codes: str = ""
    fixed: str = ""
    is_mendable: bool = False


@dataclass(frozen=True)
class Table:
    """One table of the platform and of what it has rows."""

    name: str
    title: str
    kinds: tuple[RowKind, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column | None:
        """Return the column with this name, None when there is none."""
        return next((one for one in self.columns if one.name == name), None)


@dataclass(frozen=True)
class Shape:
    """A platform's tables. `codes`: list -> our value -> its code; an empty list is one whose meaning nobody published."""

    key: str
    name: str
    version: int
    source: str
    time_form: str
    day_form: str
    tables: tuple[Table, ...]
    codes: Codes = field(default_factory=dict)

    def table(self, name: str) -> Table | None:
        """Return the table with this name, None when there is none."""
        return next((one for one in self.tables if one.name == name), None)

    def with_codes(self, own: Codes) -> Shape:
        """Return the shape with the office's own codes over those that came with it."""
        lists = {*self.codes, *own}
        return replace(self, codes={name: {**self.codes.get(name, {}), **own.get(name, {})} for name in sorted(lists)})

    def coded(self) -> dict[str, tuple[str, ...]]:
        """Return each code list that a column uses with our values that it must tell."""
        found: dict[str, tuple[str, ...]] = {}
        for table in self.tables:
            for column in table.columns:
                if column.codes:
                    found[column.codes] = tuple(dict.fromkeys((*found.get(column.codes, ()), *CODED[column.word])))
        return found

    def to_fill(self) -> dict[str, tuple[str, ...]]:
        """Return the code lists that lack codes, with the values that have none."""
        lacking = {
            name: tuple(v for v in needed if not self.codes.get(name, {}).get(v))
            for name, needed in self.coded().items()
        }
        return {name: values for name, values in lacking.items() if values}


def shape_of(source: str, where: str) -> tuple[Shape, tuple[Finding, ...]]:
    """Return the shape that a TOML text tells, and every fault as a sentence; with faults it is not to be used."""
    faults: list[Finding] = []
    top = read_toml(source, where, faults)
    codes = _codes(top.table("codes"))
    shape = Shape(
        key=top.text("key"),
        name=top.text("name"),
        version=top.number("version", least=1),
        source=top.text("source"),
        time_form=top.text("time_form", "%Y-%m-%d %H:%M:%S"),
        day_form=top.text("day_form", "%Y-%m-%d"),
        tables=tuple(_table(one, codes, where, faults) for one in top.tables("tables", required=True)),
        codes=codes,
    )
    top.done()
    return shape, tuple(faults)


def _codes(table: TomlTable | None) -> Codes:
    if table is None:
        return {}
    lists = {name: table.table(name) for name in table.fields()}
    return {name: {v: one.text(v) for v in one.fields()} for name, one in lists.items() if one is not None}


def _table(given: TomlTable, codes: Codes, where: str, faults: list[Finding]) -> Table:
    kinds = given.choices("rows", RowKind)
    name = given.text("name")
    columns = tuple(_column(one) for one in given.tables("columns", required=True))
    table = Table(name, given.text("title"), kinds, columns)
    given.done()
    faults += _faults(table, codes, where)
    return table


def _column(given: TomlTable) -> Column:
    column = Column(
        name=given.text("name"),
        word=given.text("from", ""),
        length=given.number("length", least=1, most=4000),
        is_required=given.flag("required"),
        codes=given.text("codes", ""),
        fixed=given.text("fixed", ""),
        is_mendable=given.flag("mendable"),
    )
    given.done()
    return column


def _faults(table: Table, codes: Codes, where: str) -> list[Finding]:
    """Return what is wrong with the columns of a table: words that are none, lists that are missing, what may not be mended."""
    known, found = words_of(table.kinds), []
    for column in table.columns:
        facts = {"table": table.name, "column": column.name}
        if bool(column.word) == bool(column.fixed):
            found.append(finding("exchange.column_source", where, column.name, **facts))
        elif column.word and column.word not in known:
            found.append(finding("exchange.column_word", where, column.name, word=column.word, **facts))
        elif (column.word in CODED) != bool(column.codes) or (column.codes and column.codes not in codes):
            found.append(finding("exchange.column_codes", where, column.name, word=column.word, **facts))
        elif column.is_mendable and (column.fixed or column.word in NEVER_MENDED):
            found.append(
                finding("exchange.column_mendable", where, column.name, word=column.word or column.fixed, **facts)
            )
    names = [column.name for column in table.columns]
    found += [
        finding("exchange.column_twice", where, name, table=table.name, column=name)
        for name in sorted({n for n in names if names.count(n) > 1})
    ]
    return found


def is_time(word: str) -> bool:
    """True for a word that is a moment."""
    return word in TIMES


def is_day(word: str) -> bool:
    """True for a word that is a civil date."""
    return word in DAYS


@lru_cache(maxsize=8)
def shipped_shape(key: str) -> Shape:
    """Return a shape that comes with the program. Raises NotFound("exchange.no_shape"), Refused for a faulty file."""
    if key not in SHIPPED:
        raise NotFound("exchange.no_shape", shape=key, shapes="、".join(SHIPPED))
    file = resources.files("resources") / "exchange" / f"{key}.toml"
    shape, faults = shape_of(file.read_text("utf-8"), f"{key}.toml")
    if faults:
        raise faults[0].refusal()
    return shape
