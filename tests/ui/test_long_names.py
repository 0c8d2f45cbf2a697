"""Names of items have up to 110 signs in a real list: no page grows wider than its window, no title loses a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from office_day import application_for, item_called
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea
from worked_desk import WorkedDesk

from app.acceptance.accept import accept
from app.catalogue import sample_catalogue
from app.flowchart.chart import Chart
from app.flowchart.places import MARGIN, TITLE_LEADING, Places
from app.office import sample_office
from ui.catalogue.page import CataloguePage

NAME = (
    "关于建设工程消防设计审查验收备案及公众聚集场所投入使用营业前消防安全检查（含告知承诺办理方式和非告知承诺办理方式两种情形）"
    "并同步办理占用城市道路挖掘城市道路许可和污水排入排水管网许可的一件事一次办联办事项"
)
FREIGHT = "道路货物"


def too_wide(desk: WorkedDesk) -> dict[str, tuple[int, int]]:
    """Return the scrolled parts of the page in sight that are wider than the room they have."""
    desk.settle()
    desk.qtbot.wait(20)
    areas = [area for area in desk.page().findChildren(QAbstractScrollArea) if area.isVisible()]
    return {
        area.objectName() or type(area).__name__: (area.widget().width(), area.viewport().width())
        for area in areas
        if isinstance(area, QScrollArea) and area.widget().width() > area.viewport().width()
    }


@pytest.mark.parametrize(
    ("officer", "pages"),
    [("w1", ("acceptance", "casefile", "registers", "ledger", "catalogue")), ("h1", ("approval",))],
)
def test_no_page_grows_wider_than_its_window(
    open_desk: Callable[[str], WorkedDesk], officer: str, pages: tuple[str, ...]
) -> None:
    assert len(NAME) >= 100
    desk = open_desk(officer)
    item = item_called(FREIGHT)
    shipped = sample_catalogue()
    others = tuple(replace(one, name=NAME) if one == item else one for one in shipped.versions)
    desk.ruled_by(replace(shipped, versions=others))
    case = desk.act("w1", accept, application_for(FREIGHT)).case
    assert case.plan.name == NAME
    desk.show()
    for key in pages:
        desk.window.go(key)
        desk.settle()
        if key == "casefile":
            desk.page().show_case(case.number)
        if key == "catalogue":
            page = desk.page()
            assert isinstance(page, CataloguePage)
            page.listing.search.setFocus()
            desk.type_text(NAME[:6])
            desk.wait(lambda page=page: page.line is not None and page.line.name == NAME)
        assert too_wide(desk) == {}, key


def test_the_title_of_a_chart_has_room_for_all_its_lines() -> None:
    lanes = tuple(department.name for department in sample_office().departments[:3])
    short, long = (Places(Chart(title, lanes, (), (), (), 4)) for title in ("办理流程图", f"{NAME}办理流程图"))
    assert "".join(long.title_lines) == f"{NAME}办理流程图" and len(long.title_lines) > 2
    assert long.title().height >= len(long.title_lines) * TITLE_LEADING - MARGIN
    assert long.lane(0).top >= long.title().bottom and long.height - short.height == long.top - short.top
