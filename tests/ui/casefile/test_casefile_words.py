"""The words of the case file: numbers in groups, masks, sizes; a picture as a page; the clocks as tiles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from case_by_hand import APPLICANT, do, received
from decided_cases import AGENT
from PySide6.QtGui import QColor
from ui_gallery import Show

from app.applicant import Applicant, IdKind
from app.casefile import Chapter, clock_lines
from app.clock.calendar import shipped
from app.desk import CaseRow
from app.errors import DeviceTrouble, Refused
from app.ids import CaseId, EventId, OfficerId
from app.item import ApplicantKind
from app.officer import Appointment, Officer
from app.post import Post
from app.register_words import grouped
from app.state import Case, CaseState
from app.workflow import Action
from ui.casefile.clocks import ClockStrip
from ui.casefile.picture import Picture, pages_of
from ui.casefile.tables import material_rows
from ui.casefile.words import (
    PAGE_OF,
    applicant_line,
    clock_text,
    entry_of,
    hit_of,
    size_word,
)
from ui.style import theme

MONDAY = date(2026, 11, 2)
BODY = Applicant(
    ApplicantKind.LEGAL, "某某公司", IdKind.CREDIT_CODE, "113417029900000333", "05662345678", "便民路8号", "张建国"
)


@pytest.fixture
def case() -> Case:
    return received()[0]


def accepted(case: Case) -> Case:
    return do(case, Action.ACCEPT).case


def test_a_number_is_grouped_for_reading_out_and_nothing_is_lost():
    number = "341702202611239999000010"
    assert grouped(number) == "341702 20261123 9999 000010"
    assert grouped("12345678901234567890123456789").replace(" ", "") == "12345678901234567890123456789"
    assert grouped("") == ""


def test_a_stranger_sees_stars_an_officer_of_the_department_the_name(case: Case):
    line = applicant_line(case, is_own=False, is_revealed=False)
    assert APPLICANT.name not in line and APPLICANT.id_number not in line and APPLICANT.phone not in line
    assert line.startswith("张**")
    own = applicant_line(case, is_own=True, is_revealed=False)
    assert APPLICANT.name in own and APPLICANT.id_number not in own
    shown = applicant_line(case, is_own=False, is_revealed=True)
    assert APPLICANT.name in shown and APPLICANT.id_number in shown and APPLICANT.phone in shown


def test_a_body_is_no_secret_but_its_telephone_is_and_so_is_the_agent(case: Case):
    line = applicant_line(replace(case, applicant=BODY, agent=AGENT), is_own=False, is_revealed=False)
    assert BODY.name in line and BODY.id_number in line and BODY.phone not in line
    assert AGENT.name not in line and AGENT.id_number not in line and "代理人" in line


def test_an_erased_applicant_is_told_as_such(case: Case):
    assert "已删除" in applicant_line(replace(case, applicant=None), is_own=True, is_revealed=True)


def test_a_hit_masks_the_name_to_other_departments():
    row = CaseRow(
        CaseId("1"), "341702202611239999000010", "食品经营许可", "王建国", CaseState.IN_PROGRESS, "审查", "market",
        MONDAY, MONDAY, "k",
    )  # fmt: skip
    own = Officer(OfficerId("x"), "甲", (Appointment("market", Post.WINDOW),))
    other = Officer(OfficerId("y"), "乙", (Appointment("water", Post.WINDOW),))
    assert hit_of(row, own, "zh_CN").title == "王建国　食品经营许可"
    assert hit_of(row, other, "zh_CN").title == "王**　食品经营许可"
    assert hit_of(row, own, "zh_CN").note == "审查 · 2026-11-02"
    assert hit_of(replace(row, step=""), own, "zh_CN").note.startswith("在办")


def test_a_chapter_is_told_in_beijing_time():
    late = datetime(2026, 11, 23, 17, 5, tzinfo=UTC)
    entry = entry_of(Chapter(EventId("e"), late, "李晓梅", "受理"))
    assert entry.when == "2026-11-24 01:05"


def test_every_state_that_waits_for_somebody_has_its_page():
    ended = {CaseState.NONE, CaseState.ARCHIVED, CaseState.VOID}
    assert set(PAGE_OF) == set(CaseState) - ended


@pytest.mark.parametrize(("size", "word"), [(0, "1 KB"), (1500, "1 KB"), (700_000, "684 KB"), (3_250_000, "3.1 MB")])
def test_a_size_is_said_briefly(size: int, word: str):
    assert size_word(size) == word


def test_each_day_of_a_clock_stands_once_in_its_explanation(case: Case):
    line = next(one for one in clock_lines(accepted(case), shipped(), MONDAY) if one.sheet.kind == "statutory")
    lines = clock_text(line).splitlines()
    assert len(lines) == len(line.sheet.lines)
    assert all(text.count("2026-11-03") <= 1 for text in lines)
    assert any(text.startswith("2026-11-03  第1日") for text in lines)


def test_the_strip_shows_the_clock_that_presses_most_and_keeps_the_one_looked_at(show: Show, case: Case):
    strip = ClockStrip()
    show(strip, width=1100)
    lines = clock_lines(accepted(case), shipped(), date(2026, 11, 6))
    strip.show_clocks(lines, is_new=True)
    present = strip.present()
    assert present is not None and present.line.clock.finished is None
    strip.tiles()[0].setFocus()
    strip.show_clocks(lines)
    assert strip.tiles()[0].hasFocus() and strip.present() is strip.tiles()[0]
    strip.show_clocks(lines, is_new=True)
    assert strip.present() is not strip.tiles()[0]
    strip.show_clocks(())
    assert strip.present() is None and strip.isHidden()


def test_a_tile_has_the_room_its_words_need_at_any_size(show: Show, case: Case):
    strip = ClockStrip()
    show(strip, width=1100)
    strip.show_clocks(clock_lines(accepted(case), shipped(), MONDAY))
    before = strip.tiles()[1].sizeHint()
    assert not strip.tiles()[1].grab().toImage().isNull()
    theme().apply(scale=2.0)
    assert strip.tiles()[1].sizeHint().width() > 1.6 * before.width()


def test_a_picture_is_a_page_as_wide_as_a_sheet(photo: bytes):
    picture = Picture(photo)
    ((width, height),) = picture.sizes
    assert (width, round(height)) == (595.0, round(595 * 900 / 640))
    image = picture.render(0, 0.5)
    assert (image.width(), image.height()) == (298, round(height * 0.5))
    assert QColor(image.pixel(100, 100)).name()[1:3] in ("bf", "c0", "c1")
    assert picture.text(0) == ""
    picture.close()


def test_what_is_no_picture_is_told_before_anything_is_shown():
    with pytest.raises(DeviceTrouble, match=r"paper\.unreadable"):
        Picture(b"no picture")
    with pytest.raises(Refused, match=r"intake\.unknown_kind"):
        pages_of(b"MZ an executable")
    with pytest.raises(Refused, match=r"intake\.not_an_image"):
        pages_of(b"\xff\xd8\xff broken")


def test_a_fault_stands_beside_its_material(case: Case):
    faulty = replace(case.materials[0], fault="未盖章")
    rows = material_rows(replace(case, materials=(faulty, *case.materials[1:])), "zh_CN")
    assert rows[0].name.endswith("未盖章") and rows[0].to_open() is None
    assert len(rows) == len(case.materials)
