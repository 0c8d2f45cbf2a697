"""The embedded PostgreSQL: one command, own folder, a Unix socket only, gone when its parent is gone.

No network port, no user of the system made, no folder above its own touched; every setting is given on its command line.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
import structlog

from app.durable import replace_file
from app.errors import Refused, Unreachable
from db.center.binaries import find_binaries, reachable, server_user
from db.center.place import Place, data_folder, make_place
from db.center.reaching import one_line

log = structlog.get_logger(__name__)
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "logging_collector": "off",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "password_encryption": "scram-sha-256",
}
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
START_SECONDS, STOP_SECONDS = 60, 30
OWNER = "postgres"
SOCKETS = "sockets.path"
"""Beside the data: where a second program of the same center finds the server that runs."""
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class EmbeddedServer:
    """One PostgreSQL in `folder`. `is_durable=False` is for tests only. Start it on a thread that lives as long as it."""

    def __init__(
        self,
        folder: Path,
        binaries: Path | None = None,
        settings: Mapping[str, str] | None = None,
        *,
        is_durable: bool = True,
    ) -> None:
        self._user = server_user()
        self.place: Place = make_place(folder.absolute(), self._user)
        self._binaries = reachable(binaries or find_binaries(), self._user, self.place.folder)
        self._settings = {**SETTINGS, **({} if is_durable else QUICK), **(settings or {})}
        self._is_durable = is_durable
        self._ended = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> EmbeddedServer:
        """Make the cluster when there is none and start the server; it answers when this returns.

        Raises Refused("center.initdb") when the cluster cannot be made, Unreachable("center.not_started").
        """
        if not (self.place.data / "PG_VERSION").is_file():
            self._make_cluster()
        self._ended.clear()
        return self._start()

    def _start(self) -> EmbeddedServer:
        until = time.monotonic() + START_SECONDS
        while not self._ended.is_set() and time.monotonic() < until:
            self._process = self._launch()
            if self._answers(until):
                replace_file(self.place.folder / SOCKETS, str(self.place.sockets).encode())
                log.info("embedded PostgreSQL started", folder=str(self.place.folder))
                return self
            time.sleep(0.2)  # one that died with its parent may still be going: it holds the folder until then
        raise Unreachable("center.not_started", log=str(self.place.log))

    def is_running(self) -> bool:
        """True while the server's process lives."""
        return self._process is not None and self._process.poll() is None

    def pid(self) -> int:
        """Return the process id of the server, 0 when it does not run."""
        return self._process.pid if self._process is not None and self.is_running() else 0

    def address(self, database: str = "postgres", user: str = OWNER) -> str:
        """Return the connection string of a database."""
        return f"host={self.place.sockets} user={user} dbname={database}"

    def keep_up(self) -> None:
        """Start the server again whenever it ends by itself, until `stop`; to be run on a thread that lives on."""
        while not self._ended.is_set() and (process := self._process) is not None:
            process.wait()
            if not self._ended.is_set() and self._process is process:
                log.warning("embedded PostgreSQL ended; it is started again", code=process.returncode)
                with contextlib.suppress(Unreachable):
                    self._start()

    def stop(self) -> None:
        """End the server after what it is doing, and wait until it is gone."""
        self._ended.set()
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGQUIT)
                process.wait(STOP_SECONDS)
        self.place.give_back()

    def __enter__(self) -> EmbeddedServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _as_user(self) -> dict[str, Any]:
        if self._user is None:
            return {}
        return {"user": self._user.uid, "group": self._user.gid, "extra_groups": []}

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        return {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def _make_cluster(self) -> None:
        command = [
            str(self._binaries / "initdb"), "-D", str(self.place.data), "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8",
            "-A", "trust", "--data-checksums", *([] if self._is_durable else ["--no-sync"]),
        ]  # fmt: skip
        done = subprocess.run(
            command, cwd=self.place.folder, env=self._environment(), capture_output=True, text=True, **self._as_user()
        )
        if done.returncode:
            raise Refused("center.initdb", folder=str(self.place.folder), detail=one_line(done.stderr))

    def _launch(self) -> subprocess.Popen[bytes]:
        command = [str(self._binaries / "postgres"), "-D", str(self.place.data)]
        settings = {**self._settings, "unix_socket_directories": str(self.place.sockets)}
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with self.place.log.open("ab") as told:
            return subprocess.Popen(
                command,
                cwd=self.place.folder,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
                start_new_session=True,
                preexec_fn=_dying_with_parent(),
                **self._as_user(),
            )

    def _answers(self, until: float) -> bool:
        """Wait until the server answers; False when its process ended instead."""
        while time.monotonic() < until:
            try:
                psycopg.connect(self.address(), connect_timeout=2).close()
            except psycopg.OperationalError:
                if self._process is None or self._process.poll() is not None:
                    return False
                time.sleep(0.02)
            else:
                return self.is_running()
        return False


def _dying_with_parent() -> Any:
    """Return what makes the child end with this process; libc is loaded before the fork, which may not be readable after it."""
    if sys.platform != "linux":
        return None
    import ctypes

    control = ctypes.CDLL(None).prctl

    def ask() -> None:
        control(DIE_WITH_PARENT, int(signal.SIGINT))

    return ask


def running(folder: Path) -> str | None:
    """Return the connection string of the owner where a server of this folder runs already, else None."""
    told = data_folder(folder.absolute(), server_user()) / SOCKETS
    if not told.is_file():
        return None
    address = f"host={told.read_text().strip()} user={OWNER}"
    try:
        psycopg.connect(f"{address} dbname=postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return None
    return address
