"""One embedded PostgreSQL for all tests of a worker, a database per test from a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from center_for_tests import Hall, TestServer
from levels_for_tests import CITY, COUNTY, Level, three_levels
from synced_desks import SyncedDesk, make_desks


@pytest.fixture
def hall(server: TestServer, tmp_path: Path) -> Iterator[Hall]:
    with server.hall(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def desks(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SyncedDesk, SyncedDesk]]:
    """Two desks of one hall for all tests of this file: each has cases and applications of its own."""
    place = tmp_path_factory.mktemp("desks")
    with server.hall(place) as hall:
        one, two = make_desks(hall, place, 2)
        yield one, two
        one.close()
        two.close()


@pytest.fixture(scope="module")
def levels(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Level]]:
    """Province, city and county for all tests of a file; two desks at the county, one at the city."""
    with three_levels(server, tmp_path_factory.mktemp("levels")) as made:
        for division, code in ((COUNTY, "0001"), (COUNTY, "0002"), (CITY, "0001")):
            made[division].desk(code)
        yield made
