"""Accepting a case against the raw driver doing the same writes, captured from the very transactions."""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from figures import Report
from sqlalchemy import event as hooks

from app.acceptance.accept import accept
from app.application import Application
from app.demo import FOOD, PEOPLE, application
from app.keys.safe import unlock
from app.notices import issue
from app.training import OFFICERS, PASSWORD
from db.desk.connection import connect
from db.desk.opening import log_in
from db.desk.paper_archive import Archive
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
    captured, taken, papers = _accept_many(store, wanted)
    raw = _replay(before, key, captured, _journal_bytes(profile))
    ours, paper = statistics.median(taken), statistics.median(papers)
    rest = statistics.median(whole - its for whole, its in zip(taken, papers, strict=True))
    report.ratio("accept, all but the paper / raw driver, same writes", rest, raw, MOST)
    report.tell(
        f"{'accept, paper rendered in the transaction':58} {ours / raw:6.2f} x   of that the paper {paper * 1000:.1f} ms"
    )
    store.close()


def _accept_many(store: Store, wanted: Application) -> tuple[list[Captured], list[float], list[float]]:
    captured: list[Captured] = []

    def keep(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        captured[-1].append((statement, (list(parameters), many)))

    hooks.listen(store._writer, "before_cursor_execute", keep)
    taken = []
    with _paper_timed() as papers:
        for _ in range(CASES):
            captured.append([])
            begun = time.perf_counter()
            store.do(CLERK, accept, wanted)
            taken.append(time.perf_counter() - begun)
            papers.append(0.0)
    hooks.remove(store._writer, "before_cursor_execute", keep)
    return captured, taken, papers[:-1]


@contextmanager
def _paper_timed() -> Iterator[list[float]]:
    """Count, acceptance by acceptance, what its paper takes: composed, coded, rendered, packed."""
    spent = [0.0]
    places: list[tuple[Any, str]] = [(issue, name) for name in ("compose", "coded", "render", "base_paper")]
    places.append((Archive, "pack"))
    real = [getattr(place, name) for place, name in places]

    def timed(work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            begun = time.perf_counter()
            try:
                return work(*args, **kwargs)
            finally:
                spent[-1] += time.perf_counter() - begun

        return run

    for (place, name), work in zip(places, real, strict=True):
        setattr(place, name, timed(work))
    try:
        yield spent
    finally:
        for (place, name), work in zip(places, real, strict=True):
            setattr(place, name, work)


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
