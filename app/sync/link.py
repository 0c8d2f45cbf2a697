"""How a desk is tied to its center: address, its own key, the authority that vouches for the center; and how it gets in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from app.errors import Refused, Unreachable
from app.keys.device_key import new_device_key, place_of, sign
from app.keys.private_ca import last_moment
from app.sync.center import ACTIVE, REVOKED
from app.sync.http import CERTIFICATE, CenterClient
from app.sync.messages import Sent

LOOPBACK = ("127.0.0.1", "::1", "localhost")
KEY_KNOWN = "center.key_known"
_CODE = re.compile(r"[0-9A-Za-z -]{20,40}")


@dataclass(frozen=True)
class Link:
    """`state`: waiting for the second administrator, active, revoked; `key` is the private half and never leaves the store.

    `ca` is the root certificate itself (PEM), as it was when this desk asked to be let in; of an older link, its file.
    `next_key`: while this desk asks anew, the key it asks with; the link in use stays until a center has answered.
    """

    address: str
    key: str
    ca: str = ""
    desk: str = ""
    feed: int = 0
    center: str = ""
    fingerprint: str = ""
    state: str = ""
    next_key: str = ""

    @property
    def is_active(self) -> bool:
        """True when the center let this desk in."""
        return self.state == ACTIVE

    def client(self, now: Callable[[], datetime]) -> CenterClient:
        """Return the wire to the center."""
        return CenterClient(self.address, self.key, now, self.ca)

    def seal(self, sent: Sent) -> str:
        """Return the signature over the place of an event: the whole stream up to it hangs on its chain hash."""
        return sign(self.key, place_of(sent.event.origin, sent.event.oseq, sent.event.chain_hash))


class Links(Protocol):
    """Where the desk keeps its link."""

    def link(self) -> Link | None:
        """Return the link, None while there is none."""

    def keep_link(self, link: Link) -> None:
        """Keep the link, durable when this returns."""

    def origin(self) -> str:
        """Return the stream that this desk writes now."""

    def division(self) -> str:
        """Return the code of the division that opens this desk's case numbers; "" where its office is not known."""

    def is_training(self) -> bool:
        """Return True for a desk whose records are an exercise."""


def ask_in(
    links: Links, address: str, code: str, desk_code: str, name: str, now: Callable[[], datetime], ca: str = ""
) -> Link:
    """Ask a center to let this desk in; the key is kept before it is told, so that a lost answer loses nothing.

    `ca` is the file of its root certificate: nobody else vouches for this center from now on. A desk that is let in keeps
    its link until another center has answered; without a code it only tells where its own center is reached now.
    Raises Refused("sync.address" | "sync.ca" | "sync.code" | "sync.other_kind") and what the center refuses, Unreachable.
    """
    check_address(address, ca)
    pinned = read_authority(ca) if ca else ""
    held = links.link()
    if not code and held is not None and held.is_active:
        return _moved(links, replace(held, address=address, ca=pinned), now)
    check_code(code)
    for is_fresh in (False, True):
        link = Link(address, _key_to_ask_with(links, address, pinned, is_fresh=is_fresh), pinned)
        with asked_once(address), link.client(now) as client:
            told = _introduced(client, code, (desk_code, name, links.origin(), links.division()))
        if told["state"] != REVOKED:  # a key that was turned away before asks in vain
            break
    return _keep(links, link, told)


def _moved(links: Links, link: Link, now: Callable[[], datetime]) -> Link:
    """Keep where the center is reached now. Raises Refused("sync.other_center") where another one answers."""
    with asked_once(link.address), link.client(now) as client:
        told = client.enrolled()
    if told["feed"] != link.feed:
        raise Refused("sync.other_center", center=str(told["center"]))
    return _keep(links, link, told)


def _key_to_ask_with(links: Links, address: str, pinned: str, *, is_fresh: bool) -> str:
    """Return the key to ask with, durable when this returns; a link in use stays beside it."""
    held = links.link()
    if held is not None and held.is_active:
        key = held.next_key if held.next_key and not is_fresh else new_device_key()
        links.keep_link(replace(held, next_key=key))
        return key
    key = held.key if held is not None and held.state != REVOKED and not is_fresh else new_device_key()
    links.keep_link(Link(address, key, pinned))
    return key


def _introduced(client: CenterClient, code: str, desk: tuple[str, str, str, str]) -> Mapping[str, Any]:
    try:
        return client.enrol(code, *desk)
    except Refused as refusal:
        if refusal.code != KEY_KNOWN:
            raise
    return client.enrolled()  # the answer to an earlier question was lost


@contextmanager
def asked_once(address: str) -> Iterator[None]:
    """Tell a person who asks now, and is not asked for again, where nobody answered. Raises Unreachable("sync.not_asked")."""
    try:
        yield
    except Unreachable as lost:
        if lost.code in CERTIFICATE:
            raise
        raise Unreachable("sync.not_asked", address=address) from lost


def check_code(code: str) -> None:
    """Raise Refused("sync.code") unless it looks like a one-time code."""
    if not _CODE.fullmatch(code):
        raise Refused("sync.code", found=code)


def read_authority(file: str) -> str:
    """Return the root certificate in a file. Raises Refused("sync.ca")."""
    try:
        text = Path(file).read_text("ascii")
        last_moment(text.encode())
    except (OSError, ValueError, Refused) as error:
        raise Refused("sync.ca", file=file) from error
    return text


def look_in(links: Links, now: Callable[[], datetime]) -> Link:
    """Ask how far this desk has come. Raises Refused("sync.no_center") while it never asked."""
    link = links.link()
    if link is None:
        raise Refused("sync.no_center")
    with link.client(now) as client:
        return _keep(links, link, client.enrolled())


def _keep(links: Links, link: Link, told: Any) -> Link:
    """Keep what the center told. Raises Refused("sync.other_kind"): an exercise never mixes with the real records."""
    if bool(told["training"]) != links.is_training():
        raise Refused("sync.other_kind", center=str(told["center"]))
    facts = {name: told[name] for name in ("desk", "feed", "center", "fingerprint", "state")}
    known = replace(link, **facts)
    links.keep_link(known)
    return known


def check_address(address: str, ca: str) -> None:
    """Raise Refused("sync.address") unless it is https with our own authority, or this very machine."""
    parts = urlsplit(address)
    is_safe = parts.scheme == "https" and bool(ca)
    is_here = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not parts.hostname or not (is_safe or is_here):
        raise Refused("sync.address", found=address)
