"""The material list by keyboard: marks, faults, what was mended, scans from the camera and from files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from counter_clerk import CTRL, Clerk
from PIL import Image
from PySide6.QtCore import Qt
from real_desk import RealDesk

from app.events.acceptance import MaterialState

NAME = 1


def picture(folder: Path, name: str = "scan.png") -> Path:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, "PNG")
    path = folder / name
    path.write_bytes(out.getvalue())
    return path


def states(clerk: Clerk) -> list[str]:
    shown = [line for line in clerk.page.sheet.form().lines if line.state is not MaterialState.NOT_NEEDED]
    return [line.state.value for line in shown]


def shown(clerk: Clerk, row: int) -> str:
    return str(clerk.page.sheet.materials.list.list_model.index(row, NAME).data())


def test_digits_mark_a_line_and_the_cursor_goes_down(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.row(1)
    desk.type_text("124")
    assert states(clerk) == ["received", "missing", "electronic", "missing"]
    assert clerk.page.sheet.materials.list.currentIndex().row() == 3


def test_space_goes_through_the_marks(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.row(4)
    seen = []
    for _ in range(4):
        desk.press(Qt.Key.Key_Space)
        seen.append(states(clerk)[3])
    assert seen == ["received", "deferred", "electronic", "missing"]


def test_the_pill_counts_what_is_missing(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    pill = clerk.page.sheet.materials.pill
    assert pill.text() == "缺 3 件必收材料"
    clerk.all_in()
    assert pill.text() == "材料齐全"
    clerk.row(4)
    desk.type_text("3")
    assert pill.text() == "容缺 1 件"


def test_an_answer_changes_the_list_and_keeps_the_marks(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.row(1)
    desk.type_text("1")
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert clerk.page.sheet.materials.list.row_of("授权委托书及代理人身份证明") == 4
    assert states(clerk)[0] == "received"


def test_a_fault_stands_at_its_line_and_in_the_supplement(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.row(3)
    desk.type_text("5")
    desk.type_text("平面图没有标出分隔")
    desk.press(Qt.Key.Key_Return)
    assert "有误：平面图没有标出分隔" in shown(clerk, 2)
    assert clerk.page.sheet.materials.list.currentIndex().row() == 3
    assert desk.focus().objectName() == "acceptance.materials"
    desk.press(Qt.Key.Key_F8)
    assert clerk.text_of("acceptance.gap1.fault") == "平面图没有标出分隔"


def test_a_faulty_line_is_mended_by_one_and_faulty_again_by_five(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.row(1)
    desk.type_text("5")
    desk.type_text("未签名")
    desk.press(Qt.Key.Key_Return)
    clerk.row(1)
    desk.type_text("1")
    assert "当场更正：未签名" in shown(clerk, 0)
    assert clerk.page.sheet.form().mended == (("食品经营许可申请书", "未签名"),)
    clerk.row(1)
    desk.type_text("5")
    desk.type_text("仍缺日期")
    desk.press(Qt.Key.Key_Return)
    assert clerk.page.sheet.form().mended == ()
    assert "有误：仍缺日期" in shown(clerk, 0)


def test_a_fault_taken_away_leaves_the_line_as_received(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.row(1)
    desk.type_text("5")
    desk.type_text("x")
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Return)
    assert shown(clerk, 0) == "食品经营许可申请书"
    assert states(clerk)[0] == "received"


def test_a_scan_from_the_camera_is_kept_with_its_line_and_with_the_case(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.row(1)
    picture(desk.folder)
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: clerk.page.sheet.form().scans or desk.problem())
    assert "扫描件 1 份" in shown(clerk, 0)
    desk.press(Qt.Key.Key_F12)
    (file,) = clerk.handed_in().files
    assert (file.material, file.media, file.name) == ("食品经营许可申请书", "image/jpeg", "scan.png")
    assert desk.store.ask(lambda records: records.file_bytes(file.sha256)).startswith(b"\xff\xd8")


def test_files_are_imported_without_blocking_the_window(desk: RealDesk, clerk: Clerk, tmp_path: Path) -> None:
    clerk.natural()
    clerk.row(2)
    clerk.page.scanning.take_files([str(picture(tmp_path, "a.png")), str(picture(tmp_path, "b.png"))])
    desk.wait(lambda: len(clerk.page.sheet.form().scans) == 2 or desk.problem())
    assert {scan.material for scan in clerk.page.sheet.form().scans} == {"营业执照"}


def test_a_scan_survives_in_the_draft_before_there_is_a_case(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    clerk.row(1)
    picture(desk.folder)
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: clerk.page.sheet.form().scans or desk.problem())
    (scan,) = clerk.page.sheet.form().scans
    assert desk.store.ask(lambda records: records.file_bytes(scan.sha256))
    assert desk.cases() == ()


@pytest.mark.parametrize(("data", "word"), [(b"", "空"), (b"MZ\x90 program", "JPG"), (b"%PDF-1.7 cut", "PDF")])
def test_a_file_that_is_no_scan_is_refused_with_a_sentence(
    desk: RealDesk, clerk: Clerk, tmp_path: Path, data: bytes, word: str
) -> None:
    """démarches 104, 887: limits found at the end."""
    clerk.choose("spjyxk", 2, 2)
    path = tmp_path / "scan.jpg"
    path.write_bytes(data)
    clerk.page.scanning.take_files([str(path)])
    desk.wait(desk.problem)
    assert word.lower() in desk.problem().lower()
    assert clerk.page.sheet.form().scans == ()


def test_an_empty_camera_is_told_and_the_form_stays(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    desk.press(Qt.Key.Key_F5)
    desk.wait(desk.problem)
    assert clerk.page.sheet.item is not None


def test_ctrl_a_in_a_field_selects_its_text_and_marks_nothing(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    desk.type_text("3417")
    desk.press(Qt.Key.Key_A, CTRL)
    assert clerk.edit("acceptance.id").selectedText() == "3417"
    assert states(clerk).count("missing") == 3


def test_the_next_applicant_begins_at_the_first_missing_line(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_End)
    assert clerk.page.sheet.materials.list.currentIndex().row() == len(states(clerk)) - 1
    desk.press(Qt.Key.Key_Home)
    assert clerk.page.sheet.materials.list.currentIndex().row() == 0
    desk.press(Qt.Key.Key_End)
    desk.press(Qt.Key.Key_F12)
    clerk.handed_in()
    clerk.choose("spjyxk", 2, 2)
    desk.press(Qt.Key.Key_F6)
    assert states(clerk)[clerk.page.sheet.materials.list.currentIndex().row()] == "missing"
    assert clerk.page.sheet.materials.list.currentIndex().row() == 0


def test_digits_on_their_way_mark_nothing_when_the_cursor_came_by_itself(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    before = states(clerk)
    clerk.page.sheet.materials.focus_list(by_itself=True)
    desk.type_text("11 ")
    assert states(clerk) == before
    desk.press(Qt.Key.Key_F6)
    desk.type_text("1")
    assert states(clerk) != before


def test_f3_on_an_empty_picker_shows_what_this_window_takes_most_first(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural("lwpq", 1)
    clerk.page.begin_anew()
    desk.press(Qt.Key.Key_F3)
    search = clerk.page.sheet.items.search.search
    assert search.is_open()
    shown = search._popup.model.rowCount()
    assert shown == len(desk.setting().catalogue.items(desk.setting().moment.on))
    desk.press(Qt.Key.Key_Escape)
    assert not search.is_open()
    desk.press(Qt.Key.Key_Down)
    assert search.is_open()
    desk.press(Qt.Key.Key_Return)
    assert clerk.page.sheet.item is not None
