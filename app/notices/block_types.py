"""The kinds of block a template is made of, and the attributes each may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class BlockType:
    """`wordings` are texts with fields in them; `plain` attributes are values of the named Python type.

    `rows`: the block repeats over a list field, its row being 项. `cells`: the block holds rows of labelled cells.
    """

    wordings: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    plain: Mapping[str, type] = field(default_factory=dict)
    rows: bool = False
    columns: bool = False
    cells: bool = False


BLOCK_TYPES: dict[str, BlockType] = {
    "codes": BlockType(optional=("barcode", "query", "square", "short")),
    "head": BlockType(wordings=("text",)),
    "title": BlockType(wordings=("text",)),
    "docno": BlockType(wordings=("text",)),
    "addressee": BlockType(wordings=("text",)),
    "para": BlockType(wordings=("text",), plain={"indent": int}),
    "section": BlockType(wordings=("text",)),
    "list": BlockType(wordings=("text",), plain={"numbered": bool}, rows=True),
    "table": BlockType(optional=("caption",), rows=True, columns=True),
    "form": BlockType(cells=True),
    "remedies": BlockType(wordings=("text",)),
    "signature": BlockType(wordings=("agency", "date"), optional=("seal",)),
    "receipt": BlockType(wordings=("text",), plain={"lines": list}),
    "note": BlockType(wordings=("text",)),
    "code": BlockType(wordings=("text",)),
}

FRAME_BLOCKS_AT_MOST = 60
COLUMN_KEYS = frozenset({"key", "head", "width", "align"})
CELL_KEYS = frozenset({"label", "text", "lines"})
ALIGNMENTS = ("left", "center", "right")
