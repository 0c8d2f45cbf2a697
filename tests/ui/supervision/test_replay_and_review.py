"""推演 and 案卷评查 by keys on a real store: what would have been late, and what a file lacks before it is closed."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from delivery_hands import F, act
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from supervision_hands import FREIGHT, on_supervision
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.approval.decide import grant
from app.state import Case
from app.supervision.review import review_case
from ui.casefile.page import CaseFilePage
from ui.style import theme
from ui.supervision.page import SupervisionPage
from ui.supervision.replay_section import ReplaySection

CTRL = Qt.KeyboardModifier.ControlModifier


def decided(desk: WorkedDesk, day: int = 4) -> Case:
    desk.on(date(2026, 11, 2))
    case = desk.to_decision(FREIGHT, "甲")
    desk.on(date(2026, 11, day))
    done: Case = desk.act("a1", grant, case.id, content="准予", opinion="同意").case
    desk.on(date(2026, 11, 23))
    return done


def on_replay(desk: WorkedDesk) -> tuple[SupervisionPage, ReplaySection]:
    page = on_supervision(desk)
    section = page.section("replay")
    assert isinstance(section, ReplaySection)
    desk.settle()
    return page, section


def supposing_of_the_decision(desk: WorkedDesk, field: str, typed: str) -> ReplaySection:
    """Suppose something else of the step 决定, and wait for what comes of it."""
    _, section = on_replay(desk)
    desk.wait(lambda: section.form.step.edit.count() == 4)
    section.form.step.set_code("决定")
    getattr(section.form, field).setFocus()
    desk.type_text(typed)
    desk.press(F.Key_F12)
    desk.wait(lambda: "瓶颈在“决定”" in section.told.text())
    return section


def test_a_shorter_promise_is_replayed_by_keys(desk: WorkedDesk):
    case = decided(desk)
    page, section = on_replay(desk)
    desk.wait(lambda: section.form.item.edit.count() == 2)
    desk.wait(lambda: desk.focus().objectName() == "supervision.replay.item")
    section.form.promised.setFocus()
    desk.type_text("1")
    desk.press(F.Key_F12)
    desk.wait(lambda: section.told.text().startswith("1 件办结件中，超期由 0 件变为 1 件：新增 1 件"))
    (changed,) = section.behind.cases()
    assert (changed.case, changed.told) == (case.id, "变为超期")
    assert act(page, "F9").is_enabled
    sheet = openpyxl.load_workbook(io.BytesIO(section.book())).worksheets[0]
    assert [cell.value for cell in sheet[2]] == [case.number, "道路货物运输经营许可", "变为超期"]


def test_fewer_hands_show_where_it_jams(desk: WorkedDesk):
    decided(desk)
    section = supposing_of_the_decision(desk, "staff", "50")
    rows = {section.steps.model_.index(at, 0).data(): section.steps.model_.index(at, 1).data() for at in range(3)}
    assert rows["决定"] == "2 → 4" and rows["审查"] == "0 → 0"


def test_the_cases_over_a_step_s_limit_stand_behind_its_number(desk: WorkedDesk):
    case = decided(desk)
    section = supposing_of_the_decision(desk, "limit", "0")
    assert section.behind.cases() == (), "the whole case is no later than it was"
    desk.press(F.Key_F4)
    desk.press(F.Key_End)
    desk.press(F.Key_Home)
    told = {one.step: (one.late, one.late_after) for one in section._held.steps}
    row = section.steps.row_value()
    assert row.step == "决定" and told["决定"][1] == 1
    (one,) = section.behind.cases()
    assert one.case == case.id and one.told in ("变为超时限", "前后都超")


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("promised", "x", "“x”不是整数"), ("off", "20261399", "“20261399”不是日期"), ("limit", "3", "先选择环节"),
        ("promised", "9999", "0 至 366"),
    ],
)  # fmt: skip
def test_what_cannot_be_supposed_is_told_above_the_steps(desk: WorkedDesk, field: str, typed: str, words: str):
    decided(desk)
    _, section = on_replay(desk)
    getattr(section.form, field).set_text(typed)
    desk.press(F.Key_F12)
    desk.wait(lambda: words in section.told.text())


@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_is_cut_and_every_widget_has_a_name(
    desk: WorkedDesk, qtbot: QtBot, screen: tuple[int, int], scale: float
):
    decided(desk)
    theme().apply(scale=scale)
    page, _ = on_replay(desk)
    desk.window.resize(*screen)
    assert cut_when_settled(desk.window, qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []


def test_a_file_is_reviewed_on_the_case_file_by_a_key(desk: WorkedDesk):
    case = decided(desk)
    desk.show()
    desk.window.go("casefile", case.number)
    page = desk.page()
    assert isinstance(page, CaseFilePage)
    desk.wait(lambda: page.file() is not None)
    desk.press(F.Key_K, CTRL)
    desk.wait(page.body.is_viewing)
    text = page.viewer.lines.toPlainText()
    found = desk.store.ask(review_case, case.id, desk.store.around.calendar)
    assert text.startswith(f"得分 {found.score} 分") and "没有电子件" in text and "没有送达记录" in text


def test_a_running_file_is_not_judged(desk: WorkedDesk):
    case = desk.accepted(FREIGHT, "乙")
    desk.show()
    desk.window.go("casefile", case.number)
    page = desk.page()
    assert isinstance(page, CaseFilePage)
    desk.wait(lambda: page.file() is not None)
    assert "Ctrl+K" not in [one.key_sequence for one in page.actions()]


def test_the_archive_card_scores_the_file_before_it_is_closed(open_desk: Callable[[str], WorkedDesk]):
    from app.delivery.queries import parcel
    from ui.delivery.archive_card import ArchiveCard

    desk = open_desk("w1")
    case = decided(desk)
    card = ArchiveCard("zh_CN", lambda: desk.store.around.calendar)
    desk.qtbot.addWidget(card)
    card.show_parcel(desk.store.ask(parcel, case.id, desk.store.around.calendar, date(2026, 11, 23)))
    assert card.review.text().startswith("案卷评查 ") and "扣 4 分　结果已送达" in card.lost.text()
