"""How a cell of the editor's grids is edited, and what a column and a grid are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.wording import name_of

Choices = tuple[tuple[str, str], ...]


class Kind(StrEnum):
    """How a cell is edited: text, whole number, money in yuan, texts joined by 、, yes or no, one of a few."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    TEXTS = "texts"
    FLAG = "flag"
    CHOICE = "choice"


@dataclass(frozen=True)
class GridColumn:
    """One column: its place in the row, its word, its width in characters (0 takes the rest)."""

    path: str
    title: str
    kind: Kind = Kind.TEXT
    characters: int = 0
    choices: Choices = ()
    default: bool = False


@dataclass(frozen=True)
class GridSpec:
    """One list of the item: where it stands, its title, its columns, and what a new row begins with."""

    path: str
    title: str
    columns: tuple[GridColumn, ...]


def named(kind: str, values: type[StrEnum], language: str) -> Choices:
    """Return (value, word) of an enumeration."""
    return tuple((one.value, name_of(kind, one.value, language)) for one in values)
