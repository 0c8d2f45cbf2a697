"""All that a clerk can meet: a code with facts, worded by app.wording, never a traceback."""

from __future__ import annotations


class Trouble(Exception):
    """Something the clerk must be told; `code` names the sentence, `facts` fill it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class Refused(Trouble):
    """The rules of the office do not allow it; the sentence says which rule and what to do instead."""


class NotFound(Trouble):
    """What was asked for is not in the store."""


class Stale(Trouble):
    """The case changed since the officer looked at it."""


class Unreachable(Trouble):
    """A center, a printer queue or a file share cannot be reached now."""


class DeviceTrouble(Trouble):
    """A device at the window does not do what it should."""
