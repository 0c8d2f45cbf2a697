"""What a center records in a stream of its own: an event in its place, sealed by the center's key; one signature an event."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from app.events.body import Body, split
from app.events.envelope import Event, Moment, chain, private_hash
from app.ids import CaseId, EventId, uuid7
from app.keys.device_key import place_of, sign
from app.officer import SYSTEM_OFFICER
from app.sync.messages import Sent
from app.ticket import BEIJING


@dataclass(frozen=True)
class Stream:
    """One stream of a center: how far it goes, and the key that seals it."""

    origin: str
    hw: int
    head: str
    key: str

    def sealed(self, body: Body, subject: CaseId | None, now: datetime) -> Sent:
        """Return what comes next in this stream."""
        public, hidden = split(body)
        private = {**hidden, "salt": secrets.token_hex(16)} if any(hidden.values()) else None
        event = Event(
            id=EventId(uuid7()),
            kind=body.KIND,
            schema=body.SCHEMA,
            subject=subject,
            moment=Moment(now, now.astimezone(BEIJING).date(), 0, self.origin),
            officer=SYSTEM_OFFICER.id,
            data=public,
            private=private,
            private_sha256=None if private is None else private_hash(private),
            origin=self.origin,
            oseq=self.hw + 1,
        )
        known = replace(event, content_hash=event.compute_content_hash())
        link = chain(known.alg, self.head, known.origin, known.oseq, known.content_hash)
        seal = sign(self.key, place_of(known.origin, known.oseq, link))
        return Sent(replace(known, chain_hash=link), signature=seal)

    def behind(self, sent: Sent) -> Stream:
        """Return the stream with this event at its end."""
        return replace(self, hw=sent.event.oseq, head=sent.event.chain_hash)
