"""A house of desks in a storm: `python storm_desks.py PLACE`. Each line of its input, a desk's number, opens that desk in a
process of its own, which works and does rounds until it is killed. It says `NUMBER WORD …`:

begun PID · recorded EVENT… (durable before it is said) · empty POS (no event waits here any more) · drained POS (no
file either) · trouble CODE · ended.
While the file `calm` lies in PLACE nobody works any more, and every round is told.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import structlog
from desk_for_tests import CHIEF, PASSWORD, around, issue, person, receive
from synced_desks import next_bodies

from app.desk import Desk
from app.errors import Unreachable
from app.events.file import FileAdded
from app.ids import CaseId
from app.state import Case, CaseState
from app.sync.running import run_round
from db.desk.now import real_now
from db.desk.opening import log_in
from db.desk.schema import event
from db.desk.store import Store
from db.desk.sync_shelf import StoreShelf

CALM = "calm"
WORKS, RECEIVES, SCANS, ISSUES = 0.2, 0.25, 0.1, 0.05
LAST_CASES, LARGEST = 30, 60_000


def say(number: int, *words: object) -> None:
    """Write one line in one piece: several processes share the pipe."""
    os.write(1, f"{number} {' '.join(map(str, words))}\n".encode())


def act(desk: Desk, rnd: random.Random) -> None:
    """Do what a desk does: receive somebody, or go on with a case that is known here."""
    known = desk.records.list_cases(tuple(CaseState), limit=LAST_CASES)
    if not known or rnd.random() < RECEIVES:
        receive(desk, person())
        return
    case, chance = desk.records.case(rnd.choice(known).id), rnd.random()
    if chance < ISSUES and case.state is CaseState.IN_PROGRESS:
        issue(desk, case.id, rnd.randbytes(2_000))
    elif chance < ISSUES + SCANS:
        _scan(desk, case.id, rnd.randbytes(rnd.randrange(1, LARGEST)))
    else:
        _go_on(desk, case, rnd)


def _scan(desk: Desk, case_id: CaseId, data: bytes) -> None:
    desk.record(case_id, FileAdded(desk.keep_file(data), "image/png", len(data), "身份证", "扫描.png"))


def _go_on(desk: Desk, case: Case, rnd: random.Random) -> None:
    desk.record(case.id, rnd.choice(next_bodies(case)))


def own_events(store: Store, after: int) -> list[Any]:
    """Return place and id of what this desk recorded behind a place of its stream."""
    query = sa.select(event.c.oseq, event.c.id).where(event.c.oseq > after).order_by(event.c.oseq)
    return list(store.look(lambda connection: connection.execute(query).all()))


def live(number: int, place: Path, rnd: random.Random) -> None:
    """Work, do rounds, tell; for ever."""
    store = log_in(place / f"desk-{number:04}", CHIEF.id, PASSWORD, around())[0]
    shelf, told = StoreShelf(store), 0
    house = os.getppid()
    say(number, "begun", os.getpid())
    while os.getppid() == house:
        is_calm = (place / CALM).exists()
        if not is_calm and rnd.random() < WORKS:
            store.do(CHIEF, act, rnd)
        if new := own_events(store, told):
            told = new[-1].oseq
            say(number, "recorded", *(row.id for row in new))
        ended = run_round(shelf, real_now)
        assert ended is not None
        if isinstance(ended.trouble, Unreachable):
            time.sleep(rnd.random() * 0.05)
        elif ended.trouble is not None:
            say(number, "trouble", ended.trouble.code)
        elif is_calm and not ended.standing.unsent and not ended.standing.received:
            say(number, "empty" if shelf.files_to_send() else "drained", shelf.cursor().pos)


def main() -> None:
    """Open a desk for every line."""
    place = Path(sys.argv[1])
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))  # the output is for what is told
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the killed
    for life, line in enumerate(sys.stdin):
        number = int(line)
        if os.fork():
            continue
        try:
            live(number, place, random.Random(life))
        except BaseException:  # noqa: BLE001 - told, and the storm ends
            traceback.print_exc()
            say(number, "ended")
        finally:
            os._exit(1)


if __name__ == "__main__":
    main()
