"""办事指南: the list of items, the guide of one, and its flow chart."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from app.errors import NotFound
from app.explaining import explain_item
from app.flowchart.drawing_up import draw_up
from app.flowchart.places import Places
from app.flowchart.svg import svg_of
from app.item import Item
from app.notices.guide import guide_record
from app.public.rules import Rules
from ui.web.public.hall import PublicHall, asked, name_of_department, page_number
from ui.web.public.rendering import A_WHILE, SVG, Frame, page, sent

EACH = 40
SHOWN_CLOCKS = ("promised", "statutory")


def guides_page(hall: PublicHall, request: Request) -> Response:
    """Show the items, all or those that are searched for, by department."""
    rules = hall.records.rules()
    text, department = asked(request, "q"), asked(request, "department")
    found = [i for i in hall.search(rules, text) if department in ("", i.department)]
    at, pages = page_number(request, len(found), EACH)
    departments = dict.fromkeys(item.department for item in hall.items(rules))
    return page(
        request, "guides.html", Frame(rules, "guides", "办事指南"), caching=A_WHILE, q=text, department=department,
        departments=[(code, name_of_department(rules, code)) for code in departments], total=len(found),
        items=[_line(rules, item) for item in found[(at - 1) * EACH : at * EACH]], at=at, pages=pages,
    )  # fmt: skip


def guide_page(hall: PublicHall, request: Request) -> Response:
    """Show the guide of one item. Raises NotFound("public.no_item")."""
    rules = hall.records.rules()
    item = _item(hall, rules, request)
    today, places = hall.today(), Places(draw_up(item, rules.office))
    lines = {line.sheet.kind: line for line in explain_item(item, rules.calendar, today).lines}
    if_today = [lines[kind] for kind in SHOWN_CLOCKS if kind in lines]
    return page(
        request, "guide.html", Frame(rules, "guides", item.name), caching=A_WHILE, item=item, today=today.isoformat(),
        told=guide_record(item, rules.office), if_today=[(line.sheet.title, line.due) for line in if_today if line.due],
        steps=[step.name for step in item.steps], chart_size=(round(places.width), round(places.height)),
    )  # fmt: skip


def chart_image(hall: PublicHall, request: Request) -> Response:
    """Return the flow chart of one item as a picture; the steps stand on the page in words too."""
    rules = hall.records.rules()
    chart = draw_up(_item(hall, rules, request), rules.office)
    return sent(request, svg_of(chart).encode(), SVG)


def _item(hall: PublicHall, rules: Rules, request: Request) -> Item:
    wanted = request.path_params["code"]
    found = next((item for item in hall.items(rules) if item.code.business == wanted), None)
    if found is None:
        raise NotFound("public.no_item")
    return found


def _line(rules: Rules, item: Item) -> dict[str, str]:
    facts = guide_record(item, rules.office)
    limits = {row["名称"]: row["内容"] for row in facts["基本信息"]}
    return {
        "code": item.code.business,
        "name": item.name,
        "department": name_of_department(rules, item.department),
        "kind": limits.get("事项类型", ""),
        "limit": limits.get("承诺办结时限") or limits.get("法定办结时限", ""),
        "fee": "收费" if item.fee else "不收费",
    }
