"""The camera's child process: `python -m app.devices.camera.child FILE`; JSON lines in and out, as the reader's.

`{"n": 1, "do": "take"}` is answered by `{"n": 1, "frame": base64, "kind": "MJPG", "width": 1920, "height": 1080}`.
"""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

from app.devices.camera.v4l2 import take_frame
from app.errors import DeviceTrouble


def answer(asked: dict[str, Any], file: str) -> dict[str, Any]:
    """Return one frame, or the trouble with its facts."""
    try:
        frame = take_frame(file)
    except DeviceTrouble as trouble:
        return {"n": asked["n"], "trouble": trouble.code, "facts": trouble.facts}
    data = base64.b64encode(frame.data).decode("ascii")
    return {"n": asked["n"], "frame": data, "kind": frame.kind, "width": frame.width, "height": frame.height}


def main(arguments: list[str]) -> int:
    """Answer every line of standard input until it ends."""
    for line in sys.stdin.buffer:
        sys.stdout.write(json.dumps(answer(json.loads(line), arguments[0])) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
