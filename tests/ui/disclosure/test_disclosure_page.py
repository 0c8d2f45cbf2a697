"""The page 信息公开 by keys on a real store: an application comes in, is mended, its third party heard, and it is replied to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from delivery_hands import act, edit_of, keys, panel, words_of, write
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.disclosure.dossier import Dossier
from app.disclosure.mend import ask_mend
from app.disclosure.receive import Asked, Outcome, receive
from app.disclosure.reply import reply
from app.disclosure.table import DisclosureState
from app.disclosure.third_party import ask_party
from ui.disclosure.asking_panel import AskingPanel
from ui.disclosure.page import DisclosurePage
from ui.explaining.panel import ExplainPanel

Key = Qt.Key
OpenDesk = Callable[[str], WorkedDesk]
TODAY = date(2026, 11, 23)
ASKED = Asked(
    "scjg", "in_person", TODAY, "natural", "赵𠅤", "便民路改造项目的投标文件", "341702199003072570", "13800138000"
)


def came_in(desk: WorkedDesk, **changes: Any) -> Dossier:
    done: Outcome = desk.act("w1", receive, replace(ASKED, **changes))
    return done.dossier


def opened(desk: WorkedDesk) -> DisclosurePage:
    desk.show()
    desk.window.go("disclosure")
    page = desk.page()
    assert isinstance(page, DisclosurePage)
    desk.settle()
    return page


def now(desk: WorkedDesk, held: Dossier) -> Dossier:
    found: Dossier = desk.store.ask(lambda records: records.disclosure(held.id))
    return found


def asking(desk: WorkedDesk, key: Qt.Key) -> AskingPanel:
    desk.press(key)
    desk.wait(lambda: isinstance(desk.window.deck.panel(), AskingPanel))
    found = panel(desk)
    assert isinstance(found, AskingPanel)
    return found


def problem(desk: WorkedDesk) -> str:
    found: Any = panel(desk).findChild(object, f"{panel(desk).objectName()}.problem")
    return str(found.text())


def test_an_application_is_registered_at_the_window_and_both_papers_print(open_desk: OpenDesk) -> None:
    desk = open_desk("w1")
    page = opened(desk)
    asking(desk, Key.Key_F5)
    desk.type_text("赵𠅤")
    desk.press(Key.Key_F12)
    desk.wait(lambda: "所需信息" in problem(desk))
    write(desk, "disclosure.receive.wanted", "便民路改造项目的投标文件")
    write(desk, "disclosure.receive.phone", "13800138000")
    desk.press(Key.Key_F12)
    desk.wait(lambda: len(desk.printed()) == 2)
    words = [words_of(path.read_bytes()) for path in desk.printed()]
    assert "政府信息公开申请表" in words[0] and "登记回执" in words[1] and "2026年12月21日" in words[1]
    desk.wait(lambda: page.lines.entries())
    (entry,) = page.lines.entries()
    assert (entry.title, entry.note, entry.light) == ("赵𠅤", "办理中", "green")
    assert not act(page, "F12").is_enabled and "岗位" in act(page, "F12").why, "the reply is the head's"
    assert page.lines.hasFocus()


def test_what_is_typed_is_there_again_after_the_window_forgot_it(open_desk: OpenDesk) -> None:
    """osTicket 635: a time-out eats the form."""
    desk = open_desk("w1")
    page = opened(desk)
    asking(desk, Key.Key_F5)
    desk.type_text("欧阳·娜娜")
    page.drafting.keep_now()
    page.acts._panel.close_panel()  # type: ignore[union-attr]
    desk.settle()
    assert asking(desk, Key.Key_F5).content()["who"] == "欧阳·娜娜"


def test_a_handler_asks_to_mend_and_the_clock_begins_anew(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    held = came_in(desk)
    page = opened(desk)
    desk.wait(lambda: page.lines.entries())
    assert keys(page) >= {"F6", "F7", "F8"} and not act(page, "F10").is_enabled
    asking(desk, Key.Key_F8)
    write(desk, "disclosure.ask_mend.unclear", "未写明路段")
    write(desk, "disclosure.ask_mend.points", "起止路段")
    desk.press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.type_text("形成时间")
    desk.press(Key.Key_F12)
    desk.wait(lambda: now(desk, held).state is DisclosureState.UNCLEAR and len(desk.printed()) == 1)
    assert "补正告知书" in words_of(desk.printed()[0].read_bytes())
    desk.wait(lambda: page.lines.entries()[0].note == "待补正")
    asking(desk, Key.Key_F12)
    write(desk, "disclosure.mend.wanted", "便民路南段2026年的投标文件")
    desk.press(Key.Key_F12)
    desk.wait(lambda: now(desk, held).wanted == "便民路南段2026年的投标文件")
    desk.wait(lambda: [e.title for e in page.detail.story.entries()] == ["登记补正", "告知补正", "登记申请"])


def test_the_head_replies_with_the_fields_of_the_chosen_kind(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    held = came_in(desk)
    facts = {"party": "示例建设有限公司", "concerned": "报价", "harm": "商业秘密"}
    desk.act("h1", ask_party, held.id, **facts)
    page = opened(desk)
    desk.wait(lambda: page.lines.entries() and page.lines.entries()[0].note == "征求意见")
    asking(desk, Key.Key_F12)
    desk.press(Key.Key_Down)
    write(desk, "disclosure.hear_party.words", "系商业秘密")
    desk.press(Key.Key_F12)
    desk.wait(lambda: now(desk, held).state is DisclosureState.OPEN)
    desk.wait(lambda: page.lines.entries()[0].note == "办理中")
    opened_panel = asking(desk, Key.Key_F12)
    seen = {key for key, field in opened_panel.fields.items() if field.isVisible()}
    assert seen == {"kind", "获取途径"}
    desk.press(Key.Key_Down, times=3)
    assert {key for key, field in opened_panel.fields.items() if field.isVisible()} == {"kind", "不公开情形", "理由"}
    write(desk, "disclosure.reply.理由", "该信息涉及第三方的商业秘密")
    desk.press(Key.Key_F12)
    desk.wait(lambda: "不公开情形" in problem(desk))
    edit_of(desk, "disclosure.reply.不公开情形").setFocus()
    desk.press(Key.Key_Down, times=4)
    desk.press(Key.Key_F12)
    desk.wait(lambda: now(desk, held).state is DisclosureState.REPLIED and len(desk.printed()) == 1)
    words = words_of(desk.printed()[0].read_bytes())
    assert "决定不予公开" in words and "先向" in words and "第十五条" in words
    desk.wait(lambda: "F12" not in keys(page))
    assert keys(page) >= {"F8", "F9"}, "a review is registered, a wrong reply is revoked"


def test_overdue_ones_stand_on_top_and_no_word_is_cut(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    desk.on(TODAY - timedelta(days=40))
    came_in(desk, received_on=TODAY - timedelta(days=40), who="钱某")
    desk.on(TODAY)
    late = came_in(desk, received_on=TODAY)
    desk.act("h1", ask_mend, late.id, unclear="未写明路段", points="起止路段", days=15)
    page = opened(desk)
    desk.wait(lambda: len(page.lines.entries()) == 2)
    assert [e.title for e in page.lines.entries()] == ["钱某", "赵𠅤"] and page.lines.entries()[0].light == "red"
    page.lines.pick(page.lines.entries()[0].key)
    desk.settle()
    asking(desk, Key.Key_F7)
    root = QAccessible.queryAccessibleInterface(desk.window)
    assert unnamed(root) == [] and cut_when_settled(desk.window, desk.qtbot) == []


def test_a_paper_that_was_printed_before_is_printed_again_with_a_reason_and_is_the_same(open_desk: OpenDesk) -> None:
    desk = open_desk("w1")
    came_in(desk)
    page = opened(desk)
    desk.wait(lambda: page.lines.entries())
    page.detail.story.setFocus()
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    desk.wait(lambda: len(desk.printed()) == 1)
    desk.settle()
    desk.press(Key.Key_Return)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    assert "重打《政府信息公开申请登记回执》" in panel(desk).accessibleName()
    desk.type_text("申请人遗失")
    desk.press(Key.Key_F12)
    desk.wait(lambda: len(desk.printed()) == 2)
    first, second = (path.read_bytes() for path in desk.printed())
    assert first == second


def test_a_long_reply_outlives_the_escape_key(open_desk: OpenDesk) -> None:
    """osTicket 635: whoever looks something up in another file finds the reply as it was."""
    desk = open_desk("a1")
    held = came_in(desk)
    page = opened(desk)
    desk.wait(lambda: page.lines.entries())
    asking(desk, Key.Key_F12)
    desk.press(Key.Key_Down, times=3)
    write(desk, "disclosure.reply.理由", "该信息涉及第三方的商业秘密，公开会损害其合法权益")
    edit_of(desk, "disclosure.reply.不公开情形").setFocus()
    desk.press(Key.Key_Down, times=4)
    desk.press(Key.Key_Escape)
    desk.wait(lambda: desk.window.deck.panel() is None)
    again = asking(desk, Key.Key_F12)
    assert (
        again.content()["理由"] == "该信息涉及第三方的商业秘密，公开会损害其合法权益"
        and again.content()["kind"] == "不予公开"
    )
    desk.press(Key.Key_F12)
    desk.wait(lambda: now(desk, held).state is DisclosureState.REPLIED)
    desk.wait(lambda: page._forms == {})


def test_the_day_of_receipt_says_what_it_is_and_a_day_to_come_is_told(open_desk: OpenDesk) -> None:
    desk = open_desk("w1")
    opened(desk)
    shown = asking(desk, Key.Key_F5)
    assert shown.typed() == {} and "提交之日" in shown.fields["received_on"].message()
    desk.type_text("赵𠅤")
    write(desk, "disclosure.receive.wanted", "便民路改造项目的投标文件")
    write(desk, "disclosure.receive.phone", "13800138000")
    edit_of(desk, "disclosure.receive.way").setFocus()
    desk.press(Key.Key_Down)
    assert "签收之日" in shown.fields["received_on"].message()
    write(desk, "disclosure.receive.received_on", "20261130")
    desk.press(Key.Key_F12)
    desk.wait(lambda: "2026-11-30 还没有到（本机今天是 2026-11-23）" in problem(desk))
    write(desk, "disclosure.receive.received_on", "20261116")
    desk.press(Key.Key_F12)
    desk.wait(lambda: len(desk.printed()) == 2)
    assert "2026年12月14日" in words_of(desk.printed()[1].read_bytes())


def test_every_date_of_an_application_explains_itself(open_desk: OpenDesk) -> None:
    """zammad 390: the date was right, and nobody could see why."""
    desk = open_desk("h1")
    held = came_in(desk, received_on=TODAY - timedelta(days=7))
    facts = {"party": "示例建设有限公司", "concerned": "报价", "harm": "商业秘密"}
    desk.act("h1", ask_party, held.id, **facts)
    page = opened(desk)
    desk.wait(lambda: page.lines.entries())
    desk.press(Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: isinstance(desk.window.deck.panel(), ExplainPanel))
    shown = panel(desk)
    assert isinstance(shown, ExplainPanel)
    titles = [line.sheet.title for line in shown.told.lines]
    assert titles == ["答复期限", "提出意见的期限（被征求意见人）"] and shown.told.number == held.received.number
    lines = " ".join(one.text for one in shown.told.lines[0].sheet.lines)
    assert "政府信息公开条例第三十三条" in lines and "2026-11-23 起暂停（征求第三方意见）" in lines
    desk.press(Key.Key_F12)
    desk.wait(lambda: len(desk.printed()) == 1)
    words = words_of(desk.printed()[0].read_bytes())
    assert "期限计算说明" in words and held.received.number[-5:] in words and "答复期限" in words


def test_an_application_is_withdrawn_and_a_reply_revoked_by_keys(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    first, second = came_in(desk, who="钱某"), came_in(desk)
    desk.act("a1", reply, second.id, kind="予以公开", facts={"提供方式": "当面提供复印件"})
    page = opened(desk)
    desk.wait(lambda: len(page.lines.entries()) == 2)
    page.lines.pick(first.id)
    desk.settle()
    asking(desk, Key.Key_F11)
    write(desk, "disclosure.withdraw.reason", "已从网站查到")
    desk.press(Key.Key_F12)
    desk.wait(lambda: now(desk, first).state is DisclosureState.WITHDRAWN)
    desk.wait(lambda: {entry.note for entry in page.lines.entries()} == {"申请人已撤回", "已答复"})
    page.lines.pick(second.id)
    desk.settle()
    asking(desk, Key.Key_F9)
    desk.press(Key.Key_F12)
    desk.wait(lambda: "原因" in problem(desk))
    write(desk, "disclosure.void_reply.reason", "引用条款有误")
    desk.press(Key.Key_F12)
    desk.wait(lambda: now(desk, second).state is DisclosureState.OPEN)
    desk.wait(lambda: page.detail.story.entries()[0].title == "撤销答复")


def test_the_figures_of_the_year_are_written_where_the_officer_wants_them(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk("a1")
    came_in(desk)
    page = opened(desk)
    desk.wait(lambda: page.lines.entries())
    asking(desk, Key.Key_F4)
    write(desk, "disclosure.yearly.year", "2099")
    desk.press(Key.Key_F12)
    desk.wait(lambda: "年份" in problem(desk))
    for odd in ("2" * 5000, "02026", "２０２６"):
        panel(desk).set_problem("")
        panel(desk).fields["year"].set_text(odd)  # type: ignore[attr-defined]
        desk.press(Key.Key_F12)
        assert "四位数的年份" in problem(desk)
    write(desk, "disclosure.yearly.year", "2026")
    desk.press(Key.Key_F12)
    desk.wait(lambda: page.findChild(QFileDialog, "disclosure.file") is not None)
    dialog = page.findChild(QFileDialog, "disclosure.file")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "year.csv"))
    dialog.close()
    assert "一、本年新收政府信息公开申请数量,1,0,0,0,0,0,1" in (tmp_path / "year.csv").read_text("utf-8-sig")


def test_a_fee_begins_with_what_the_same_person_asked_for_in_the_month(open_desk: OpenDesk) -> None:
    """国办函〔2020〕109号: the applications of a calendar month are counted together, by the program."""
    desk = open_desk("h1")
    for _ in range(3):
        last = came_in(desk)
    came_in(desk, who="钱某", document="11010119900307013X")
    page = opened(desk)
    desk.wait(lambda: len(page.lines.entries()) == 4)
    page.lines.pick(last.id)
    desk.settle()
    assert asking(desk, Key.Key_F6).content()["already"] == "2"
