"""Counting the public's looks costs a visitor and a desk nothing, and none is lost while the center runs."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from datetime import date
from pathlib import Path

import pytest
from center_for_tests import TestServer
from public_hall import public_hall

from app.errors import Unreachable
from db.center.connection import Connection, transaction
from db.center.public_looks import PublicLooks
from db.center.store import CenterStore
from ui.web.following import following

DAY, NEXT = date(2026, 11, 23), date(2026, 11, 24)
ALL = "SELECT on_day, number, looks FROM public_look ORDER BY 1, 2"


def sums(store: CenterStore) -> tuple[int, int]:
    figures = store.figures()
    return figures.public_looks, figures.public_misses


def test_a_look_is_counted_while_the_desks_have_every_connection(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        store = there.hall.store
        with ExitStack() as taken:
            for _ in range(4):
                taken.enter_context(transaction(store._pool))
            for _ in range(1000):
                store.note_public_look("1", DAY)
            assert there.rows(ALL) == []
        assert sums(store) == (1000, 0)


def test_looks_are_written_in_one_row_a_case_and_day_and_counted_on(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        store = there.hall.store
        for number, on, count in (("1", DAY, 3), ("", DAY, 2), ("1", NEXT, 1)):
            for _ in range(count):
                store.note_public_look(number, on)
        assert sums(store) == (4, 2)
        store.write_public_looks()
        store.write_public_looks()
        store.note_public_look("1", DAY)
        assert sums(store) == (5, 2)
        store.write_public_looks()
        assert there.rows(ALL) == [(DAY, "", 2), (DAY, "1", 4), (NEXT, "1", 1)]
        assert sums(store) == (5, 2)


def test_what_is_counted_is_written_while_the_center_serves_and_when_it_closes(
    server: TestServer, tmp_path: Path
) -> None:
    with public_hall(server, tmp_path) as there:
        with following(there.hall.store, there.now, seconds=0.01):
            there.hall.store.note_public_look("1", DAY)
            waited = threading.Event()
            assert any(there.rows(ALL) or waited.wait(0.05) for _ in range(400))
        other = CenterStore(there.hall.address, tmp_path / "other", size=1)
        other.note_public_look("2", DAY)
        assert sums(other) == (2, 0)
        other.close()
        assert there.rows(ALL) == [(DAY, "1", 1), (DAY, "2", 1)]


def test_a_database_that_is_away_loses_no_look(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        store = there.hall.store
        away = [True]

        def opened() -> AbstractContextManager[tuple[Connection, int]]:
            if away[0]:
                raise Unreachable("center.database")
            return store._open()

        looks = PublicLooks(opened)
        looks.note("1", DAY)
        with pytest.raises(Unreachable):
            looks.write()
        away[0] = False
        looks.write()
        assert there.rows(ALL) == [(DAY, "1", 1)]


def test_many_threads_lose_no_look(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        store = there.hall.store

        def visit(n: int) -> None:
            store.note_public_look(str(n % 3), DAY)
            if n % 50 == 0:
                store.write_public_looks()
                store.figures()

        with ThreadPoolExecutor(8) as visitors:
            list(visitors.map(visit, range(600)))
        store.write_public_looks()
        assert there.rows(ALL) == [
            (DAY, str(n), count) for n, count in sorted(Counter(n % 3 for n in range(600)).items())
        ]
        assert sums(store) == (600, 0)
