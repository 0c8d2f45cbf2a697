"""The real program `yimen-center serve` on its own durable PostgreSQL, to be killed and started again."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from center_for_tests import PASSWORD, Hall, TestServer

from db.center.binaries import server_user
from db.center.opening import POSTGRESQL, Admin, NewCenter, database, make_center
from db.center.place import data_folder
from db.center.store import CenterStore

ROOT = Path(__file__).parents[2]
ADMINS = (Admin("m1", "孟管理", PASSWORD), Admin("m2", "莫管理", PASSWORD))


class StormCenter:
    """A center in a folder of its own; `port` is another one after each start."""

    def __init__(self, server: TestServer) -> None:
        self._server = server
        self.folder = Path(tempfile.mkdtemp(prefix="yimen-storm-"))
        self.folder.chmod(0o755)  # PostgreSQL runs as another user
        self.home = self.folder / "center"
        self.port = 0
        self._child: subprocess.Popen[str] | None = None
        with database(self.home) as address:
            make_center(address, NewCenter("341702", "示例市政务服务中心", ADMINS, is_training=True))

    def __enter__(self) -> StormCenter:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextlib.contextmanager
    def hall(self) -> Iterator[Hall]:
        """Give what lies in the center, while it does not serve or beside it."""
        with database(self.home) as address:
            store = CenterStore(address, self.home, size=1)
            try:
                yield Hall(store, address, self.home, self._server, [])
            finally:
                store.close()

    def serve(self) -> int:
        """Start the program; return the port at which it answers."""
        words = ["--home", str(self.home), "serve", "--listen", "127.0.0.1:0", "--with-parent"]
        with (self.folder / "center.log").open("ab") as told:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "ui.web", *words], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told, text=True,
            )  # fmt: skip
        assert self._child.stdout is not None
        self.port = int(json.loads(self._child.stdout.readline())["serving"].rpartition(":")[2])
        return self.port

    def kill(self) -> None:
        """kill -9 of the program; its PostgreSQL goes with it."""
        assert self._child is not None
        self._child.kill()
        self._end()

    def kill_postgresql(self) -> None:
        """kill -9 of the postmaster; the program starts it again. Nothing where one is just starting."""
        file = data_folder(self.home / POSTGRESQL, server_user()) / "data" / "postmaster.pid"
        with contextlib.suppress(OSError, ValueError, IndexError):
            os.kill(int(file.read_text().splitlines()[0]), signal.SIGKILL)

    def stop(self) -> None:
        """Let it end what it is doing and wait until it is gone."""
        if self._child is not None and self._child.stdin is not None:
            self._child.stdin.close()
            self._end()

    def _end(self) -> None:
        child, self._child = self._child, None
        assert child is not None and child.stdin is not None and child.stdout is not None
        child.wait(60)
        child.stdin.close()
        child.stdout.close()

    def faults(self) -> list[str]:
        """Return what the program wrote down as a fault of its own."""
        lines = (self.folder / "center.log").read_text("utf-8").splitlines()
        return [line for line in lines if '"fault"' in line or "Traceback" in line]
