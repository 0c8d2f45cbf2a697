"""The last net: a fault of the program is written down and told calmly; the officer's drafts are already saved."""

from __future__ import annotations

import faulthandler
import re
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.buttons import ActionButton
from ui.widgets.text import Text

translate = QCoreApplication.translate
FAULT, TOLD_FAULT = "fault.log", "fault-last.log"
BLOT = "…"
BETWEEN = ("Traceback (", "During handling", "The above exception")
BLOTTED = (
    r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”",
    r"(?<=[(\[{])[^()\[\]{}\n]+(?=[)\]}])",
    r"[\u3000-\u303f\u3400-\u9fff\ue000-\uf8ff\uff00-\uffef·\U00020000-\U000fffff]+",
    r"\d{4,}[0-9Xx]*",
)
"""What is in quotes or brackets, Chinese, longer numbers; compiled when there is a fault, not at each start."""


def set_fault_aside(folder: Path) -> bool:
    """Return whether faults were written down since the last start; they are kept in a file of their own."""
    fault = folder / FAULT
    if not fault.is_file() or not fault.stat().st_size:
        return False
    told = folder / TOLD_FAULT
    if told.is_file():  # logs are kept for their time, so the one before gets a name of its own
        stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime(told.stat().st_mtime))
        told.replace(folder / f"fault-{stamp}.log")
    fault.replace(told)
    return True


def without_data(report: str) -> str:
    """Return a traceback without what it may quote of a person: where it happened stays, what it was about does not.

    Kept are the frames with their source, the kind of the fault and the plain words of its message; whatever stands in
    quotes or brackets, Chinese characters and longer numbers are blotted out.
    """
    lines: list[str] = []
    is_in_frame = False
    for line in report.split("\n"):
        is_in_frame = line.startswith('  File "') or (is_in_frame and line.startswith("    "))
        lines.append(line if is_in_frame or line.startswith(BETWEEN) else _blotted(line))
    return "\n".join(lines)


def _blotted(line: str) -> str:
    for pattern in BLOTTED:
        line = re.sub(pattern, BLOT, line)
    return line


class CrashNet(QObject):
    """Catches what nobody caught, on any thread, logs it and tells the window by `caught(traceback)`."""

    caught = Signal(str)

    def __init__(self, log_folder: Path | None = None) -> None:
        super().__init__()
        self._file = (log_folder / FAULT).open("a", encoding="utf-8") if log_folder else None

    def log_to(self, folder: Path) -> None:
        """Write faults into this folder from now on, if it is there and none was written into yet."""
        if self._file is None and folder.is_dir():
            self._file = (folder / FAULT).open("a", encoding="utf-8")
            faulthandler.enable(self._file)

    def spread(self) -> None:
        """Take the hooks of Python, its threads and the C level into use."""
        if self._file is not None:
            faulthandler.enable(self._file)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def fold(self) -> None:
        """Give the hooks back (at the end of the program and of a test)."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None

    def _on_exception(self, kind: type[BaseException], fault: BaseException, where: TracebackType | None) -> None:
        self.tell("".join(traceback.format_exception(kind, fault, where)))

    def _on_thread_exception(self, fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None:
            self._on_exception(fault.exc_type, fault.exc_value, fault.exc_traceback)

    def tell(self, text: str) -> None:
        """Write the traceback to the log and hand it to the window."""
        self.caught.emit(self.log(text))

    def log(self, text: str) -> str:
        """Write a fault down without personal data; return what was written."""
        import structlog  # heavy, and wanted only here: a start without a fault never pays for it

        kept = without_data(text)
        structlog.get_logger().error("program_fault", traceback=kept)
        if self._file is not None:
            self._file.write(kept + "\n")
            self._file.flush()
        return kept


class CrashPage(QFrame):
    """Covers the page: what happened in one sentence, that drafts are safe, go on or copy the report."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("CrashPage")
        self.setProperty("role", "curtain")
        self._report = QPlainTextEdit()
        self._report.setObjectName("CrashPage.report")
        self._report.setAccessibleName(translate("CrashPage", "错误报告"))
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._go_on = ActionButton(translate("CrashPage", "返回继续工作"), key="Esc", is_primary=True)
        self._go_on.setObjectName("CrashPage.goOn")
        self._go_on.clicked.connect(self.dismissed)
        self._copy = ActionButton(translate("CrashPage", "复制报告"), icon_name="copy")
        self._copy.setObjectName("CrashPage.copy")
        self._copy.clicked.connect(self._on_copy_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 40, 48, 40)
        layout.setSpacing(16)
        layout.addWidget(Text(translate("CrashPage", "程序出现错误，这一步没有完成"), role="h1", wraps=True))
        layout.addWidget(
            Text(
                translate(
                    "CrashPage", "已保存的办件和草稿不受影响。请返回后重试；再次出现时，请把下面的报告交给系统管理员。"
                ),
                role="muted",
                wraps=True,
            )
        )
        layout.addWidget(self._report, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._copy)
        row.addWidget(self._go_on)
        layout.addLayout(row)

    def show_report(self, text: str) -> None:
        """Show the traceback of one fault."""
        self._report.setPlainText(without_data(text))
        self.show()
        self.raise_()
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, as the button says."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    def _on_copy_clicked(self) -> None:
        QApplication.clipboard().setText(self._report.toPlainText())
