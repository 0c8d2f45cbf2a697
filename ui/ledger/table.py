"""The table of all cases, a line each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.case_ledger import LedgerLine
from app.register_words import grouped
from app.wording import name_of
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable

translate = QCoreApplication.translate


def where_word(line: LedgerLine, language: str) -> str:
    """Return the state of a case, and the step it stands at."""
    state = name_of("state", line.row.state.value, language)
    return f"{state} · {line.row.step}" if line.row.step else state


def ledger_table(language: str, department: Callable[[str], str]) -> CaseTable:
    """Return the table; `department` gives the name for a code."""
    columns = (
        Column(translate("Ledger", "办件编号"), lambda line: grouped(line.row.number), 15),
        Column(translate("Ledger", "申请人"), lambda line: str(line.row.applicant_name), 10),
        Column(translate("Ledger", "事项"), lambda line: str(line.row.item_name)),
        Column(translate("Ledger", "状态"), lambda line: where_word(line, language), 12),
        Column(translate("Ledger", "部门"), lambda line: department(line.row.department), 12),
        Column(translate("Ledger", "收件日"), lambda line: line.row.received_on.isoformat(), 6),
        Column(translate("Ledger", "最近办理"), lambda line: line.row.last_on.isoformat(), 6),
    )
    return CaseTable("ledger.list", translate("Ledger", "全部办件"), columns, key=lambda line: line.place)
