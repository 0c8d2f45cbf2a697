"""One answer of a center after another behind a certificate, on a free port of this machine."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

from app.keys.private_ca import Credential

HOSTS = ("localhost", "127.0.0.1")
BODY = b'{"origin": "o1", "hw": 7, "head": ""}'
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%s" % (len(BODY), BODY)


@contextlib.contextmanager
def serving(given: Credential, place: Path, newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> Iterator[int]:
    """Serve one answer after another with a certificate, on a free port of this machine."""
    file = place / "server.pem"
    file.write_bytes(given.certificate + given.key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    context.maximum_version = newest
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            with contextlib.suppress(OSError):
                while True:
                    taken = listening.accept()[0]
                    taken.settimeout(5)
                    with contextlib.suppress(OSError), context.wrap_socket(taken, server_side=True) as held:
                        held.recv(65536)
                        held.sendall(ANSWER)
                        held.unwrap()

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@contextlib.contextmanager
def plain(words: bytes) -> Iterator[int]:
    """Take one line, hear its greeting and answer it in plain words, or with nothing at all, and hang up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            with contextlib.suppress(OSError), listening.accept()[0] as taken:
                taken.settimeout(5)
                taken.recv(65536)
                taken.sendall(words)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)
