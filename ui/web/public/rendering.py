"""From facts to a page: the templates of resources/public, and the headers that keep it to itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import jinja2
from starlette.requests import Request
from starlette.responses import Response

from app.public.rules import Rules
from app.register_words import grouped

FOLDER = "public"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NEVER = "no-store"
A_WHILE, FOR_EVER = "public, max-age=300", "public, max-age=31536000, immutable"
HTML, CSV, CSS, SVG = (
    "text/html; charset=utf-8", "text/csv; charset=utf-8", "text/css; charset=utf-8", "image/svg+xml; charset=utf-8",
)  # fmt: skip
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Frame:
    """What every page shows around its own: the office, whether it is an exercise, and which part of the menu is open."""

    rules: Rules | None
    here: str
    title: str


def stored(name: str) -> str:
    """Return a file of the public pages as it ships."""
    return (resources.files("resources") / FOLDER / name).read_text("utf-8")


@lru_cache(maxsize=1)
def style_tag() -> str:
    """Return what tells this style sheet from another version of it: its address changes with it."""
    return hashlib.sha256(stored("style.css").encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: stored(name)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["grouped"] = grouped
    return made


def page(
    request: Request, template: str, frame: Frame, status: int = 200, caching: str = NEVER, **facts: Any
) -> Response:
    """Return the page. `caching` other than NEVER gives it a tag, and a reader who has it already gets no body again."""
    office = frame.rules.office if frame.rules is not None else None
    around = {
        "base": request.scope.get("root_path", ""), "here": frame.here, "title": frame.title, "office": office,
        "is_training": frame.rules is not None and frame.rules.is_training, "style_tag": style_tag(),
    }  # fmt: skip
    text = _templates().get_template(template).render(**around, **facts)
    return sent(request, text.encode(), HTML, status, caching)


def sent(request: Request, body: bytes, media: str, status: int = 200, caching: str = A_WHILE, **more: str) -> Response:
    """Return an answer with every header of safety."""
    headers = {**SAFE, "Cache-Control": caching, **more}
    if caching != NEVER and status == 200:
        tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        headers["ETag"] = tag
        if tag in request.headers.get("if-none-match", ""):
            return Response(None, 304, headers)
    return Response(body, status, headers, media)
