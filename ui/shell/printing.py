"""From a stored notice to the printer and into the ledger: the printed bytes are the stored bytes."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.desk import Notice, Records
from app.devices.ports import PrintJob, PrintRole
from app.errors import DeviceTrouble, Refused, Trouble
from app.filing import record_failed_print, record_print
from app.ids import NoticeId
from ui.devices.hub import Devices
from ui.work import Work

RECEIPTS = frozenset({"material_receipt", "supplement_receipt", "service_receipt", "collection_receipt"})


def stored_paper(records: Records, notice_id: NoticeId, reason: str) -> tuple[Notice, bytes]:
    """Return what was issued, to be printed as it is.

    Raises Refused for a void paper and for a reprint without a reason: before the paper comes out, not after.
    """
    notice = records.notice(notice_id)
    if notice.is_void:
        raise Refused("filing.print_void", title=notice.title)
    if notice.prints and not reason.strip():
        raise Refused("filing.reprint_no_reason", title=notice.title)
    return notice, records.pdf(notice_id)


def role_of(notice: Notice) -> PrintRole:
    """Return the role that prints a notice: receipts 凭证 may have a printer and tray of their own."""
    return PrintRole.RECEIPT if notice.template in RECEIPTS else PrintRole.NOTICE


class Printing(QObject):
    """Prints one notice after the other; "printed" is recorded only when the printer has the bytes.

    A printer in trouble leaves the notice stored and unprinted, and says so; the case file prints it again.
    """

    began = Signal(object)
    printed = Signal(object)
    reprinted = Signal(object)

    def __init__(self, work: Work, devices: Devices) -> None:
        super().__init__()
        self._work = work
        self._devices = devices
        self._waiting: deque[tuple[Notice, str]] = deque()
        self._is_printing = False
        self._handed: tuple[Notice, str] | None = None  # what the printer has been asked to take, and why

    def print_notices(self, notices: Sequence[Notice], reason: str = "") -> None:
        """Print these notices in their order; a reprint needs a reason."""
        self._waiting.extend((notice, reason) for notice in notices)
        self._next()

    def take_trouble(self, trouble: Trouble) -> bool:
        """A printer in trouble gets no further paper; the ledger keeps that it failed, the problem bar tells it."""
        self._waiting.clear()
        self._is_printing = False
        handed, self._handed = self._handed, None
        if handed is not None and isinstance(trouble, DeviceTrouble):
            self._record_failed(*handed, trouble)
        return False

    def _record_failed(self, notice: Notice, reason: str, trouble: DeviceTrouble) -> None:
        printer = str(trouble.facts.get("printer", ""))
        facts: dict[str, Any] = {"copies": notice.copies, "printer": printer, "cause": trouble.code, "reason": reason}
        self._work.do(self, record_failed_print, lambda _: None, notice.case, notice.id, **facts)

    def _next(self) -> None:
        if self._is_printing or not self._waiting:
            return
        self._is_printing = True
        notice, reason = self._waiting.popleft()
        self.began.emit(notice)
        self._work.ask(self, stored_paper, lambda found: self._hand_over(found[0], found[1], reason), notice.id, reason)

    def _hand_over(self, notice: Notice, pdf: bytes, reason: str) -> None:
        title = f"{notice.title} {notice.number}".strip()
        self._handed = notice, reason

        def record(job: PrintJob) -> None:
            self._record(notice, job, reason)

        self._devices.print_pdf(self, pdf, title, notice.copies, record, role_of(notice))

    def _record(self, notice: Notice, job: PrintJob, reason: str) -> None:
        self._handed = None
        facts: dict[str, Any] = {"copies": job.copies, "printer": job.printer, "reason": reason}
        self._work.do(self, record_print, lambda _: self._on_recorded(notice, reason), notice.case, notice.id, **facts)

    def _on_recorded(self, notice: Notice, reason: str) -> None:
        self._is_printing = False
        self.printed.emit(notice)
        if reason:
            self.reprinted.emit(notice)
        self._next()
