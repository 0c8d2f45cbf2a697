"""The application that uvicorn serves: routes, refusals, and what becomes of a fault of the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import structlog
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.errors import Trouble
from app.sync.center import Center
from ui.web.answers import answer, refusal
from ui.web.asking import Door
from ui.web.desk_routes import desk_routes
from ui.web.file_routes import file_routes
from ui.web.tally import Counted, Tally
from ui.web.watch_routes import watch_routes

log = structlog.get_logger("center")


def make_application(
    center: Center, now: Callable[[], datetime], certificate: Callable[[], int | None] = lambda: None
) -> FastAPI:
    """Return the door of a center. Its open description is at /openapi.json; pages that load foreign scripts are off.

    `certificate` tells for how many seconds the door's own certificate is still good, None where it has none.
    """
    app = FastAPI(title="yimen-center", version="1", docs_url=None, redoc_url=None, redirect_slashes=False)
    door, tally = Door(center, now), Tally()
    for routes in (desk_routes(door), file_routes(door), watch_routes(door, tally, certificate)):
        app.include_router(routes)
    app.add_exception_handler(Trouble, _trouble)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)
    app.add_middleware(Counted, tally=tally)
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
    """A fault of the program: its kind and place go to the log, never its words, which may hold what was sent."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    log.error("fault", kind=type(error).__name__, place=place)
    return answer({"code": "center.fault", "facts": {}, "sentence": ""}, 500)
