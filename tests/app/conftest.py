"""An office of its own for every test of the verbs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office_day import OfficeDay, opened_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as one:
        yield one
