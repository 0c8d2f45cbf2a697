"""Making a profile: built beside its place and put there whole, or not at all."""

from __future__ import annotations

import os
import re
import shutil
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from app.desk import Desk
from app.durable import sync_folder
from app.errors import Refused
from app.events.body import pack
from app.events.office import OfficeOpened, OfficerSet, SettingChanged
from app.keys.passwords import FULL_COST, TRAINING_COST, Cost
from app.keys.safe import create_safe, set_password
from app.numbering import TRAINING_DESK
from app.office import Office
from app.officer import Officer
from db.desk.connection import writer_engine
from db.desk.opening import open_store
from db.desk.place import refuse_bad_place
from db.desk.profile import FOLDERS, Profile, is_profile, write_profile
from db.desk.schema import DESK_CODE, IS_TRAINING, OFFICE, ORIGIN, meta
from db.desk.surroundings import Surroundings
from db.desk.upgrade import create_store

_DESK_CODE = re.compile(r"[0-9]{4}")


@dataclass(frozen=True)
class NewProfile:
    """What the first-run page asks. `officers` come with their passwords; the first is the administrator."""

    folder: Path
    office: Office
    desk_code: str
    officers: Sequence[tuple[Officer, str]]
    is_training: bool = False
    settings: Mapping[str, object] = field(default_factory=dict)
    cost: Cost | None = None


def create_profile(wanted: NewProfile, around: Surroundings) -> str:
    """Make the profile and return its recovery code, which is shown and printed once.

    Raises Refused: "profile.exists", "profile.desk_code", "profile.no_officer", "keys.password_length", and where
    the folder cannot serve "profile.network_drive", "profile.synchronised", "profile.not_writable".
    """
    _refuse(wanted)
    refuse_bad_place(wanted.folder)
    beside = wanted.folder.with_name(wanted.folder.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    for name in ("", *FOLDERS):
        (beside / name).mkdir(mode=0o700, parents=True)
    code = _fill(wanted, beside, around)
    if wanted.folder.is_dir():
        wanted.folder.rmdir()
    os.replace(beside, wanted.folder)
    sync_folder(wanted.folder.parent)
    return code


def _refuse(wanted: NewProfile) -> None:
    if is_profile(wanted.folder) or (wanted.folder.is_dir() and any(wanted.folder.iterdir())):
        raise Refused("profile.exists", folder=str(wanted.folder))
    if not _DESK_CODE.fullmatch(wanted.desk_code):
        raise Refused("profile.desk_code", found=wanted.desk_code)
    if (wanted.desk_code == TRAINING_DESK) != wanted.is_training:
        raise Refused("profile.training_code", desk_code=TRAINING_DESK)
    if not wanted.officers:
        raise Refused("profile.no_officer")


def _fill(wanted: NewProfile, folder: Path, around: Surroundings) -> str:
    cost = wanted.cost or (TRAINING_COST if wanted.is_training else FULL_COST)
    first, password = wanted.officers[0]
    safe = create_safe(folder, first.id, password, training=wanted.is_training, cost=cost)
    for officer, own in wanted.officers[1:]:
        set_password(folder, safe.key, officer.id, own, cost)
    profile = Profile(folder, wanted.desk_code, wanted.is_training, wanted.office.name, around.now().at)
    create_store(profile.store, safe.key)
    _write_meta(profile, safe.key)
    write_profile(profile)
    store = open_store(profile, safe.key, around)
    store.do(first, open_office, wanted)
    store.close()
    return safe.recovery_code


def _write_meta(profile: Profile, key: bytes) -> None:
    engine = writer_engine(profile.store, key)
    values = {
        ORIGIN: str(uuid.uuid4()),
        DESK_CODE: profile.desk_code,
        IS_TRAINING: str(int(profile.is_training)),
    }
    with engine.begin() as connection:
        connection.execute(sa.insert(meta), [{"key": key, "value": value} for key, value in values.items()])
    engine.dispose()


def open_office(desk: Desk, wanted: NewProfile) -> None:
    """Record that the desk was made: its office, its first settings, its officers."""
    desk.record(None, OfficeOpened(wanted.office.name, wanted.desk_code, wanted.is_training))
    desk.record(None, SettingChanged(OFFICE, pack(wanted.office)))
    for key, value in wanted.settings.items():
        desk.record(None, SettingChanged(key, value))
    for officer, _password in wanted.officers:
        desk.set_officer(officer)
        desk.record(None, OfficerSet(officer.id, officer))
    desk.signer()  # from its first day the desk can sign its papers
