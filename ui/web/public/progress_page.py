"""办理进度 by case number and query code. Sent in the body of a request, so that no address ever holds a code."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from app.disclosure.dossier import Dossier
from app.identity.digits import plain_code
from app.numbering import CASE_NUMBER_LENGTH
from app.public.asked import asked_progress
from app.public.progress import progress
from app.wording import say
from ui.web.public.hall import PublicHall, asked
from ui.web.public.rendering import Frame, page

MOST_BYTES = 2048
TITLE = "办理进度"
CODE_LENGTH = 6
_CODE = re.compile(rf"[0-9]{{{CODE_LENGTH}}}")
_NUMBER = re.compile(rf"[0-9]{{{CASE_NUMBER_LENGTH}}}")
NOT_FOUND, UNREADABLE = 404, 422


def ask_page(hall: PublicHall, request: Request) -> Response:
    """Show the form; a number may come with the address, a query code never."""
    return _form(hall, request, asked(request, "number"))


async def answer_page(hall: PublicHall, request: Request) -> Response:
    """Show how far a case is. A wrong code and an unknown number are one and the same answer."""
    body = await _body(request)
    return await run_in_threadpool(_answer, hall, request, body)


async def _body(request: Request) -> bytes | None:
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)


def _answer(hall: PublicHall, request: Request, body: bytes | None) -> Response:
    hall.limits.progress.take(hall.address(request))
    try:
        fields = parse_qs((body or b"").decode("utf-8"), keep_blank_values=True, max_num_fields=8)
    except ValueError:
        fields = {}
    if not fields:
        return _form(hall, request, "", status=UNREADABLE, trouble=say("public.bad_form"))
    number, code = _typed(fields)
    faults = _faults(number, code)
    if faults:
        return _form(hall, request, number, status=UNREADABLE, faults=faults)
    hall.limits.number.take(number)
    found = hall.complete().case(number, code)
    hall.note_look(number if found is not None else "")
    if found is None:
        return _form(hall, request, number, status=NOT_FOUND, trouble=say("public.not_found"))
    rules = hall.records.rules()
    about = (rules.office, rules.calendar, hall.today())
    told = asked_progress(found, *about) if isinstance(found, Dossier) else progress(found, *about)
    return page(request, "progress_of.html", Frame(rules, "progress", TITLE), told=told, today=hall.today().isoformat())


def _typed(fields: dict[str, list[str]]) -> tuple[str, str]:
    """Return number and code without blanks and in half width; what a receipt's square holds is both, with / between."""
    number, code = (fields.get(name, [""])[0][:80] for name in ("number", "code"))
    first, _, last = number.replace("／", "/").partition("/")
    return _digits(first), _digits(code or last)


def _digits(text: str) -> str:
    return "".join(filter(str.isalnum, plain_code(text)))


def _faults(number: str, code: str) -> dict[str, str]:
    faults = {}
    if not _NUMBER.fullmatch(number):
        faults["number"] = say("public.number_wrong", wanted=CASE_NUMBER_LENGTH, found=len(number))
    if not _CODE.fullmatch(code):
        faults["code"] = say("public.code_wrong", wanted=CODE_LENGTH, found=len(code))
    return faults


def _form(
    hall: PublicHall,
    request: Request,
    number: str,
    status: int = 200,
    trouble: str = "",
    faults: dict[str, str] | None = None,
) -> Response:
    frame = Frame(hall.records.rules(), "progress", TITLE)
    return page(request, "progress.html", frame, status, number=number, trouble=trouble, faults=faults or {})
