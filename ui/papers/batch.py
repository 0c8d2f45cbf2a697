"""Papers printed together: one merged file a printer, each paper on record when the printer has the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.desk import Notice, Records
from app.devices.choice import Duplex, PrinterChoice
from app.devices.ports import PrintJob, PrintRole
from app.errors import DeviceTrouble, Refused, Trouble
from app.filing import record_failed_print, record_print
from app.ids import NoticeId
from app.paper_batch import Batch, batch_of
from ui.devices.hub import Devices
from ui.paper import MergedPaper
from ui.shell.printing import check_stored, role_of, stored_paper
from ui.work import Work

translate = QCoreApplication.translate


class Phase(Enum):
    """What the batch is doing."""

    CHECKING = "checking"
    MERGING = "merging"
    PRINTING = "printing"
    RECORDING = "recording"
    ENDED = "ended"


@dataclass
class _Part:
    """The papers of one printer."""

    role: PrintRole
    choice: PrinterChoice
    papers: list[Notice] = field(default_factory=list)


def refused_now(records: Records, papers: Sequence[NoticeId], reason: str) -> dict[NoticeId, Refused]:
    """Return why papers that were good when they were taken may not come out any more."""
    refused: dict[NoticeId, Refused] = {}
    for paper in papers:
        try:
            check_stored(records, paper, reason)
        except Refused as why:
            refused[paper] = why
    return refused


class BatchPrinting(QObject):
    """`start(papers, reason)`; `progressed()` after each step, `ended()` once, with what came of it in its attributes.

    It belongs to the devices, so that papers that are out are recorded though the window was locked meanwhile. `cancel()`
    works until a file goes to the printer; nothing of it was printed then. A paper that the rules refuse is left out, also
    one that became void, or was printed in another way, while the file was made.
    """

    progressed = Signal()
    ended = Signal()

    def __init__(self, work: Work, devices: Devices) -> None:
        super().__init__(devices)
        self._work, self._devices = work, devices
        self.phase = Phase.CHECKING
        self.total = 0
        self.done = 0
        self.printed: list[Notice] = []
        self.troubles: list[Trouble] = []
        self.is_cancelled = False
        self._reason = ""
        self._parts: deque[_Part] = deque()
        self._waiting: deque[Notice] = deque()
        self._taken: Notice | None = None  # the paper that is being read
        self._in_hand: set[NoticeId] = set()
        self._file: MergedPaper | None = None

    def start(self, papers: Sequence[NoticeId], reason: str = "") -> None:
        """Print these papers; a paper that was printed before needs the reason."""
        self._reason, self.total = reason, len(papers)
        self._work.do(self, batch_of, self._on_checked, tuple(papers), reason)

    def cancel(self) -> None:
        """Stop before the next step; what the printer has is printed and recorded."""
        self.is_cancelled = True

    def may_cancel(self) -> bool:
        """True while nothing of the part in hand went to the printer."""
        return self.phase in (Phase.CHECKING, Phase.MERGING) and not self.is_cancelled

    def words(self) -> str:
        """Return what is being done, for the progress."""
        counted = {"n": min(self.done + 1, self.total), "all": self.total}
        return {
            Phase.CHECKING: translate("Papers", "正在核对 {all} 份文书"),
            Phase.MERGING: translate("Papers", "正在合并 {n} / {all} 份"),
            Phase.PRINTING: translate("Papers", "正在交给打印机，请不要关闭程序"),
            Phase.RECORDING: translate("Papers", "已交打印机，正在登记 {n} / {all} 份"),
            Phase.ENDED: "",
        }[self.phase].format(**counted)

    def take_trouble(self, trouble: Trouble) -> bool:
        """Keep the trouble for `ended`. A printer in trouble is on record for every paper of the file; the rest waits."""
        self.troubles.append(trouble)
        taken, self._taken = self._taken, None
        if taken is not None and isinstance(trouble, Refused):  # no longer to be printed: told, the others go on
            self._drop(taken)
            self._merge_next()
            return True
        if (
            self.phase is Phase.RECORDING
        ):  # a paper that came out and may not be recorded: told, the others are recorded
            self._record_next()
            return True
        if self.phase is Phase.PRINTING and isinstance(trouble, DeviceTrouble):
            self._record_failed(self._parts[0], trouble)
        self._end()
        return True

    def _on_checked(self, batch: Batch) -> None:
        self.troubles += batch.left_out
        self.total = len(batch.notices)
        for notice in batch.notices:
            role = role_of(notice)
            choice = self._devices.choice.printer_of(role)
            part = next((one for one in self._parts if one.choice == choice), None)
            if part is None:
                part = _Part(role, choice)
                self._parts.append(part)
            part.papers.append(notice)
        self._next_part()

    def _next_part(self) -> None:
        if not self._parts:
            self._end()
            return
        part = self._parts[0]
        for notice in [one for one in part.papers if not self._claim(one.id)]:
            self.troubles.append(Refused("filing.print_in_hand", title=notice.title))
            self._drop(notice)
        self._merge_part(part)

    def _merge_part(self, part: _Part) -> None:
        self._close_file()
        self._file = MergedPaper(is_duplex=part.choice.duplex is not Duplex.ONE_SIDED)
        self._waiting = deque(part.papers)
        self.phase = Phase.MERGING
        self.done = len(self.printed)
        self._merge_next()

    def _claim(self, paper: NoticeId) -> bool:
        if not self._devices.claim(paper):
            return False
        self._in_hand.add(paper)
        return True

    def _release(self, paper: NoticeId) -> None:
        if paper in self._in_hand:
            self._in_hand.discard(paper)
            self._devices.release(paper)

    def _drop(self, notice: Notice) -> None:
        """Leave a paper out of the part in hand."""
        self._parts[0].papers.remove(notice)
        self.total -= 1
        self._release(notice.id)

    def _merge_next(self) -> None:
        self.progressed.emit()
        if self.is_cancelled:
            self._end()
        elif self._waiting:
            notice = self._taken = self._waiting.popleft()
            self._work.ask(
                self, stored_paper, lambda found: self._merge(notice, found[1]), notice.id, self._reason
            )  # fmt: skip
        elif not self._parts[0].papers:
            self._parts.popleft()
            self._next_part()
        elif self._file is not None:
            self._work.paper(self, self._file.data, self._check_again)

    def _merge(self, notice: Notice, pdf: bytes) -> None:
        assert self._file is not None
        self._taken = None
        copies = 1 if self._parts[0].choice.copies else notice.copies
        self._work.paper(self, self._file.add_paper, self._on_merged, pdf, copies)

    def _on_merged(self, _: int) -> None:
        self.done += 1
        self._merge_next()

    def _check_again(self, data: bytes) -> None:
        papers = tuple(one.id for one in self._parts[0].papers)
        self._work.ask(self, refused_now, lambda refused: self._on_rechecked(data, refused), papers, self._reason)

    def _on_rechecked(self, data: bytes, refused: dict[NoticeId, Refused]) -> None:
        part = self._parts[0]
        if self.is_cancelled:
            self._end()
        elif refused:  # the file is made anew without what may not come out any more
            self.troubles += refused.values()
            for notice in [one for one in part.papers if one.id in refused]:
                self._drop(notice)
            self._merge_part(part)
        else:
            self.phase = Phase.PRINTING
            self.progressed.emit()
            self._hand_over(data)

    def _hand_over(self, data: bytes) -> None:
        part = self._parts[0]
        title = translate("Papers", "合并打印 {n} 份").format(n=len(part.papers))
        self._devices.print_pdf(self, data, title, 1, self._on_printed, part.role)

    def _on_printed(self, job: PrintJob) -> None:
        self._close_file()
        self.phase = Phase.RECORDING
        part = self._parts[0]
        self._job, self._waiting = job, deque(part.papers)
        self.done = len(self.printed)
        self._record_next()

    def _record_next(self) -> None:
        self.progressed.emit()
        if not self._waiting:
            self._parts.popleft()
            self._next_part()
            return
        notice = self._waiting.popleft()
        copies = self._parts[0].choice.copies or notice.copies
        facts: dict[str, Any] = {"copies": copies, "printer": self._job.printer, "reason": self._reason}
        self._work.do(self, record_print, lambda _: self._on_recorded(notice), notice.case, notice.id, **facts)

    def _on_recorded(self, notice: Notice) -> None:
        self._release(notice.id)
        self.printed.append(notice)
        self.done += 1
        self._devices.paper_printed.emit(notice)
        self._record_next()

    def _record_failed(self, part: _Part, trouble: DeviceTrouble) -> None:
        printer = str(trouble.facts.get("printer", ""))
        for notice in part.papers:
            self._work.do(
                self._devices, record_failed_print, lambda _: None, notice.case, notice.id,
                copies=part.choice.copies or notice.copies, printer=printer, cause=trouble.code, reason=self._reason,
            )  # fmt: skip

    def _close_file(self) -> None:
        held, self._file = self._file, None
        if held is not None:
            held.close()

    def _end(self) -> None:
        self._close_file()
        for paper in tuple(self._in_hand):
            self._release(paper)
        self._parts.clear()
        self.phase = Phase.ENDED
        self.ended.emit()
        self.deleteLater()
