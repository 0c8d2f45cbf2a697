"""One window per profile: a second start raises the first window and ends.

Who is first is told by a lock file, which costs nothing; the socket by which a second start raises the first window is
opened after the first paint, because the network library takes a tenth of the start.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

RAISE = b"raise"
ANSWER_MILLISECONDS = 300
PATIENCE_SECONDS = 2.0
"""How long a second start looks for the first one, which may still be painting its window."""


class OneWindow(QObject):
    """`is_first()` takes the profile for this window; `listen()` lets later starts raise it (`wanted`).

    What a killed program left behind, lock or socket, counts for nothing: the lock names its process.
    """

    wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        digest = QCryptographicHash.hash(os.fsencode(folder.resolve()), QCryptographicHash.Algorithm.Sha256)
        self.name = "yimen-" + bytes(digest.toHex().data()).decode("ascii")[:24]
        self._lock = QLockFile(QDir.temp().filePath(f"{self.name}.lock"))
        self._lock.setStaleLockTime(0)  # an open window is never too old
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Return True when no other window has this profile; else that one is raised."""
        if self._lock.tryLock(0):
            return True
        if self._lock.error() != QLockFile.LockError.LockFailedError:  # no place for a lock: ask by the socket alone
            return not self._raise_other(0.0)
        self._raise_other(PATIENCE_SECONDS)
        return False

    def listen(self) -> None:
        """Answer later starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_connected)
        QLocalServer.removeServer(self.name)
        self._server.listen(self.name)

    def _raise_other(self, patience: float) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        until = time.monotonic() + patience
        while True:
            socket = QLocalSocket()
            socket.connectToServer(self.name)
            if socket.waitForConnected(ANSWER_MILLISECONDS):
                socket.write(RAISE)
                socket.waitForBytesWritten(ANSWER_MILLISECONDS)
                return True
            if time.monotonic() >= until:
                return False
            time.sleep(0.05)

    def _on_connected(self) -> None:
        assert self._server is not None
        self._server.nextPendingConnection()
        self.wanted.emit()
