"""The child that opens papers that came back: one JSON line in, one out. `python -m app.intake.paper_child`."""

from __future__ import annotations

import base64
import sys
from typing import Any

from app.intake.child import answer_lines
from app.intake.limits import IntakeLimits, Media
from app.intake.paper_reading import compared, seen_in_pdf, seen_in_picture
from app.intake.pdf_gate import check_pdf


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return {"codes", "text"} of one paper, or how two differ; raise Refused for what is no paper."""
    data = base64.b64decode(asked["data"])
    if asked["do"] == "compare":
        return compared(data, base64.b64decode(asked["stored"]))
    if Media(asked["media"]) is Media.PDF:
        check_pdf(data)
        return seen_in_pdf(data)
    return seen_in_picture(data, Media(asked["media"]), IntakeLimits(**asked["limits"]))


def main() -> int:
    """Answer one line of standard input under its limits."""
    return answer_lines(answer, most=1)


if __name__ == "__main__":
    sys.exit(main())
