"""A paper as a file: the stored bytes, or an OFD whose pages are proved to be those of the stored PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from ofd_reader import OfdFile
from office_day import LABOUR, OfficeDay
from office_fonts import UNKNOWN, font_with

from app.errors import Refused
from app.notices import fonts
from app.notices.by_hand import leave_for_hand
from app.notices.paper_out import FileKind, take_paper_out
from app.notices.sealing import SealKind, set_sealing


def paper_of(office: OfficeDay) -> tuple[object, bytes]:
    case = office.accepted(LABOUR)
    notice = office.ask(lambda records: records.notices(case.id))[0]
    return notice, office.ask(lambda records: records.pdf(notice.id))


@pytest.mark.parametrize("kind", list(SealKind))
def test_the_pdf_is_the_stored_one_and_the_ofd_says_the_same(office: OfficeDay, kind: SealKind) -> None:
    office.do("m1", set_sealing, kind)
    notice, stored = paper_of(office)
    assert office.do("w1", take_paper_out, notice.id, FileKind.PDF) == stored  # type: ignore[attr-defined]
    ofd = OfdFile(office.do("w1", take_paper_out, notice.id, FileKind.OFD))  # type: ignore[attr-defined]
    assert sorted(ofd.text()) == sorted(office.text_of(notice))  # type: ignore[arg-type]


def test_whoever_may_not_print_it_may_not_take_it_out(office: OfficeDay) -> None:
    notice, _ = paper_of(office)
    with pytest.raises(Refused) as refused:
        office.do("s1", take_paper_out, notice.id, FileKind.OFD)  # type: ignore[attr-defined]
    assert refused.value.code == "paper_out.no_right"


def test_it_is_on_record_that_a_paper_was_taken_out(office: OfficeDay) -> None:
    notice, _ = paper_of(office)
    office.do("w1", take_paper_out, notice.id, FileKind.PDF)  # type: ignore[attr-defined]
    exported = office.store.ask(lambda records: records._connection.exec_driver_sql(  # type: ignore[attr-defined]
        "select count(*) from event where kind = 'looked' and data like '%paper_pdf%'"
    ).scalar())  # fmt: skip
    assert exported == 1


def test_a_paper_set_in_other_fonts_than_now_is_not_made_into_an_ofd_that_only_looks_alike(
    office: OfficeDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice, _ = paper_of(office)
    monkeypatch.setitem(fonts._FILES, fonts.Role.BODY, ("song.ttf", "rare.ttf"))
    fonts._opened.cache_clear()
    try:
        with pytest.raises(Refused) as refused:
            office.do("w1", take_paper_out, notice.id, FileKind.OFD)  # type: ignore[attr-defined]
        assert refused.value.code == "paper_out.changed"
    finally:
        monkeypatch.undo()
        fonts._opened.cache_clear()


def test_a_font_that_came_later_does_not_change_what_was_issued(office: OfficeDay, tmp_path: Path) -> None:
    office.do("w1", leave_for_hand, UNKNOWN)
    notice, stored = paper_of(office)
    folder = office.store.profile.fonts
    folder.mkdir(exist_ok=True)
    font_with(folder / "own.ttf", UNKNOWN)
    ofd = OfdFile(office.do("w1", take_paper_out, notice.id, FileKind.OFD))  # type: ignore[attr-defined]
    assert "受理通知书" in ofd.text()
    assert office.do("w1", take_paper_out, notice.id, FileKind.PDF) == stored  # type: ignore[attr-defined]
