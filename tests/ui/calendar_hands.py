"""What the tests of the calendar page share: the notice of the next year, and the page with what it would change."""

from __future__ import annotations

from published_notices import HEAD
from worked_desk import WorkedDesk

from ui.calendar.page import CalendarPage

NOTICE = HEAD.format(year=2027, number="国办发明电〔2026〕9号") + (
    "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。"
    "1月31日（周日）、2月20日（周六）上班。\n三、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。\n国务院办公厅\n2026年11月20日"
)


def the_page(desk: WorkedDesk) -> CalendarPage:
    """Return the page in sight."""
    page = desk.page()
    assert isinstance(page, CalendarPage)
    return page


def paste(desk: WorkedDesk, text: str) -> CalendarPage:
    """Put a text into the box."""
    page = the_page(desk)
    page.paste.paste.setFocus()
    page.paste.paste.setPlainText(text)
    return page


def foreseen(desk: WorkedDesk, text: str = NOTICE) -> CalendarPage:
    """Return the page once it shows what the text would change."""
    page = paste(desk, text)
    desk.wait(lambda: page.foreseen is not None)
    return page
