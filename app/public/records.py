"""What the public pages ask of the center's memory; nothing of it can name a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.disclosure.dossier import Dossier
from app.public.case import PublicCase
from app.public.checking import Papers
from app.public.result import PublicResult
from app.public.rules import Rules
from app.supervision.published import Published


@dataclass(frozen=True)
class ResultQuery:
    """Which results: of a department ("" all), what their holder, item or number holds, and which of them on this page.

    `is_late`: those alone that were published too late.
    """

    department: str = ""
    text: str = ""
    first: int = 0
    count: int = 50
    is_late: bool = False


@dataclass(frozen=True)
class ResultLine:
    """A published result, and since when it is: the moment the center learned of the decision."""

    result: PublicResult
    published_on: date

    @property
    def is_late(self) -> bool:
        """True when the seven working days were over before."""
        return self.published_on > self.result.due_on


@dataclass(frozen=True)
class ResultPage:
    """Some results, the newest first; `total` are found, `late` of them came too late."""

    lines: tuple[ResultLine, ...]
    total: int
    late: int


class PublicRecords(Papers, Protocol):
    """The reading side. Every method may raise Unreachable("center.database")."""

    def rules(self) -> Rules:
        """Return office, items, working days and keys as they hold now."""

    def as_of(self) -> datetime | None:
        """Return when the last event was followed; None before the first."""

    def case(self, number: str, query_code: str) -> PublicCase | Dossier | None:
        """Return the case, or the application for information, with this number and this query code.

        None for a wrong code as for an unknown number.
        """

    def results(self, query: ResultQuery) -> ResultPage:
        """Return the published results that are asked for."""

    def explanations(self, since: date, upto: date) -> tuple[Published, ...]:
        """Return the 逾期说明 of these days, the newest first."""
