"""A center that really serves: embedded PostgreSQL, uvicorn on loopback, two administrators."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from center_for_tests import Hall, TestServer
from served_center import Served


@pytest.fixture(scope="session")
def server() -> Iterator[TestServer]:
    with TestServer() as made:
        yield made


@pytest.fixture
def hall(server: TestServer, tmp_path: Path) -> Iterator[Hall]:
    with server.hall(tmp_path) as made:
        yield made


@pytest.fixture
def served(hall: Hall) -> Iterator[Served]:
    with Served(hall) as made:
        yield made
