"""Serving: uvicorn on one socket, one line that says where, an end that finishes what was begun."""

from __future__ import annotations

import contextlib
import json
import socket
import sys
import threading
from collections.abc import Iterator
from typing import Any

import structlog
import uvicorn
from starlette.types import ASGIApp

from ui.web.configuration import Configuration


def set_up_logs() -> None:
    """Let every line of the log be one JSON object on the error stream; only named facts, never what was sent."""
    structlog.configure(
        processors=[structlog.processors.TimeStamper(fmt="iso"), structlog.processors.add_log_level, _render],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _render(_: Any, __: str, facts: Any) -> str:
    return json.dumps(facts, ensure_ascii=False, default=str)


def serve(app: ASGIApp, asked: Configuration, *, ends_with_parent: bool, public: ASGIApp | None = None) -> None:
    """Answer requests until SIGINT or SIGTERM, or until the parent that started us closes our input.

    `public`: what answers at the port that the public pages have of their own.
    """
    listening = _listen(asked.host, asked.port)
    server = uvicorn.Server(_settings(app, asked))
    told = {"serving": _address(asked, listening)}
    with contextlib.ExitStack() as stack:
        if public is not None and asked.public is not None:
            beside = _listen(*asked.public)
            told["public"] = _address(asked, beside)
            stack.enter_context(_beside(uvicorn.Server(_settings(public, asked)), beside))
        if ends_with_parent:
            threading.Thread(target=_wait_for_parent, args=(server,), name="parent", daemon=True).start()
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)


def _settings(app: ASGIApp, asked: Configuration) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=10,
        ssl_certfile=asked.cert or None,
        ssl_keyfile=asked.key or None,
    )


def _address(asked: Configuration, listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"{'https' if asked.cert else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"


@contextlib.contextmanager
def _beside(server: uvicorn.Server, listening: socket.socket) -> Iterator[None]:
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="public door", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(15)


def _wait_for_parent(server: uvicorn.Server) -> None:
    sys.stdin.buffer.read()  # ends when the parent is gone, however it ended
    server.should_exit = True
