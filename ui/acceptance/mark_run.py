"""Figures typed into the material list in one breath: told together, and taken back together."""

from __future__ import annotations

import time

from ui.acceptance.checklist_model import ChecklistModel, Snapshot

RUN_SECONDS = 0.8  # longer than between two keys of a number that is typed, shorter than between two papers in the hand


class MarkRun:
    """`go_on(row, figure)` before a figure marks that row; `before()` is the list as it was when the run began."""

    def __init__(self, model: ChecklistModel) -> None:
        self._model = model
        self._last = 0.0
        self._typed = ""
        self._rows: list[int] = []
        self._before = model.snapshot(0)

    def go_on(self, row: int, figure: str) -> None:
        """Take one more figure into the run, or begin another one after a pause."""
        if not self.is_going():
            self._typed, self._rows = "", []
            self._before = self._model.snapshot(row)
        self._last = time.monotonic()
        self._typed += figure
        if row not in self._rows:
            self._rows.append(row)

    def is_going(self) -> bool:
        """True while the last figure is a moment ago."""
        return bool(self._typed) and time.monotonic() - self._last < RUN_SECONDS

    def typed(self) -> str:
        """Return the figures of the run."""
        return self._typed if self.is_going() else ""

    def before(self) -> Snapshot:
        """Return the list as it was."""
        return self._before

    def marked(self) -> list[tuple[int, str]]:
        """Return row and material of every line that the run changed."""
        now, was = self._model.marks(), self._before.marks
        keys = [(row, self._model.material(row).key) for row in self._rows if row < self._model.rowCount()]
        return [(row, key) for row, key in keys if now[key] is not was.get(key)]

    def has_marked(self, row: int) -> bool:
        """True when this row is marked otherwise than before the run."""
        return any(one == row for one, _ in self.marked())

    def end(self) -> bool:
        """Begin anew with the next figure; True when figures were typed."""
        typed, self._typed = self._typed, ""
        return bool(typed)
