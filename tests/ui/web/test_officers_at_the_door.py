"""The officer behind a round: known by his password's own key, known to no other desk, out at the next round when he left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from center_for_tests import NOW
from desk_for_tests import CHIEF, CLERK, PASSWORD, around
from served_center import Served
from synced_desks import SyncedDesk, make_desks

from app.errors import Refused
from app.keys.safe import unlock_as
from app.sessions import record_password
from app.staffing import set_officer
from app.sync.http import CenterClient
from app.sync.passes import TOKEN_TIME, OfficerKey
from app.sync.running import exchange
from app.sync.session import come_in

OTHER_PASSWORD = "yimen-training-2"


def round_of(desk: SyncedDesk, served: Served) -> None:
    link = desk.shelf.link()
    assert link is not None
    with CenterClient(served.address, link.key, lambda: served.now) as client:
        exchange(desk.shelf, client, link.seal)


def sit_down(desk: SyncedDesk, officer: str, password: str = PASSWORD) -> None:
    opened = unlock_as(desk.folder, officer, password, NOW)
    desk.store.sign_in(OfficerKey(officer, opened.officer.hex()))


@pytest.fixture
def desk(served: Served, tmp_path: Path) -> SyncedDesk:
    (made,) = make_desks(served.hall, tmp_path, 1)
    return made


def test_a_new_desk_sends_first_and_is_then_known_by_its_officers(served: Served, desk: SyncedDesk) -> None:
    case = desk.receive()
    round_of(desk, served)
    held = desk.shelf.held_pass()
    assert held is not None
    assert held.read().is_proven
    assert held.read().officer == CHIEF.id
    assert held.read().grant_until - held.read().until > timedelta(days=6)
    assert served.hall.store.figures().cases == 1
    assert desk.shelf.standing().unsent == 0
    assert desk.case(case).number


def test_an_officer_who_was_taken_on_just_now_makes_himself_known(served: Served, desk: SyncedDesk) -> None:
    round_of(desk, served)
    desk.do(set_officer, CLERK)
    desk.store.set_password(CLERK.id, PASSWORD)
    sit_down(desk, CLERK.id)
    round_of(desk, served)
    held = desk.shelf.held_pass()
    assert held is not None
    assert held.read().officer == CLERK.id


def test_a_stranger_of_whom_the_desk_says_nothing_receives_nothing(served: Served, desk: SyncedDesk) -> None:
    round_of(desk, served)
    desk.store.sign_in(OfficerKey("nobody-knows", "7" * 64))
    desk.receive()
    with pytest.raises(Refused, match=r"center\.officer_unknown"):
        round_of(desk, served)
    assert desk.shelf.standing().unsent == 0  # what the desk has is sent all the same: nothing waits for a person


def test_whoever_left_is_out_at_the_next_round_even_with_a_pass(served: Served, desk: SyncedDesk) -> None:
    desk.do(set_officer, CLERK)
    desk.store.set_password(CLERK.id, PASSWORD)
    sit_down(desk, CLERK.id)
    round_of(desk, served)
    desk.do(set_officer, replace(CLERK, is_active=False))
    sit_down(desk, CHIEF.id)
    round_of(desk, served)
    desk.store.sign_in(OfficerKey(CLERK.id, "7" * 64))
    with pytest.raises(Refused, match=r"center\.officer_retired"):
        round_of(desk, served)


def test_a_pass_that_was_good_is_refused_from_the_moment_its_officer_left(served: Served, desk: SyncedDesk) -> None:
    round_of(desk, served)
    link = desk.shelf.link()
    assert link is not None
    user = served.hall.token(link.key, CHIEF)
    with CenterClient(served.address, link.key, lambda: served.now) as client:
        client.come_as(user)
        assert client.hello(desk.shelf.origin()).hw
        served.hall.token(link.key, replace(CHIEF, is_active=False))  # the hall closes the account
        with pytest.raises(Refused, match=r"center\.officer_retired"):
            client.hello(desk.shelf.origin())


def test_another_password_is_another_key_until_it_is_on_record(served: Served, desk: SyncedDesk) -> None:
    round_of(desk, served)
    desk.store.set_password(CHIEF.id, OTHER_PASSWORD)
    sit_down(desk, CHIEF.id, OTHER_PASSWORD)
    served.now = NOW + 2 * TOKEN_TIME
    with pytest.raises(Refused, match=r"center\.officer_unknown"):
        round_of(desk, served)
    desk.do(record_password, CHIEF.id)
    round_of(desk, served)
    held = desk.shelf.held_pass()
    assert held is not None
    assert held.read().is_proven


def test_who_gives_himself_a_new_password_goes_on_and_is_known_after_the_next_log_in(
    served: Served, desk: SyncedDesk
) -> None:
    round_of(desk, served)
    desk.store.set_password(CHIEF.id, OTHER_PASSWORD)
    desk.do(record_password, CHIEF.id)
    round_of(desk, served)
    served.now = NOW + TOKEN_TIME
    round_of(desk, served)
    sit_down(desk, CHIEF.id, OTHER_PASSWORD)
    served.now = NOW + 2 * TOKEN_TIME
    round_of(desk, served)
    held = desk.shelf.held_pass()
    assert held is not None
    assert held.read().is_proven and held.read().issued_at == served.now


def test_nobody_at_the_desk_is_sent_for_while_the_last_pass_lasts(served: Served, desk: SyncedDesk) -> None:
    round_of(desk, served)
    desk.receive()
    desk.store.sign_in(None)
    round_of(desk, served)
    assert desk.shelf.standing().unsent == 0
    served.now = NOW + TOKEN_TIME
    with pytest.raises(Refused, match=r"sync\.nobody"):
        round_of(desk, served)


def test_a_pass_that_ends_in_the_middle_of_a_round_is_renewed(served: Served, desk: SyncedDesk) -> None:
    round_of(desk, served)
    link = desk.shelf.link()
    assert link is not None
    with CenterClient(served.address, link.key, lambda: served.now) as client:
        come_in(desk.shelf, client)
        served.now = NOW + TOKEN_TIME + timedelta(seconds=200)
        assert client.hello(desk.shelf.origin()).hw
        assert client.pull("", 0).head
    held = desk.shelf.held_pass()
    assert held is not None
    assert held.read().issued_at == served.now


def test_a_stolen_pass_is_worth_nothing_at_another_desk(served: Served, desk: SyncedDesk, tmp_path: Path) -> None:
    round_of(desk, served)
    held = desk.shelf.held_pass()
    _, other = served.hall.enrolled("0199aaaa-0000-7000-8000-0000000000aa", "0777")
    assert held is not None
    with CenterClient(served.address, other, lambda: served.now) as client:
        client.come_as(held.text)
        with pytest.raises(Refused, match=r"center\.token_other"):
            client.hello(desk.shelf.origin())


def test_a_key_of_the_device_alone_makes_nobody_an_officer(served: Served, desk: SyncedDesk) -> None:
    round_of(desk, served)
    link = desk.shelf.link()
    assert link is not None
    with CenterClient(served.address, link.key, lambda: served.now) as client:
        text, _ = client.session(OfficerKey(CHIEF.id, "5" * 64))  # guessed, without the password
        client.come_as(text)
        with pytest.raises(Refused, match=r"center\.officer_unknown"):
            client.pull("", 0)


def test_the_key_of_an_officer_is_his_passwords_and_the_same_each_time(desk: SyncedDesk) -> None:
    first, again = (unlock_as(desk.folder, CHIEF.id, PASSWORD, around().now().at) for _ in range(2))
    assert first == again
    assert first.officer != first.key
    desk.store.set_password(CHIEF.id, OTHER_PASSWORD)
    assert unlock_as(desk.folder, CHIEF.id, OTHER_PASSWORD, around().now().at).officer != first.officer
