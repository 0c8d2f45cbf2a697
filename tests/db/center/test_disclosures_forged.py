"""What a doctored desk says of applications for information: refused or a conflict, and nothing of anybody else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import structlog.testing
from center_for_tests import FEED, NOW, TestServer
from synced_desks import SyncedDesk, make_desks

from app.disclosure.dossier import Dossier
from app.disclosure.receive import Asked, receive
from app.disclosure.reply import reply
from app.events.body import Body
from app.events.disclosure import DisclosureReceived, DisclosureVoided, ReplyExtended, ReplyVoided
from app.ids import DisclosureId, NoticeId, uuid7
from db.center.public_follow import ask_anew, follow

TODAY = date(2026, 11, 23)
ASKED = Asked("scjg", "in_person", TODAY, "natural", "赵国强", "便民路改造项目的投标文件", phone="13800138000")
WHY = {"理由": "该信息涉及第三方的商业秘密", "不公开情形": "保护第三方合法权益"}
ANY: Any = {}


@pytest.fixture(scope="module")
def desks(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SyncedDesk, SyncedDesk]]:
    place = tmp_path_factory.mktemp("forged")
    with server.hall(place) as hall:
        one, two = make_desks(hall, place, 2)
        yield one, two
        one.close()
        two.close()


def say(desk: SyncedDesk, body: Body) -> str:
    """The desk records what its own program never would; returns the center's verdict."""
    desk.do(lambda handling: handling.record(None, body))
    desk.sync()
    query = "SELECT verdict FROM event WHERE kind = %s ORDER BY pos DESC LIMIT 1"
    return str(desk.hall.owner_rows(query.replace("%s", f"'{body.KIND}'"))[0][0])


def publish(desk: SyncedDesk, *, anew: bool = False) -> list[str]:
    """Follow the feed to its head; returns the standing papers of no case."""
    with desk.hall.owner() as connection:
        if anew:
            ask_anew(connection, FEED)
        while follow(connection, FEED, NOW):
            pass
    return sorted(n for (n,) in desk.hall.owner_rows("SELECT notice FROM public_paper WHERE case_id = ''"))


def registered(desk: SyncedDesk) -> Dossier:
    held = desk.do(receive, ASKED).dossier
    desk.sync()
    assert isinstance(held, Dossier)
    return held


@pytest.mark.parametrize("named", ["", None, {}, "a b", "x" * 3000, "a\0b"])
def test_an_act_that_names_no_application_removes_no_paper_from_the_public(
    desks: tuple[SyncedDesk, SyncedDesk], named: Any
) -> None:
    one, _ = desks
    registered(one)
    before = publish(one)
    assert before
    assert say(one, ReplyExtended(named, NoticeId("x"), 20, "多等几天")) == "refused:sync.body"
    assert publish(one) == before == publish(one, anew=True)


@pytest.mark.parametrize(
    ("wrong", "verdict"),
    [
        ({"number": ANY}, "refused:sync.body"),
        ({"number": "12"}, "refused:numbering.length"),
        ({"query_code": None}, "refused:sync.body"),
        ({"query_code": "12345a"}, "refused:sync.body"),
        ({"received_on": None}, "refused:sync.body"),
        ({"notices": ANY}, "refused:sync.body"),
        ({"department": "a\0"}, "refused:sync.body"),
        ({}, "conflict"),
    ],
)
def test_a_receipt_that_is_no_receipt_never_stops_the_public_pages(
    desks: tuple[SyncedDesk, SyncedDesk], wrong: dict[str, Any], verdict: str
) -> None:
    """Without a change its number is that of another application."""
    _, two = desks
    held = registered(two)
    forged = replace(held.received, disclosure=DisclosureId(uuid7()), **{"notices": (), **wrong})
    assert isinstance(forged, DisclosureReceived)
    assert say(two, forged) == verdict
    assert held.received.notices[1] in publish(two)


def test_a_receipt_with_the_number_of_a_case_is_a_conflict(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    _, two = desks
    number = two.case(two.receive()).number
    held = registered(two)
    forged = replace(held.received, disclosure=DisclosureId(uuid7()), number=number, notices=())
    assert say(two, forged) == "conflict"


def test_what_an_older_center_took_is_left_out_and_noted(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    one, _ = desks
    held = registered(one)
    publish(one)
    name = f"content LIKE '%%{held.received.number}%%'"
    ((before,),) = one.hall.owner_rows(f"SELECT content FROM event WHERE kind = 'disclosure_received' AND {name}")
    rewrite(one, before.replace(f'"{held.received.query_code}"', "null"), name)
    with structlog.testing.capture_logs() as said:
        assert publish(one, anew=True)
    assert [line["application"] for line in said if "application" in line] == [held.id]
    assert one.hall.owner_rows(f"SELECT * FROM public_case WHERE case_id = '{held.id}'") == []
    rewrite(one, before, name)
    publish(one, anew=True)
    assert len(one.hall.owner_rows(f"SELECT * FROM public_case WHERE case_id = '{held.id}'")) == 1


def rewrite(desk: SyncedDesk, content: str, where: str) -> None:
    with desk.hall.owner() as connection:
        connection.execute(b"ALTER TABLE event DISABLE TRIGGER USER")
        query = f"UPDATE event SET content = %s WHERE kind = 'disclosure_received' AND {where}"
        connection.execute(query.encode(), (content,))
        connection.execute(b"ALTER TABLE event ENABLE TRIGGER USER")


def test_an_act_makes_only_its_own_papers_and_number_void(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    one, two = desks
    mine, theirs = registered(two), registered(one)
    foreign = theirs.received.notices
    paper = one.do(reply, theirs.id, kind="不予公开", facts=WHY).notices[0]
    one.sync()
    two.sync()
    assert say(two, DisclosureVoided(mine.id, theirs.received.number, mine.received.notices, "错")) == "conflict"
    assert say(two, DisclosureVoided(mine.id, mine.received.number, foreign, "错")) == "conflict"
    assert say(two, DisclosureVoided(mine.id, mine.received.number, ANY, "错")) == "refused:sync.body"
    assert say(two, ReplyVoided(theirs.id, foreign[0], "错")) == "conflict"
    one.sync()
    assert not any(one.store.ask(lambda r, n=n: r.notice(n)).is_void for n in (*foreign, paper.id))
    assert one.store.check().faults == ()


def test_what_a_center_that_knew_less_had_applied_stops_no_desk(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    """Texts in the place of lists, names of nothing, papers of others: noted, left aside, and the next one is followed."""
    one, _ = desks
    held = registered(one)
    forged: list[Any] = [
        {"disclosure": {}, "notices": "abc"},
        {"disclosure": "nobody", "notice": held.received.notices[0]},
        {"disclosure": held.id, "number": held.received.number, "notices": "abc"},
        {"disclosure": held.id, "number": {}, "notices": [{}], "notice": list(held.received.notices)},
        {},
    ]
    with structlog.testing.capture_logs() as said:
        one.do(lambda handling: handling.follow_voids(forged))
    assert sum(line["event"] == "void left aside" for line in said) == 3
    assert not any(one.store.ask(lambda r, n=n: r.notice(n)).is_void for n in held.received.notices)
    assert one.store.check().faults == ()
