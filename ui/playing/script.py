"""The scripted counter day: who does what for whom, by which keys, and what must have become of the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from app.state import Case, CaseState
from ui.playing import hands
from ui.playing.counter import Counter

Key = Qt.Key
FOOD, FREIGHT, SPOT, DRAINAGE = "食品经营", "道路货物", "个体工商户", "污水"


@dataclass(frozen=True)
class Act:
    """One act of the day. `is_done` judges the case alone, so that a day that was broken off can be continued."""

    officer: str
    words: str
    applicant: str
    item: str
    play: Callable[[Counter], None]
    is_done: Callable[[Case], bool]


def _press(key: Qt.Key) -> Callable[[Counter], None]:
    return lambda counter: counter.robot.key(key)


def _in_turn(*steps: Callable[[Counter], None]) -> Callable[[Counter], None]:
    def play(counter: Counter) -> None:
        for step in steps:
            step(counter)

    return play


def _is(*states: CaseState) -> Callable[[Case], bool]:
    return lambda case: case.state in states


def _has_finished(step: str) -> Callable[[Case], bool]:
    return lambda case: any(done.step == step for done in case.finished)


def _was_accepted(case: Case) -> bool:
    return case.accepted_on is not None


def _finish(officer: str, name: str, item: str, step: str) -> Act:
    opinion = "经审查，符合法定条件，同意。"
    play = partial(hands.finish_step, name=name, opinion=opinion)
    return Act(officer, f"{step}", name, item, play, _has_finished(step))


ZHOU = ("周文彬", "341702198803052717", "13855660001")
ZHAO = ("赵𠅤", "341702199001010018", "13855660002")
SUN = ("孙丽华", "341702199511021948", "13855660003")
QIAN = ("钱伟", "341702197904153352", "13855660004")
WU = ("吴芳", "341702198701010217", "13855660005")
ZHENG = ("郑强", "341702199106305867", "13855660006")
FENG = ("冯建业", "341702198312084175", "13855660007")

choose, by_card, by_hand, mark_all, mark = (
    hands.choose, hands.by_card, hands.by_hand, hands.mark_all, hands.mark,
)  # fmt: skip


def _card(who: tuple[str, str, str]) -> Callable[[Counter], None]:
    return lambda counter: by_card(counter, *who)


def _typed(who: tuple[str, str, str]) -> Callable[[Counter], None]:
    return lambda counter: by_hand(counter, *who)


def _item(letters: str, answers: str) -> Callable[[Counter], None]:
    return lambda counter: choose(counter, letters, answers)


def _mark(row: int, digit: str) -> Callable[[Counter], None]:
    return lambda counter: mark(counter, row, digit)


def _refuse_to_accept(counter: Counter) -> None:
    robot = counter.robot
    robot.key(Key.Key_F9)
    robot.click("acceptance.decline.ground.false_material")
    robot.write("acceptance.decline.reason", "申请人提供的场所租赁合同系伪造。")
    robot.key(Key.Key_F12)


def _finish_on_the_spot(counter: Counter) -> None:
    robot = counter.robot
    robot.key(Key.Key_F12)
    robot.write("acceptance.spot.certificate", "92341702MA8NQXYZ1A")
    robot.focus("acceptance.spot.checked")
    robot.key(Key.Key_Space)
    robot.key(Key.Key_F12)


def _stop(counter: Counter) -> None:
    hands.stop(counter, FENG[0], "10", "需对排放水质进行检测。")
    hands.sign_here(counter, "a1")


def _grant(counter: Counter) -> None:
    hands.finish_step(counter, ZHOU[0], "经审查，符合法定条件，准予许可。")


MORNING_AT_THE_WINDOW: tuple[Act, ...] = (
    Act("w1", "刷身份证受理", ZHOU[0], FOOD,
        _in_turn(_item("spjyxk", "22"), _card(ZHOU), mark_all, _press(Key.Key_F12)), _was_accepted),
    Act("w1", "手工录入生僻字姓名受理", ZHAO[0], FREIGHT,
        _in_turn(_item("dlhwys", "1"), _typed(ZHAO), mark_all, _press(Key.Key_F12)), _was_accepted),
    Act("w1", "一次性告知补正", SUN[0], FOOD,
        _in_turn(_item("spjyxk", "22"), _card(SUN), mark_all, _mark(1, "2"), _press(Key.Key_F8), _press(Key.Key_F12)),
        lambda case: bool(case.supplements)),
    Act("w1", "不予受理", QIAN[0], FOOD,
        _in_turn(_item("spjyxk", "22"), _card(QIAN), _refuse_to_accept), _is(CaseState.DECLINED)),
    Act("w1", "即办件当场办结", WU[0], SPOT,
        _in_turn(_item("gtgsh", "2"), _card(WU), mark_all, _finish_on_the_spot), _is(CaseState.DELIVERED)),
    Act("w1", "容缺受理", ZHENG[0], FOOD,
        _in_turn(_item("spjyxk", "22"), _card(ZHENG), mark_all, _mark(4, "3"), _press(Key.Key_F10),
                 _press(Key.Key_F12)), lambda case: _was_accepted(case) and bool(case.deferred)),
    Act("w1", "刷身份证受理", FENG[0], DRAINAGE,
        _in_turn(_item("wsprps", "2"), _card(FENG), mark_all, _press(Key.Key_F12)), _was_accepted),
    Act("w1", "接收补正材料", SUN[0], FOOD,
        lambda counter: hands.supplement_received(counter, SUN[0], 1),
        lambda case: case.state is not CaseState.AWAITING_SUPPLEMENT),
    Act("w1", "补正后受理", SUN[0], FOOD,
        _in_turn(lambda counter: hands.pick(counter, "supplementation", SUN[0], "supplementation.list"),
                 _press(Key.Key_F12)), _was_accepted),
)  # fmt: skip
BEHIND_THE_WINDOW: tuple[Act, ...] = (
    _finish("h1", ZHOU[0], FOOD, "审查"),
    Act("h1", "现场核查（两人）", ZHOU[0], FOOD,
        lambda counter: hands.record_visit(counter, ZHOU[0], "周勘验"), lambda case: bool(case.visits)),
    _finish("h1", ZHOU[0], FOOD, "现场核查"),
    _finish("h1", ZHAO[0], FREIGHT, "审查"),
    Act("h1", "特别程序，a1 当场签批", FENG[0], DRAINAGE, _stop, lambda case: bool(case.stops)),
    _finish("c1", ZHAO[0], FREIGHT, "审核"),
    Act("a1", "准予", ZHOU[0], FOOD, _grant, lambda case: case.decision is not None),
)  # fmt: skip
AFTERNOON_AT_THE_WINDOW: tuple[Act, ...] = (
    Act("w1", "制证", ZHOU[0], FOOD, lambda counter: hands.certify(counter, ZHOU[0], "JY13417020001234"),
        lambda case: case.certificate is not None),
    Act("w1", "通知领取", ZHOU[0], FOOD, lambda counter: hands.tell_ready(counter, ZHOU[0]),
        lambda case: any(paper.template == "ready" for paper in case.papers) or case.served is not None),
    Act("w1", "核验身份后领取", ZHOU[0], FOOD, lambda counter: hands.collected(counter, ZHOU[0], ZHOU[1]),
        lambda case: case.served is not None),
    Act("w1", "归档", ZHOU[0], FOOD, lambda counter: hands.archive(counter, ZHOU[0]), _is(CaseState.ARCHIVED)),
)  # fmt: skip
DAY: tuple[Act, ...] = (*MORNING_AT_THE_WINDOW, *BEHIND_THE_WINDOW, *AFTERNOON_AT_THE_WINDOW)
