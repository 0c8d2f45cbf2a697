"""What is published: results within seven working days, explanations of what is late, and the catalogue of it all."""

from __future__ import annotations

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from app.public import disclosure, result
from app.public.records import ResultPage, ResultQuery
from app.public.rules import Rules
from app.supervision import published
from ui.web.public.hall import PublicHall, asked, name_of_department, page_number
from ui.web.public.rendering import A_WHILE, CSV, XLSX, Frame, page, sent

EACH, MOST_ROWS = 15, 5000


def results_page(hall: PublicHall, request: Request) -> Response:
    """Show the published results, the newest first."""
    rules = hall.records.rules()
    text, department = asked(request, "q"), asked(request, "department")
    counted = hall.records.results(ResultQuery(department, text, count=0))
    at, pages = page_number(request, counted.total, EACH)
    found = hall.records.results(ResultQuery(department, text, (at - 1) * EACH, EACH))
    heads = dict(zip(result.FIELDS, result.heads(), strict=True))
    return page(
        request, "results.html", Frame(rules, "results", "行政许可结果公示"), caching=A_WHILE, q=text, department=department,
        departments=_departments(rules), rows=_rows(found), heads=heads, total=found.total, late=found.late, at=at,
        pages=pages, within=result.WITHIN,
    )  # fmt: skip


def _rows(found: ResultPage) -> list[dict[str, object]]:
    return [
        {
            "cells": dict(zip(result.FIELDS, line.result.cells(), strict=True)),
            "published_on": line.published_on.isoformat(),
            "is_late": line.is_late,
        }
        for line in found.lines
    ]


def results_table(hall: PublicHall, request: Request) -> Response:
    """Return the results as a text table; every row of the newest five thousand."""
    with hall.one_table(request):
        return _table(request, result.as_csv(_newest(hall, request)), "results.csv")


def results_workbook(hall: PublicHall, request: Request) -> Response:
    """Return the same rows as a spreadsheet of texts."""
    with hall.one_table(request):
        return _table(request, result.as_workbook(_newest(hall, request)), "results.xlsx", XLSX)


def _newest(hall: PublicHall, request: Request) -> list[result.PublicResult]:
    query = ResultQuery(asked(request, "department"), asked(request, "q"), count=MOST_ROWS)
    return [line.result for line in hall.records.results(query).lines]


def explanations_page(hall: PublicHall, request: Request) -> Response:
    """Show the explanations of the last ninety days."""
    rules, on = hall.records.rules(), hall.today()
    rows = [dict(zip(published.heads(), row.cells(), strict=True)) for row in _explanations(hall, on)]
    return page(
        request, "explanations.html", Frame(rules, "explanations", "逾期说明"), caching=A_WHILE, rows=rows,
        days=published.PUBLISHED_DAYS,
    )  # fmt: skip


def explanations_table(hall: PublicHall, request: Request) -> Response:
    """Return the explanations as a text table."""
    return _table(request, published.as_csv(_explanations(hall, hall.today())), "explanations.csv")


def _explanations(hall: PublicHall, on: date) -> tuple[published.Published, ...]:
    return hall.records.explanations(on - timedelta(days=published.PUBLISHED_DAYS), on)


def catalogue_page(hall: PublicHall, request: Request) -> Response:
    """Show what this center publishes by law."""
    rules = hall.records.rules()
    return page(
        request, "catalogue.html", Frame(rules, "catalogue", "政府信息公开目录"), caching=A_WHILE, rows=_disclosed(hall, rules),
        heads=dict(zip(disclosure.FIELDS, disclosure.heads(), strict=True)),
    )  # fmt: skip


def catalogue_table(hall: PublicHall, request: Request) -> Response:
    """Return the catalogue as a text table."""
    return _table(request, disclosure.as_csv(_disclosed(hall, hall.records.rules())), "catalogue.csv")


def _disclosed(hall: PublicHall, rules: Rules) -> tuple[disclosure.Disclosed, ...]:
    on = hall.today()
    counts = {
        "guides": len(hall.items(rules)),
        "results": hall.records.results(ResultQuery(count=0)).total,
        "explanations": len(_explanations(hall, on)),
    }
    return disclosure.catalogue(rules.office, on.year, counts)


def _departments(rules: Rules) -> list[tuple[str, str]]:
    return [(one.code, name_of_department(rules, one.code)) for one in rules.office.departments]


def _table(request: Request, body: bytes, name: str, kind: str = CSV) -> Response:
    return sent(request, body, kind, 200, A_WHILE, **{"Content-Disposition": f'attachment; filename="{name}"'})
