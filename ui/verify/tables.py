"""The tables of the page: the lines of the print ledger, and the public keys that are known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.notices.field_context import BEIJING
from app.print_ledger import PrintLine
from app.register_words import grouped
from app.verify.keys import PublicKey
from app.wording import name_of
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable

translate = QCoreApplication.translate


def ledger_table(language: str, who: Callable[[str], str]) -> CaseTable:
    """Return the table of the print ledger, newest first."""
    columns = (
        Column(translate("Verify", "时间"), lambda line: line.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M"), 9),
        Column(translate("Verify", "文书"), lambda line: line.title),
        Column(translate("Verify", "文号"), lambda line: line.number, 14),
        Column(translate("Verify", "办件编号"), lambda line: grouped(line.case_number), 15),
        Column(translate("Verify", "次数"), times, 5),
        Column(translate("Verify", "份数"), lambda line: str(line.copies), 3, is_right=True),
        Column(translate("Verify", "打印机"), lambda line: line.printer, 6),
        Column(translate("Verify", "打印人"), lambda line: who(line.officer), 5),
        Column(translate("Verify", "原因"), lambda line: _why(line, language)),
    )
    return CaseTable("verify.ledger", translate("Verify", "打印台账"), columns, key=lambda line: (line.at, line.notice))


def times(line: PrintLine) -> str:
    """Return which print of the paper it was."""
    if line.is_failed:
        return translate("Verify", "未成功")
    if line.is_reprint:
        return translate("Verify", "重打 {n}").format(n=line.ordinal)
    return translate("Verify", "首次")


def _why(line: PrintLine, language: str) -> str:
    if line.cause:
        return name_of("cause", line.cause, language)
    return translate("Verify", "（已依法删除）") if line.reason is None else line.reason


def keys_table() -> CaseTable:
    """Return the table of the public keys, the desk's own first."""
    columns = (
        Column(translate("Verify", "公钥编号"), lambda key: key.id, 8),
        Column(translate("Verify", "单位"), lambda key: key.office),
        Column(translate("Verify", "本机编号"), lambda key: key.desk_code, 5),
        Column(translate("Verify", "启用"), lambda key: key.from_on.isoformat(), 6),
        Column(translate("Verify", "停用"), until, 6),
        Column(translate("Verify", "类别"), kind, 4),
    )
    return CaseTable("verify.keys", translate("Verify", "公钥"), columns, key=lambda key: key.id)


def until(key: PublicKey) -> str:
    """Return a key's last day, or that it is in use."""
    return translate("Verify", "在用") if key.to_on is None else key.to_on.isoformat()


def kind(key: PublicKey) -> str:
    """Return whether papers of a key have legal effect."""
    return translate("Verify", "培训") if key.is_training else translate("Verify", "正式")
