"""A fault of the program: its kind and place go to the log, never its words, which may hold what was sent."""

from __future__ import annotations

import structlog

from app.errors import Trouble

log = structlog.get_logger("center")


def note_fault(error: Exception) -> None:
    """Write down what kind of fault it was and where."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    log.error("fault", kind=type(error).__name__, place=place)


def note_trouble(trouble: BaseException, what: str) -> None:
    """Write down what does not go on and why; of a fault of the program its kind and place."""
    if isinstance(trouble, Trouble):
        log.warning(what, code=trouble.code)
    elif isinstance(trouble, Exception):
        note_fault(trouble)
