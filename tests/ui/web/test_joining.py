"""A desk asks a center to let it in: what is typed wrongly is told as such, and a link in use survives every try."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from center_for_tests import FEED, NOW, PASSWORD, Hall
from served_center import Served
from synced_desks import SyncedDesk, make_desks
from tls_serving import HOSTS, plain, serving

from app.errors import Refused, Unreachable
from app.keys.device_key import public_key_of
from app.keys.private_ca import make_authority, make_server
from app.sync.http import CERTIFICATE
from app.sync.link import Link, ask_in, look_in
from app.wording import say_trouble
from db.center.now import real_now

NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def desk(hall: Hall, tmp_path: Path) -> Iterator[SyncedDesk]:
    """A desk that was let in; the hall is a live one, as the desk is."""
    with hall.owner() as connection:
        connection.execute("UPDATE center SET is_training = false")
    made = make_desks(hall, tmp_path, 1)[0]
    yield made
    made.close()


def asked(desk: SyncedDesk, address: str, code: str, ca: str = "") -> Link:
    return ask_in(desk.shelf, address, code, desk.code, "窗口一", lambda: NOW, ca)


def code_of(hall: Hall) -> str:
    return hall.store.new_code("m1", PASSWORD, NOW)


def test_a_wrong_address_leaves_the_link_in_use_and_the_desk_goes_on(served: Served, desk: SyncedDesk) -> None:
    before = desk.shelf.link()
    assert before is not None and before.is_active
    with pytest.raises(Unreachable, match=r"sync\.not_asked") as told:
        asked(desk, NOBODY, code_of(served.hall))
    assert NOBODY in say_trouble(told.value) and "办件照常" not in say_trouble(told.value)
    after = desk.shelf.link()
    assert after is not None and (after.key, after.address, after.is_active) == (before.key, before.address, True)
    desk.receive("张一")
    assert desk.sync().standing.unsent == 0


def test_a_refused_code_leaves_the_link_in_use(served: Served, desk: SyncedDesk) -> None:
    before = desk.shelf.link()
    with pytest.raises(Refused, match=r"center\.code_wrong"):
        asked(desk, served.address, "A" * 20)
    with pytest.raises(Refused, match=r"center\.desk_code_taken") as told:
        asked(desk, served.address, code_of(served.hall))
    assert "先停用它" in say_trouble(told.value)
    after = desk.shelf.link()
    assert before is not None and after is not None and (after.key, after.state) == (before.key, before.state)


def test_after_its_entry_was_revoked_a_desk_asks_with_a_fresh_key(served: Served, desk: SyncedDesk) -> None:
    before = desk.shelf.link()
    assert before is not None
    served.hall.store.revoke(before.desk, "m1", PASSWORD)
    waiting = asked(desk, served.address, code_of(served.hall))
    assert waiting.state == "waiting" and waiting.key != before.key
    assert desk.shelf.link() == waiting, "no second key is left beside it"


def test_a_desk_that_was_turned_away_while_it_waited_may_ask_again(served: Served, desk: SyncedDesk) -> None:
    held = desk.shelf.link()
    assert held is not None
    served.hall.store.revoke(held.desk, "m1", PASSWORD)
    first = asked(desk, served.address, code_of(served.hall))
    served.hall.store.revoke(first.desk, "m2", PASSWORD)
    again = asked(desk, served.address, code_of(served.hall))
    assert again.state == "waiting" and again.desk != first.desk
    served.hall.store.revoke(again.desk, "m2", PASSWORD)
    assert look_in(desk.shelf, lambda: NOW).state == "revoked", "now it knows"
    assert asked(desk, served.address, code_of(served.hall)).state == "waiting"


def test_an_answer_that_was_lost_is_asked_for_again_with_the_same_key(served: Served, desk: SyncedDesk) -> None:
    held = desk.shelf.link()
    assert held is not None
    served.hall.store.revoke(held.desk, "m1", PASSWORD)
    code = code_of(served.hall)
    first = asked(desk, served.address, code)
    desk.shelf.keep_link(Link(held.address, held.key, desk=held.desk, feed=FEED, state="active", next_key=first.key))
    assert asked(desk, served.address, code).desk == first.desk, "the same code"
    desk.shelf.keep_link(Link(held.address, held.key, desk=held.desk, feed=FEED, state="active", next_key=first.key))
    assert asked(desk, served.address, code_of(served.hall)).desk == first.desk, "and a fresh one"


def test_without_a_code_a_desk_tells_where_its_center_is_reached_now(served: Served, desk: SyncedDesk) -> None:
    held = desk.shelf.link()
    assert held is not None
    desk.shelf.keep_link(Link(NOBODY, held.key, desk=held.desk, feed=FEED, state="active"))
    moved = asked(desk, served.address, "")
    assert (moved.address, moved.key, moved.is_active) == (served.address, held.key, True)
    kept = desk.shelf.link()
    assert kept == moved
    desk.shelf.keep_link(Link(NOBODY, held.key, desk=held.desk, feed=FEED + 1, state="active"))
    with pytest.raises(Refused, match=r"sync\.other_center"):
        asked(desk, served.address, "")


@pytest.mark.parametrize("code", ["ABC", "A" * 41, "接入码接入码接入码接入码接入码接入码接入"])
def test_a_code_that_is_none_is_told_before_anybody_is_asked(desk: SyncedDesk, code: str) -> None:
    with pytest.raises(Refused, match=r"sync\.code") as told:
        asked(desk, NOBODY, code)
    assert code in say_trouble(told.value) and "升级" not in say_trouble(told.value)


def test_a_certificate_that_will_not_do_is_told_as_that_and_not_as_a_network_that_is_down(
    desk: SyncedDesk, tmp_path: Path
) -> None:
    now, ours = real_now(), tmp_path / "ca.pem"
    root = make_authority("示例中心", now)
    ours.write_bytes(root.certificate)
    found = []
    for made in (
        make_server(make_authority("别的中心", now), HOSTS, now),
        make_server(root, ("center.example",), now),
    ):
        with serving(made, tmp_path) as port, pytest.raises(Unreachable) as told:
            asked(desk, f"https://127.0.0.1:{port}", "A" * 20, str(ours))
        found.append(told.value.code)
    assert found == ["sync.foreign_ca", "sync.other_host"] and CERTIFICATE.issuperset(found)
    link = desk.shelf.link()
    assert link is not None and public_key_of(link.key) and link.is_active


@pytest.mark.parametrize(("answer", "code"), [(b"", "sync.not_asked"), (b"HTTP/1.1 400 Bad\r\n\r\n", "sync.no_tls")])
def test_a_center_that_stops_while_it_is_asked_is_a_lost_line_and_not_one_that_speaks_no_tls(
    desk: SyncedDesk, tmp_path: Path, answer: bytes, code: str
) -> None:
    ours = tmp_path / "ca.pem"
    ours.write_bytes(make_authority("示例中心", real_now()).certificate)
    with plain(answer) as port, pytest.raises(Unreachable) as told:
        asked(desk, f"https://127.0.0.1:{port}", "A" * 20, str(ours))
    assert told.value.code == code
