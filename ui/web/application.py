"""The application that uvicorn serves: routes, refusals, and what becomes of a fault of the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.errors import Trouble
from app.levels.between import BetweenCenters
from app.levels.center import Levels
from app.sync.center import Center
from ui.web.answers import answer, refusal
from ui.web.asking import Door
from ui.web.between_routes import between_routes
from ui.web.desk_routes import desk_routes
from ui.web.faults import note_fault
from ui.web.file_routes import file_routes
from ui.web.level_routes import level_routes
from ui.web.public.application import PREFIX, beginnings, public_pages
from ui.web.public.hall import PublicHall
from ui.web.tally import Counted, Tally
from ui.web.watch_routes import watch_routes


def make_application(
    center: Center,
    now: Callable[[], datetime],
    public: PublicHall | None = None,
    certificate: Callable[[], int | None] = lambda: None,
    levels: Levels | None = None,
    between: BetweenCenters | None = None,
) -> FastAPI:
    """Return the door of a center. Its open description is at /openapi.json; pages that load foreign scripts are off.

    `public`: the pages for the public stand at the same door; None where they have a port of their own, or none.
    `levels`: other centers come to the same door; `between`: the desks see what passes between them, and act.
    `certificate` tells for how many seconds the door's own certificate is still good, None where it has none.
    """
    app = FastAPI(title="yimen-center", version="1", docs_url=None, redoc_url=None, redirect_slashes=False)
    door, tally = Door(center, now), Tally()
    for routes in (desk_routes(door), file_routes(door), watch_routes(door, tally, certificate)):
        app.include_router(routes)
    if levels is not None:
        app.include_router(level_routes(door, levels))
    if between is not None:
        app.include_router(between_routes(door, between))
    app.add_exception_handler(Trouble, _trouble)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)
    app.add_middleware(Counted, tally=tally)
    if public is not None:
        app.router.routes.extend(beginnings())
        app.mount(PREFIX, public_pages(public))
    return app


async def _trouble(_: Request, error: Exception) -> Response:
    if not isinstance(error, Trouble):
        raise error
    return refusal(error)


async def _http(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    return answer({"code": f"http.{status}", "facts": {}, "sentence": ""}, status, headers)


async def _fault(_: Request, error: Exception) -> Response:
    note_fault(error)
    return answer({"code": "center.fault", "facts": {}, "sentence": ""}, 500)
