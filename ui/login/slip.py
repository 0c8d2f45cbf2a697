"""The recovery slip: shown and printed once, locked away on paper; nothing goes on before it is safe."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from app.devices.ports import PrintJob
from app.errors import Trouble
from app.wording import say_trouble
from ui.codeedit import CodeEdit
from ui.login.sheet import Sheet
from ui.style import ui_font
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.text import Text
from ui.work import Work

translate = QCoreApplication.translate
PrintPdf = Callable[[bytes, str, int], PrintJob]


def slip_pdf(office: str, desk_code: str, code: str) -> bytes:
    """Return the slip as one A4 page: what it is, the code in groups, where it belongs."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(25, 30, 25, 25), QPageLayout.Unit.Millimeter)
    writer.setTitle(translate("Slip", "恢复码"))
    painter = QPainter(writer)
    line = writer.height() / 40
    lines = [
        (22.0, True, translate("Slip", "恢复码")),
        (12.0, False, translate("Slip", "{office}   本机代码 {code}").format(office=office, code=desk_code)),
        (20.0, True, "\n".join(_rows(code))),
        (12.0, False, translate("Slip", "管理员忘记密码时，凭本码重设。任何人持有本码即可打开本机全部办件数据。")),
        (12.0, False, translate("Slip", "请由两人封存于保险柜，不得拍照、复印或存入电脑。")),
        (12.0, False, translate("Slip", "封存人：________________   日期：________________")),
    ]
    y = 0.0
    for points, is_bold, text in lines:
        painter.setFont(ui_font(points, is_bold=is_bold))
        height = line * (2 + text.count("\n") * 2)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(0, y, writer.width(), height + line), flags, text)
        y += height + line
    painter.end()
    buffer.close()
    return bytes(data.data())


def _rows(code: str) -> list[str]:
    groups = code.split("-")
    return ["-".join(groups[at : at + 3]) for at in range(0, len(groups), 3)]


class SlipSheet(Sheet):
    """Shows the code; `kept()` when it was printed or written down, proven by typing its last group."""

    kept = Signal()

    def __init__(self, work: Work, print_pdf: PrintPdf) -> None:
        super().__init__(
            "Slip",
            translate("Slip", "请保存恢复码"),
            translate("Slip", "它只显示这一次。请打印后由两人封存；忘记密码时只有它能打开本机数据。"),
            translate("Slip", "继续"),
            "check",
        )
        self._work = work
        self._print_pdf = print_pdf
        self._office = self._desk_code = self._code = ""
        self._shown = Text("", role="code", wraps=True)
        self._shown.setObjectName("slip.code")
        self._shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told = Text("", role="muted", wraps=True)
        self._told.setObjectName("slip.told")
        self._print = ActionButton(translate("Slip", "打印恢复码"), icon_name="printer")
        self._print.setObjectName("slip.print")
        self._print.clicked.connect(self._on_print_clicked)
        self.last_group = Field(
            translate("Slip", "输入恢复码的最后一组，以确认已保存(&G)"), "slip.lastGroup", CodeEdit()
        )
        self.add(self._shown)
        self.add(self._told)
        self.add(self.last_group)
        self.add_to_foot(self._print)

    def show_code(self, office: str, desk_code: str, code: str) -> None:
        """Show the code of a new profile."""
        self._office, self._desk_code, self._code = office, desk_code, code
        self._shown.setText("\n".join(_rows(code)))
        self._shown.setAccessibleName(code)

    def first_focus(self) -> None:
        """Begin with printing."""
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Go on when the last group was typed as it stands."""
        typed = self.last_group.text().strip().upper()
        if typed != self._code.split("-")[-1].upper():
            self.last_group.set_message(translate("Slip", "与恢复码的最后一组不同，请对照重输"), "bad")
            self.last_group.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._code = ""
        self._shown.setText("")
        self._shown.setAccessibleName("")
        self.last_group.clear()
        self.kept.emit()

    def take_trouble(self, trouble: Trouble) -> bool:
        """Say that nothing was printed, why, and what can be done instead."""
        told = translate("Slip", "恢复码没有打印：{reason}可以排除故障后再按“打印恢复码”，或由两人对照手抄后封存。")
        self._told.show_text("")
        self.tell(told.format(reason=say_trouble(trouble, self.language)))
        self._print.setEnabled(True)
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_print_clicked(self) -> None:
        self.tell("")
        self._told.show_text(translate("Slip", "正在送到打印机……"))
        self._print.setEnabled(False)
        pdf = slip_pdf(self._office, self._desk_code, self._code)
        self._work.paper(self, self._print_pdf, self._on_printed, pdf, translate("Slip", "恢复码"), 1)

    def _on_printed(self, job: PrintJob) -> None:
        if job.file:
            told = translate("Slip", "已存为文件 {file}。请把它打印出来封存，然后删除这个文件").format(file=job.file)
        else:
            told = translate("Slip", "已送到打印机 {printer}。请取纸核对，由两人封存").format(printer=job.printer)
        self._told.show_text(told, "ok")
        self._print.setEnabled(True)
        self.last_group.setFocus(Qt.FocusReason.OtherFocusReason)
