"""The reader's child process: `python -m app.devices.card.child INTERFACE LIBRARY PORT`; JSON lines in and out.

`{"n": 1, "do": "read"}` is answered by `{"n": 1, "card": {…}}` or `{"n": 1, "trouble": code, "facts": {…}}`;
`{"n": 2, "do": "state"}` by `{"n": 2, "state": "ready"}`. Whatever the library itself prints goes nowhere.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from app.devices.card.library import CardLibrary
from app.devices.card.sdtapi import SdtLibrary
from app.devices.card.termb import TermbLibrary
from app.errors import DeviceTrouble
from app.events.body import pack

INTERFACES: dict[str, Callable[[str, int], CardLibrary]] = {"termb": TermbLibrary, "sdtapi": SdtLibrary}


class Answering:
    """Answers one question after the other; the library is opened at the first, and again after it could not be."""

    def __init__(self, interface: str, path: str, port: int) -> None:
        self._interface, self._path, self._port = interface, path, port
        self._library: CardLibrary | None = None

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what the library says, or the trouble with its facts."""
        try:
            if self._library is None:
                self._library = INTERFACES[self._interface](self._path, self._port)
            if asked["do"] == "state":
                return {"n": asked["n"], "state": self._library.state().value}
            return {"n": asked["n"], "card": pack(self._library.read())}
        except DeviceTrouble as trouble:
            return {"n": asked["n"], "trouble": trouble.code, "facts": trouble.facts}


def sweep(folder: Path) -> None:
    """Remove what a driver left in the child's folder: CVR_Read_Content writes the card's text and photo there."""
    for path in folder.iterdir():
        if path.is_file():
            with contextlib.suppress(OSError):
                path.unlink()


def own_output() -> IO[bytes]:
    """Return the pipe to the window for ourselves alone: a library that prints would spoil the lines."""
    kept = os.dup(sys.stdout.fileno())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return os.fdopen(kept, "wb", buffering=0)


def main(arguments: list[str]) -> int:
    """Answer every line of standard input until it ends."""
    interface, path, port = arguments
    out = own_output()
    answering = Answering(interface, path, int(port))
    for line in sys.stdin.buffer:
        answer = answering.answer(json.loads(line))
        sweep(Path.cwd())
        out.write(json.dumps(answer, ensure_ascii=True).encode() + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
