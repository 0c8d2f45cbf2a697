"""The child process that opens packs of papers: one JSON line in, one JSON line out. `python -m app.intake.pack_child`."""

from __future__ import annotations

import base64
import sys
from typing import Any

from app.intake.child import answer_lines
from app.intake.packs import read_pack


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what is in the pack; raise Refused for what is no pack."""
    return read_pack(base64.b64decode(asked["data"]))


def main() -> int:
    """Answer one line of standard input under its limits."""
    return answer_lines(answer, most=1)


if __name__ == "__main__":
    sys.exit(main())
