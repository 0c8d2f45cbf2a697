"""A corrected paper is shown in the version that it will be issued in: the one its case keeps to, not today's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from office_day import OfficeDay, opened_office

from app.notices.issue import preview_record, version_for, version_today
from app.notices.own_versions import OwnPapers, OwnVersion

KEY, LATER = "acceptance", date(2026, 11, 25)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as opened:
        yield opened


def test_the_preview_keeps_to_the_version_of_the_case(office: OfficeDay) -> None:
    case = office.accepted()
    (notice,) = [one for one in office.ask(lambda records: records.notices(case.id)) if one.template == KEY]
    office.on(date(2026, 11, 27))
    plain = office.store.setting(office.people["w1"])
    held = version_for(plain, KEY, case)
    newer = replace(held, version=held.version + 1, effective_from=LATER, blocks=held.blocks[:-1])
    setting = replace(plain, own_papers=OwnPapers((OwnVersion(newer, "", ""),)))
    assert version_today(setting, KEY).version == newer.version != version_for(setting, KEY, case).version
    of_case = preview_record(setting, KEY, notice.record, case)
    assert of_case.pdf == preview_record(plain, KEY, notice.record, case).pdf
    assert of_case.pdf != preview_record(setting, KEY, notice.record).pdf
