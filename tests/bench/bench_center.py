"""The center: a push of 100 events against a raw insert of the same rows, the feed, empty polls, a thousand desks."""

from __future__ import annotations

import asyncio
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import psycopg
from figures import Report

from app.acceptance.accept import accept
from app.demo import FOOD, PEOPLE, application
from app.desk import Desk
from app.events.envelope import canonical
from app.keys.device_key import new_device_key, place_of, proof_of, public_key_of, sign
from app.sync.center import KnownDesk
from app.sync.messages import Push, Sent, read_push
from app.sync.passes import GRANT_TIME, TOKEN_TIME, Pass, seal_pass
from app.training import OFFICERS, PASSWORD
from db.center.event_rows import feed_line
from db.center.feed import head_of
from db.center.now import real_now
from db.center.opening import Admin, NewCenter, database, make_center
from db.center.passes import signing_key
from db.center.people_rows import OWN, keep_officer
from db.center.store import CenterStore
from db.desk.opening import log_in
from db.desk.store import Store
from db.desk.surroundings import Surroundings
from db.desk.sync_rows import own_origin, own_stream
from db.desk.training import make_training

DIVISION, AT_ONCE, CASES, POLLS = 341702, 100, 400, 2000
DESKS, SECONDS, EACH = 1000, 20.0, 30.0
"""As many desks ask every EACH seconds for so many seconds: hello and the feed, as a desk with nothing new does."""
SCRATCH = (
    "CREATE TABLE raw_event (LIKE event INCLUDING ALL)",
    "ALTER TABLE raw_event OWNER TO CURRENT_USER",
)
RAW = (
    "INSERT INTO raw_event (feed_id, pos, origin, oseq, event_id, subject, kind, sv, at, officer, alg, content, "
    "content_hash, chain_hash, rechained, signature, verdict, ref) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


@dataclass(frozen=True)
class Center:
    """A durable center with one desk let in."""

    home: Path
    address: str
    store: CenterStore
    desk: KnownDesk
    key: str


@contextmanager
def center(home: Path, origin: str) -> Iterator[Center]:
    """Give a center with fsync on, as `yimen-center init --training` makes it."""
    with database(home) as address:
        admins = tuple(Admin(one, one, PASSWORD) for one in ("m1", "m2"))
        make_center(address, NewCenter(str(DIVISION), "示例市政务服务中心", admins, is_training=True))
        store, key = CenterStore(address, home), new_device_key()
        let_in(address, ((origin, "0001", public_key_of(key)),))
        found = store.desk_by_key(public_key_of(key))
        assert found is not None
        try:
            yield Center(home, address, store, found, key)
        finally:
            store.close()


def let_in(address: str, desks: Sequence[tuple[str, str, str]]) -> None:
    """Write desks that were let in: origin, desk code, public key."""
    query = (
        "INSERT INTO desk (feed_id, id, origin, desk_code, name, public_key, state, made_by, approved_by, asked_at) "
        "VALUES (%s, %s, %s, %s, %s, %s, 'active', 'm1', 'm2', now())"
    )
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        cursor.executemany(query, [(DIVISION, f"desk-{c}", o, c, f"窗口{c}", k) for o, c, k in desks])


def worked(folder: Path, around: Surroundings, cases: int = CASES) -> tuple[str, tuple[Sent, ...]]:
    """Return the stream of a desk that accepted so many cases."""
    clerk = next(o for o in OFFICERS if o.id == "w1")
    make_training(folder, around, with_cases=False)
    store, _ = log_in(folder, clerk.id, PASSWORD, around)
    for _ in range(cases // 20):
        store.do(clerk, _accept_twenty)
    try:
        return stream_of(store)
    finally:
        store.close()


def _accept_twenty(desk: Desk) -> None:
    wanted = application(desk, FOOD, PEOPLE[0])
    for _ in range(20):
        accept(desk, wanted)


def stream_of(store: Store) -> tuple[str, tuple[Sent, ...]]:
    """Return the origin of a desk and its whole stream."""
    origin: str = store.look(own_origin)
    found: list[Sent] = []
    while part := store.look(own_stream, origin, len(found)):
        found += part
    return origin, tuple(found)


def pushes(key: str, stream: Sequence[Sent]) -> list[bytes]:
    """Return the stream as bodies of 100 events, each signed at its end."""
    made = []
    for begin in range(0, len(stream) - AT_ONCE + 1, AT_ONCE):
        part = stream[begin : begin + AT_ONCE]
        last = part[-1].event
        seal = sign(key, place_of(last.origin, last.oseq, last.chain_hash))
        made.append(canonical(Push(last.origin, (*part[:-1], replace(part[-1], signature=seal))).plain()))
    return made


def bench(report: Report, folder: Path, around: Surroundings) -> None:
    """Print the figures of one center on this machine."""
    origin, stream = worked(folder / "center-desk", around)
    with tempfile.TemporaryDirectory(prefix="yimen-bench-center-") as home:
        Path(home).chmod(0o755)
        with center(Path(home) / "center", origin) as made:
            _push(report, made, stream)
            _pull(report, made, len(stream))
            _polls(report, made)
        _thousand(report, Path(home) / "center")


def _push(report: Report, made: Center, stream: Sequence[Sent]) -> None:
    """Take in each hundred, and write the same rows raw, in turn: a slow moment of the machine meets both."""
    bodies, ours, raw, read = pushes(made.key, stream), [], [], []
    with psycopg.connect(made.address, autocommit=True) as owner:
        for statement in SCRATCH:
            owner.execute(statement.encode())
    with psycopg.connect(made.address) as owner:
        for at, body in enumerate(bodies):
            begun = time.perf_counter()
            push = read_push(json.loads(body))
            read.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            made.store.push(made.desk, push)
            ours.append(time.perf_counter() - begun)
            lines = [_raw_line(sent, at * AT_ONCE + n) for n, sent in enumerate(push.events, 1)]
            begun = time.perf_counter()
            with owner.cursor() as cursor:
                cursor.executemany(RAW.encode(), lines)
            owner.commit()
            raw.append(time.perf_counter() - begun)
    each = statistics.median(ours)
    report.tell(f"{'push of 100 events: read and hashed':58} {statistics.median(read) * 1000:8.1f} ms")
    report.tell(
        f"{'push of 100 events, judged, folded, durable':58} {each * 1000:8.1f} ms   {AT_ONCE / each:,.0f} events/s"
    )
    report.ratio("push of 100 events / raw insert of the same rows", each, statistics.median(raw), 1 / 0.6)


def _raw_line(sent: Sent, pos: int) -> tuple[object, ...]:
    line = feed_line(sent, "applied")
    names = (
        "origin", "oseq", "event_id", "subject", "kind", "sv", "at", "officer", "alg", "content", "content_hash",
        "chain_hash", "rechained", "signature", "verdict", "ref",
    )  # fmt: skip
    return (DIVISION, pos, *(line[name] for name in names))


def _pull(report: Report, made: Center, events: int) -> None:
    epoch = made.store.pull("", 0, 1).epoch
    begun, after = time.perf_counter(), 0
    while page := made.store.pull(epoch, after, 500).rows:
        after = page[-1].pos
    taken = time.perf_counter() - begun
    report.tell(f"{f'pull of {events:,} events in pages of 500':58} {after / taken:8,.0f} events/s")


def _polls(report: Report, made: Center) -> None:
    known = made.store.pull("", 0, 1)
    begun = time.perf_counter()
    for _ in range(POLLS):
        made.store.pull(known.epoch, known.head, 500)
    report.tell(f"{'empty polls, one after the other':58} {POLLS / (time.perf_counter() - begun):8,.0f} a second")


@dataclass
class Poller:
    """A desk that asks and is told that there is nothing new."""

    origin: str
    key: str
    taken: list[float]
    user: str = ""
    epoch: str = ""
    after: int = 0

    async def live(self, client: httpx2.AsyncClient, until: float) -> None:
        """Ask at a moment of its own in every span, until the end."""
        await asyncio.sleep(random.random() * EACH)
        while time.monotonic() < until:
            for target in (f"/origin/{self.origin}", f"/pull?{urlencode({'epoch': self.epoch, 'after': self.after})}"):
                begun = time.perf_counter()
                answered = await client.get(target, headers=self._proof(target))
                self.taken.append(time.perf_counter() - begun)
                assert answered.status_code == 200, answered.text
            await asyncio.sleep(EACH)

    def _proof(self, target: str) -> dict[str, str]:
        at = real_now().isoformat()
        return {
            "X-Yimen-Key": public_key_of(self.key),
            "X-Yimen-Time": at,
            "X-Yimen-Proof": sign(self.key, proof_of("GET", target, at, b"")),
            "X-Yimen-User": self.user,
        }


def _thousand(report: Report, home: Path) -> None:
    """A thousand desks on loopback: how long an answer takes, and how much memory the center holds."""
    desks = [Poller(f"poller-{at}", new_device_key(), []) for at in range(DESKS)]
    with database(home) as address:
        let_in(address, [(d.origin, f"{at + 1000:04}"[:4], public_key_of(d.key)) for at, d in enumerate(desks)])
        log_in_all(address, desks)
        environment = {**os.environ, "DATABASE_URL": address}
        command = [sys.executable, "-m", "ui.web", "--home", str(home), "serve", "--listen", "127.0.0.1:0"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
        ) as served:
            assert served.stdout is not None
            where = json.loads(served.stdout.readline())["serving"]
            before = _resident(served.pid)
            try:
                asyncio.run(_live(desks, where))
                after = _resident(served.pid)
            finally:
                served.terminate()
    taken = sorted(second for desk in desks for second in desk.taken)
    median, high = statistics.median(taken), taken[int(len(taken) * 0.95)]
    report.tell(
        f"{f'{DESKS:,} desks, each asking every {EACH:.0f} s: {len(taken):,} answers':58} "
        f"{median * 1000:6.1f} ms median, {high * 1000:.1f} ms p95, memory {before} -> {after} MB"
    )


def log_in_all(address: str, desks: Sequence[Poller]) -> None:
    """Let an officer of the hall sit at every desk, which has read the feed to its head."""
    now, clerk = real_now(), next(o for o in OFFICERS if o.id == "w1")
    with psycopg.connect(address) as connection:
        keep_officer(connection, DIVISION, OWN, clerk)
        private, _ = signing_key(connection, DIVISION)
        head = head_of(connection, DIVISION)
    for at, desk in enumerate(desks):
        key = public_key_of(desk.key)
        shown = Pass(clerk.id, f"desk-{at + 1000:04}"[:9], key, now, now + TOKEN_TIME, now + GRANT_TIME, True)
        desk.user, desk.epoch, desk.after = seal_pass(shown, private), head.epoch, head.head


async def _live(desks: Sequence[Poller], where: str) -> None:
    limits = httpx2.Limits(
        max_connections=DESKS, max_keepalive_connections=DESKS, keepalive_expiry=2
    )  # before the door ends it
    async with httpx2.AsyncClient(base_url=where, timeout=30, limits=limits) as client:
        until = time.monotonic() + SECONDS + EACH
        await asyncio.gather(*(desk.live(client, until) for desk in desks))


def _resident(pid: int) -> int:
    """Return how many megabytes a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // 1_048_576
