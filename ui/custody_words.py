"""Where the folder of a case lies, as every page tells it: who holds it, and how to come by it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.custody import elsewhere, holds, refuse_elsewhere
from app.errors import Refused
from app.folder_place import folder_of
from app.office import Office
from app.officer import Officer
from app.state import ENDED, Case
from app.wording import say_trouble
from app.workflow import Action

translate = QCoreApplication.translate


def custody_words(case: Case, officer: Officer, office: Office, language: str) -> tuple[str, str | None]:
    """Return the sentence and its tone; empty at a desk without a center, and for a case that has ended.

    Offline, without the folder: why nothing is offered, who holds the folder and how to get it.
    """
    seat = officer.seat
    if seat is None or case.state in ENDED:
        return "", None
    folder = folder_of(case)
    if not seat.is_online and not holds(officer, case, seat.codes):
        return say_trouble(elsewhere(folder), language), "warn"
    to = office.department(folder.to).name if folder.to and office.has(folder.to) else ""
    if folder.desk in seat.codes:
        here = translate("Custody", "案卷由本窗口保管")
        if folder.is_sent:
            here = translate("Custody", "案卷已移交{to}，等待接收").format(to=to)
        elif to:
            here = translate("Custody", "案卷在本窗口，待移交{to}").format(to=to)
        return here, None
    if folder.is_sent:
        return translate("Custody", "案卷已由窗口 {desk} 移交{to}，等待接收").format(desk=folder.desk, to=to), None
    if to:
        return translate("Custody", "案卷在窗口 {desk}，待移交{to}").format(desk=folder.desk, to=to), None
    return translate("Custody", "案卷由窗口 {desk} 保管；在线办理的文书等中心确认后打印").format(desk=folder.desk), None


def why_elsewhere(case: Case, officer: Officer, action: Action, language: str) -> str:
    """Return why an act is not open at this desk now, where the folder is the reason; empty where it is not."""
    try:
        refuse_elsewhere(officer, action, case, officer.seat)
    except Refused as refusal:
        return say_trouble(refusal, language)
    return ""


def not_here_yet() -> str:
    """Return what stands in place of a paper that another desk issued and that has not come here."""
    return translate("Custody", "这份文书由其他窗口签发，还没有取到本机")
