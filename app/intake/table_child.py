"""The child process that opens lists: one JSON line in, one JSON line out. `python -m app.intake.table_child`."""

from __future__ import annotations

import base64
import sys
from typing import Any

import defusedxml

from app.intake.child import answer_lines
from app.intake.tables import read_sheets


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return {"sheets": [[name, rows], …]}; raise Refused for what is no list."""
    return {"sheets": read_sheets(base64.b64decode(asked["data"]))}


def main() -> int:
    """Answer one line of standard input under its limits; no entity of a document is ever followed."""
    defusedxml.defuse_stdlib()
    return answer_lines(answer, most=1)


if __name__ == "__main__":
    sys.exit(main())
