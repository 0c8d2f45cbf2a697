"""The acceptance clock: five working days, one 补正, silence accepts (行政许可法 art. 32)."""

from __future__ import annotations

import pytest
from told import full, on, read_on, standard

# Monday 2 November 2026; the fifth working day is Monday 9 November
RECEIVED = on("11-02", "received")


def test_while_pending_the_clock_shows_its_light_and_what_is_left() -> None:
    lights = [(read_on(day, [RECEIVED]).acceptance) for day in ("11-02", "11-05", "11-06", "11-09")]
    assert [(a.state, a.light, a.remaining) for a in lights] == [
        ("pending", "green", 5),
        ("pending", "green", 2),
        ("pending", "yellow", 1),
        ("pending", "yellow", 0),
    ]
    assert lights[0].due == full("11-09")


def test_silence_past_the_limit_accepts_from_the_day_of_receipt() -> None:
    silent = read_on("11-10", [RECEIVED])
    assert (silent.acceptance.state, silent.acceptance.deemed) == ("accepted", True)
    assert silent.acceptance.accepted_on == full("11-02")
    assert silent.statutory is not None and silent.statutory.start == full("11-02")
    assert silent.promised is not None and silent.promised.start == full("11-02")
    assert silent.consumed is None


def test_deemed_acceptance_is_a_reading_so_the_day_before_the_case_is_pending() -> None:
    assert read_on("11-09", [RECEIVED]).statutory is None


@pytest.mark.parametrize("kind", ["accepted", "refused_acceptance", "supplement_requested"])
def test_an_act_after_the_limit_changes_no_date(kind: str) -> None:
    late = read_on("11-20", [RECEIVED, on("11-10", kind)]).acceptance
    assert (late.state, late.deemed, late.accepted_on, late.refused_on) == ("accepted", True, full("11-02"), None)


@pytest.mark.parametrize(
    ("kind", "state"),
    [("accepted", "accepted"), ("refused_acceptance", "refused"), ("supplement_requested", "awaiting_supplement")],
)
def test_an_act_on_the_last_day_takes_effect(kind: str, state: str) -> None:
    acceptance = read_on("11-20", [RECEIVED, on("11-09", kind)]).acceptance
    assert (acceptance.state, acceptance.deemed) == (state, False)


def test_the_first_act_counts() -> None:
    acceptance = read_on("11-20", [RECEIVED, on("11-04", "refused_acceptance"), on("11-05", "accepted")]).acceptance
    assert (acceptance.state, acceptance.refused_on, acceptance.accepted_on) == ("refused", full("11-04"), None)


def test_acts_of_one_day_take_effect_in_their_recorded_order() -> None:
    refused = read_on("11-20", [RECEIVED, on("11-04", "refused_acceptance"), on("11-04", "accepted")])
    accepted = read_on("11-20", [RECEIVED, on("11-04", "accepted"), on("11-04", "refused_acceptance")])
    assert (refused.acceptance.state, accepted.acceptance.state) == ("refused", "accepted")


def test_entries_need_not_be_recorded_in_order_of_date() -> None:
    acceptance = read_on("11-20", [on("11-04", "accepted"), RECEIVED]).acceptance
    assert acceptance.accepted_on == full("11-04")


def test_awaiting_a_supplement_there_is_no_due_date_and_the_applicant_has_the_time() -> None:
    waiting = read_on("12-20", [RECEIVED, on("11-04", "supplement_requested")])
    assert (waiting.acceptance.state, waiting.acceptance.due) == ("awaiting_supplement", None)
    assert waiting.supplement is not None and waiting.supplement.is_waiting
    assert (waiting.supplement.due, waiting.supplement.provisional) == (None, False)  # this item sets no term


def test_the_supplement_clock_is_the_applicants_and_lapse_is_never_automatic() -> None:
    item = standard(supplement=standard(30).statutory)
    waiting = read_on("2027-03-01", [RECEIVED, on("11-04", "supplement_requested")], item)
    assert waiting.supplement is not None and waiting.supplement.due == full("12-16")
    assert waiting.acceptance.state == "awaiting_supplement"
    assert waiting.closed_on is None


