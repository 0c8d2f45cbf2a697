"""Says at the foot of a window what is under way once it takes longer than a moment."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from ui.widgets.busy_line import BusyLine
from ui.work import Work

translate = QCoreApplication.translate
MOMENT_MILLISECONDS = 300  # what is done sooner needs no sign, which would only flicker


class BusyWatch(QObject):
    """Follows the jobs of `work` that somebody waits for, and tells the oldest of them in `line`."""

    def __init__(self, work: Work, line: BusyLine) -> None:
        super().__init__(line)
        self._work = work
        self._line = line
        self._delay = work.after(self, MOMENT_MILLISECONDS, self._show)
        work.busy_changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._words() or not self._line.window().isVisible():  # a closed window has nothing to say
            self._delay.stop()
            self._line.show_doing("")
        elif self._line.text():
            self._show()
        elif not self._delay.isActive():
            self._delay.start()

    def _show(self) -> None:
        self._line.show_doing(self._words())

    def _words(self) -> str:
        """Return what the oldest job is called that is worth a word."""
        return next((words for job in self._work.doing() if (words := busy_words(job))), "")


def busy_words(job: str) -> str:
    """Return what a job is called while it is under way; `job` is the name of its function. "" for one nobody waits for."""
    return {
        "read_in": "",
        "print_pdf": translate("Busy", "正在打印文书……"),
        "print_slip": translate("Busy", "正在打印小票……"),
        "add_paper": translate("Busy", "正在合并文书……"),
        "read": translate("Busy", "正在读卡……"),
        "capture": translate("Busy", "正在取扫描件……"),
        "read_files": translate("Busy", "正在读取文件……"),
        "read_file": translate("Busy", "正在读取文件……"),
        "enter": translate("Busy", "正在登录、打开数据……"),
        "recover": translate("Busy", "正在核对恢复码……"),
        "make": translate("Busy", "正在建立数据……"),
        "import_table": translate("Busy", "正在导入工作日历……"),
        "keep_imported": translate("Busy", "正在导入事项……"),
        "print_day_register": translate("Busy", "正在制作登记簿……"),
        "print_number_book": translate("Busy", "正在制作编号簿……"),
        "print_register": translate("Busy", "正在制作登记簿……"),
        "print_explanation": translate("Busy", "正在制作期限说明……"),
        "accept": translate("Busy", "正在受理、制作文书……"),
        "receive": translate("Busy", "正在收件、制作凭证……"),
        "decide": translate("Busy", "正在登记决定、制作文书……"),
        "_tried": translate("Busy", "正在试用设备……"),
    }.get(job, translate("Busy", "正在处理……"))
