"""政府信息公开目录 says of what level the center is that publishes: a city's page does not call itself a county's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.office import sample_office
from app.public.disclosure import FIELDS, catalogue, level_of


@pytest.mark.parametrize(
    ("division", "level", "english"),
    [
        ("340000", "省级", "province"),
        ("341700", "市级", "city"),
        ("341702", "县级", "county"),
        ("110000", "省级", "province"),
    ],
)
def test_the_level_follows_from_the_division_of_the_center(division: str, level: str, english: str) -> None:
    assert (level_of(division), level_of(division, "en")) == (level, english)
    lines = catalogue(replace(sample_office(), division=division), 2026, {})
    assert {line.cells()[FIELDS.index("level")] for line in lines} == {level}
    assert all(line.index.startswith(division) for line in lines)
