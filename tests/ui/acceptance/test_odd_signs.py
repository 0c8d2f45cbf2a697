"""A sign that is seldom in a name is told at its field before anything is printed; the name stays as it was typed."""

from __future__ import annotations

from counter_clerk import Clerk
from office_fonts import UNKNOWN
from PySide6.QtCore import Qt
from real_desk import RealDesk

Key = Qt.Key


def test_markup_is_told_at_the_name_and_kept_and_printed_exactly(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.write("acceptance.name", "王<b>建国")
    field = clerk.page.sheet.applicant.name
    assert field.tone() == "warn"
    assert field.message() == "第 2 个字起“<b>”像是程序标记，会原样印在文书上：请对照证件核对。"
    desk.press(Key.Key_F12)
    case = clerk.handed_in()
    assert case.applicant_name == "王<b>建国"
    assert "王<b>建国" in clerk.paper(desk.notices(case)[0])


def test_a_picture_sign_is_told_to_be_unprintable_before_f12_where_the_fonts_lack_it(
    desk: RealDesk, clerk: Clerk
) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.write("acceptance.name", f"王{UNKNOWN}")
    field = clerk.page.sheet.applicant.name
    desk.wait(lambda: "印不出来" in field.message())
    assert field.message().startswith("第 2 个字") and f"U+{ord(UNKNOWN):04X}" in field.message()
    assert field.tone() == "warn"
    clerk.write("acceptance.name", "王建国")
    assert field.message() == "" and field.tone() is None


def test_the_address_is_looked_at_too_and_a_usual_one_is_quiet(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    field = clerk.page.sheet.applicant.address
    assert field.message() == ""
    clerk.write("acceptance.address", "示例区便民路|18号")
    assert field.message().startswith("第 7 个字“|”在这里少见") and field.tone() == "warn"


def test_a_known_name_and_four_hundred_signs_are_told_and_nothing_is_blocked(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.write("acceptance.name", "王" * 400)
    assert clerk.page.sheet.applicant.name.message().startswith("共 400 个字")
    desk.press(Key.Key_F12)
    case = clerk.handed_in()
    assert case.applicant_name == "王" * 400
    assert clerk.paper(desk.notices(case)[0]).count("王") >= 400
