"""The window of one desk and the store of another, both tied to one real center."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from center_for_tests import Hall, TestServer


@pytest.fixture
def center(server: TestServer, tmp_path: Path) -> Iterator[Hall]:
    with server.hall(tmp_path) as made:
        yield made
