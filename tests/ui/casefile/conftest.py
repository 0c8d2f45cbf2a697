"""A desk with delivery page and case file, opened by whom the test names."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from worked_desk import WorkedDesk


@pytest.fixture
def page_keys() -> tuple[str, ...]:
    return ("delivery", "casefile")


@pytest.fixture
def desk(open_desk: Callable[[str], WorkedDesk]) -> WorkedDesk:
    return open_desk("w1")


@pytest.fixture(scope="session")
def photo() -> bytes:
    """Return a scan as the camera makes one."""
    out = io.BytesIO()
    Image.new("RGB", (640, 900), "#c0ffee").save(out, "JPEG")
    return out.getvalue()
