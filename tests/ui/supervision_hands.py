"""What the tests of the supervisor's page share: cases of every kind on the desk, and the page in sight."""

from __future__ import annotations

from datetime import date

from office_day import DRAINAGE, INJURY, ROAD, WATER
from worked_desk import WorkedDesk

from app.approval.pause import ask_stop
from app.second import sign
from app.state import Case
from app.stop_grounds import stop_grounds
from ui.supervision.page import SupervisionPage

FREIGHT = "道路货物"


def stopped(desk: WorkedDesk, case: Case) -> None:
    """Let the running step of the case be stopped by two officers."""
    item = desk.store.around.catalogue.item(case.plan.item, case.plan.version)
    asked = desk.act(
        "h1", ask_stop, case.id, step=case.open_steps[0], ground=stop_grounds(item)[0].name, expected_days=10,
        reason="水质检测报告需要复核", payer="本机关",
    )  # fmt: skip
    desk.act("a1", sign, case.id, asked.events[0])


def a_month(desk: WorkedDesk) -> dict[str, Case]:
    """Return cases of a month: over their limit, near it, stopped, awaiting a supplement, fresh, to be handed over."""
    desk.on(date(2026, 10, 26))
    cases = {"late": desk.accepted(FREIGHT, "欧阳娜")}
    desk.on(date(2026, 11, 2))
    cases["stopped"] = desk.accepted(DRAINAGE, "陈二")
    stopped(desk, cases["stopped"])
    cases["road"] = desk.accepted(ROAD, "王三")
    desk.on(date(2026, 11, 9))
    cases["water"] = desk.accepted(WATER, "赵四")
    desk.on(date(2026, 11, 12))
    cases["awaiting"] = desk.awaiting(FREIGHT, "钱五")
    desk.on(date(2026, 11, 18))
    cases["injury"] = desk.accepted(INJURY, "孙六")
    desk.on(date(2026, 11, 20))
    cases["decided"] = desk.to_decision(FREIGHT, "李七")
    desk.on(date(2026, 11, 23))
    cases["fresh"] = desk.received(FREIGHT, "周八")
    return cases


def on_supervision(desk: WorkedDesk, width: int = 1366, height: int = 768) -> SupervisionPage:
    """Show the window with the page in sight, its answers in."""
    desk.show(width, height)
    desk.window.go("supervision")
    page = desk.page()
    assert isinstance(page, SupervisionPage)
    desk.settle()
    return page
