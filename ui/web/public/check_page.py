"""文书验真: a code typed, pasted or come with the address of a scanned one."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from app.public.checking import LONGEST, PaperState, check
from ui.web.public.hall import PublicHall, asked
from ui.web.public.rendering import Frame, page

TONES = {
    PaperState.GENUINE: "ok", PaperState.TRAINING: "warn", PaperState.VOID: "bad", PaperState.REPLACED: "warn",
    PaperState.LEFT_OUT: "bad", PaperState.UNSENT: "warn", PaperState.NOT_ISSUED: "bad", PaperState.ALTERED: "bad",
    PaperState.UNREADABLE: "warn",
}  # fmt: skip


def check_page(hall: PublicHall, request: Request) -> Response:
    """Show the form, and the answer to a code."""
    frame = Frame(hall.records.rules(), "check", "文书验真")
    code = asked(request, "code", LONGEST)
    if not code:
        return page(request, "check.html", frame, checked=None, tone="", code="")
    hall.limits.check.take(hall.address(request))
    checked = check(code, hall.complete())
    return page(request, "check.html", frame, checked=checked, tone=TONES[checked.state], code=code)
