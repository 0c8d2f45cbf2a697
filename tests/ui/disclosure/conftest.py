"""A desk with the page 信息公开 alone."""

from __future__ import annotations

import pytest


@pytest.fixture
def page_keys() -> tuple[str, ...]:
    return ("disclosure",)
