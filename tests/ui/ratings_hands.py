"""What the tests of the page 评价投诉 do: cases rated and complaints taken before the window is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from office_day import DRAINAGE, LABOUR, ROAD
from worked_desk import WorkedDesk

from app.events.ratings import Channel
from app.ratings.complain import Grievance, take_complaint
from app.ratings.complaint import Complaint
from app.ratings.rate import leave_blank, rate
from app.ratings.visit import Visit, visit_id
from ui.ratings.page import RatingsPage

OpenDesk = Callable[[str], WorkedDesk]
TODAY = date(2026, 11, 23)


def rated(desk: WorkedDesk, score: int, name: str, part: str = LABOUR, **facts: Any) -> Visit:
    """Return today's visit of this applicant, rated; score 0: asked and left blank."""
    case = desk.accepted(part, name)
    named = visit_id(case.id, desk.clock().on)
    if not score:
        blank: Visit = desk.act("w1", leave_blank, named)
        return blank
    made: Visit = desk.act("w1", rate, named, score=score, channel=Channel.SCREEN, **facts)
    return made


def complained(desk: WorkedDesk, words: str = "窗口态度生硬", who: str = "钱𠅤") -> Complaint:
    """Return a complaint taken today."""
    made: Complaint = desk.act("w1", take_complaint, Grievance("phone", "scjg", words, who, "13800138000", "2号窗口"))
    return made


def fill(desk: WorkedDesk) -> None:
    """Put a week into the store: an overdue call-back, a fresh one, blanks, good ratings, two complaints."""
    desk.on(TODAY - timedelta(days=6))
    rated(desk, 1, "赵𠅤", DRAINAGE, comment="等候超过一小时，无人解释")
    complained(desk)
    desk.on(TODAY)
    rated(desk, 2, "欧阳娜娜", ROAD)
    for score, name in ((5, "周文彬"), (4, "张建国"), (5, "李雷"), (0, "韩梅梅")):
        rated(desk, score, name)
    complained(desk, "叫号器故障，无人处理", "")


def opened(desk: WorkedDesk) -> RatingsPage:
    """Show the window and wait for the lists."""
    desk.show()
    desk.window.go("ratings")
    page = desk.page()
    assert isinstance(page, RatingsPage)
    desk.settle()
    desk.wait(lambda: page.figures.text())
    return page


def visit(desk: WorkedDesk, held: Visit) -> Visit:
    """Return the visit as the store has it now."""
    found: Visit = desk.store.ask(lambda records: records.visit(held.id))
    return found


def complaint(desk: WorkedDesk, held: Complaint) -> Complaint:
    """Return the complaint as the store has it now."""
    found: Complaint = desk.store.ask(lambda records: records.complaint(held.id))
    return found
