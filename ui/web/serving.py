"""Serving: uvicorn on one socket, one line that says where, an end that finishes what was begun."""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import structlog
import uvicorn
from starlette.types import ASGIApp

from app.errors import Refused
from ui.web.configuration import Configuration


def set_up_logs(*, is_served: bool = True) -> None:
    """Let every line of the log be one JSON object on the error stream; only named facts, never what was sent.

    A command that ends at once tells only what is wrong: its answer is a sentence.
    """
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO if is_served else logging.WARNING),
        processors=[structlog.processors.TimeStamper(fmt="iso"), structlog.processors.add_log_level, _render],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _render(_: Any, __: str, facts: Any) -> str:
    return json.dumps(facts, ensure_ascii=False, default=str)


@dataclass(frozen=True)
class Places:
    """Where it listens, taken before anything else is begun; `public` where those pages have a port of their own."""

    door: socket.socket
    public: socket.socket | None = None


@contextlib.contextmanager
def places(asked: Configuration) -> Iterator[Places]:
    """Give the ports. Raises Refused: center.bad_certificate, .port_in_use, .no_place."""
    check_certificate(asked)
    with contextlib.ExitStack() as stack:
        door = stack.enter_context(_listen(asked.host, asked.port))
        yield Places(door, None if asked.public is None else stack.enter_context(_listen(*asked.public)))


def check_certificate(asked: Configuration) -> None:
    """Raise Refused("center.bad_certificate") for files that TLS cannot be spoken with."""
    if asked.cert or asked.key:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(asked.cert, asked.key or None, lambda: "")
        except (OSError, ValueError) as error:
            raise Refused("center.bad_certificate", cert=asked.cert, key=asked.key) from error


def serve(
    app: ASGIApp, asked: Configuration, at: Places, *, ends_with_parent: bool, public: ASGIApp | None = None
) -> None:
    """Answer requests until SIGINT or SIGTERM, or until the parent that started us closes our input.

    `public`: what answers at the port that the public pages have of their own.
    """
    listening = at.door
    server = uvicorn.Server(_settings(app, asked))
    told = {"serving": _address(asked, listening)}
    with contextlib.ExitStack() as stack:
        if public is not None and at.public is not None:
            told["public"] = _address(asked, at.public)
            stack.enter_context(_beside(uvicorn.Server(_settings(public, asked)), at.public))
        if ends_with_parent:
            threading.Thread(target=_wait_for_parent, args=(server,), name="parent", daemon=True).start()
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        is_taken = error.errno == errno.EADDRINUSE
        raise Refused("center.port_in_use" if is_taken else "center.no_place", host=host, port=port) from error


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
