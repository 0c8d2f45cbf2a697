"""How the page learns the order of the list: stretch by stretch, so that every other question gets its turn between two."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject

from app.case_ledger import AT_FIRST, AT_ONCE, order_part
from app.ledger_query import LedgerQuery, OrderPart
from app.officer import Officer
from ui.work import Work

NEAR = 4096  # rows about the old place where a row is looked for first


class OrderWalk:
    """`begin(officer, query)`; `on_part(places)` follows each stretch with all that is known, `on_whole(places)` the last."""

    def __init__(
        self,
        owner: QObject,
        work: Work,
        on_part: Callable[[array[int]], object],
        on_whole: Callable[[array[int]], object],
    ) -> None:
        self._owner, self._work = owner, work
        self._on_part, self._on_whole = on_part, on_whole
        self._places = array("I")
        self._begun = 0.0
        self.seconds = 0.0  # what the last whole walk took
        self.is_under_way = False

    def begin(self, officer: Officer, query: LedgerQuery) -> None:
        """Walk from the newest case on; a walk that is under way is dropped."""
        self._places = array("I")
        self._begun = perf_counter()
        self.is_under_way = True
        self._ask(officer, query, None, AT_FIRST)

    def stop(self) -> None:
        """Drop what is under way."""
        self.is_under_way = False
        self._work.drop_latest(self._owner, "order")

    def _ask(self, officer: Officer, query: LedgerQuery, after: str | None, most: int) -> None:
        def then(part: OrderPart) -> None:
            self._places.extend(part.places)
            if part.after is None:
                self.seconds = perf_counter() - self._begun
                self.is_under_way = False
                whole, self._places = self._places, array("I")  # who shows it keeps it; an older order is let go
                self._on_whole(whole)
            else:
                self._on_part(self._places)
                self._ask(officer, query, part.after, AT_ONCE)

        self._work.ask_latest(self._owner, "order", order_part, then, officer, query, after, most)


def row_now(places: array[int], place: int, before: int) -> int:
    """Return the row of a place that stood at row `before`; where it is gone, the row that has come into its stead."""
    for first, last in ((max(0, before - NEAR), before + NEAR), (0, len(places))):
        try:
            return places.index(place, first, last)
        except ValueError:
            continue
    return max(0, min(before, len(places) - 1))
