"""One embedded PostgreSQL for all tests of a worker, a database per test from a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from center_for_tests import Hall, TestServer
from levels_for_tests import CITY, COUNTY, Level, three_levels


@pytest.fixture
def hall(server: TestServer, tmp_path: Path) -> Iterator[Hall]:
    with server.hall(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def levels(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Level]]:
    """Province, city and county for all tests of a file; two desks at the county, one at the city."""
    with three_levels(server, tmp_path_factory.mktemp("levels")) as made:
        for division, code in ((COUNTY, "0001"), (COUNTY, "0002"), (CITY, "0001")):
            made[division].desk(code)
        yield made
