"""The child process that opens lists: one JSON line in, one JSON line out. `python -m app.intake.table_child`."""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

from app.errors import Refused
from app.intake.child import limit_this_process
from app.intake.limits import IntakeLimits
from app.intake.tables import read_sheets


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return {"sheets": [[name, rows], …]}, or {"refused": code, "facts": …}."""
    try:
        return {"sheets": read_sheets(base64.b64decode(asked["data"]))}
    except MemoryError:
        return {"refused": "intake.too_much_memory", "facts": {}}
    except Refused as refusal:
        return {"refused": refusal.code, "facts": refusal.facts}


def main() -> int:
    """Answer one line of standard input under its limits."""
    asked = json.loads(sys.stdin.buffer.readline())
    limit_this_process(IntakeLimits(**asked["limits"]))
    sys.stdout.write(json.dumps(answer(asked)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
