"""What was typed into a draft and does not lie in the drawer yet: nothing of it is given up before the store has it."""

from __future__ import annotations

from typing import Any

Table = dict[str, Any]


class Unsaved:
    """`edit()` with every key; `leave(key, table)` when another line comes into sight, `keep(…)` when the store has it."""

    def __init__(self) -> None:
        self._edits = 0
        self._kept = 0
        self._left: dict[str, Table] = {}
        self._asked: list[str] = []

    @property
    def is_dirty(self) -> bool:
        """True while the editor holds what the store has not confirmed."""
        return self._edits > self._kept

    def edit(self) -> None:
        """Something was typed, or what stands in the editor was refused."""
        self._edits += 1

    def mark(self) -> int:
        """Return how far the typing has come; `keep` takes it when that state lies in the drawer."""
        return self._edits

    def leave(self, key: str, table: Table) -> bool:
        """The text of the draft is put aside until the store has it; False where it was put aside as it stands before."""
        self._kept = self._edits
        if self._left.get(key) == table:
            return False
        self._left[key] = table
        self._asked.append(key)
        return True

    def keep(self, key: str, table: Table, mark: int) -> None:
        """The store has the text that stood there at `mark`."""
        self._kept = max(self._kept, mark)
        if key in self._asked:
            self._asked.remove(key)
        if self._left.get(key) == table:
            del self._left[key]

    def put_aside(self, key: str) -> Table | None:
        """Return what was typed into this draft and is not in the store, None when there is nothing."""
        return self._left.get(key)

    def refused(self) -> str:
        """The store did not take the oldest text that it was asked to take; return its draft, "" when none was asked."""
        return self._asked.pop(0) if self._asked else ""
