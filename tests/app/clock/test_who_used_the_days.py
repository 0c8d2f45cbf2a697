"""Who used the days: the parts add up to the whole (clock.md, Who used the days)."""

from __future__ import annotations

from told import full, on, read_on, standard, steps

from app.clock.calendar import shipped
from app.clock.consumed import Consumed
from app.clock.ledger import Entry, StandardStep

ITEM = standard(20, 15, steps(3, 2, 1))


def used(day: str, entries: list[Entry], item: object = ITEM) -> Consumed:
    consumed = read_on(day, entries, item).consumed  # type: ignore[arg-type]
    assert consumed is not None
    return consumed


def parts(consumed: Consumed) -> tuple[int, int, int, int]:
    return consumed.window, consumed.departments, consumed.applicant, consumed.special_procedure


RECEIVED = on("11-02", "received")


def test_before_acceptance_the_days_are_the_windows() -> None:
    assert parts(used("11-05", [RECEIVED])) == (3, 0, 0, 0)


def test_after_the_supplement_notice_the_days_are_the_applicants() -> None:
    entries = [RECEIVED, on("11-04", "supplement_requested")]
    assert parts(used("11-10", entries)) == (2, 0, 4, 0)
    entries.append(on("11-09", "supplement_received", complete=True))
    assert parts(used("11-11", entries)) == (4, 0, 3, 0)


def test_accepted_while_awaiting_the_applicants_days_end_that_day() -> None:
    entries = [RECEIVED, on("11-04", "supplement_requested"), on("11-06", "accepted")]
    entries.append(on("11-12", "supplement_received", complete=True))
    assert parts(used("11-12", entries)) == (2, 4, 2, 0)


def test_days_in_stops_after_acceptance_are_special_procedure() -> None:
    entries = [
        RECEIVED,
        on("11-03", "accepted"),
        on("11-05", "stop", ground="鉴定"),
        on("11-11", "resume", ground="鉴定"),
    ]
    assert parts(used("11-12", entries)) == (1, 3, 0, 4)
    assert parts(used("11-09", entries)) == (1, 2, 0, 2)


def test_overlapping_stops_are_counted_once() -> None:
    entries = [
        RECEIVED,
        on("11-03", "accepted"),
        on("11-05", "stop", ground="鉴定"),
        on("11-06", "stop", ground="听证"),
    ]
    assert parts(used("11-10", entries)) == (1, 2, 0, 3)


def test_the_days_of_a_step_are_its_own_and_its_departments() -> None:
    entries = [
        RECEIVED,
        on("11-03", "accepted"),
        on("11-05", "step_finished", step="甲"),
        on("11-10", "step_finished", step="乙"),
    ]
    consumed = used("11-12", entries)
    assert dict(consumed.by_step) == {"甲": 2, "乙": 3, "丙": 2}
    assert dict(consumed.by_department) == {"局": 7}


def test_a_step_of_the_window_is_the_windows_time() -> None:
    item = standard(20, 15, (StandardStep("预审", "window", "", 1), StandardStep("决定", "department", "局", 3)))
    entries = [RECEIVED, on("11-03", "accepted"), on("11-05", "step_finished", step="预审")]
    consumed = used("11-09", entries, item)
    assert parts(consumed) == (3, 2, 0, 0)
    assert dict(consumed.by_step) == {"预审": 2, "决定": 2}


def test_a_step_that_used_no_day_is_not_named() -> None:
    entries = [RECEIVED, on("11-03", "accepted"), on("11-03", "step_finished", step="甲")]
    assert dict(used("11-05", entries).by_step) == {"乙": 2}


def test_days_that_no_step_ran_are_the_departments() -> None:
    entries = [RECEIVED, on("11-03", "accepted"), on("11-04", "step_finished", step="丙"), on("11-10", "decided")]
    consumed = used("12-01", entries)
    assert (consumed.departments, dict(consumed.by_step), dict(consumed.by_department)) == (
        5,
        {"甲": 1},
        {"局": 1, "": 4},
    )
    assert used("11-05", [RECEIVED, on("11-03", "accepted")], standard()).departments == 2


def test_after_the_decision_no_day_is_used() -> None:
    entries = [RECEIVED, on("11-03", "accepted"), on("11-06", "decided"), on("11-20", "delivered")]
    assert used("12-31", entries) == used("11-06", entries)


def test_a_return_gives_the_days_to_the_step_that_ran() -> None:
    entries = [
        RECEIVED,
        on("11-02", "accepted"),
        on("11-04", "step_finished", step="甲"),
        on("11-05", "step_returned", step="乙", to="甲"),
        on("11-09", "step_finished", step="甲"),
    ]
    assert dict(used("11-10", entries).by_step) == {"甲": 4, "乙": 2}


