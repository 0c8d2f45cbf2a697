"""A template with a record in it: the blocks as they will be laid out, all text known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.notices.record import Prepared
from app.notices.template import Block, Column, Template
from app.notices.text import Run, Valued

Text = tuple[Run, ...]


@dataclass(frozen=True)
class FilledCell:
    """A labelled cell of a form with its text."""

    label: str
    text: Text
    lines: int


@dataclass(frozen=True)
class Filled:
    """A block with its text. `rows` are a table's cells or a list's entries; `cells` a form's."""

    type: str
    texts: Mapping[str, Text]
    plain: Mapping[str, Any]
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    cells: tuple[tuple[FilledCell, ...], ...] = field(default=())

    def text(self, name: str = "text") -> Text:
        """Return the runs of an attribute, none when it is not given."""
        return self.texts.get(name, ())

    @property
    def holds_own_words(self) -> bool:
        """True when the words of the template are all that stands in the block."""
        return not (self.rows or self.cells or [run for text in self.texts.values() for run in text if run.field])

    def plain_text(self, name: str = "text") -> str:
        """Return the characters of an attribute."""
        return "".join([run.text for run in self.text(name)])


def expand(template: Template, prepared: Prepared) -> tuple[Filled, ...]:
    """Return the blocks that the record asks for, in order; blocks without rows or text leave nothing."""
    filled = (_fill(block, prepared) for block in template.blocks if _is_wanted(block, prepared))
    return tuple(block for block in filled if not _is_empty(block))


def _is_wanted(block: Block, prepared: Prepared) -> bool:
    return block.when is None or block.when.plain(prepared) == "1"


def _is_empty(block: Filled) -> bool:
    if block.type in ("list", "table"):
        return not block.rows
    if block.type in ("para", "note", "section", "addressee", "docno", "remedies"):
        return not block.plain_text().strip()
    return False


def _fill(block: Block, prepared: Prepared) -> Filled:
    texts: dict[str, Text] = {}
    if block.type != "list":
        texts = {name: wording.runs(prepared) for name, wording in block.wordings.items()}
    return Filled(
        type=block.type,
        texts=texts,
        plain=block.plain,
        columns=block.columns,
        rows=_rows(block, prepared),
        cells=tuple(
            tuple(FilledCell(cell.label, cell.text.runs(prepared), cell.lines) for cell in row) for row in block.cells
        ),
    )


def _rows(block: Block, prepared: Prepared) -> tuple[tuple[Text, ...], ...]:
    if not block.rows:
        return ()
    rows: Any = prepared[block.rows]
    if block.type == "list":
        return tuple((block.wordings["text"].runs({**prepared, "项": row}),) for row in rows)
    return tuple(tuple(_cell(column, row, at) for column in block.columns) for at, row in enumerate(rows, 1))


def _cell(column: Column, row: Any, at: int) -> Text:
    if column.key == "#":
        return (Run(str(at)),)
    value = row[column.key]
    if not value:
        return ()
    return (Run(str(value), value.field if isinstance(value, Valued) else None),)
