"""The notice before a visit, by the keys of the approval page, on a real store; the record then begins with what was told."""

from __future__ import annotations

import os
from pathlib import Path

from approval_hands import OpenDesk, opened, wait_for_form, write
from office_day import DRAINAGE
from PySide6.QtCore import Qt
from window_gates import cut_when_settled

F = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_notice_of_a_visit_is_issued_by_ctrl_y_and_the_record_begins_with_it(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.finish(desk.accepted(DRAINAGE), "审查")
    page = opened(desk, case, "visit")
    assert ("Ctrl+Y", "核查通知") in [(action.key_sequence, action.text) for action in page.actions()]
    desk.press(F.Key_Y, CONTROL)
    wait_for_form(desk, page, "visit_notice")
    assert page.form is not None and page.form.text("hour") == "9:30"
    desk.press(F.Key_F12)
    assert desk.focus().objectName() == "approval.visit_notice.place"
    texts = {
        "place": "示例区便民路18号", "certificate1": "示执001", "inspector2": "李勘验", "certificate2": "示执002",
        "ready": "排水管网图",
    }  # fmt: skip
    for name, text in texts.items():
        write(desk, f"approval.visit_notice.{name}", text)
    assert cut_when_settled(desk.window, desk.qtbot) == []
    seen = os.environ.get("YIMEN_SCREENS")
    if seen:
        desk.window.grab().save(str(Path(seen) / "visit_notice.png"))
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).visit_told or desk.problem())
    assert desk.problem() == ""
    assert [notice.template for notice in desk.notices(case)][-1] == "site_visit_notice"
    wait_for_form(desk, page, "visit")
    assert page.form is not None
    told = [page.form.text(name) for name in ("place", "inspector2", "certificate1", "certificate2")]
    assert told == ["示例区便民路18号", "李勘验", "示执001", "示执002"]
