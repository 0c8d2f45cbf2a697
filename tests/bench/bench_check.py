"""`yimen check` over a day's cases and over years of them."""

from __future__ import annotations

import time
from pathlib import Path

from figures import Report

from app.acceptance.accept import accept
from app.demo import FOOD, PEOPLE, application
from app.desk import Desk
from app.training import OFFICERS, PASSWORD
from db.desk.opening import log_in
from db.desk.surroundings import Surroundings
from db.desk.training import make_training

CLERK = next(o for o in OFFICERS if o.id == "w1")
AT_ONCE = 20


def bench(report: Report, folder: Path, around: Surroundings, sizes: tuple[int, ...] = (60, 10_000)) -> None:
    """Print how long a full check takes."""
    for size in sizes:
        profile = folder / f"check-{size}"
        make_training(profile, around, with_cases=False)
        store, _ = log_in(profile, CLERK.id, PASSWORD, around)
        for begin in range(0, size, AT_ONCE):
            store.do(CLERK, _accept_some, min(AT_ONCE, size - begin))
        begun, cpu = time.perf_counter(), time.process_time()
        found = store.check()
        wall, work = time.perf_counter() - begun, time.process_time() - cpu
        assert found.faults == () and found.cases == size
        report.tell(
            f"{f'full check of {size:,} cases, {found.events:,} events':58} {wall:7.2f} s   processor {work:.2f} s"
        )
        store.close()


def _accept_some(desk: Desk, count: int) -> None:
    wanted = application(desk, FOOD, PEOPLE[0])
    for _ in range(count):
        accept(desk, wanted)
