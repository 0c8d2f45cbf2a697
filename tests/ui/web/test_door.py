"""The center's door: who is let in, what a bad request meets, and what it tells those who watch over it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx2
import psycopg
import pytest
from center_for_tests import NOW, PASSWORD
from served_center import Served

from app.errors import NotFound, Refused, Unreachable
from app.keys.device_key import new_device_key, public_key_of
from app.sync.http import CenterClient
from app.sync.messages import Hello, Push
from app.wording import say_trouble

ORIGIN = "0199aaaa-0000-7000-8000-000000000001"


def test_a_desk_is_let_in_by_two_administrators_with_a_code_that_serves_once(served: Served) -> None:
    store = served.hall.store
    with served.client(new_device_key()) as client:
        with pytest.raises(Refused, match=r"center\.stranger"):
            client.hello(ORIGIN)
        with pytest.raises(Refused, match=r"center\.code_wrong"):
            client.enrol("0" * 20, "0001", "一号窗口", ORIGIN)
        code = store.new_code("m1", PASSWORD, NOW)
        asked = client.enrol(code, "0001", "一号窗口", ORIGIN)
        assert client.enrol(code, "0001", "一号窗口", ORIGIN) == asked  # the answer was lost: the same question again
        assert asked["state"] == "waiting"
        with pytest.raises(Refused, match=r"center\.waiting"):
            client.hello(ORIGIN)
        with pytest.raises(Refused, match=r"center\.same_admin"):
            store.approve(asked["desk"], "m1", PASSWORD, NOW)
        with pytest.raises(Refused, match=r"center\.wrong_password"):
            store.approve(asked["desk"], "m2", "guessed-it", NOW)
        store.approve(asked["desk"], "m2", PASSWORD, NOW)
        client.come_as(served.hall.token(client._key))
        assert client.hello(ORIGIN) == Hello(ORIGIN)
        with served.client(new_device_key()) as other, pytest.raises(Refused, match=r"center\.code_used"):
            other.enrol(code, "0002", "二号窗口", ORIGIN)
        store.revoke(asked["desk"], "m2", PASSWORD)
        with pytest.raises(Refused, match=r"center\.revoked"):
            client.hello(ORIGIN)


def test_a_desk_of_another_division_is_not_let_in_and_its_code_is_not_used_up(served: Served) -> None:
    """Its cases would be taken, and no center above would ever ask for them."""
    store = served.hall.store
    code = store.new_code("m1", PASSWORD, NOW)
    with served.hall.owner() as owner:
        owner.execute("UPDATE center SET is_training = false")
    with served.client(new_device_key()) as client:
        with pytest.raises(Refused, match=r"center\.other_division") as refused:
            client.enrol(code, "0001", "一号窗口", ORIGIN, "330106")
        assert "330106" in say_trouble(refused.value) and "341702" in say_trouble(refused.value)
        with pytest.raises(Refused, match=r"sync\.malformed"):
            client.enrol(code, "0001", "一号窗口", ORIGIN, "33010")
        assert client.enrol(code, "0001", "一号窗口", ORIGIN, "341702")["state"] == "waiting"


def test_a_training_desk_is_let_into_the_exercise_of_any_division(served: Served) -> None:
    code = served.hall.store.new_code("m1", PASSWORD, NOW)
    with served.client(new_device_key()) as client:
        assert client.enrol(code, "9999", "培训窗口", ORIGIN, "330106")["state"] == "waiting"


def test_an_administrator_names_a_desk_by_its_four_figures_or_its_id(served: Served) -> None:
    store, first, second = served.hall.store, new_device_key(), new_device_key()
    with served.client(first) as client:
        asked = client.enrol(store.new_code("m1", PASSWORD, NOW), "0001", "一号窗口", ORIGIN)
        with pytest.raises(NotFound, match=r"center\.no_desk"):
            store.approve("0002", "m2", PASSWORD, NOW)
        assert store.approve("0001", "m2", PASSWORD, NOW).id == asked["desk"]
        assert store.revoke("0001", "m2", PASSWORD).state == "revoked"
        with pytest.raises(NotFound, match=r"center\.no_desk"):
            store.revoke("0001", "m2", PASSWORD)
    with served.client(second) as client:  # the code is free again; it names the device that has it now
        again = client.enrol(store.new_code("m1", PASSWORD, NOW), "0001", "一号窗口", "another-origin")
        assert store.approve("0001", "m2", PASSWORD, NOW).id == again["desk"] != asked["desk"]


def test_a_code_serves_thirty_minutes_and_a_desk_code_one_desk(served: Served) -> None:
    store = served.hall.store
    served.hall.enrolled(ORIGIN, "0001")
    late = store.new_code("m1", PASSWORD, NOW - timedelta(minutes=31))
    code = store.new_code("m1", PASSWORD, NOW)
    with served.client(new_device_key()) as client:
        with pytest.raises(Refused, match=r"center\.code_wrong"):
            client.enrol(late, "0002", "窗口", ORIGIN)
        with pytest.raises(Refused, match=r"center\.desk_code_taken"):
            client.enrol(code, "0001", "窗口", ORIGIN)


def test_a_desk_whose_clock_is_wrong_learns_the_time_and_goes_on(served: Served) -> None:
    _, key = served.hall.enrolled(ORIGIN)
    with served.client(key, NOW - timedelta(days=400)) as client:
        assert client.hello(ORIGIN).hw == 0


def test_a_copied_request_with_another_body_or_path_is_refused(served: Served) -> None:
    _, key = served.hall.enrolled(ORIGIN)
    with served.client(key) as client:
        seen: list[httpx2.Request] = []
        client._client.event_hooks["request"].append(seen.append)
        client.push(Push(ORIGIN, ()))
    sent = seen[0]
    names = ("x-yimen-key", "x-yimen-time", "x-yimen-proof", "x-yimen-user")
    headers = {name: sent.headers[name] for name in names}
    for method, path, body in (
        ("POST", "/push", sent.content + b" "),
        ("GET", "/pull?after=0", b""),
        ("POST", "/push?x=1", sent.content),
    ):
        answered = httpx2.request(method, served.address + path, content=body, headers=headers)
        assert (answered.status_code, answered.json()["code"]) == (401, "center.proof_wrong")
    assert httpx2.post(served.address + "/push", content=sent.content, headers=headers).status_code == 200


def test_every_route_but_the_watchers_asks_for_a_proof(served: Served) -> None:
    described = httpx2.get(served.address + "/openapi.json").json()["paths"]
    open_to_all = {"/health", "/metrics"}
    tried = 0
    for path, methods in described.items():
        for method in methods:
            url = served.address + path.replace("{origin}", ORIGIN).replace("{sha256}", "0" * 64).replace(
                "{offset}", "0"
            )
            answered = httpx2.request(method.upper(), url)
            tried += 1
            assert answered.status_code == (200 if path in open_to_all else 401), (method, path)
    assert tried == 25


@pytest.mark.parametrize("state", ["waiting", "revoked", "stranger"])
def test_no_route_of_the_round_serves_who_is_not_active(served: Served, state: str) -> None:
    store, key = served.hall.store, new_device_key()
    if state != "stranger":
        with served.client(key) as client:
            asked = client.enrol(store.new_code("m1", PASSWORD, NOW), "0007", "窗口", ORIGIN)
        if state == "revoked":
            store.revoke(asked["desk"], "m2", PASSWORD)
    with served.client(key) as client:
        for ask in (
            lambda: client.hello(ORIGIN),
            lambda: client.push(Push(ORIGIN, ())),
            lambda: client.pull("", 0),
            lambda: client.blob_append("0" * 64, 0, 1, b"x"),
            lambda: client.blob_part("0" * 64, 0),
            lambda: client.looked(NOW.date()),
        ):
            with pytest.raises(Refused, match=rf"center\.{state}"):
                ask()


def test_bad_requests_are_refused_with_the_field_and_no_traceback(served: Served) -> None:
    _, key = served.hall.enrolled(ORIGIN)
    with served.client(key) as client:
        for body, field in (
            (b"[", "JSON"), (b"[]", "{}"), (b'{"origin": 7, "events": []}', "origin"), (b'{"origin": "a", "events": {}}', "events"),
            (b'{"origin": "a", "events": [], "more": 1}', "more"), (b'{"origin": "a", "events": [{"oseq": 1}]}', "events[0].event"),
        ):  # fmt: skip
            with pytest.raises(Refused) as refused:
                client._ask("POST", "/push", body)
            assert (refused.value.code, refused.value.facts) == ("sync.malformed", {"field": field})
        with pytest.raises(Refused, match=r"sync\.malformed"):
            client._ask("GET", "/pull?after=-1")
        with pytest.raises(NotFound, match=r"sync\.no_blob"):
            client.blob_state("f" * 64)
        with pytest.raises(Refused, match=r"center\.too_large"):
            client._ask("POST", "/push", b"0" * (1024 * 1024 + 1))
        with pytest.raises(Unreachable):
            client._ask("GET", "/nothing-here")


def test_a_page_of_the_networks_log_in_is_no_answer(served: Served) -> None:
    client = CenterClient(served.address, new_device_key(), lambda: NOW)
    with client, pytest.raises(Unreachable, match=r"sync\.strange_answer"):
        client._ask("GET", "/metrics")


def test_the_watchers_see_figures_and_no_personal_data(served: Served) -> None:
    _, key = served.hall.enrolled(ORIGIN)
    with served.client(key) as client:
        client.hello(ORIGIN)
    assert httpx2.get(served.address + "/health").json() == {"status": "well"}
    text = httpx2.get(served.address + "/metrics").text
    assert 'yimen_requests_total{method="GET",route="/origin/{origin}",status="200"} 1' in text
    assert "yimen_feed_head 0" in text
    assert 'yimen_desks{state="active"} 1' in text
    assert "# TYPE yimen_desk_last_event_seconds gauge\n" in text
    assert ORIGIN not in text
    assert public_key_of(key) not in text


def test_an_empty_poll_asks_the_database_the_same_few_things_however_much_is_held(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    plain = psycopg.Connection.execute

    def noted(connection: Any, query: Any, *given: Any, **more: Any) -> Any:
        said.append(str(query))
        return plain(connection, query, *given, **more)

    _, key = served.hall.enrolled(ORIGIN)
    with served.client(key) as client:
        now = client.pull("", 0)
        client.pull(now.epoch, now.head)  # what is asked once in the life of a center
        monkeypatch.setattr(psycopg.Connection, "execute", noted)

        def poll() -> list[str]:
            said.clear()
            head = served.hall.store.pull("", 0, 1).head
            said.clear()
            assert client.pull(now.epoch, head).rows == ()
            return [one for one in said if one != "b''" and "SELECT" in one]

        few = poll()
        with served.hall.owner() as owner:
            owner.execute(
                "INSERT INTO event (feed_id, pos, origin, oseq, event_id, kind, sv, at, officer, alg, content, content_hash, "
                "chain_hash, verdict) SELECT 341702, n, 'many', n, n::text, 'note_added', 1, now(), 'w1', 'sha256', '{}', '', '', "
                "'applied' FROM generate_series(1, 2000) n"
            )
            owner.execute(
                "INSERT INTO desk (feed_id, id, origin, desk_code, name, public_key, state, made_by, asked_at) "
                "SELECT 341702, 'd' || n, '', (2000 + n)::text, '窗口', 'k' || n, 'active', 'm1', now() FROM generate_series(1, 200) n"
            )
        many = poll()
    assert many == few
    assert len(few) == 6, "who asks, as whom, how far: each within the jurisdiction"
