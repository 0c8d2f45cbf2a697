"""Who is counted as one asker, and what a reader sees while the center's database is away."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from center_for_tests import TestServer
from public_hall import Week, public_hall
from public_site import Page, Site
from served_center import Served
from starlette.requests import Request

from app.public.records import ResultQuery
from ui.web.public.limits import address_of


def asked_from(host: str, forwarded: str = "") -> Request:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    return Request({"type": "http", "method": "GET", "path": "/", "headers": headers, "client": (host, 1)})


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"), ("strange", "strange"),
    ],
)  # fmt: skip
def test_an_asker_is_an_address_and_with_ipv6_a_subscribers_net(host: str, counted: str) -> None:
    assert address_of(asked_from(host), behind_proxy=False) == counted


def test_what_a_proxy_saw_counts_behind_one_and_what_the_asker_claims_never() -> None:
    claimed = asked_from("10.0.0.1", "1.1.1.1, 192.0.2.9")
    assert address_of(claimed, behind_proxy=True) == "192.0.2.9"
    assert address_of(claimed, behind_proxy=False) == "10.0.0.1"
    assert address_of(asked_from("10.0.0.1"), behind_proxy=True) == "10.0.0.1"


def test_a_fault_of_the_program_is_a_plain_page_without_a_word_of_it(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there, Served(there.hall) as served, Site(served) as site:
        there.send()
        assert site.get("/results").status_code == 200
        with there.hall.owner() as connection:
            connection.execute(b"REVOKE SELECT ON public_result FROM yimen_public")
        broken = site.get("/results")
        with there.hall.owner() as connection:
            connection.execute(b"GRANT SELECT ON public_result TO yimen_public")
        assert site.get("/results").status_code == 200
    page = Page(broken.text)
    assert broken.status_code == 500
    assert "出了故障" in page.text
    assert "public_result" not in broken.text


def test_an_unreachable_database_is_told_within_seconds(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there, Served(there.hall) as served, Site(served) as site:
        there.send()
        site.get("/results")
        name = there.hall.names[0]
        with server_connection(server) as connection:
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false".encode())
            connection.execute(
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'".encode()
            )
        answered = site.client.get(site.address + "/results", timeout=30)
        with server_connection(server) as connection:
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true".encode())
    assert answered.status_code == 503
    assert answered.headers["retry-after"] == "60"
    assert "请稍后再试" in Page(answered.text).text


def server_connection(server: TestServer) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(server.pg.address(), autocommit=True)


def test_the_late_ones_alone_can_be_asked_for(week: Week) -> None:
    public = week.there.public
    assert public.results(ResultQuery(is_late=True)).total == public.results(ResultQuery()).late == 2
    assert week.there.hall.store.public_counts()["explanations"] == 1