def test_the_complete_supplement_starts_five_new_days_and_silence_then_accepts_from_that_day() -> None:
    entries = [RECEIVED, on("11-04", "supplement_requested"), on("11-16", "supplement_received", complete=True)]
    pending = read_on("11-23", entries).acceptance
    assert (pending.state, pending.clock_start, pending.due) == ("pending", full("11-16"), full("11-23"))
    silent = read_on("11-24", entries).acceptance
    assert (silent.state, silent.deemed, silent.accepted_on) == ("accepted", True, full("11-16"))


def test_an_incomplete_supplement_changes_nothing() -> None:
    entries = [RECEIVED, on("11-04", "supplement_requested"), on("11-16", "supplement_received", complete=False)]
    assert read_on("12-24", entries).acceptance.state == "awaiting_supplement"


def test_a_second_supplement_request_ends_and_stops_nothing() -> None:
    entries = [
        RECEIVED,
        on("11-04", "supplement_requested"),
        on("11-16", "supplement_received", complete=True),
        on("11-18", "supplement_requested"),
        on("12-01", "supplement_received", complete=True),
    ]
    acceptance = read_on("12-02", entries).acceptance
    assert (acceptance.state, acceptance.deemed, acceptance.accepted_on) == ("accepted", True, full("11-16"))


def test_a_supplement_that_nobody_asked_for_in_time_restarts_nothing() -> None:
    entries = [RECEIVED, on("11-10", "supplement_requested"), on("11-11", "supplement_received", complete=True)]
    assert read_on("11-30", entries).acceptance.accepted_on == full("11-02")


@pytest.mark.parametrize(("kind", "state"), [("accepted", "accepted"), ("refused_acceptance", "refused")])
def test_while_awaiting_acceptance_and_refusal_take_effect_on_their_date(kind: str, state: str) -> None:
    acceptance = read_on("12-20", [RECEIVED, on("11-04", "supplement_requested"), on("12-01", kind)]).acceptance
    assert acceptance.state == state and not acceptance.deemed and acceptance.due is None
    assert full("12-01") in (acceptance.accepted_on, acceptance.refused_on)


def test_a_request_after_acceptance_does_not_touch_any_clock() -> None:
    plain = [RECEIVED, on("11-03", "accepted")]
    asked = [*plain, on("11-05", "supplement_requested"), on("11-12", "supplement_received", complete=True)]
    assert read_on("11-20", asked) == read_on("11-20", plain)


@pytest.mark.parametrize("kind", ["withdrawn", "terminated", "lapsed", "void", "forwarded"])
def test_a_case_closed_in_time_is_not_accepted_by_silence(kind: str) -> None:
    closed = read_on("12-01", [RECEIVED, on("11-09", kind)])
    assert (closed.acceptance.state, closed.acceptance.light, closed.closed_on) == ("pending", "closed", full("11-09"))
    assert closed.acceptance.remaining is None and closed.statutory is None


def test_a_case_closed_after_silence_accepted_it_stays_accepted() -> None:
    closed = read_on("12-01", [RECEIVED, on("11-10", "withdrawn")])
    assert closed.acceptance.deemed
    assert closed.statutory is not None and closed.statutory.light == "closed"


def test_an_item_may_allow_another_limit() -> None:
    assert read_on("11-05", [RECEIVED], standard(acceptance_limit=7)).acceptance.due == full("11-11")


def test_before_the_receipt_there_is_no_clock() -> None:
    early = read_on("11-01", [RECEIVED])
    assert (early.acceptance.clock_start, early.acceptance.light, early.statutory) == (None, None, None)


def test_a_reading_as_of_a_day_knows_only_the_entries_up_to_that_day() -> None:
    entries = [RECEIVED, on("11-04", "accepted"), on("11-06", "stop", ground="听证"), on("11-11", "decided")]
    assert read_on("11-03", entries) == read_on("11-03", entries[:1])
    assert read_on("11-05", entries) == read_on("11-05", entries[:2])


def test_the_acceptance_due_date_leans_on_an_unpublished_year() -> None:
    assert read_on("12-31", [on("12-28", "received")]).acceptance.provisional
    assert not read_on("12-31", [on("12-24", "received")]).acceptance.provisional
