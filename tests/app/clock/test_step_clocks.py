"""Steps 环节: one after the other, side by side, sent back, ended by the decision (clock.md, The clocks of a case)."""

from __future__ import annotations

from told import SIDE_BY_SIDE, full, on, read_on, standard, steps

from app.clock.ledger import Entry, StandardStep
from app.clock.reading import Reading

ITEM = standard(20, 15, steps(3, 2, 1))
# Monday 2 November 2026
OPENED = [on("11-02", "received"), on("11-02", "accepted")]


def done(day: str, step: str) -> Entry:
    return on(day, "step_finished", step=step)


def back(day: str, step: str, to: str) -> Entry:
    return on(day, "step_returned", step=step, to=to)


def shown(reading: Reading) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """(step, start, due, finished, light) with days as MM-DD."""
    return [
        (
            s.step,
            s.start.isoformat()[5:],
            s.clock.due.isoformat()[5:] if s.clock.due else None,
            s.finished.isoformat()[5:] if s.finished else None,
            s.clock.light,
        )
        for s in reading.steps
    ]


def test_a_step_starts_when_the_one_before_it_finished() -> None:
    reading = read_on("11-06", [*OPENED, done("11-04", "甲")], ITEM)
    assert shown(reading) == [
        ("甲", "11-02", "11-05", "11-04", "done_on_time"),
        ("乙", "11-04", "11-06", None, "yellow"),
    ]


def test_only_the_steps_begun_are_listed() -> None:
    assert [s.step for s in read_on("11-03", OPENED, ITEM).steps] == ["甲"]
    assert read_on("11-03", OPENED, standard()).steps == ()


def test_ending_a_later_step_ends_those_before_it_that_day() -> None:
    reading = read_on("11-06", [*OPENED, done("11-04", "丙")], ITEM)
    assert [(s.step, s.start, s.finished) for s in reading.steps] == [
        ("甲", full("11-02"), full("11-04")),
        ("乙", full("11-04"), full("11-04")),
        ("丙", full("11-04"), full("11-04")),
    ]


def test_the_decision_ends_the_running_step_and_begins_no_other() -> None:
    reading = read_on("12-01", [*OPENED, done("11-04", "甲"), on("11-11", "decided")], ITEM)
    assert shown(reading)[-1] == ("乙", "11-04", "11-06", "11-11", "done_late")
    assert len(reading.steps) == 2


def test_a_step_end_dated_before_acceptance_changes_nothing() -> None:
    entries = [on("11-02", "received"), done("11-03", "甲"), on("11-04", "accepted")]
    assert shown(read_on("11-05", entries, ITEM)) == [("甲", "11-04", "11-09", None, "green")]


def test_an_end_of_a_step_that_has_ended_changes_nothing() -> None:
    entries = [*OPENED, done("11-04", "甲")]
    assert read_on("11-10", [*entries, done("11-09", "甲")], ITEM) == read_on("11-10", entries, ITEM)


def test_a_stop_moves_the_running_step_and_never_a_finished_one() -> None:
    entries = [*OPENED, done("11-03", "甲"), on("11-04", "stop", ground="鉴定"), on("11-10", "resume", ground="鉴定")]
    assert shown(read_on("11-11", entries, ITEM)) == [
        ("甲", "11-02", "11-05", "11-03", "done_on_time"),
        ("乙", "11-03", "11-11", None, "yellow"),
    ]


def test_a_stop_and_its_resumption_are_paired_by_ground() -> None:
    entries = [*OPENED, on("11-03", "stop", ground="鉴定"), on("11-04", "stop", ground="听证")]
    entries += [on("11-05", "resume", ground="听证")]
    reading = read_on("11-10", entries, ITEM)
    assert reading.statutory is not None and reading.statutory.light == "paused"
    assert reading.steps[0].clock.remaining == 2
    resumed = read_on("11-10", [*entries, on("11-06", "resume", ground="鉴定")], ITEM)
    assert resumed.steps[0].clock.due == full("11-10")


def test_an_extension_moves_the_statutory_date_only() -> None:
    plain, extended = (read_on("11-05", [*OPENED, *more], ITEM) for more in ([], [on("11-04", "extended", days=10)]))
    assert plain.statutory and extended.statutory and plain.promised and extended.promised
    assert (plain.statutory.due, extended.statutory.due) == (full("11-30"), full("12-14"))
    assert extended.statutory.extensions == (True,)
    assert (plain.promised, plain.steps) == (extended.promised, extended.steps)


def test_events_before_acceptance_change_nothing() -> None:
    early = [
        on("11-02", "received"),
        on("11-03", "stop", ground="鉴定"),
        on("11-03", "extended", days=10),
        on("11-03", "decided"),
        on("11-04", "accepted"),
    ]
    assert read_on("11-20", early, ITEM) == read_on("11-20", [early[0], early[-1]], ITEM)


