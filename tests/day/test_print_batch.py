"""A printer without paper in the middle of a day: the paper waits, is printed with the others of the day, and the ledger tells both."""

from __future__ import annotations

from played import ZHOU, Key, Played, take_person, words_of

from app.print_ledger import PrintLine, prints_of


def test_what_did_not_come_out_is_printed_as_a_batch_and_both_stand_in_the_ledger(played: Played) -> None:
    """opencrvs 12809: "printed" though nothing came out."""
    played.log_in("w1")
    state, robot, name = played.folder / "printer.state", played.robot, ZHOU[0]
    state.write_text("no_paper")
    take_person(played, "spjyxk", "22")
    robot.key(Key.Key_F12)
    robot.wait(lambda: "缺纸" in played.problem(), "the printer's trouble")
    assert played.printed() == []
    state.write_text("ready")
    played.go("papers")
    robot.wait(lambda: robot.has("papers.list"), "the list of papers")
    played.settle()
    robot.key(Key.Key_F12)
    file = played.wait_for(name, "", lambda case: bool(case.accepted_on), "the batch")
    robot.wait(lambda: played.problem() == "", "nothing is left to print")
    (merged,) = played.printed()
    assert name in words_of(merged.read_bytes())
    assert played.desk.entered is not None
    events = played.desk.entered.store.ask(lambda records: records.events(file.case.id))
    lines: list[PrintLine] = [line for notice in file.notices for line in prints_of(notice, events)]
    assert [(line.ordinal, line.cause) for line in lines] == [(0, "printer.no_paper"), (1, "")]
