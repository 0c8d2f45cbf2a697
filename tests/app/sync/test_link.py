"""A desk is tied to a center of its own kind only, of its own program or an older one; an exercise never mixes with the real records."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from app.errors import Refused
from app.keys.device_key import new_device_key
from app.sync.http import CenterClient
from app.sync.link import Link, _keep

KNOWN_BEFORE = {"code", "desk_code", "name", "origin", "public_key"}
TOLD = {"desk": "d1", "feed": 341702, "center": "示例市政务服务中心", "fingerprint": "ab", "state": "active"}


@dataclass
class Kept:
    is_exercise: bool
    held: Link | None = None

    def link(self) -> Link | None:
        return self.held

    def keep_link(self, link: Link) -> None:
        self.held = link

    def origin(self) -> str:
        return "o1"

    def division(self) -> str:
        return "341702"

    def is_training(self) -> bool:
        return self.is_exercise


@pytest.mark.parametrize("is_exercise", [True, False])
def test_a_link_to_a_center_of_the_other_kind_is_not_kept(*, is_exercise: bool) -> None:
    links = Kept(is_exercise)
    with pytest.raises(Refused, match=r"sync\.other_kind"):
        _keep(links, Link("http://127.0.0.1", "k"), {**TOLD, "training": not is_exercise})
    assert links.held is None
    assert _keep(links, Link("http://127.0.0.1", "k"), {**TOLD, "training": is_exercise}).is_active
    assert links.held is not None and links.held.desk == "d1"


class CenterOfBefore(HTTPServer):
    """What a center of before answers: it reads five fields, and refuses a message that holds more."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.read: list[dict[str, Any]] = []


class _Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["content-length"])))
        strange = sorted(set(said) - KNOWN_BEFORE)
        told: dict[str, Any] = {**TOLD, "state": "waiting", "training": False}
        if strange:
            told = {"code": "sync.malformed", "facts": {"field": strange[0]}}
        elif isinstance(self.server, CenterOfBefore):
            self.server.read.append(said)
        body = json.dumps(told).encode()
        self.send_response(422 if strange else 202)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is written to the terminal."""


@pytest.fixture
def center_of_before() -> Iterator[CenterOfBefore]:
    with CenterOfBefore() as center:
        thread = threading.Thread(target=center.serve_forever, args=(0.01,))
        thread.start()
        yield center
        center.shutdown()
        thread.join()


@pytest.mark.parametrize("division", ["341702", ""])
def test_a_center_of_before_lets_a_desk_in_that_tells_of_its_division(
    center_of_before: CenterOfBefore, division: str
) -> None:
    address = f"http://127.0.0.1:{center_of_before.server_port}"
    with CenterClient(address, new_device_key(), lambda: datetime(2026, 11, 23, tzinfo=UTC)) as client:
        assert client.enrol("0" * 20, "0001", "一号窗口", "o1", division)["state"] == "waiting"
        with pytest.raises(Refused, match=r"sync\.malformed"):
            client.enrol("0" * 20, "0001", "一号窗口", "o1", "34170")  # no center could read that
    assert [set(one) for one in center_of_before.read] == [KNOWN_BEFORE]
