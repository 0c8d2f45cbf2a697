"""What became of every row of a list: taken, mended or refused, with the reasons and the counts; what is missing is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.item_drafts import place_words
from app.table_out import text_table
from app.wording import DEFAULT_LANGUAGE, name_of, say

UNKNOWN_DEPARTMENT = "import.unused.department"
Reason = tuple[str, Mapping[str, object]]


class RowState(StrEnum):
    """What became of a row."""

    TAKEN = "taken"
    MENDED = "mended"
    REFUSED = "refused"


@dataclass(frozen=True)
class RowReport:
    """One row: its place, its name as far as it has one, what became of it and why, and what it lacks to be used."""

    sheet: str
    row: int
    name: str
    state: RowState
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    table: Mapping[str, Any] = field(default_factory=dict)

    @property
    def state_of_a_part(self) -> RowState:
        """Return what became of a row that only carries on this one, with a further material or law."""
        return RowState.REFUSED if self.state is RowState.REFUSED else RowState.MENDED

    def why(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the reasons of the row, and what it lacks, in one text."""
        told = [say(code, language, **_named(facts, language)) for code, facts in self.reasons]
        if self.missing:
            columns = "、".join(place_words(one, language) for one in self.missing)
            told.append(say("import.missing", language, columns=columns))
        return say("import.between", language).join(told)

    def say(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the row's line of the report."""
        state = name_of("row_state", self.state.value, language)
        place = say("import.place", language, sheet=self.sheet, row=self.row, name=self.name, row_state=state)
        return place + self.why(language)


def _named(facts: Mapping[str, object], language: str) -> dict[str, object]:
    return {k: name_of("column", str(v), language) if k == "column" else v for k, v in facts.items()}


@dataclass(frozen=True)
class Imported:
    """The whole list: every row's report, the headers that no field knows, the sheets left out.

    `hidden_columns` are hidden ones that were read all the same, since no column in sight says that; `untouched` counts
    the drafts that were not written over, since somebody had worked on them.
    """

    origin: str
    rows: tuple[RowReport, ...]
    unmatched: tuple[str, ...] = ()
    skipped_sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    untouched: int = 0

    def count(self, state: RowState) -> int:
        """Return how many rows became so."""
        return sum(row.state is state for row in self.rows)

    @property
    def kept(self) -> tuple[RowReport, ...]:
        """Return the rows that became drafts."""
        return tuple(row for row in self.rows if row.state is not RowState.REFUSED and row.table)

    @property
    def complete(self) -> int:
        """Return how many drafts lack nothing that an item must have."""
        return sum(not row.missing for row in self.kept)

    def lacking(self) -> tuple[tuple[str, int], ...]:
        """Return what is missing and in how many drafts, the most frequent first."""
        return tuple(Counter(one for row in self.kept for one in row.missing).most_common())

    def unknown_departments(self) -> tuple[tuple[str, int], ...]:
        """Return the departments that the hall does not have, and how many drafts stand under each."""
        facts = [facts for row in self.kept for code, facts in row.reasons if code == UNKNOWN_DEPARTMENT]
        return tuple(Counter(str(one["found"]) for one in facts).most_common())

    def lines(self, language: str = DEFAULT_LANGUAGE) -> Iterator[str]:
        """Yield the report: the counts first, then what is missing, then the rows that were refused, then all others."""
        yield say(
            "import.counts", language, origin=self.origin, rows=len(self.rows), taken=self.count(RowState.TAKEN),
            mended=self.count(RowState.MENDED), refused=self.count(RowState.REFUSED), complete=self.complete,
            incomplete=len(self.kept) - self.complete,
        )  # fmt: skip
        if self.unmatched:
            yield say("import.unmatched", language, headers="、".join(self.unmatched))
        if self.skipped_sheets:
            yield say("import.skipped_sheets", language, sheets="、".join(self.skipped_sheets))
        if self.hidden_sheets:
            yield say("import.hidden_sheets", language, sheets="、".join(self.hidden_sheets))
        if self.hidden_columns:
            yield say("import.hidden_columns", language, headers="、".join(self.hidden_columns))
        if self.untouched:
            yield say("import.untouched", language, count=self.untouched)
        for one, count in self.lacking():
            yield say("import.lacking", language, column=place_words(one, language), count=count)
        if unknown := self.unknown_departments():
            told = [say("import.count_of", language, found=name, count=count) for name, count in unknown]
            yield say("import.unknown_departments", language, departments="、".join(told))
        refused = [row for row in self.rows if row.state is RowState.REFUSED]
        told_of = [row for row in self.rows if row.state is not RowState.REFUSED and row.reasons]
        yield from (row.say(language) for row in (*refused, *told_of))

    def table(self, language: str = DEFAULT_LANGUAGE) -> bytes:
        """Return every row with what became of it and why, as a text table for those who complete the list."""
        head = [name_of("import_column", one, language) for one in ("sheet", "row", "name", "state", "why")]
        rows = [
            [row.sheet, str(row.row), row.name, name_of("row_state", row.state.value, language), row.why(language)]
            for row in self.rows
        ]
        return text_table(head, rows)

    def plain(self, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "format": "yimen-import/1",
            "origin": self.origin,
            "counts": {**{state.value: self.count(state) for state in RowState}, "complete": self.complete},
            "untouched": self.untouched,
            "unmatched": list(self.unmatched),
            "skipped_sheets": list(self.skipped_sheets),
            "hidden_sheets": list(self.hidden_sheets),
            "hidden_columns": list(self.hidden_columns),
            "lacking": dict(self.lacking()),
            "rows": [
                {
                    "sheet": row.sheet,
                    "row": row.row,
                    "name": row.name,
                    "state": row.state.value,
                    "reasons": [say(code, language, **_named(facts, language)) for code, facts in row.reasons],
                    "missing": list(row.missing),
                    "item": dict(row.table),
                }
                for row in self.rows
            ],
        }
