"""A desk with only the approval page, opened by whom the test names."""

from __future__ import annotations

import pytest


@pytest.fixture
def page_keys() -> tuple[str, ...]:
    return ("approval",)
