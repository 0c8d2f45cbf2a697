"""Accepting a case against the raw driver doing the same writes, captured from the very transactions."""

from __future__ import annotations

import os
import shutil
import statistics
import time
from pathlib import Path
from typing import Any

from figures import Report, median_of
from sqlalchemy import event as hooks

from app.acceptance.accept import accept
from app.application import Application
from app.demo import FOOD, PEOPLE, application
from app.desk import Desk
from app.keys.safe import unlock
from app.notices.issue import preview
from app.state import CaseState
from app.training import OFFICERS, PASSWORD
from db.desk.connection import connect
from db.desk.opening import log_in
from db.desk.store import Store
from db.desk.surroundings import Surroundings
from db.desk.training import make_training

CASES = 60
MOST = 3.0
CLERK = next(o for o in OFFICERS if o.id == "w1")
Captured = list[tuple[str, Any]]


def bench(report: Report, folder: Path, around: Surroundings) -> None:
    """Print accept with and without its paper against the same statements on the raw driver."""
    profile = folder / "accept"
    make_training(profile, around, with_cases=False)
    key = unlock(profile, CLERK.id, PASSWORD, around.now().at)
    store, _ = log_in(profile, CLERK.id, PASSWORD, around)
    wanted: Application = store.do(CLERK, lambda desk: application(desk, FOOD, PEOPLE[0]))
    store.do(CLERK, accept, wanted)
    store.close()
    before = folder / "before.db"
    shutil.copy(profile / "store.db", before)
    store, _ = log_in(profile, CLERK.id, PASSWORD, around)
    captured, taken = _accept_many(store, wanted)
    paper = _paper_seconds(store, wanted)
    raw = _replay(before, key, captured, _journal_bytes(profile))
    ours = statistics.median(taken)
    report.ratio("accept, all but the paper / raw driver, same writes", ours - paper, raw, MOST)
    report.tell(
        f"{'accept, paper rendered in the transaction':58} {ours / raw:6.2f} x   of that the paper {paper * 1000:.1f} ms"
    )
    store.close()


def _accept_many(store: Store, wanted: Application) -> tuple[list[Captured], list[float]]:
    captured: list[Captured] = []

    def keep(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        captured[-1].append((statement, (list(parameters), many)))

    hooks.listen(store._writer, "before_cursor_execute", keep)
    taken = []
    for _ in range(CASES):
        captured.append([])
        begun = time.perf_counter()
        store.do(CLERK, accept, wanted)
        taken.append(time.perf_counter() - begun)
    hooks.remove(store._writer, "before_cursor_execute", keep)
    return captured, taken


def _paper_seconds(store: Store, wanted: Application) -> float:
    """Return what composing and rendering the notice takes, on a case like those accepted."""

    def look(desk: Desk) -> float:
        row = desk.records.list_cases((CaseState.IN_PROGRESS,), limit=1)[0]
        case = desk.records.case(row.id)
        return median_of(lambda: preview(desk, case, "acceptance", {}), 20, warm=3)

    seconds: float = store.do(CLERK, look)
    return seconds


def _journal_bytes(profile: Path) -> int:
    """Return how much of the second durable copy one acceptance writes."""
    return sum(path.stat().st_size for path in (profile / "journal").iterdir()) // (CASES + 1)


def _replay(before: Path, key: bytes, captured: list[Captured], journal: int) -> float:
    """Return the median seconds of the same transactions on the raw driver, each with one fsynced write to a journal."""
    connection = connect(before, key)
    second = os.open(before.with_suffix(".journal"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    taken = []
    for statements in captured:
        begun = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for statement, (parameters, many) in statements:
            if statement.strip().upper().startswith(("BEGIN", "COMMIT", "ROLLBACK")):
                continue
            if many:
                connection.executemany(statement, parameters)
            else:
                connection.execute(statement, parameters).fetchall()
        connection.execute("COMMIT")
        os.write(second, bytes(journal))
        os.fsync(second)
        taken.append(time.perf_counter() - begun)
    os.close(second)
    connection.close()
    return statistics.median(taken)
