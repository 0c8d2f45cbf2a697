"""Accepting a case against the raw driver doing the same writes, captured from the very transactions.

What acceptance reads is its own affair: the raw driver is given the writes alone, and makes each of the three durable that
an act waits for: the store's transaction, the journal's record, the line of the mark. Both stores must then hold the same
rows in every table, or the bench says so and fails.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import time
from collections import Counter
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
from db.desk.prepared import Prepared
from db.desk.store import Store
from db.desk.surroundings import Surroundings
from db.desk.training import make_training
from ui.collection import collect_here

CASES = 60
MOST = 3.0
WRITES = ("INSERT", "UPDATE", "DELETE")
CLERK = next(o for o in OFFICERS if o.id == "w1")
Captured = list[tuple[str, Any]]


def bench(report: Report, folder: Path, around: Surroundings) -> None:
    """Print accept with and without its paper against the same statements on the raw driver."""
    collect_here()  # as the desk does: what nobody holds is collected between the acts
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
    driver = Raw(before, key, store, profile / "journal")
    taken, papers, raws = _accept_many(store, wanted, driver)
    ours, paper, raw = statistics.median(taken), statistics.median(papers), statistics.median(raws)
    rest = statistics.median(whole - its for whole, its in zip(taken, papers, strict=True))
    report.ratio("accept, all but the paper / raw driver, same writes", rest, raw, MOST)
    report.tell(
        f"{'accept, paper rendered in the transaction':58} {ours / raw:6.2f} x   of that the paper {paper * 1000:.1f} ms"
    )
    ours_grew, raw_grew = driver.grown()
    driver.close()
    store.close()
    gc.enable()
    report.tell(
        f"{'rows written by either, over all tables':58} {sum(ours_grew.values())} and {sum(raw_grew.values())}"
    )
    report.missed += ours_grew != raw_grew


def _accept_many(store: Store, wanted: Application, raw: Raw) -> tuple[list[float], list[float], list[float]]:
    """Return the seconds of each acceptance, of its paper, and of the raw driver in the same moment of the machine."""
    captured: list[Captured] = []
    taken, raws = [], []
    with _writes_kept(store, captured), _paper_timed() as papers:
        for _ in range(CASES):
            captured.append([])
            begun = time.perf_counter()
            store.do(CLERK, accept, wanted)
            taken.append(time.perf_counter() - begun)
            papers.append(0.0)
            raws.append(raw.replay(captured[-1]))
    return taken, papers[:-1], raws


@contextmanager
def _writes_kept(store: Store, captured: list[Captured]) -> Iterator[None]:
    """Keep, acceptance by acceptance, every statement that writes: those SQLAlchemy runs and those prepared once."""

    def keep(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(WRITES):
            captured[-1].append((statement, (list(parameters), many)))

    in_order = Prepared._in_order

    def kept(prepared: Prepared, values: Any) -> tuple[Any, ...]:
        given = in_order(prepared, values)
        keep(None, None, prepared.sql, given, None, False)
        return given

    hooks.listen(store._writer, "before_cursor_execute", keep)
    Prepared._in_order = kept  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        Prepared._in_order = in_order  # type: ignore[method-assign]
        hooks.remove(store._writer, "before_cursor_execute", keep)


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


class Raw:
    """The raw driver on a copy of the store, with files of its own for the journal and for the mark."""

    def __init__(self, before: Path, key: bytes, store: Store, journal: Path) -> None:
        self._connection = connect(before, key)
        self._second = os.open(before.with_suffix(".journal"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._third = os.open(before.with_suffix(".mark"), os.O_RDWR | os.O_CREAT)
        os.write(self._third, bytes(1 << 20))  # laid out ahead, as that of the desk
        os.lseek(self._third, 0, os.SEEK_SET)
        os.fsync(self._third)
        self._store, self._journal = store, journal
        self._lengths = self._bytes()
        self._begun = self._counts()

    def _bytes(self) -> tuple[int, int]:
        """Return how much the journal and the mark hold."""
        return sum(path.stat().st_size for path in self._journal.iterdir()), self._store._marks._end

    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        with self._store._reader.begin() as connection:
            return _rows(lambda sql: connection.exec_driver_sql(sql)), _rows(self._connection.execute)

    def grown(self) -> tuple[Counter[str], Counter[str]]:
        """Return how many rows each table of the desk's store has more than before, and each of the raw one."""
        ours, raw = self._counts()
        return ours - self._begun[0], raw - self._begun[1]

    def replay(self, statements: Captured) -> float:
        """Return the seconds of the same transaction, and of one synced write each of what journal and mark took of it."""
        lengths = self._bytes()
        record, line = (now - then for now, then in zip(lengths, self._lengths, strict=True))
        self._lengths = lengths
        begun = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        for statement, (parameters, many) in statements:
            run = self._connection.executemany if many else self._connection.execute
            run(statement, parameters).fetchall()
        self._connection.execute("COMMIT")
        os.write(self._second, bytes(record))
        os.fsync(self._second)
        os.write(self._third, bytes(line))
        os.fdatasync(self._third)
        return time.perf_counter() - begun

    def close(self) -> None:
        """Release store and files."""
        os.close(self._second)
        os.close(self._third)
        self._connection.close()


def _rows(run: Callable[[str], Any]) -> Counter[str]:
    """Return table -> rows, the parts of the search's own index included."""
    named = [row[0] for row in run("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    return Counter({name: run(f'SELECT count(*) FROM "{name}"').fetchall()[0][0] for name in named})
