"""The child process: one JSON line in, one JSON line out, and no way to anything else. `python -m app.intake.child`."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Any

from app.errors import Refused
from app.intake.images import reduce_image
from app.intake.limits import IntakeLimits, Media
from app.intake.pdf_gate import check_pdf

if sys.platform != "win32":
    import resource


def limit_this_process(limits: IntakeLimits) -> None:
    """Take away memory, processor time, and writing to files; Windows keeps only the parent's time-out."""
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def told(act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what `act` answers, or {"refused": code, "facts": …} for what it would not take in."""
    try:
        return act()
    except MemoryError:
        return {"refused": "intake.too_much_memory", "facts": {}}
    except Refused as refusal:
        return {"refused": refusal.code, "facts": refusal.facts}


def answer_lines(answer: Callable[[dict[str, Any]], dict[str, Any]], most: int | None = None) -> int:
    """Answer the lines of standard input, `most` of them; the limits are those of the first."""
    is_limited = False
    for line in islice(sys.stdin.buffer, most):
        asked = json.loads(line)
        if not is_limited:
            limit_this_process(IntakeLimits(**asked["limits"]))
            is_limited = True
        sys.stdout.write(json.dumps(told(partial(answer, asked))) + "\n")
        sys.stdout.flush()
    return 0


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return {"data": …} for what was taken in; raise Refused for what was not."""
    limits = IntakeLimits(**asked["limits"])
    media, data = Media(asked["media"]), base64.b64decode(asked["data"])
    if media is Media.PDF:
        check_pdf(data)
    else:
        data, media = reduce_image(data, media, limits), Media.JPEG
    return {"media": media.value, "data": base64.b64encode(data).decode("ascii")}


def main() -> int:
    """Answer every line of standard input."""
    return answer_lines(answer)


if __name__ == "__main__":
    sys.exit(main())
