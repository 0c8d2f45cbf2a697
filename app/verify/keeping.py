"""Keeping the keys: a new one for this desk, those of other offices that it trusts, and the list on paper."""

from __future__ import annotations

from app.desk import Desk, Notice, Records
from app.errors import Refused
from app.events.office import SettingChanged
from app.free_text import written
from app.notices.issue import issue_register
from app.officer import Officer, Role
from app.verify.keys import TRUSTED, PublicKey, joined, read_keys, write_keys

SHEET = "key_sheet"


def may_keep_keys(officer: Officer) -> bool:
    """True for the administrators of security and of the system."""
    return officer.is_active and (officer.has_role(Role.SECURITY_ADMIN) or officer.has_role(Role.SYSTEM_ADMIN))


def renew_key(desk: Desk, reason: str) -> PublicKey:
    """From now on a new key signs the papers; those signed before stay good. It is on record why.

    Raises Refused("verify.not_keeper" | "verify.no_reason").
    """
    _check(desk)
    if not reason.strip():
        raise Refused("verify.no_reason")
    return desk.renew_signer(written(reason))


def trust_keys(desk: Desk, text: str) -> tuple[PublicKey, ...]:
    """The papers of the offices in this list can be checked here; return the keys that are new, or ended since.

    A key of a training profile is not taken on a live desk. Raises Refused("verify.not_keeper" | "verify.bad_keys" |
    "verify.training_keys" | "verify.own_keys").
    """
    _check(desk)
    given = read_keys(text)
    own = {key.public for key in desk.records.own_keys()}
    others = tuple(key for key in given if key.public not in own)
    if not others:
        raise Refused("verify.own_keys")
    if not desk.is_training and any(key.is_training for key in others):
        raise Refused("verify.training_keys")
    before = _trusted(desk.records)
    new = tuple(key for key in others if key not in before)
    if new:
        desk.record(None, SettingChanged(TRUSTED, write_keys(joined(others, before))))
    return new


def issue_key_sheet(desk: Desk) -> Notice:
    """The public keys of this desk are a paper of the office, to be posted and handed out."""
    keys = desk.records.own_keys()
    on = desk.now().on
    record = {
        "机关": desk.office.name,
        "本机编号": desk.desk_code,
        "公钥": [_row(key) for key in keys],
        "制表人": desk.officer.name,
        "落款日期": on.isoformat(),
    }
    return issue_register(desk, SHEET, record)


def _row(key: PublicKey) -> dict[str, str]:
    return {
        "编号": key.id,
        "公钥": key.fingerprint,
        "启用": key.from_on.isoformat(),
        "停用": "在用" if key.to_on is None else key.to_on.isoformat(),
    }


def _trusted(records: Records) -> tuple[PublicKey, ...]:
    text = records.setting(TRUSTED)
    return read_keys(text) if text else ()


def own_list(records: Records) -> str:
    """Return the list of this desk's own public keys, to be given to other offices."""
    return write_keys(records.own_keys())


def _check(desk: Desk) -> None:
    if not may_keep_keys(desk.officer):
        raise Refused("verify.not_keeper")
