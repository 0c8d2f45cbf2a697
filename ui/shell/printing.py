"""From a stored notice to the printer and into the ledger: the printed bytes are the stored bytes."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.desk import Notice, Records
from app.devices.ports import PrintJob, PrintRole
from app.errors import DeviceTrouble, Refused, Trouble
from app.filing import record_failed_print, record_print, refuse_left_out
from app.ids import NoticeId
from ui.devices.hub import Devices
from ui.work import Work

AWAITS_CENTER = "custody.awaits_center"
TRIES, TRY_AGAIN = 10, 2_000  # a round with the center comes a second or two after the act
RECEIPTS = frozenset({"material_receipt", "supplement_receipt", "service_receipt", "collection_receipt"})


def stored_paper(records: Records, notice_id: NoticeId, reason: str) -> tuple[Notice, bytes]:
    """Return what was issued, to be printed as it is. Raises Refused as `check_stored` does."""
    return check_stored(records, notice_id, reason), records.pdf(notice_id)


def check_stored(records: Records, notice_id: NoticeId, reason: str) -> Notice:
    """Return the paper if it may come out now.

    Raises Refused for a void paper, one that the center did not take, and a reprint without a reason: before the paper
    comes out, not after.
    """
    notice = records.notice(notice_id)
    if notice.is_void:
        raise Refused("filing.print_void", title=notice.title)
    refuse_left_out(records, notice)
    if notice.prints and not reason.strip():
        raise Refused("filing.reprint_no_reason", title=notice.title)
    return notice


def paper_in_hand(records: Records, notice_id: NoticeId, reason: str) -> tuple[Notice, bytes]:
    """Refuse a paper that is being printed just now, in another way: it would come out twice."""
    raise Refused("filing.print_in_hand", title=records.notice(notice_id).title)


def role_of(notice: Notice) -> PrintRole:
    """Return the role that prints a notice: receipts 凭证 may have a printer and tray of their own."""
    return PrintRole.RECEIPT if notice.template in RECEIPTS else PrintRole.NOTICE


class PaperState(Enum):
    """How a paper that was to be printed stands."""

    WAITING = "waiting"
    IN_HAND = "in_hand"
    PRINTED = "printed"
    FAILED = "failed"  # the printer did not take it; it is kept for `print_again`
    REFUSED = "refused"  # the rules did not let it out


@dataclass(frozen=True)
class Wanted:
    """A paper that is to be printed, and why once more."""

    notice: Notice
    reason: str = ""


class Printing(QObject):
    """Prints one notice after the other; "printed" is recorded only when the printer has the bytes.

    A printer in trouble gets no further paper: what failed, and what waited behind it, is kept for `print_again()` and
    told by `failed(trouble)`; the ledger has the failure. `unprinted_changed()`: other papers than before lack a print.
    `went(notice, state)` tells every step of every paper.
    """

    went = Signal(object, object)
    reprinted = Signal(object)
    failed = Signal(object)
    unprinted_changed = Signal()

    def __init__(self, work: Work, devices: Devices) -> None:
        super().__init__()
        self._work = work
        self._devices = devices
        self._waiting: deque[Wanted] = deque()
        self._unprinted: list[Wanted] = []
        self._is_printing = False
        self._claimed: NoticeId | None = None
        self._handed: Wanted | None = None  # what the printer has been asked to take
        self._asked: Wanted | None = None
        self._tries = 0
        self._withdrawn: set[NoticeId] = set()
        self._later = work.after(self, TRY_AGAIN, self._next)

    def print_notices(self, notices: Sequence[Notice], reason: str = "") -> None:
        """Print these notices in their order; a reprint needs a reason."""
        self._waiting.extend(Wanted(notice, reason) for notice in notices)
        self._next()

    def print_again(self) -> bool:
        """Print what a printer in trouble did not; False when there is nothing."""
        if not self._unprinted:
            return False
        again, self._unprinted = self._unprinted, []
        self._waiting.extend(again)
        self.unprinted_changed.emit()
        self._next()
        return True

    def withdraw(self, notices: Sequence[Notice]) -> None:
        """These papers are void by an undo: none of them waits for the printer any more."""
        gone = {notice.id for notice in notices}
        self._withdrawn |= gone
        self._waiting = deque(wanted for wanted in self._waiting if wanted.notice.id not in gone)
        left = [wanted for wanted in self._unprinted if wanted.notice.id not in gone]
        if len(left) != len(self._unprinted):
            self._unprinted = left
            self.unprinted_changed.emit()

    def unprinted(self) -> tuple[Notice, ...]:
        """Return the papers that did not come out since the window opened, oldest first."""
        return tuple(wanted.notice for wanted in self._unprinted)

    def take_trouble(self, trouble: Trouble) -> bool:
        """Tell a printer in trouble by `failed`; what the rules refuse is told in the problem bar, and the rest goes on.

        A paper that the center must judge first is asked for again, until its word is here or TRIES are over.
        """
        self._let_go()
        if trouble.code == AWAITS_CENTER and self._asked is not None and self._tries < TRIES:
            self._tries += 1
            self._waiting.appendleft(self._asked)
            self._later.start()
            self.went.emit(self._asked.notice, PaperState.WAITING)
            return True
        handed, self._handed = self._handed, None
        if handed is None or not isinstance(trouble, DeviceTrouble):
            is_withdrawn = self._asked is not None and self._asked.notice.id in self._withdrawn
            if self._asked is not None:
                self.went.emit(self._asked.notice, PaperState.REFUSED)
            self._next()
            return is_withdrawn
        kept = [handed, *self._waiting]
        self._unprinted += kept
        self._waiting.clear()
        for wanted in kept:
            self.went.emit(wanted.notice, PaperState.FAILED)
        self._record_failed(handed, trouble)
        self.unprinted_changed.emit()
        self.failed.emit(trouble)
        return True

    def _record_failed(self, wanted: Wanted, trouble: DeviceTrouble) -> None:
        notice, printer = wanted.notice, str(trouble.facts.get("printer", ""))
        facts: dict[str, Any] = {"copies": notice.copies, "printer": printer, "cause": trouble.code}
        self._work.do(self, record_failed_print, lambda _: None, notice.case, notice.id, reason=wanted.reason, **facts)

    def _next(self) -> None:
        if self._is_printing or not self._waiting:
            return
        self._is_printing = True
        self._later.stop()
        wanted = self._waiting.popleft()
        self._tries = self._tries if wanted is self._asked else 0
        self._asked = wanted
        self.went.emit(wanted.notice, PaperState.IN_HAND)
        is_free = self._devices.claim(wanted.notice.id)
        self._claimed = wanted.notice.id if is_free else None
        self._work.ask(
            self, stored_paper if is_free else paper_in_hand, lambda found: self._hand_over(replace(wanted, notice=found[0]), found[1]),
            wanted.notice.id, wanted.reason,
        )  # fmt: skip

    def _hand_over(self, wanted: Wanted, pdf: bytes) -> None:
        notice, self._handed = wanted.notice, wanted
        title = f"{notice.title} {notice.number}".strip()

        def record(job: PrintJob) -> None:
            self._record(wanted, job)

        self._devices.print_pdf(self, pdf, title, notice.copies, record, role_of(notice))

    def _record(self, wanted: Wanted, job: PrintJob) -> None:
        self._handed = None
        notice, reason = wanted.notice, wanted.reason
        facts: dict[str, Any] = {"copies": job.copies, "printer": job.printer, "reason": reason}
        self._work.do(self, record_print, lambda _: self._on_recorded(wanted), notice.case, notice.id, **facts)

    def _let_go(self) -> None:
        self._is_printing = False
        claimed, self._claimed = self._claimed, None
        if claimed is not None:
            self._devices.release(claimed)

    def _on_recorded(self, wanted: Wanted) -> None:
        self._let_go()
        self.note_printed(wanted.notice)
        self.went.emit(wanted.notice, PaperState.PRINTED)
        if wanted.reason:
            self.reprinted.emit(wanted.notice)
        self._next()

    def note_printed(self, notice: Notice) -> None:
        """This paper came out after all, here or in a batch: it lacks a print no longer."""
        left = [wanted for wanted in self._unprinted if wanted.notice.id != notice.id]
        if len(left) != len(self._unprinted):
            self._unprinted = left
            self.unprinted_changed.emit()
