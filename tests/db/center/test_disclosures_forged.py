"""What a doctored desk says of applications for information: refused or a conflict, and nothing of anybody else is touched."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
import structlog.testing
from center_for_tests import FEED, NOW
from disclosure_hands import SHORT as ASKED
from disclosure_hands import WHY
from synced_desks import SyncedDesk

from app.disclosure.dossier import Dossier
from app.disclosure.receive import receive
from app.disclosure.reply import reply
from app.disclosure.take_back import void, void_reply
from app.events.body import Body, join
from app.events.disclosure import DisclosureReceived, DisclosureReplied, DisclosureVoided, ReplyExtended, ReplyVoided
from app.events.file import NoticeIssued
from app.events.settling import LeftOutWithdrawn
from app.ids import DisclosureId, NoticeId, uuid7
from app.settling import withdraw_left_out
from db.center.event_rows import OF_DISCLOSURE
from db.center.ground import BEGUN_WITH
from db.center.public_follow import ask_anew, follow

ANY: Any = {}


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


def fates(desk: SyncedDesk, *, anew: bool = False) -> dict[str, str]:
    publish(desk, anew=anew)
    query = "SELECT notice, body::json ->> 'fate' FROM public_paper WHERE case_id = ''"
    return dict(desk.hall.owner_rows(query))


def test_a_reply_that_was_revoked_and_an_application_that_is_void_stand_no_more_for_the_public(
    desks: tuple[SyncedDesk, SyncedDesk],
) -> None:
    one, two = desks
    first, second, third = registered(one), registered(one), registered(one)
    two.sync()
    paper = one.do(reply, first.id, kind="不予公开", facts=WHY).notices[0].id
    kept = one.do(reply, third.id, kind="不予公开", facts=WHY).notices[0].id
    one.sync()
    publish(one)
    lost = two.do(reply, third.id, kind="不予公开", facts=WHY).notices[0].id  # the other desk has replied
    one.do(void_reply, first.id, reason="引用条款有误")
    one.do(void, second.id, reason="重复登记")
    one.sync()
    two.sync()
    seen = fates(one)
    assert [seen[one] for one in (*first.received.notices, paper)] == ["stands", "stands", "void"]
    assert {seen[one] for one in second.received.notices} == {"void"}
    assert (seen[kept], seen[lost]) == ("stands", "left_out")
    assert fates(one, anew=True) == seen
    (left,) = (found for found in two.store.ask(lambda r: r.left_out()) if found.papers == (lost,))
    two.do(withdraw_left_out, left.act.id, reason="以另一窗口的答复为准")
    two.sync()
    assert fates(one)[lost] == "left_out", "it never counted"


def test_nobody_says_of_another_desks_papers_what_became_of_them(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    one, two = desks
    theirs, mine = registered(one), registered(two)
    two.sync()
    before = fates(two)
    forged = replace(
        mine.received,
        disclosure=DisclosureId(uuid7()),
        number=two.do(lambda handling: handling.take_case_number()),
        notices=theirs.received.notices,
    )
    assert say(two, forged) == "applied"
    assert say(two, DisclosureVoided(forged.disclosure, forged.number, forged.notices, "错")) == "applied"
    assert say(two, ReplyExtended(theirs.id, theirs.received.notices[0], -1, "错")) in ("applied", "conflict")
    assert say(two, DisclosureReplied(mine.id, NoticeId(theirs.received.notices[1]), "没有", WHY)) == "applied"
    for wrong in (theirs.received.notices, ("a\0",), ANY):
        say(two, LeftOutWithdrawn((), None, wrong))
    assert fates(two) == before == fates(two, anew=True)
    one.sync()
    assert not any(one.store.ask(lambda r, n=n: r.notice(n)).is_void for n in theirs.received.notices)
    assert one.store.check().faults == ()


def test_a_paper_that_bears_anothers_name_or_no_sound_one_takes_no_place(
    desks: tuple[SyncedDesk, SyncedDesk],
) -> None:
    one, two = desks
    theirs = registered(one)
    before = fates(one)
    body = notice_issued(one, theirs.received.notices[0])
    for wrong in ({"number": "假"}, {"notice": "a\0"}, {"number": ANY}, {"record_hash": "\0"}):
        say(two, replace(body, **wrong))
    assert fates(one) == before == fates(one, anew=True)
    query = f"SELECT number FROM public_paper WHERE notice = '{theirs.received.notices[0]}'"
    assert one.hall.owner_rows(query) == [(body.number,)]


def notice_issued(desk: SyncedDesk, named: NoticeId) -> NoticeIssued:
    query = f"SELECT content FROM event WHERE kind = 'notice_issued' AND content LIKE '%%{named}%%'"
    ((content,),) = desk.hall.owner_rows(query)
    found = join(NoticeIssued, json.loads(content)["data"], None)
    assert isinstance(found, NoticeIssued)
    return found


def test_a_series_that_waited_for_a_newer_center_is_judged_as_one(
    desks: tuple[SyncedDesk, SyncedDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each act rests on the one before it, which was judged a moment ago and stands in no row yet."""
    one, two = desks
    with monkeypatch.context() as older:
        older.setattr("app.sync.judge.is_known", lambda event: not event.kind.startswith("disclosure"))
        held = registered(one)
        paper = one.do(reply, held.id, kind="不予公开", facts=WHY).notices[0].id
        one.do(void_reply, held.id, reason="引用条款有误")
        again = one.do(reply, held.id, kind="不予公开", facts=WHY).notices[0].id
        one.sync()
        assert fates(one)[paper] == "left_out"
    assert one.hall.store.judge_parked() == 4
    query = f"SELECT verdict FROM event WHERE kind LIKE 'disclosure%%' AND content LIKE '%%{held.id}%%' AND ref > 0"
    assert one.hall.owner_rows(query) == [("applied",)] * 4
    seen = fates(one)
    assert [seen[one] for one in (*held.received.notices, paper, again)] == ["stands", "stands", "void", "stands"]
    assert fates(one, anew=True) == seen
    one.sync()
    two.sync()
    assert one.store.check().faults == () and one.hall.store.verify().faults == ()


def test_the_index_answers_for_one_application_and_for_a_number(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    with desks[0].hall.owner() as connection:
        connection.execute(b"SET enable_seqscan = off")
        connection.execute(
            b"ALTER TABLE event DROP CONSTRAINT event_pkey CASCADE"
        )  # of so few rows it would do as well
        for query, given in ((OF_DISCLOSURE, (FEED, "x")), (BEGUN_WITH, (FEED, DisclosureReceived.KIND, "1"))):
            plan = connection.execute(f"EXPLAIN {query}".encode(), given).fetchall()
            assert "event_of_disclosure" in str(plan)
        connection.rollback()


def test_the_index_is_made_over_whatever_was_refused(desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    """An upgrade never dies of a sign that no text of the database can hold, nor of a name longer than a page of an index."""
    one, _ = desks
    for named in ("a\0b", "".join(uuid7() for _ in range(300))):
        assert say(one, ReplyExtended(DisclosureId(named), NoticeId("x"), 20, "多等几天")) == "refused:sync.body"
    for step in ("c0014_disclosures", "c0017_sound_disclosures"):
        made = import_module(f"db.center.migrations.versions.{step}").INDEX
        with one.hall.owner() as connection:
            connection.execute(b"DROP INDEX event_of_disclosure")
            connection.execute(made.encode())
    registered(one)
