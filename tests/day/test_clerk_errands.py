"""What a clerk met at the counter on a long day: nothing that was marked, typed or shown goes astray between pages."""

from __future__ import annotations

from played import FOOD, ZHOU, Key, Played
from PySide6.QtCore import Qt

from app.events.acceptance import MaterialState
from app.state import CaseState
from ui.acceptance.page import AcceptancePage
from ui.playing import hands

CTRL = Qt.KeyboardModifier.ControlModifier


def acceptance(played: Played) -> AcceptancePage:
    """Return the acceptance page in sight."""
    assert played.desk.shell is not None
    page = played.desk.shell.deck.page()
    assert isinstance(page, AcceptancePage)
    return page


def test_what_was_marked_of_a_received_case_is_handed_over_to_acceptance(played: Played) -> None:
    played.log_in("w1")
    hands.choose(played, "spjyxk", "22")
    hands.by_card(played, *ZHOU)
    hands.mark(played, 1, "1")
    played.robot.key(Key.Key_F7)
    played.became(lambda case: case.state is CaseState.RECEIVED, item=FOOD)
    hands.pick(played, "supplementation", ZHOU[0], "supplementation.list")
    played.robot.key(Key.Key_F6)
    played.robot.type("1")
    played.robot.key(Key.Key_F12)
    played.robot.wait(lambda: acceptance(played).sheet.case, "the case in the form")
    played.settle()
    states = [line.state for line in acceptance(played).sheet.form().lines if line.is_required]
    assert states.count(MaterialState.RECEIVED) == 2, states
    hands.mark_all(played)
    played.robot.key(Key.Key_F12)
    played.became(lambda case: case.accepted_on, item=FOOD)


def test_what_did_not_come_out_of_the_printer_is_printed_from_the_case_file(played: Played) -> None:
    played.log_in("w1")
    (played.folder / "printer.state").write_text("no_paper", "utf-8")
    hands.choose(played, "spjyxk", "22")
    hands.by_card(played, *ZHOU)
    hands.mark_all(played)
    played.robot.key(Key.Key_F12)
    played.robot.wait(lambda: (held := played.file(ZHOU[0])) is not None and held.case.accepted_on, "the acceptance")
    played.robot.wait(played.problem, "the word about the printer")
    held = played.file(ZHOU[0])
    assert held is not None and not held.is_on_paper and played.printed() == []
    (played.folder / "printer.state").write_text("ready", "utf-8")
    hands.print_the_rest(played, held.case.number)
    played.became(lambda case: case.accepted_on is not None, item=FOOD)