def test_a_return_reopens_the_earlier_step_with_the_days_it_had_left() -> None:
    # 甲 used one of three days, 乙 one of two; back on the 4th, 甲 has two days left
    entries = [*OPENED, done("11-03", "甲"), back("11-04", "乙", "甲")]
    reading = read_on("11-05", entries, ITEM)
    assert shown(reading) == [("甲", "11-02", "11-06", None, "yellow"), ("乙", "11-03", None, None, "paused")]
    waiting = reading.steps[1]
    assert (waiting.start, waiting.clock.start, waiting.clock.remaining) == (full("11-03"), full("11-04"), 1)


def test_the_returning_step_keeps_its_remainder() -> None:
    entries = [*OPENED, done("11-03", "甲"), back("11-04", "乙", "甲"), done("11-05", "甲")]
    assert shown(read_on("11-06", entries, ITEM)) == [
        ("甲", "11-02", "11-06", "11-05", "done_on_time"),
        ("乙", "11-03", "11-06", None, "yellow"),
    ]


def test_going_to_and_fro_never_refreshes_a_limit() -> None:
    entries = [*OPENED]
    for day in ("11-03", "11-04", "11-05"):
        entries += [done(day, "甲"), back(day, "乙", "甲")]
    assert shown(read_on("11-06", entries, ITEM))[0] == ("甲", "11-02", "11-05", None, "red")


def test_no_days_left_means_the_day_of_reopening_itself() -> None:
    # 甲 ended on its due date, 5 November, and is reopened on the 6th
    entries = [*OPENED, done("11-05", "甲"), back("11-06", "乙", "甲")]
    assert shown(read_on("11-06", entries, ITEM))[0] == ("甲", "11-02", "11-06", None, "yellow")
    assert shown(read_on("11-09", entries, ITEM))[0][4] == "red"
    finished = read_on("11-09", [*entries, done("11-06", "甲")], ITEM)
    assert shown(finished)[0][2:] == ("11-06", "11-06", "done_on_time")


def test_a_breach_survives_a_return() -> None:
    entries = [*OPENED, done("11-09", "甲"), back("11-10", "乙", "甲"), done("11-10", "甲")]
    assert shown(read_on("11-11", entries, ITEM))[0] == ("甲", "11-02", "11-05", "11-10", "done_late")


def test_after_a_return_the_flow_passes_again_through_the_steps_between() -> None:
    entries = [*OPENED, done("11-03", "甲"), done("11-04", "乙"), back("11-04", "丙", "甲"), done("11-05", "甲")]
    reading = read_on("11-05", entries, ITEM)
    assert [(s.step, s.clock.light, s.clock.due) for s in reading.steps] == [
        ("甲", "done_on_time", full("11-06")),
        ("乙", "yellow", full("11-06")),
        ("丙", "paused", None),
    ]
    assert reading.steps[2].clock.remaining == 1


def test_a_return_that_is_none_changes_nothing() -> None:
    entries = [*OPENED, done("11-03", "甲")]
    for wrong in (
        back("11-04", "甲", "乙"),
        back("11-04", "丙", "甲"),
        back("11-04", "乙", "丙"),
        back("11-04", "乙", "无"),
    ):
        assert read_on("11-06", [*entries, wrong], ITEM) == read_on("11-06", entries, ITEM)


def test_a_waiting_step_of_a_closed_case_is_closed() -> None:
    entries = [*OPENED, done("11-03", "甲"), back("11-04", "乙", "甲"), on("11-05", "withdrawn")]
    assert [s.clock.light for s in read_on("11-06", entries, ITEM).steps] == ["closed", "closed"]
    assert [s.clock.remaining for s in read_on("11-06", entries, ITEM).steps] == [None, None]


def test_parallel_branches_each_have_their_own_clock() -> None:
    reading = read_on("11-04", [*OPENED, done("11-03", "初审")], SIDE_BY_SIDE)
    assert [(s.step, s.clock.due) for s in reading.running_steps] == [("消防", full("11-10")), ("人防", full("11-06"))]


def test_the_joint_step_ends_with_its_last_branch() -> None:
    entries = [*OPENED, done("11-03", "初审"), done("11-05", "人防"), done("11-06", "消防")]
    assert [s.step for s in read_on("11-06", entries, SIDE_BY_SIDE).running_steps] == ["人防复核"]
    last = read_on("11-09", [*entries, done("11-09", "人防复核")], SIDE_BY_SIDE)
    assert [(s.step, s.start) for s in last.running_steps] == [("决定", full("11-09"))]


def test_a_stop_inside_one_branch_stops_that_branch_only() -> None:
    entries = [*OPENED, done("11-03", "初审"), on("11-04", "stop", ground="现场整改", branch="消防")]
    reading = read_on("11-05", entries, SIDE_BY_SIDE)
    lights = {s.step: s.clock.light for s in reading.running_steps}
    assert lights == {"消防": "paused", "人防": "yellow"}
    assert reading.statutory is not None and reading.statutory.light == "green"
    entries += [on("11-10", "resume", ground="现场整改", branch="消防")]
    assert read_on("11-10", entries, SIDE_BY_SIDE).steps[1].clock.due == full("11-16")