JOINT = standard(
    20,
    15,
    (
        StandardStep("牵头", "department", "住建局", 5, "一"),
        StandardStep("会办", "department", "消防局", 5, "二"),
        StandardStep("决定", "department", "住建局", 2),
    ),
)
OPENED = [RECEIVED, on("11-02", "accepted")]


def test_while_the_joint_step_is_open_a_shared_day_is_the_lead_departments() -> None:
    assert dict(used("11-05", OPENED, JOINT).by_step) == {"牵头": 3}


def test_a_shared_day_belongs_to_the_branch_that_ends_last() -> None:
    entries = [*OPENED, on("11-04", "step_finished", step="牵头"), on("11-06", "step_finished", step="会办")]
    consumed = used("11-09", entries, JOINT)
    assert dict(consumed.by_step) == {"会办": 4, "决定": 1}
    assert dict(consumed.by_department) == {"消防局": 4, "住建局": 1}


def test_branches_that_end_together_share_with_the_lead() -> None:
    entries = [*OPENED, on("11-05", "step_finished", step="会办"), on("11-05", "step_finished", step="牵头")]
    assert dict(used("11-05", entries, JOINT).by_step) == {"牵头": 3}


def test_a_day_that_only_one_branch_ran_is_its_own() -> None:
    entries = [*OPENED, on("11-04", "step_finished", step="牵头")]
    assert dict(used("11-06", entries, JOINT).by_step) == {"牵头": 2, "会办": 2}


def test_stopped_days_of_a_joint_step_are_nobodys_but_the_special_procedures() -> None:
    entries = [*OPENED, on("11-03", "stop", ground="听证"), on("11-05", "resume", ground="听证")]
    consumed = used("11-06", entries, JOINT)
    assert (dict(consumed.by_step), consumed.special_procedure) == ({"牵头": 2}, 2)


def test_the_day_on_which_a_step_of_a_branch_ends_is_its_own_and_not_the_next_ones() -> None:
    item = standard(
        20,
        15,
        (
            StandardStep("甲", "department", "住建局", 5, "一"),
            StandardStep("乙", "department", "住建局", 5, "一"),
            StandardStep("会办", "department", "消防局", 5, "二"),
        ),
    )
    entries = [*OPENED, on("11-04", "step_finished", step="甲"), on("11-03", "step_finished", step="会办")]
    assert dict(used("11-06", entries, item).by_step) == {"甲": 2, "乙": 2}


def test_when_silence_accepted_the_case_nothing_is_told_but_the_screen_blames_the_window_until_it_acted() -> None:
    entries = [RECEIVED, on("11-12", "accepted"), on("11-17", "step_finished", step="甲")]
    reading = read_on("11-18", entries, ITEM)
    assert reading.consumed is None and reading.consumed_shown is not None
    assert parts(reading.consumed_shown) == (8, 4, 0, 0)
    assert dict(reading.consumed_shown.by_step) == {"甲": 3, "乙": 1}
    idle = read_on("11-18", [RECEIVED], ITEM).consumed_shown
    assert idle is not None and parts(idle) == (12, 0, 0, 0)


def test_the_parts_add_up_to_the_working_days_of_the_case() -> None:
    entries = [
        RECEIVED,
        on("11-04", "supplement_requested"),
        on("11-10", "supplement_received", complete=True),
        on("11-12", "accepted"),
        on("11-16", "stop", ground="检测"),
        on("11-24", "resume", ground="检测"),
        on("12-01", "decided"),
    ]
    consumed = used("12-31", entries)
    assert consumed.whole == shipped().count(full("11-02"), full("12-01"))
    assert sum(parts(consumed)) == consumed.whole


def test_a_case_that_has_not_been_received_used_nothing() -> None:
    assert parts(used("11-01", [RECEIVED])) == (0, 0, 0, 0)


def test_after_silence_the_window_has_the_days_until_it_acts_and_what_it_wrote_in_time_is_no_act() -> None:
    silent = [RECEIVED, on("11-09", "resume")]  # 5 working days: silence accepts at the end of 9 November
    acted = read_on("11-13", [*silent, on("11-11", "accepted")], ITEM).consumed_shown
    assert acted is not None and parts(acted) == (7, 2, 0, 0)
    never = read_on("11-13", silent, ITEM).consumed_shown
    assert never is not None and parts(never) == (9, 0, 0, 0)
