"""What an office still has to set up before its first applicant: each step is read from what stands, none is ticked off by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.catalogue import Catalogue, sample_catalogue
from app.desk import Records
from app.devices.choice import KEY as DEVICES
from app.events.body import pack
from app.office import sample_office
from app.office_setting import OFFICE
from app.officer import Officer, Role
from app.post import Post

NEEDED = (Post.WINDOW, Post.LEAD, Post.HANDLER, Post.APPROVER, Post.CERTIFIER, Post.ARCHIVIST)
FEWEST_ADMINISTRATORS = 2
SAMPLES = "sample_catalogue"  # the setting of the first run: whether the shipped items are offered


class Setup(StrEnum):
    """The steps of setting an office up, in the order in which they are done."""

    OFFICE = "office"
    DEVICES = "devices"
    STAFF = "staff"
    SECOND_ADMINISTRATOR = "second_administrator"
    ITEMS = "items"


@dataclass(frozen=True)
class SetupStep:
    """One step; `lacks` are the posts that nobody holds yet."""

    setup: Setup
    is_done: bool
    lacks: tuple[Post, ...] = ()


def readiness(records: Records, catalogue: Catalogue) -> tuple[SetupStep, ...]:
    """Return every step with what it still lacks: the office is no sample and has departments and a telephone, this
    window's devices were looked at once, every post of the course is held, a second administrator can let the first one
    in, items are the office's own.
    """
    people = [officer for officer in records.officers() if officer.is_active]
    lacks = tuple(post for post in NEEDED if not any(officer.holds_anywhere(post) for officer in people))
    is_own = records.setting(SAMPLES) is False  # the hall began without the samples
    return (
        SetupStep(Setup.OFFICE, _is_set(records.setting(OFFICE))),
        SetupStep(Setup.DEVICES, records.setting(DEVICES) is not None),
        SetupStep(Setup.STAFF, not lacks, lacks),
        SetupStep(Setup.SECOND_ADMINISTRATOR, _administrators(people) >= FEWEST_ADMINISTRATORS),
        SetupStep(Setup.ITEMS, bool(catalogue.versions) if is_own else _has_own(catalogue)),
    )


def _is_set(office: Any) -> bool:
    if not isinstance(office, Mapping) or office == pack(sample_office()):
        return False
    return bool(office.get("departments")) and bool(office.get("hotline"))


def _administrators(people: list[Officer]) -> int:
    return sum(1 for officer in people if officer.has_role(Role.SYSTEM_ADMIN))


def _has_own(catalogue: Catalogue) -> bool:
    """True when an item of the catalogue did not ship with the program."""
    shipped = {(item.code.business, item.version) for item in sample_catalogue().versions}
    return any((item.code.business, item.version) not in shipped for item in catalogue.versions)
