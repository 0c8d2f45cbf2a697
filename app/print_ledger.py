"""The print ledger: every print of every paper, and every print that did not reach the printer.

`app.filing.record_print` and `record_failed_print` write it, as events of the paper's case; it is read here. An original
is the first print (ordinal 1), every later one a reprint with its reason; what was printed are always the stored bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.desk import Notice
from app.events.envelope import Event
from app.events.file import Printed, PrintFailed
from app.ids import CaseId, NoticeId, OfficerId

KINDS = (Printed.KIND, PrintFailed.KIND)


@dataclass(frozen=True)
class PrintLine:
    """One line: who sent which paper to which printer, when and why. `ordinal` n is the n-th print; 0: it failed.

    `reason` is None when it was erased. `cause` is the code of the trouble of a failed print, "" for one that came out.
    """

    at: datetime
    officer: OfficerId
    notice: NoticeId
    title: str
    number: str
    case: CaseId | None
    case_number: str
    ordinal: int
    copies: int
    printer: str
    reason: str | None
    cause: str = ""

    @property
    def is_failed(self) -> bool:
        """True when the paper did not reach the printer."""
        return self.ordinal == 0

    @property
    def is_reprint(self) -> bool:
        """True for the second print and every later one."""
        return self.ordinal > 1


@dataclass(frozen=True)
class PrintQuery:
    """Which lines: reprints alone, failures too, of which officer ("" all)."""

    is_reprints_only: bool = False
    officer: str = ""
    limit: int = 200


def print_line(event: Event, title: str, number: str, case_number: str) -> PrintLine:
    """Return the line that a print event is."""
    data = event.data
    return PrintLine(
        at=event.moment.at,
        officer=event.officer,
        notice=NoticeId(data["notice"]),
        title=title,
        number=number,
        case=event.subject,
        case_number=case_number,
        ordinal=data.get("ordinal", 1) if event.kind == Printed.KIND else 0,
        copies=data["copies"],
        printer=data["printer"],
        reason=None if event.private is None and event.private_sha256 else (event.private or {}).get("reason", ""),
        cause=data.get("cause", ""),
    )


def prints_of(notice: Notice, events: Iterable[Event], case_number: str = "") -> tuple[PrintLine, ...]:
    """Return the lines of one paper, oldest first."""
    mine = (event for event in events if event.kind in KINDS and event.data["notice"] == notice.id)
    return tuple(print_line(event, notice.title, notice.number, case_number) for event in mine)


def line_out(line: PrintLine, *, revealed: bool) -> Mapping[str, Any]:
    """Return a line as JSON values; why it was printed again was written by hand and may name a person."""
    told = {
        "at": line.at.isoformat(),
        "officer": line.officer,
        "ordinal": line.ordinal,
        "is_reprint": line.is_reprint,
        "is_failed": line.is_failed,
        "copies": line.copies,
        "printer": line.printer,
        "cause": line.cause,
    }
    return {**told, "reason": line.reason if revealed or not line.reason else "***"}
