"""`yimen export calendar`: a year as a list that import takes again, the whole as a file; every wrong word is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.clock.calendar import calendar_of, shipped
from app.clock.table import table_of
from app.errors import Refused
from app.holidays.reading import read_table
from ui.commands.export_calendar import content


def test_a_list_goes_out_and_in_again() -> None:
    made = content(shipped(), 2026, Path("2026.csv"))
    assert read_table(made, "2026.csv", shipped(), None).years == (2026,)
    assert content(shipped(), 2026, None) == made


def test_a_toml_holds_every_year() -> None:
    import tomllib

    back = calendar_of(table_of(tomllib.loads(content(shipped(), None, Path("all.toml")).decode())))
    assert back.published == shipped().published


@pytest.mark.parametrize(
    ("year", "name", "code"),
    [
        (None, "a.csv", "calendar.export_year"),
        (None, None, "calendar.export_year"),
        (2026, "a.xlsx", "calendar.export_kind"),
        (2031, "a.csv", "calendar.not_published"),
        (99, "a.csv", "calendar.bad_year"),
    ],
)
def test_what_cannot_be_written_is_told(year: int | None, name: str | None, code: str) -> None:
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        content(shipped(), year, Path(name) if name else None)
