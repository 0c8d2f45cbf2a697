"""A desk that does rounds until it is killed: `python killed_round.py FOLDER ADDRESS`. It says `recorded ID` for what it promised."""

from __future__ import annotations

import sys
from pathlib import Path

from center_for_tests import NOW
from desk_for_tests import CHIEF, PASSWORD, around, person, receive

from app.errors import Unreachable
from app.sync.http import CenterClient
from app.sync.running import exchange
from db.desk.opening import log_in
from db.desk.sync_shelf import StoreShelf


def main(folder: Path, address: str) -> None:
    """Receive a case, do a round, again and again."""
    store = log_in(folder, CHIEF.id, PASSWORD, around())[0]
    shelf = StoreShelf(store)
    link = shelf.link()
    assert link is not None
    print("begun", flush=True)
    while True:
        print("recorded", store.do(CHIEF, receive, person()), flush=True)
        with CenterClient(address, link.key, lambda: NOW) as client:
            try:
                exchange(shelf, client, link.seal)
            except Unreachable:
                continue


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