def test_ending_the_step_behind_the_joint_ends_every_branch() -> None:
    reading = read_on("11-04", [*OPENED, done("11-03", "初审"), done("11-04", "决定")], SIDE_BY_SIDE)
    assert {s.step: s.finished for s in reading.steps} == {
        "初审": full("11-03"),
        **dict.fromkeys(("消防", "人防", "人防复核", "决定"), full("11-04")),
    }


def test_ending_one_branch_before_the_joint_began_starts_the_others() -> None:
    reading = read_on("11-04", [*OPENED, done("11-04", "人防")], SIDE_BY_SIDE)
    assert [(s.step, s.start) for s in reading.running_steps] == [("消防", full("11-04")), ("人防复核", full("11-04"))]


def test_a_return_inside_a_branch_leaves_the_other_branch_running() -> None:
    entries = [*OPENED, done("11-03", "初审"), done("11-04", "人防"), back("11-05", "人防复核", "人防")]
    reading = read_on("11-05", entries, SIDE_BY_SIDE)
    assert [(s.step, s.clock.light) for s in reading.steps[1:]] == [
        ("消防", "green"),
        ("人防", "green"),
        ("人防复核", "paused"),
    ]


def test_a_return_to_a_step_of_another_branch_is_none() -> None:
    entries = [*OPENED, done("11-03", "初审"), done("11-04", "人防")]
    wrong = back("11-05", "消防", "人防")
    assert read_on("11-06", [*entries, wrong], SIDE_BY_SIDE) == read_on("11-06", entries, SIDE_BY_SIDE)


def test_a_branch_that_was_half_done_is_taken_up_where_it_stood() -> None:
    entries = [
        *OPENED,
        done("11-03", "初审"),
        done("11-04", "人防"),
        back("11-05", "消防", "初审"),
        done("11-06", "初审"),
    ]
    reading = read_on("11-06", entries, SIDE_BY_SIDE)
    assert [s.step for s in reading.running_steps] == ["消防", "人防复核"]
    assert {s.step: s.finished for s in reading.steps}["人防"] == full("11-04")


def test_a_branch_that_was_wholly_done_is_passed_through_again_from_its_first_step() -> None:
    entries = [
        *OPENED, done("11-03", "初审"), done("11-04", "人防"), done("11-04", "人防复核"), back("11-05", "消防", "初审"),
        done("11-06", "初审"),
    ]  # fmt: skip
    assert [s.step for s in read_on("11-06", entries, SIDE_BY_SIDE).running_steps] == ["消防", "人防"]


LONG_BRANCH = standard(
    45,
    30,
    (
        StandardStep("消防", "department", "消防局", 5, "消防"),
        StandardStep("初核", "department", "人防办", 3, "人防"),
        StandardStep("复核", "department", "人防办", 2, "人防"),
        StandardStep("审定", "department", "人防办", 2, "人防"),
    ),
)


def test_the_steps_of_a_branch_follow_each_other_one_by_one() -> None:
    entries = [*OPENED, done("11-03", "初核")]
    assert [(s.step, s.start) for s in read_on("11-03", entries, LONG_BRANCH).running_steps] == [
        ("消防", full("11-02")),
        ("复核", full("11-03")),
    ]
    entries.append(done("11-04", "复核"))
    assert [s.step for s in read_on("11-04", entries, LONG_BRANCH).running_steps] == ["消防", "审定"]


def test_inside_a_branch_the_flow_passes_again_through_the_steps_between() -> None:
    entries = [
        *OPENED,
        done("11-03", "初核"),
        done("11-04", "复核"),
        back("11-05", "审定", "初核"),
        done("11-05", "初核"),
    ]
    reading = read_on("11-05", entries, LONG_BRANCH)
    lights = {s.step: s.clock.light for s in reading.running_steps}
    assert lights == {"消防": "green", "复核": "yellow", "审定": "paused"}


def test_a_return_before_the_joint_suspends_every_branch() -> None:
    entries = [*OPENED, done("11-03", "初审"), back("11-04", "消防", "初审")]
    reading = read_on("11-04", entries, SIDE_BY_SIDE)
    assert [(s.step, s.clock.light) for s in reading.steps] == [
        ("初审", "yellow"),
        ("消防", "paused"),
        ("人防", "paused"),
    ]
    again = read_on("11-05", [*entries, done("11-05", "初审")], SIDE_BY_SIDE)
    assert [(s.step, s.clock.due) for s in again.running_steps] == [("消防", full("11-11")), ("人防", full("11-09"))]


def test_a_step_that_names_no_limit_is_due_on_its_first_day() -> None:
    reading = read_on("11-03", OPENED, standard(20, 15, (StandardStep("甲"),)))
    assert [(s.clock.due, s.clock.light) for s in reading.steps] == [(full("11-02"), "red")]
