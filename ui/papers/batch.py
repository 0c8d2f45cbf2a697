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
from app.errors import DeviceTrouble, Trouble
from app.filing import record_failed_print, record_print
from app.ids import NoticeId
from app.paper_batch import Batch, batch_of
from ui.devices.hub import Devices
from ui.paper import MergedPaper
from ui.shell.printing import role_of
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


def stored(records: Records, notice: NoticeId) -> bytes:
    """Return the stored bytes of a paper."""
    return records.pdf(notice)


class BatchPrinting(QObject):
    """`start(papers, reason)`; `progressed()` after each step, `ended()` once, with what came of it in its attributes.

    It belongs to the devices, so that papers that are out are recorded though the window was locked meanwhile. `cancel()`
    works until a file goes to the printer; nothing of it was printed then. A paper that the rules refuse is left out.
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
        self._file = MergedPaper(is_duplex=part.choice.duplex is not Duplex.ONE_SIDED)
        self._waiting = deque(part.papers)
        self.phase = Phase.MERGING
        self.done = len(self.printed)
        self._merge_next()

    def _merge_next(self) -> None:
        self.progressed.emit()
        if self.is_cancelled:
            self._end()
            return
        if self._waiting:
            notice = self._waiting.popleft()
            self._work.ask(self, stored, lambda pdf: self._merge(notice, pdf), notice.id)
            return
        assert self._file is not None
        self.phase = Phase.PRINTING
        self.progressed.emit()
        self._work.paper(self, self._file.data, self._hand_over)

    def _merge(self, notice: Notice, pdf: bytes) -> None:
        assert self._file is not None
        copies = 1 if self._parts[0].choice.copies else notice.copies
        self._work.paper(self, self._file.add_paper, self._on_merged, pdf, copies)

    def _on_merged(self, _: int) -> None:
        self.done += 1
        self._merge_next()

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
        self._parts.clear()
        self.phase = Phase.ENDED
        self.ended.emit()
        self.deleteLater()
