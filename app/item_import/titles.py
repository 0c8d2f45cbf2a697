"""The headers of a sheet's columns where they stand in one row or in two, one above the other."""

from __future__ import annotations

from dataclasses import dataclass

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Title:
    """One column's header: what stands in its rows, the upper first; the ways to read it; as the report shows it."""

    parts: tuple[str, ...]
    readings: tuple[str, ...]

    @property
    def shown(self) -> str:
        """Return the header as one text."""
        return " ".join(dict.fromkeys(" ".join(part.split()) for part in self.parts if part.strip()))


def titles_of(rows: Rows, at: int, depth: int) -> tuple[Title, ...]:
    """Return the columns' headers as read from `depth` rows, beginning with row `at`."""
    if depth == 1:
        return tuple(Title((header,), (header,)) for header in rows[at])
    lower = rows[at + 1]
    upper = _spread(rows[at], lower)
    width = max(len(upper), len(lower))
    return tuple(_pair(_at(upper, column), _at(lower, column)) for column in range(width))


def _pair(upper: str, lower: str) -> Title:
    """法定 under 办结时限 is 法定办结时限; 数量 under 承诺时限 is 承诺时限; one text in both rows is that text."""
    if not lower.strip() or lower == upper:
        return Title((upper,), (upper,))
    return Title((upper, lower), (lower + upper, upper + lower, lower, upper))


def _spread(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...]:
    """A text table has lost which cells were merged: an empty cell over a header belongs to the one on its left."""
    spread: list[str] = []
    for column, text in enumerate(upper):
        is_lost = not text.strip() and _at(lower, column).strip() and spread
        spread.append(spread[-1] if is_lost else text)
    return tuple(spread)


def _at(row: tuple[str, ...], column: int) -> str:
    return row[column] if column < len(row) else ""
