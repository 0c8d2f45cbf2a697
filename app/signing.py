"""The two signatures of an act stand over one proposal: what was asked is hashed, and whoever signs names that hash."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from app.errors import Refused
from app.events.acceptance import Declined, StageVouched
from app.events.alongside import Corrected
from app.events.approval import Asked, Extended, Stopped
from app.events.body import Body, pack
from app.events.certificates import PermitEnded
from app.events.envelope import Event, canonical, digest
from app.events.file import Voided
from app.events.payment import FeeRelieved
from app.events.supplementation import SupplementRequested
from app.state import Pending
from app.workflow import Action

SALT = "salt"
OVER_A_HASH = 2  # the schema from which on a signed event names what it stands over
B = TypeVar(
    "B", Stopped, Extended, SupplementRequested, Voided, FeeRelieved, Corrected, StageVouched, Declined, PermitEnded
)


def asking(action: Action, reason: str, proposal: Mapping[str, Any]) -> Asked:
    """Return the first signature. The digest of its proposal is public and salted: erasing the proposal leaves the proof."""
    salted = {**proposal, SALT: secrets.token_hex(16)}
    return Asked(action.value, reason, salted, proposal_digest(salted))


def proposal_digest(proposal: Mapping[str, Any]) -> str:
    """Return the hash of a proposal with its salt."""
    return digest(canonical(pack(proposal)))


def signed(body: B, pending: Pending) -> B:
    """Return `body` as the second signature of what `pending` asked."""
    return replace(
        body, asked=pending.event, asked_hash=pending.content_hash, proposal_sha256=pending.body.proposal_sha256
    )


def refuse_other(pending: Pending, event: Event, body: B) -> None:
    """Raise Refused("case.signed_other") unless the signed act is the one that was asked, word for word.

    What was erased cannot be compared any more; the hashes still are.
    """
    if event.schema < OVER_A_HASH:
        return
    named = (body.asked_hash, body.proposal_sha256)
    if named != (pending.content_hash, pending.body.proposal_sha256) or not _is_as_asked(pending, event, body):
        raise Refused("case.signed_other", action=pending.body.action)


def _is_as_asked(pending: Pending, event: Event, body: Body) -> bool:
    proposal, told = pending.body.proposal, pending.body.proposal_sha256
    if not proposal:
        return True
    if told and proposal_digest(proposal) != told:
        return False
    names = (name for name in _kept(event, body) if name in proposal)
    return all(pack(getattr(body, name)) == pack(proposal[name]) for name in names)


def _kept(event: Event, body: Body) -> Iterator[str]:
    """Name what of the body is whole: once its private facts are erased, neither those nor lists of lines are."""
    for field in fields(body):
        is_private = bool(field.metadata.get("private")) or isinstance(getattr(body, field.name), tuple)
        if event.private is not None or not is_private:
            yield field.name
