"""A center that really serves: embedded PostgreSQL, uvicorn on loopback, two administrators."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from center_for_tests import Hall, TestServer
from public_hall import Week, public_hall
from public_site import Site, wide_limits
from served_center import Served


@pytest.fixture(autouse=True)
def own_log() -> Iterator[None]:
    """A command that was run here logs to the stream of its own test, which is closed when the next one serves."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def hall(server: TestServer, tmp_path: Path) -> Iterator[Hall]:
    with server.hall(tmp_path) as made:
        yield made


@pytest.fixture
def served(hall: Hall) -> Iterator[Served]:
    with Served(hall) as made:
        yield made


@pytest.fixture(scope="session")
def week(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    """A hall with cases in every state, read only: a test that changes something takes a hall of its own."""
    with public_hall(server, tmp_path_factory.mktemp("week")) as made:
        yield Week(made)


@pytest.fixture(scope="session")
def site(week: Week) -> Iterator[Site]:
    with Served(week.there.hall, wide_limits()) as served, Site(served) as made:
        served.now = week.there.now()
        yield made
