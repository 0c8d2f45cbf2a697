"""What the page asks the store in one question, so that its four views agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.desk import Records
from app.exchange.batch import TROUBLED, Batch, ExchangeRow
from app.exchange.codes import shape_in_force
from app.exchange.mapping import SHIPPED, Shape
from app.exchange.taking import OuterCase, outer_cases
from app.ids import CaseId

MOST_TAKEN = 20  # batches of other offices whose cases are listed


@dataclass(frozen=True)
class OuterLine:
    """A case of another office and the batch that told of it."""

    batch: Batch
    case: OuterCase

    def word(self, name: str) -> str:
        """Return the last thing that was said under a word; empty where nothing was."""
        said = [line[name] for lines in self.case.told.values() for line in lines if line.get(name)]
        return said[-1] if said else ""


@dataclass(frozen=True)
class CodeLine:
    """One value of ours in one code list of a shape, and the platform's code for it."""

    shape: str
    list: str
    word: str
    value: str
    code: str


@dataclass(frozen=True)
class ExchangeDesk:
    """All that the page shows."""

    batches: tuple[Batch, ...] = ()
    rows: tuple[ExchangeRow, ...] = ()
    numbers: Mapping[CaseId, str] | None = None
    shapes: tuple[Shape, ...] = ()

    def codes(self, shape: str) -> tuple[CodeLine, ...]:
        """Return the codes of a shape, those that lack one first."""
        words = {c.codes: c.word for one in self.shapes for table in one.tables for c in table.columns if c.codes}
        found = [
            CodeLine(one.key, name, words[name], value, one.codes.get(name, {}).get(value, ""))
            for one in self.shapes
            if one.key == shape
            for name, values in one.coded().items()
            for value in values
        ]
        return tuple(sorted(found, key=lambda line: (bool(line.code), line.list)))

    def shape(self, key: str) -> Shape | None:
        """Return a shape by its key."""
        return next((one for one in self.shapes if one.key == key), None)


def exchange_desk(records: Records, sees_cases: bool) -> ExchangeDesk:
    """Return the newest batches, every row with a problem, the shapes with their codes.

    Who only keeps the codes gets no case to see.
    """
    shapes = tuple(shape_in_force(records, key) for key in SHIPPED)
    if not sees_cases:
        return ExchangeDesk(shapes=shapes)
    batches = records.batches()
    rows = records.exchange_rows_in(TROUBLED)
    numbers = {one: records.case(one).number for one in {row.case for row in rows}}
    return ExchangeDesk(batches, rows, numbers, shapes)


def outer_lines(records: Records) -> tuple[OuterLine, ...]:
    """Return the cases of other offices, those of the newest batches first."""
    taken = [one for one in records.batches() if not one.is_sent][:MOST_TAKEN]
    return tuple(OuterLine(one, case) for one in taken for case in outer_cases(records, one))
