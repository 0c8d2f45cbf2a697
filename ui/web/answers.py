"""Every trouble becomes one answer: a status, its code, its sentence; never a traceback, never what was sent."""

from __future__ import annotations

from typing import Any

import orjson
from starlette.responses import Response

from app.errors import NotFound, Trouble, Unreachable
from app.wording import say_trouble

JSON = "application/json"
STATUSES = {
    "center.proof_missing": 401,
    "center.proof_time": 401,
    "center.proof_wrong": 401,
    "center.stranger": 401,
    "center.revoked": 403,
    "center.waiting": 403,
    "center.code_wrong": 403,
    "center.token_missing": 401,
    "center.token_wrong": 401,
    "center.token_other": 401,
    "center.token_ended": 401,
    "center.officer_proof": 401,
    "center.officer_unknown": 403,
    "center.officer_retired": 403,
    "center.officer_no_post": 403,
    "center.code_used": 409,
    "center.key_known": 409,
    "center.desk_code_taken": 409,
    "center.origin_in_use": 409,
    "center.enrol_closed": 403,  # no 429: that one is tried again without a word
    "center.too_large": 413,
    "center.too_often": 429,
    "center.broken_off": 400,
    "sync.origin_of_other": 403,
    "levels.lower_asks": 403,
    "levels.center_only": 403,
    "levels.officer_only": 403,
    "center.wrong_password": 403,
    "people.no_post": 403,
    "people.not_administrator": 403,
    "levels.jurisdiction": 403,
    "levels.known": 409,
    "sync.blob_offset": 409,
    "sync.id_taken": 409,
}
UNPROCESSABLE, MISSING, UNAVAILABLE = 422, 404, 503
SAFE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def answer(plain: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return JSON."""
    return Response(orjson.dumps(plain), status, {**SAFE, **(headers or {})}, JSON)


def status_of(trouble: Trouble) -> int:
    """Return the status of a trouble."""
    if isinstance(trouble, Unreachable):
        return UNAVAILABLE
    if isinstance(trouble, NotFound):
        return MISSING
    return STATUSES.get(trouble.code, UNPROCESSABLE)


def refusal(trouble: Trouble) -> Response:
    """Return the answer that tells a trouble; its facts are texts and numbers."""
    facts = {name: value if isinstance(value, int) else str(value) for name, value in trouble.facts.items()}
    return answer({"code": trouble.code, "facts": facts, "sentence": say_trouble(trouble)}, status_of(trouble))
