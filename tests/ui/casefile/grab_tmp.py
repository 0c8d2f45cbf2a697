from __future__ import annotations
from pathlib import Path
import pytest
from delivery_hands import F, write, panel
from decided_cases import FREIGHT
from casefile_hands import on_file
from PySide6.QtCore import Qt
from ui.style import theme
CTRL = Qt.KeyboardModifier.ControlModifier
OUT = Path("/tmp/actsb")
@pytest.mark.parametrize("size", [(1366,768),(1920,1080)])
def test_grab(desk, size):
    case = desk.accepted(FREIGHT, "王小明")
    page = on_file(desk, case)
    desk.window.resize(*size)
    desk.settle()
    for key, name in ((F.Key_G,"correct"),(F.Key_M,"transfer"),(F.Key_R,"return")):
        if name == "correct":
            desk.window.grab().save(str(OUT/f"file-{size[0]}.png"))
        desk.press(key, CTRL); desk.settle()
        if name == "correct":
            write(desk, "casefile.correct.applicant.name", "王晓明")
            write(desk, "casefile.correct.reason", "录入有误，已核对身份证")
            desk.wait(lambda: page.viewer.paper.page_count() > 0); desk.settle()
        for scheme in ("light","dark"):
            theme().apply(scheme)
            desk.settle(); desk.qtbot.wait(80)
            desk.window.grab().save(str(OUT/f"{name}-{size[0]}-{scheme}.png"))
        theme().apply("light")
        desk.press(F.Key_Escape); desk.settle()
