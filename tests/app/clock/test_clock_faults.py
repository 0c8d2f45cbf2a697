"""Faults that others shipped in their clocks, and our rule against each."""

from __future__ import annotations

from told import full, on, read_on, standard

from app.clock.calendar import calendar_of, shipped
from app.clock.ledger import Entry
from app.clock.limits import Limit, Unit
from app.clock.reading import Reading, read
from app.clock.table import Published, Row, Table, shipped_table

OPENED = [on("03-02", "received"), on("03-02", "accepted")]
STOPPED = [*OPENED, on("03-09", "stop", ground="检验", notice="池特〔2026〕1号"), on("03-20", "resume", ground="检验")]


def due_of(reading: Reading) -> str:
    assert reading.statutory is not None and reading.statutory.due is not None
    return reading.statutory.due.isoformat()


def test_open_zaak_747_885_a_suspension_is_a_dated_interval_with_its_ground_and_notice() -> None:
    statutory = read_on("03-31", STOPPED).statutory
    assert statutory is not None
    [stop] = statutory.effective
    assert (stop.begin, stop.end, stop.ground, stop.notice) == (full("03-09"), full("03-20"), "检验", "池特〔2026〕1号")


def test_glpi_6902_15605_an_earlier_pause_is_not_lost_when_the_limit_changes() -> None:
    assert due_of(read_on("03-31", STOPPED, standard(20))) == "2026-04-13"
    assert due_of(read_on("03-31", STOPPED, standard(25))) == "2026-04-20"


def test_glpi_15605_a_pause_stops_days_and_is_never_added_to_the_start() -> None:
    # the stop spans a weekend: nine working days, not the eleven calendar days between its ends
    assert shipped().count(full("03-30"), full("04-13")) == 9
    assert due_of(read_on("03-31", OPENED)) == "2026-03-30"
    assert due_of(read_on("03-31", STOPPED)) == "2026-04-13"


def test_helpdesk_2449_two_pauses_count_both() -> None:
    twice = [*STOPPED, on("04-01", "stop", ground="检验"), on("04-03", "resume", ground="检验")]
    assert due_of(read_on("04-03", twice)) == "2026-04-15"


def test_moj_2725_undoing_an_extension_after_a_pause_leaves_no_trace() -> None:
    extended = [*STOPPED, on("03-24", "extended", days=10)]
    undone = [entry for entry in extended if entry.type != "extended"]  # an undone event is left out of the fold
    assert due_of(read_on("03-31", extended)) == "2026-04-27"
    assert read_on("03-31", undone) == read_on("03-31", STOPPED)


def test_an_open_pause_counts_as_what_it_is_and_not_as_zero() -> None:
    """A closed market leader stored minutes and took an open pause for zero until a nightly batch."""
    reading = read_on("03-18", STOPPED)
    assert reading.statutory is not None and reading.statutory.remaining == 15
    assert reading.consumed is not None and reading.consumed.special_procedure == 7


def test_digit_the_limit_is_no_wall_clock_span() -> None:
    assert due_of(read_on("02-13", [on("02-13", "received"), on("02-13", "accepted")], standard(5))) == "2026-02-27"


def test_opencrvs_11058_civil_dates_are_dates_so_no_zone_moves_them_by_one() -> None:
    reading = read_on("03-31", STOPPED)
    assert reading.statutory is not None
    assert type(reading.statutory.start).__name__ == "date" and reading.statutory.start == full("03-02")


def test_a_late_correction_leaves_no_stale_light_behind() -> None:
    late = read_on("04-01", OPENED)
    assert late.statutory is not None and late.statutory.light == "red"
    corrected = read_on("04-01", [*STOPPED])
    assert corrected.statutory is not None and corrected.statutory.light == "green"


def test_ruoyi_828_when_the_missing_table_arrives_the_open_cases_are_read_anew() -> None:
    entries: list[Entry] = [on("12-21", "received"), on("12-21", "accepted")]
    before = read(entries, standard(10), shipped(), full("12-22"))
    table = shipped_table()
    rows = (*table.rows, Row(full("2027-01-01"), False, "元旦", "次年通知", full("12-22")))
    published = (*table.published, Published(2027, "次年通知", full("12-22")))
    arrived = calendar_of(Table("CN", table.weekend, published, rows, table.english))
    after = read(entries, standard(10), arrived, full("12-22"))
    assert before.statutory is not None and after.statutory is not None
    assert (due_of(before), before.statutory.provisional) == ("2027-01-04", True)
    assert (due_of(after), after.statutory.provisional) == ("2027-01-05", False)


def test_a_promise_and_a_statute_of_different_units_are_both_kept() -> None:
    item = standard(3)
    monthly = type(item)(Limit(3, Unit.MONTH), Limit(60, Unit.CALENDAR_DAY))
    reading = read_on("03-31", OPENED, monthly)
    assert reading.statutory is not None and reading.promised is not None
    assert (reading.statutory.due, reading.promised.due) == (full("06-02"), full("05-06"))
