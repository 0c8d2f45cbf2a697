"""Serving: uvicorn on one socket, one line that says where, an end that finishes what was begun."""

from __future__ import annotations

import json
import socket
import sys
import threading
from typing import Any

import structlog
import uvicorn
from fastapi import FastAPI

from ui.web.configuration import Configuration


def set_up_logs() -> None:
    """Let every line of the log be one JSON object on the error stream; only named facts, never what was sent."""
    structlog.configure(
        processors=[structlog.processors.TimeStamper(fmt="iso"), structlog.processors.add_log_level, _render],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _render(_: Any, __: str, facts: Any) -> str:
    return json.dumps(facts, ensure_ascii=False, default=str)


def serve(app: FastAPI, asked: Configuration, *, ends_with_parent: bool) -> None:
    """Answer requests until SIGINT or SIGTERM, or until the parent that started us closes our input."""
    listening = socket.create_server(
        (asked.host, asked.port), family=socket.AF_INET6 if ":" in asked.host else socket.AF_INET
    )
    settings = uvicorn.Config(
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
    server = uvicorn.Server(settings)
    if ends_with_parent:
        threading.Thread(target=_wait_for_parent, args=(server,), name="parent", daemon=True).start()
    scheme = "https" if asked.cert else "http"
    host = f"[{asked.host}]" if ":" in asked.host else asked.host
    sys.stdout.write(json.dumps({"serving": f"{scheme}://{host}:{listening.getsockname()[1]}"}) + "\n")
    sys.stdout.flush()
    server.run(sockets=[listening])


def _wait_for_parent(server: uvicorn.Server) -> None:
    sys.stdin.buffer.read()  # ends when the parent is gone, however it ended
    server.should_exit = True
