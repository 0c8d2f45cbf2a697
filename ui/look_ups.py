"""What was looked for goes on record once: when it was chosen from, or has stood for a moment."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.looking import names_a_person, note_look_up
from ui.work import Work

RESTS_MS = 1500  # what is typed on within that time was a part of the query


class LookUps(QObject):
    """`shown` with every answer, `chosen` when one of the hits is taken; letters on the way to a query are none."""

    def __init__(self, owner: QObject, work: Work, what: str) -> None:
        super().__init__(owner)
        self._work, self._what = work, what
        self._waiting: tuple[str, int] | None = None
        self._noted = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTS_MS)
        self._rest.timeout.connect(self.settle)

    def shown(self, query: str, hits: int) -> None:
        """These hits of the query are in sight; the same one shown again is the same look."""
        self._waiting = None
        self._rest.stop()
        if not query.strip():
            self._noted = ""
        elif query != self._noted and names_a_person(query):
            self._waiting = query, hits
            self._rest.start()

    def chosen(self) -> None:
        """One of them was taken: the look is over, and the same query is another one."""
        self.settle()
        self._noted = ""

    def settle(self) -> None:
        """Put on record what is in sight."""
        waiting, self._waiting = self._waiting, None
        self._rest.stop()
        if waiting is not None:
            self._noted = waiting[0]
            self._work.do(self, note_look_up, lambda _: None, self._what, *waiting)
