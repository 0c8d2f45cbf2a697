"""Free text that an officer writes: opinions, reasons, findings. What is visible stays, what cannot be seen is refused."""

from __future__ import annotations

from app.identity.text import LONGEST_TEXT, check_text


def written(text: str) -> str:
    """Return the text without blanks at both ends, line breaks kept; raises Refused("identity.…") naming the place and
    the code point of the first character that no paper and no file could keep.
    """
    return check_text(text, LONGEST_TEXT, lines=True)


def joined(*parts: str) -> str:
    """Return what was written in several fields as one line: each clause ends with one sign, whatever it ended with."""
    *first, last = [part for part in parts if part] or [""]
    return "；".join([*(part.rstrip("。；; ") for part in first), last])
