"""For those who watch over a center: is it well, and its figures for Prometheus. No personal data in either."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.sync.center import Figures
from ui.web.answers import SAFE, answer
from ui.web.asking import Door
from ui.web.documents import HEALTH, METRICS, REFUSALS
from ui.web.tally import Tally

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


def watch_routes(door: Door, tally: Tally, certificate: Callable[[], int | None]) -> APIRouter:
    """Return the routes of the operator."""
    routes = APIRouter(responses={503: REFUSALS[503]})

    @routes.get("/health", summary="Whether the center can do its work", responses=HEALTH)
    async def health() -> Response:
        await run_in_threadpool(door.center.look)
        return answer({"status": "well"})

    @routes.get(
        "/metrics", summary="Figures in the text form of Prometheus", response_class=Response, responses=METRICS
    )
    async def metrics() -> Response:
        figures = await run_in_threadpool(door.center.figures)
        text = figures_text(figures) + certificate_text(certificate()) + tally.text()
        return Response(text, 200, SAFE, PROMETHEUS)

    return routes


def certificate_text(seconds: int | None) -> str:
    """Return for how long the certificate is still good; nothing where a proxy has it."""
    return "" if seconds is None else f"# TYPE yimen_certificate_seconds gauge\nyimen_certificate_seconds {seconds}\n"


def figures_text(figures: Figures) -> str:
    """Return the figures of the feed, of desks and of cases."""
    lines = ["# TYPE yimen_feed_head gauge", f"yimen_feed_head {figures.head}", "# TYPE yimen_events gauge"]
    lines += [f'yimen_events{{verdict="{verdict}"}} {count}' for verdict, count in figures.verdicts]
    lines += ["# TYPE yimen_desks gauge"]
    lines += [f'yimen_desks{{state="{state}"}} {count}' for state, count in figures.desks]
    lines += ["# TYPE yimen_desk_last_event_seconds gauge"]
    lines += [f'yimen_desk_last_event_seconds{{desk_code="{code}"}} {at.timestamp():.0f}' for code, at in figures.heard]
    lines += ["# TYPE yimen_cases gauge", f"yimen_cases {figures.cases}"]
    lines += ["# TYPE yimen_results gauge", f"yimen_results {figures.results}"]
    lines += ["# TYPE yimen_late_results gauge", f"yimen_late_results {figures.late_results}"]
    lines += ["# TYPE yimen_public_looks counter"]
    lines += [f'yimen_public_looks{{found="yes"}} {figures.public_looks}']
    lines += [f'yimen_public_looks{{found="no"}} {figures.public_misses}']
    return "\n".join(lines) + "\n"
