"""A center that does its turns without pause until it is killed: python killed_level.py ADDRESS HOME."""

from __future__ import annotations

import sys
from pathlib import Path

from center_for_tests import NOW

from db.center.store import CenterStore

if __name__ == "__main__":
    store = CenterStore(sys.argv[1], Path(sys.argv[2]), size=2, now=lambda: NOW)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        store.levels.turn(0)
