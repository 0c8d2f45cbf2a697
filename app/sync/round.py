"""One sync round of a desk: pull, push, pull, files, compare. It may break off anywhere; the next one begins where it stands.

Nothing is deleted because of an answer: "received" only says what need not be sent again, a verdict only what is folded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NoReturn

from app.errors import NotFound, Refused, Unreachable
from app.sync.messages import NOT_KNOWN, Hello, Push, Received, Sent, Stream
from app.sync.shelf import Shelf, Standing, Wire

PART_BYTES = 1024 * 1024
MOST_STEPS = 10_000
MOST_FETCHED = 32 * 1024 * 1024
FORKED = "sync.forked"
Seal = Callable[[Sent], str]


@dataclass(frozen=True)
class Report:
    """What a round did: events sent, rows read, files sent and fetched; and how the desk stands after it."""

    sent: int
    read: int
    files: int
    standing: Standing
    fetched: int = 0


def sync(shelf: Shelf, wire: Wire, seal: Seal) -> Report:
    """Do one round. `seal` signs the place that a push reaches to.

    Raises Unreachable when the center cannot be reached, Refused("sync.forked") when it holds another history of this
    desk, ("sync.gap") when the feed has a hole, ("sync.counts_differ" | "sync.digest_differs") when what was read is not
    what the center has; and the center's own refusals (center.*).
    """
    read = pull_all(shelf, wire)
    if shelf.compared() is None:
        compare(shelf, wire)  # a difference stands: nothing is sent before it is gone
    _give_back(shelf, wire)
    sent = push_all(shelf, wire, seal)
    read += pull_all(shelf, wire)
    files = send_files(shelf, wire)
    compare(shelf, wire)
    return Report(sent, read, files, shelf.standing(), fetch_files(shelf, wire))


def compare(shelf: Shelf, wire: Wire) -> None:
    """Count what was read of every stream and compare its last chain hash, once for every position of the feed.

    Raises Refused("sync.counts_differ" | "sync.digest_differs"). Where the feed has moved on meanwhile, the next round
    compares.
    """
    at = shelf.cursor()
    if shelf.compared() == at:
        return
    try:
        told = wire.streams()
    except NotFound:
        return  # a center of before
    if (told.epoch, told.head) != (at.epoch, at.pos):
        return
    for there in told.streams:
        here = shelf.stream(there.origin)
        if here != there:
            shelf.note_compared(None)
            raise _difference(here, there)
    shelf.note_compared(at)


def _difference(here: Stream, there: Stream) -> Refused:
    if (here.events, here.last) != (there.events, there.last):
        return Refused("sync.counts_differ", origin=here.origin, here=here.events, there=there.events)
    return Refused("sync.digest_differs", origin=here.origin, upto=here.last)


def push_all(shelf: Shelf, wire: Wire, seal: Seal) -> int:
    """Send the own stream from where the center has it; returns how many events were sent."""
    sent = 0
    for _ in range(MOST_STEPS):
        origin = shelf.origin()
        told = wire.hello(origin)
        if told.hw and shelf.chain_hash(told.hw) != told.head:
            _fork(shelf, told)
        shelf.acknowledge(told.hw)
        batch = shelf.batch(told.hw)
        if not batch:
            return sent
        batch = (*batch[:-1], replace(batch[-1], signature=seal(batch[-1])))
        answer = _push(wire, Push(origin, batch))
        if answer.fork is not None:
            _fork(shelf, told)
        sent += max(0, answer.hw - told.hw)
    raise Refused("sync.no_end")


def _push(wire: Wire, given: Push) -> Received:
    """Send own events. Raises Refused("sync.key_differs") where the center knows another key for this very stream."""
    try:
        return wire.push(given)
    except Refused as refusal:
        if refusal.code != "sync.signature":
            raise
        raise Refused("sync.key_differs", origin=given.origin) from refusal


def _fork(shelf: Shelf, told: Hello) -> NoReturn:
    shelf.note_fork(told.head)
    raise Refused(FORKED)


def pull_all(shelf: Shelf, wire: Wire) -> int:
    """Read the feed to its head; returns how many rows were read. Positions have no holes: one is an alarm."""
    read = 0
    for _ in range(MOST_STEPS):
        at = shelf.cursor()
        page = wire.pull(at.epoch, at.pos)
        if page.epoch != at.epoch:
            shelf.begin_epoch(page)
            continue
        if not page.rows:
            return read
        for expected, row in enumerate(page.rows, at.pos + 1):
            if row.pos != expected:
                raise Refused("sync.gap", expected=expected, found=row.pos)
        shelf.take(page)
        read += len(page.rows)
    raise Refused("sync.no_end")


def _give_back(shelf: Shelf, wire: Wire) -> None:
    """Once in an epoch: what the restored center no longer has of other desks, as far as their own signatures reach."""
    origins = shelf.lost_by_center()
    for origin in origins:
        for _ in range(MOST_STEPS):
            told = wire.hello(origin)
            batch = shelf.peer_batch(origin, told.hw)
            if not batch:
                break
            try:
                answer = wire.push(Push(origin, batch))
            except Refused:
                break  # its own desk will send it
            if answer.fork is not None or answer.hw == told.hw:
                break
    if origins:
        pull_all(shelf, wire)
    shelf.gave_back()


def send_files(shelf: Shelf, wire: Wire) -> int:
    """Send the files that confirmed events name, part by part from where the center has them."""
    count = 0
    for sha256 in shelf.files_to_send():
        try:
            state = wire.blob_state(sha256)
            data = b"" if state.is_whole else shelf.file_bytes(sha256)
        except NotFound:
            continue  # not here, or the event is not there yet: asked again in the next round
        while not state.is_whole:
            part = data[state.offset : state.offset + PART_BYTES]
            state = wire.blob_append(sha256, state.offset, len(data), part)
        shelf.sent_file(sha256)
        count += 1
    return count


def fetch_files(shelf: Shelf, wire: Wire) -> int:
    """Fetch what the cases held or worked on here want of other desks' files; a round stops after MOST_FETCHED bytes."""
    count, room = 0, MOST_FETCHED
    for sha256 in shelf.files_to_fetch():
        if room <= 0:
            break
        try:
            room -= fetch_file(shelf, wire, sha256, room)
        except (NotFound, Refused):
            continue  # its desk has not sent it yet, or it came damaged: asked again in the next round
        except Unreachable as trouble:
            if trouble.code != NOT_KNOWN:
                raise
            break  # an older center knows no parts: everything else of the round went well
        count += 1
    return count


def fetch_file(shelf: Shelf, wire: Wire, sha256: str, most: int | None = None) -> int:
    """Fetch one file, part by part behind what is here of it; returns the bytes that came. Stops where `most` have come.

    Raises NotFound("sync.no_blob") while the center has it not, Refused("sync.blob_content") when it is another one.
    """
    came = 0
    while most is None or came < most:
        offset = shelf.part_held(sha256)
        part = wire.blob_part(sha256, offset)
        came += len(part.data)
        if shelf.keep_part(sha256, offset, part):
            return came
    return came
