"""A clock that was set back dates nothing back: the live desk says both times and what to do; a training desk goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desk_for_tests import CHEAP, CHIEF, CLERK, NOON, PASSWORD, open_desk, person, receive

from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import Accepted
from app.events.envelope import Moment
from app.ids import CaseId
from app.office import sample_office
from app.wording import say_trouble
from db.desk.care import Care
from db.desk.clock_guard import TOLERANCE
from db.desk.making import NewProfile, create_profile
from db.desk.now import REAL, moment_at
from db.desk.opening import log_in
from db.desk.store import Store
from db.desk.surroundings import Surroundings
from ui.commands.door import Hands
from ui.commands.restore import restore as restore_command

DAY = timedelta(days=1)


class Clock:
    """A machine's clock that anybody can set."""

    def __init__(self) -> None:
        self.at: datetime = NOON
        self.kind = REAL

    def __call__(self) -> Moment:
        return moment_at(self.at, self.kind)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def live(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    around = Surroundings(sample_office(), sample_catalogue(), shipped(), clock)
    create_profile(NewProfile(tmp_path / "p", sample_office(), "1234", ((CLERK, PASSWORD),), cost=CHEAP), around)
    store = log_in(tmp_path / "p", CLERK.id, PASSWORD, around)[0]
    yield store
    store.close()


def accept(desk: Desk, case_id: CaseId) -> None:
    desk.record(case_id, Accepted(desk.records.case(case_id).materials))


def test_a_live_desk_records_nothing_before_its_newest_event(live: Store, clock: Clock) -> None:
    """The machine's clock set back ten days: silence had accepted, and an officer "accepted" before it."""
    case_id = live.do(CLERK, receive, person())
    clock.at = NOON - 10 * DAY
    for act, facts in ((accept, (case_id,)), (receive, (person(),))):
        with pytest.raises(Refused) as caught:
            live.do(CLERK, act, *facts)
        assert caught.value.code == "desk.clock_set_back"
    sentence = say_trouble(caught.value, "zh_CN")
    assert "2026-11-23 12:00:00" in sentence and "2026-11-13 12:00:00" in sentence and "时钟" in sentence
    clock.at = NOON + DAY
    live.do(CLERK, accept, case_id)


def test_a_clock_that_the_network_sets_back_a_little_stops_nobody(live: Store, clock: Clock) -> None:
    live.do(CLERK, receive, person())
    clock.at = NOON - TOLERANCE
    live.do(CLERK, receive, person())
    clock.at = NOON - 2 * TOLERANCE
    with pytest.raises(Refused, match=r"desk\.clock_set_back"):
        live.do(CLERK, receive, person())


def test_a_day_played_in_the_future_locks_nobody_out(live: Store, clock: Clock) -> None:
    clock.at, clock.kind = NOON + 400 * DAY, "training"
    live.do(CLERK, receive, person())
    clock.at = NOON - 300 * DAY
    assert live.do(CLERK, receive, person()), "a set clock is marked in every event and on every paper"
    clock.at, clock.kind = NOON + DAY, REAL
    assert live.do(CLERK, receive, person())


def test_a_training_desk_may_be_opened_before_its_cases_but_dates_none_of_them_back(folder: Path) -> None:
    later = open_desk(folder, datetime(2026, 12, 23, 4, 0, tzinfo=UTC))
    case_id = later.do(CLERK, receive, person())
    later.close()
    desk = open_desk(folder, NOON)
    assert desk.do(CLERK, receive, person())
    with pytest.raises(Refused, match=r"case\.set_back"):
        desk.do(CLERK, accept, case_id)
    desk.close()


def test_an_administrator_accepts_the_right_clock_after_a_wrong_one_and_the_desk_goes_on(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    """The machine stood in 2027 for an hour: without a way out the desk would be closed for a year."""
    around = Surroundings(sample_office(), sample_catalogue(), shipped(), clock)
    people = ((CHIEF, PASSWORD), (CLERK, PASSWORD))
    create_profile(NewProfile(tmp_path / "p", sample_office(), "1234", people, cost=CHEAP), around)
    clock.at = NOON + 400 * DAY
    store = log_in(tmp_path / "p", CLERK.id, PASSWORD, around)[0]
    store.do(CLERK, receive, person())
    store.close()
    clock.at = NOON + DAY
    for who, reason, code in (
        (CLERK, "时钟曾误设", "keeping.not_administrator"),
        (CHIEF, " ", "keeping.no_clock_reason"),
    ):
        with pytest.raises(Refused) as caught:
            Care(tmp_path / "p", around, who.id, PASSWORD).accept_clock(reason)
        assert caught.value.code == code
    care = Care(tmp_path / "p", around, CHIEF.id, PASSWORD)
    assert restore_command(["--accept-clock", "时钟曾误设为 2027 年"], hands_of(care)) == 0
    assert "2027-12-28 12:00" in capsys.readouterr().out
    with pytest.raises(Refused, match=r"keeping\.clock_is_right"):
        care.accept_clock("再次")
    store = log_in(tmp_path / "p", CLERK.id, PASSWORD, around)[0]
    assert store.do(CLERK, receive, person())
    clock.at = NOON
    with pytest.raises(Refused, match=r"desk\.clock_set_back"):
        store.do(CLERK, receive, person())
    assert store.check().faults == ()
    store.close()


def hands_of(care: Care) -> Hands:
    """Return the hands of the command line with this care."""
    checks = (care.read, care.write, care.verify, care.check, care.backup, care.restore)
    ways = (care.accept_loss, care.ask_erasure, care.sign_erasure, care.accept_clock)
    return Hands(*checks, lambda: False, "zh_CN", *ways)  # type: ignore[arg-type]
