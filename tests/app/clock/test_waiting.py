"""A case that waits: for the applicant, for a returned step; what is told of it meanwhile."""

from __future__ import annotations

from told import full, on, read_on, standard, steps

OF_THREE = standard(20, 15, steps(5, 4, 3))
BEGUN = [on("11-02", "received"), on("11-03", "accepted")]


def test_while_a_supplement_is_awaited_nothing_is_due_and_nothing_is_provisional() -> None:
    found = read_on("12-30", [on("12-28", "received"), on("12-29", "supplement_requested")]).acceptance
    assert (found.due, found.provisional, found.deemed, found.light, found.remaining) == (
        None,
        False,
        False,
        None,
        None,
    )
    assert read_on("12-28", [on("12-28", "received")]).acceptance.provisional is True


def test_a_step_that_waits_for_a_returned_one_waits_since_the_day_it_was_sent_back() -> None:
    entries = [
        *BEGUN,
        on("11-05", "step_finished", step="甲"),
        on("11-09", "step_returned", step="乙", to="甲"),
        on("11-10", "step_finished", step="甲"),
        on("11-11", "step_returned", step="乙", to="甲"),
    ]
    waiting = {step.step: step for step in read_on("11-12", entries, OF_THREE).steps}["乙"]
    assert (waiting.clock.light, waiting.clock.remaining, waiting.clock.start) == ("paused", 1, full("11-11"))
    assert waiting.start == full("11-05") and waiting.finished is None
    assert (waiting.clock.due, waiting.clock.provisional, waiting.clock.days_over) == (None, False, 0)


def test_a_running_step_is_not_sent_back_to_itself() -> None:
    entries = [*BEGUN, on("11-05", "step_returned", step="甲", to="甲")]
    assert read_on("11-06", entries, OF_THREE) == read_on("11-06", BEGUN, OF_THREE)


def test_a_case_withdrawn_while_a_supplement_is_awaited_waits_for_nobody() -> None:
    asked = [on("11-02", "received"), on("11-03", "supplement_requested")]
    waiting = read_on("11-10", asked).supplement
    ended = read_on("11-10", [*asked, on("11-05", "withdrawn")]).supplement
    accepted = read_on("11-10", [*asked, on("11-05", "accepted")]).supplement
    assert waiting is not None and waiting.is_waiting
    assert ended is not None and not ended.is_waiting
    assert accepted is not None and not accepted.is_waiting
