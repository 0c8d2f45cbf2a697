"""How an issued paper is sealed: not at all (paper and the physical seal), or with an integrity signature.

A `Sealer` takes the finished bytes and returns those that are stored, printed and handed out. The platform's electronic
seal is a third kind that an office would plug in here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.desk import Desk
from app.errors import NotFound, Refused
from app.events.office import SettingChanged
from app.notices.render import Paper
from app.officer import Role

KEY = "sealing"


class SealKind(StrEnum):
    """What is done to a finished paper."""

    NONE = "none"
    INTEGRITY = "integrity"


class Sealer(Protocol):
    """Seals finished papers; `signed_by` names the certificate on record, "" when there is none."""

    @property
    def signed_by(self) -> str:
        """Return the SHA-256 of the certificate."""
        ...

    def seal(self, pdf: bytes, at: datetime) -> bytes:
        """Return the bytes to be stored."""
        ...


@dataclass(frozen=True)
class NoSealer:
    """The paper stays as it is; its seal is set by hand into the place that is left clear."""

    signed_by: str = ""

    def seal(self, pdf: bytes, at: datetime) -> bytes:
        """Return the very bytes."""
        return pdf


@dataclass(frozen=True)
class IntegritySealer:
    """Appends 完整性签名，非电子印章 with the desk's own key."""

    identity: bytes
    name: str
    signed_by: str

    def seal(self, pdf: bytes, at: datetime) -> bytes:
        """Return the file with the signature appended. Raises Refused("sealing.identity_lost")."""
        from app.keys.integrity import BrokenIdentityError, sign

        try:
            return sign(pdf, self.identity, self.name, at)
        except BrokenIdentityError as fault:
            raise Refused("sealing.identity_lost") from fault


@dataclass(frozen=True)
class Sealing:
    """What the desk's setting says: the kind, where the key lies in the store's files, the certificate, who signs."""

    kind: SealKind = SealKind.NONE
    identity: str = ""
    certificate: str = ""
    name: str = ""


def sealing_of(value: object) -> Sealing:
    """Return the setting's value; what is damaged or unknown is no sealing."""
    if not isinstance(value, Mapping) or value.get("kind") not in list(SealKind):
        return Sealing()
    identity, certificate, name = (str(value.get(part) or "") for part in ("identity", "certificate", "name"))
    return Sealing(SealKind(value["kind"]), identity, certificate, name)


def set_sealing(desk: Desk, kind: SealKind) -> Sealing:
    """Papers are sealed this way from now on; the first time a key and certificate of this desk are made.

    Raises Refused("sealing.not_administrator").
    """
    if not desk.officer.has_role(Role.SYSTEM_ADMIN):
        raise Refused("sealing.not_administrator", officer=desk.officer.name)
    held = replace(sealing_of(desk.records.setting(KEY)), kind=kind)
    if kind is SealKind.INTEGRITY and not _is_whole(desk, held):
        held = _with_new_key(desk)
    value = {"kind": held.kind.value, "identity": held.identity, "certificate": held.certificate, "name": held.name}
    desk.record(None, SettingChanged(KEY, value))
    return held


def _is_whole(desk: Desk, held: Sealing) -> bool:
    from app.keys.integrity import BrokenIdentityError, fingerprint

    try:
        return bool(held.identity) and fingerprint(desk.records.file_bytes(held.identity)) == held.certificate
    except (NotFound, Refused, BrokenIdentityError):
        return False


def _with_new_key(desk: Desk) -> Sealing:
    from app.keys.integrity import fingerprint, new_identity

    name = f"{desk.desk_code} {desk.office.name}"  # the code first: a long name is cut
    identity = new_identity(name, desk.now().at)
    return Sealing(SealKind.INTEGRITY, desk.keep_file(identity), fingerprint(identity), name)


def sealer_of(desk: Desk) -> Sealer:
    """Return what seals the papers of this desk. Raises Refused("sealing.identity_lost")."""
    held = sealing_of(desk.records.setting(KEY))
    if held.kind is SealKind.NONE:
        return NoSealer()
    try:
        return IntegritySealer(desk.records.file_bytes(held.identity), held.name, held.certificate)
    except (NotFound, Refused) as fault:
        raise Refused("sealing.identity_lost") from fault


def sealed(sealer: Sealer, paper: Paper, at: datetime) -> Paper:
    """Return the paper as it is stored: its bytes sealed, its hash over them."""
    data = sealer.seal(paper.pdf, at)
    return replace(paper, pdf=data, sha256=hashlib.sha256(data).hexdigest(), signed_by=sealer.signed_by)


def warm_sealing(is_signed: bool) -> None:
    """Load what signing needs before the first paper waits for it."""
    if is_signed:
        from app.keys.integrity import warm_up

        warm_up()
