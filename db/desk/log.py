"""Where the desk writes what an administrator may want to know: never a name, a number of a person or a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from structlog.typing import FilteringBoundLogger


def log() -> FilteringBoundLogger:
    """Return the log. What writes it is read in with the first line: a start without an incident never pays for it."""
    import structlog

    return cast("FilteringBoundLogger", structlog.get_logger("db.desk"))
