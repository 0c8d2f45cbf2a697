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
import orjson
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

DIVISION, AT_ONCE, CASES, POLLS = 341702, 100, 800, 2000
DESKS, SECONDS, EACH = 1000, 20.0, 30.0
"""As many desks ask every EACH seconds for so many seconds: hello and the feed, as a desk with nothing new does."""
KEYS = {"event": "pos", "private": "event_id", "case_row": "id", "blob_named": "sha256"}
"""The tables that a push fills, and what names a row in each."""
COUNTED = 4
"""After so many batches the server has counted its tables, as it does by itself within the first minute of a new center."""


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


@dataclass
class Sides:
    """What each batch took: seconds by the clock, and of the processor at both ends of the connection."""

    wall: list[float]
    worked: list[float]

    @contextmanager
    def timed(self, backend: int) -> Iterator[None]:
        """Count what happens inside, at this end and in the server's process `backend`."""
        begun, worked, served = time.perf_counter(), time.thread_time(), _worked(backend)
        yield
        self.wall.append(time.perf_counter() - begun)
        self.worked.append(time.thread_time() - worked + _worked(backend) - served)


def _push(report: Report, made: Center, stream: Sequence[Sent]) -> None:
    """Take in each hundred, and write the very rows that it left raw, to the same tables with the same indexes, in turn.

    Raw: one INSERT of many rows a table and a commit, on one connection; what judges, folds and chains is left out there.
    """
    bodies, read = pushes(made.key, stream), []
    ours, raw = Sides([], []), Sides([], [])
    rows = Rows(made.address)
    made.store.look()
    with made.store._pool.connection() as connection:
        served = connection.info.backend_pid
    for at, body in enumerate(bodies):
        begun = time.thread_time()
        push = read_push(orjson.loads(body))
        read.append(time.thread_time() - begun)
        with ours.timed(served):
            made.store.push(made.desk, push)
        new = rows.behind()
        with raw.timed(rows.connection.info.backend_pid):
            rows.write(new)
        if at == COUNTED:
            rows.count()
            ours, raw = Sides([], []), Sides([], [])
    rows.connection.close()
    each, read_each = statistics.median(ours.wall), statistics.median(read)
    report.tell(f"{'push of 100 events: read and hashed (processor)':58} {read_each * 1000:8.1f} ms")
    report.tell(
        f"{'push of 100 events, judged, folded, durable':58} {each * 1000:8.1f} ms   {AT_ONCE / each:,.0f} events/s"
    )
    theirs = statistics.median(raw.wall)
    report.ratio("push of 100 events / raw insert of the same rows", each, theirs, 1 / 0.6)
    worked, other = statistics.median(ours.worked), statistics.median(raw.worked)
    report.tell(f"{'the same in processor time of both ends':58} {worked / other:8.2f} x")


class Rows:
    """The rows that pushes leave, and raw tables like theirs. `connection`: the one that writes raw."""

    def __init__(self, address: str) -> None:
        self.connection = psycopg.connect(address)
        self._seen: dict[str, set[object]] = {table: set() for table in KEYS}
        for table in KEYS:
            self.connection.execute(f"CREATE TABLE raw_{table} (LIKE {table} INCLUDING ALL)".encode())
            self.connection.execute(f"ALTER TABLE raw_{table} OWNER TO CURRENT_USER".encode())
        self.connection.commit()

    def behind(self) -> dict[str, list[tuple[object, ...]]]:
        """Return the rows of each table that were not there before."""
        found = {}
        for table, key in KEYS.items():
            new = self.connection.execute(f"SELECT {key}, t.* FROM {table} t".encode()).fetchall()
            found[table] = [row[1:] for row in new if row[0] not in self._seen[table]]
            self._seen[table].update(row[0] for row in new)
        self.connection.commit()
        return found

    def write(self, new: dict[str, list[tuple[object, ...]]]) -> None:
        """Write them raw: many rows in one statement a table, durable when it returns."""
        for table, lines in new.items():
            if lines:
                one = f"({', '.join(['%s'] * len(lines[0]))})"
                statement = f"INSERT INTO raw_{table} VALUES {', '.join([one] * len(lines))}"
                self.connection.execute(statement.encode(), [value for line in lines for value in line])
        self.connection.commit()

    def count(self) -> None:
        """Let the server count all its tables."""
        self.connection.execute(b"ANALYZE")
        self.connection.commit()


def _worked(pid: int) -> float:
    """Return the processor seconds of a process, 0 where the machine does not tell them so finely."""
    told = Path(f"/proc/{pid}/schedstat")
    return int(told.read_text("ascii").split()[0]) / 1e9 if told.is_file() else 0.0


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
    broken: int = 0
    user: str = ""
    epoch: str = ""
    after: int = 0

    async def live(self, client: httpx2.AsyncClient, until: float) -> None:
        """Ask at a moment of its own in every span, until the end."""
        await asyncio.sleep(random.random() * EACH)
        while time.monotonic() < until:
            try:
                await self._ask_twice(client)
            except httpx2.TransportError:
                self.broken += 1  # a desk asks again in its next round
            await asyncio.sleep(EACH)

    async def _ask_twice(self, client: httpx2.AsyncClient) -> None:
        for target in (f"/origin/{self.origin}", f"/pull?{urlencode({'epoch': self.epoch, 'after': self.after})}"):
            begun = time.perf_counter()
            answered = await client.get(target, headers=self._proof(target))
            self.taken.append(time.perf_counter() - begun)
            assert answered.status_code == 200, answered.text

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
            before, begun = _resident(served.pid), _worked_in(served.pid)
            try:
                asyncio.run(_live(desks, where))
                after, worked = _resident(served.pid), _worked_in(served.pid) - begun
            finally:
                served.terminate()
    taken = sorted(second for desk in desks for second in desk.taken)
    median, high = statistics.median(taken), taken[int(len(taken) * 0.95)]
    report.tell(
        f"{f'{DESKS:,} desks, each asking every {EACH:.0f} s: {len(taken):,} answers':58} "
        f"{median * 1000:6.1f} ms median, {high * 1000:.1f} ms p95, memory {before} -> {after} MB, "
        f"{sum(desk.broken for desk in desks)} connections broken, processor {worked / len(taken) * 1000:.1f} ms an answer"
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


def _worked_in(pid: int) -> float:
    """Return the processor seconds of all threads of a process."""
    told = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(int(n) for n in told[11:13]) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> int:
    """Return how many megabytes a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // 1_048_576
