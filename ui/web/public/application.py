"""The public pages as an application of their own: its routes, its troubles in plain words, nothing of the desks' door."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from app.errors import NotFound, Refused, Trouble, Unreachable
from app.public.rules import Rules
from app.wording import say, say_trouble
from ui.web.faults import note_fault
from ui.web.public import check_page, guide_pages, list_pages, progress_page
from ui.web.public.hall import PublicHall
from ui.web.public.rendering import A_WHILE, CSS, FOR_EVER, SVG, Frame, page, sent, stored, style_tag

PREFIX = "/public"
TOO_OFTEN = "center.too_often"
Make = Callable[[PublicHall, Request], Any]
ROBOTS = f"User-agent: *\nDisallow: {PREFIX}/progress\nDisallow: {PREFIX}/check\n"
TITLES = {404: "没有找到", 429: "请稍后再试", 503: "暂时查不到", 500: "网页出了故障"}
WORDS = {404: "public.no_page", 405: "public.no_method"}


def home_page(hall: PublicHall, request: Request) -> Response:
    """Show what can be done here, and where the hall is."""
    rules = hall.records.rules()
    return page(request, "home.html", Frame(rules, "home", rules.office.name), caching=A_WHILE)


def style(_: PublicHall, request: Request) -> Response:
    """Return the one style sheet; the address that the pages name changes with it."""
    is_named = request.query_params.get("v") == style_tag()
    return sent(request, stored("style.css").encode(), CSS, caching=FOR_EVER if is_named else A_WHILE)


def mark(_: PublicHall, request: Request) -> Response:
    """Return the mark of the pages."""
    return sent(request, stored("mark.svg").encode(), SVG, caching=A_WHILE)


ROUTES: tuple[tuple[str, str, Make], ...] = (
    ("/", "GET", home_page),
    ("/check", "GET", check_page.check_page),
    ("/progress", "GET", progress_page.ask_page),
    ("/progress", "POST", progress_page.answer_page),
    ("/guides", "GET", guide_pages.guides_page),
    ("/guides/{code}", "GET", guide_pages.guide_page),
    ("/guides/{code}/chart.svg", "GET", guide_pages.chart_image),
    ("/results", "GET", list_pages.results_page),
    ("/results.csv", "GET", list_pages.results_table),
    ("/results.xlsx", "GET", list_pages.results_workbook),
    ("/explanations", "GET", list_pages.explanations_page),
    ("/explanations.csv", "GET", list_pages.explanations_table),
    ("/catalogue", "GET", list_pages.catalogue_page),
    ("/catalogue.csv", "GET", list_pages.catalogue_table),
    ("/style.css", "GET", style),
    ("/mark.svg", "GET", mark),
)


def public_pages(hall: PublicHall) -> Starlette:
    """Return the pages, to be mounted at PREFIX."""
    return Starlette(
        routes=[Route(path, _counted(hall, make), methods=[method]) for path, method, make in ROUTES],
        exception_handlers={
            Trouble: functools.partial(_trouble, hall),
            HTTPException: functools.partial(_http, hall),
            Exception: functools.partial(_fault, hall),
        },
    )


def alone(hall: PublicHall) -> Starlette:
    """Return an application that serves the public pages and nothing else, for a port of their own."""
    return Starlette(routes=[*beginnings(), Mount(PREFIX, public_pages(hall))])


def beginnings() -> list[Route]:
    """Return the addresses that lead to the pages: the bare one, and what search engines ask for."""
    return [
        Route(PREFIX, lambda _: RedirectResponse(f"{PREFIX}/", 307), methods=["GET"], include_in_schema=False),
        Route("/", lambda _: RedirectResponse(f"{PREFIX}/", 307), methods=["GET"], include_in_schema=False),
        Route(
            "/robots.txt", lambda _: Response(ROBOTS, media_type="text/plain"), methods=["GET"], include_in_schema=False
        ),
    ]


def _counted(hall: PublicHall, make: Make) -> Callable[[Request], Awaitable[Response]]:
    """Return the route: whoever asks too often waits; what reads the records does so beside the server's own loop."""

    async def answer(request: Request) -> Response:
        hall.limits.pages.take(hall.address(request))
        if inspect.iscoroutinefunction(make):
            made: Response = await make(hall, request)
            return made
        return await run_in_threadpool(make, hall, request)

    return answer


async def _trouble(hall: PublicHall, request: Request, error: Exception) -> Response:
    if isinstance(error, Refused) and error.code == TOO_OFTEN:
        seconds = int(str(error.facts["seconds"]))
        words = say("public.too_often", minutes=-(-seconds // 60))
        return await _plainly(hall, request, 429, words, {"Retry-After": str(seconds)})
    if isinstance(error, Unreachable):
        return await _plainly(hall, request, 503, say("public.unreachable"), {"Retry-After": "60"})
    words = say_trouble(error) if isinstance(error, Trouble) else say("public.fault")
    return await _plainly(hall, request, 404 if isinstance(error, NotFound) else 422, words)


async def _http(hall: PublicHall, request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    return await _plainly(hall, request, status, say(WORDS.get(status, "public.bad_form")), headers)


async def _fault(hall: PublicHall, request: Request, error: Exception) -> Response:
    note_fault(error)
    return await _plainly(hall, request, 500, say("public.fault"))


async def _plainly(
    hall: PublicHall, request: Request, status: int, words: str, headers: dict[str, str] | None = None
) -> Response:
    """Return the page of a trouble; where even the office cannot be read it stands without its name."""
    rules: Rules | None = None
    if status not in (500, 503):
        try:
            rules = await run_in_threadpool(hall.records.rules)
        except Trouble:
            rules = None
    made = page(
        request, "trouble.html", Frame(rules, "", TITLES.get(status, "打不开")), status, words=words, code=status
    )
    made.headers.update(headers or {})
    return made
