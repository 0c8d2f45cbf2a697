"""The running text of a paper, as a reader sees it, without tables and small print."""

from __future__ import annotations

from typing import Any

from app.notices.catalogue import template
from app.notices.expansion import expand
from app.notices.record import prepare

BESIDE_THE_TEXT = {"codes", "head", "docno", "table", "form", "receipt", "note", "signature", "code"}


def body_of(key: str, **fields: Any) -> list[str]:
    """Return title, paragraphs and list entries of a template's example with some fields changed."""
    chosen = template(key)
    shown: list[str] = []
    for block in expand(chosen, prepare(chosen, {**chosen.example(), **fields}, preview=False)):
        if block.type == "list":
            shown.extend("".join(run.text for run in row[0]) for row in block.rows)
        elif block.type not in BESIDE_THE_TEXT:
            shown.append(block.plain_text())
    return shown
