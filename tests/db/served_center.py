"""A hall's center behind its real door: uvicorn on a free loopback port, on a thread of its own."""

from __future__ import annotations

import socket
import threading
from datetime import datetime

import uvicorn
from center_for_tests import NOW, Hall

from app.keys.device_key import public_key_of
from app.sync.http import CenterClient
from ui.web.application import make_application
from ui.web.public.hall import PublicHall
from ui.web.public.limits import Limits


class Served:
    """The center of a hall, serving. Its clock stands at NOW unless it is set."""

    def __init__(self, hall: Hall, limits: Limits | None = None) -> None:
        self.hall = hall
        self.now = NOW
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.public = PublicHall(hall.store, lambda: self.now, limits or Limits())
        app = make_application(
            hall.store, lambda: self.now, self.public, levels=hall.store.levels, between=hall.store.between
        )
        self._server = uvicorn.Server(uvicorn.Config(app, log_config=None, log_level="critical", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> Served:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()

    def client(self, key: str, now: datetime | None = None) -> CenterClient:
        """Return a client with this private key, whose own clock shows `now`; where the desk is known, somebody is logged in."""
        client = CenterClient(self.address, key, lambda: now or self.now)
        if self.hall.store.desk_by_key(public_key_of(key)) is not None:
            client.come_as(self.hall.token(key, now=self.now))
        return client
