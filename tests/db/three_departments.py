"""Three desks of three departments at one center: the window accepts and delivers, one examines, one decides."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from center_for_tests import Hall
from desk_for_tests import CHEAP, frozen
from desk_for_tests import PASSWORD as DESK_PASSWORD
from office_day import DRAINAGE, application_for, catalogue_with, item_called
from synced_desks import SyncedDesk

from app.acceptance.accept import accept
from app.catalogue import Catalogue
from app.clock.calendar import shipped
from app.ids import OfficerId
from app.item import StepKind
from app.office import sample_office
from app.officer import Appointment, Officer, Role
from app.post import Post
from app.state import Case
from db.desk.making import NewProfile, create_profile
from db.desk.opening import log_in
from db.desk.surroundings import Surroundings

ADMINISTRATOR = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
HOME, REVIEW, DECISION = "zjj", "cgj", "scjg"
"""The department of the item and its window; those of the first steps, and of the decision."""


def _person(name: str, said: str, department: str, *posts: Post) -> Officer:
    return Officer(OfficerId(name), said, tuple(Appointment(department, post) for post in posts), ADMINISTRATOR)


WINDOW = _person("w1", "李晓梅", HOME, Post.WINDOW, Post.LEAD, Post.CERTIFIER)
HANDLER = _person("h1", "何承办", REVIEW, Post.HANDLER, Post.CHECKER)
APPROVER = _person("a1", "安批准", DECISION, Post.APPROVER)


def shared_catalogue() -> Catalogue:
    """Return the sample items; the steps of one are done by other departments than its own."""
    steps = tuple(
        replace(step, department=DECISION if step.kind is StepKind.DECIDE else REVIEW)
        for step in item_called(DRAINAGE).steps
    )
    return catalogue_with(DRAINAGE, steps=steps)


class DepartmentDesk(SyncedDesk):
    """A live desk whose only officer belongs to one department."""

    def __init__(self, hall: Hall, place: Path, code: str, officer: Officer) -> None:
        self.officer = officer
        folder = place / f"desk-{code}"
        shutil.rmtree(folder, ignore_errors=True)
        new = NewProfile(folder, sample_office(), code, ((officer, DESK_PASSWORD),), cost=CHEAP)
        create_profile(new, self._around())
        super().__init__(hall, place, code)

    def _around(self) -> Surroundings:
        return Surroundings(sample_office(), shared_catalogue(), shipped(), frozen())

    def open(self) -> None:
        self.tie(log_in(self.folder, self.officer.id, DESK_PASSWORD, self._around())[0])

    def act(self, verb: Callable[..., Any], *args: Any, **facts: Any) -> Any:
        """Act as the officer of this desk."""
        return self.store.do(self.officer, verb, *args, **facts)

    def do(self, act: Callable[..., Any], *args: Any) -> Any:
        return self.store.do(self.officer, act, *args)

    def me(self) -> Officer:
        """Return the officer as the pages see him now."""
        return self.store.setting(self.officer).officer

    def accepted(self) -> Case:
        """Return a case accepted here."""
        case: Case = self.act(accept, application_for(DRAINAGE)).case
        return case


@contextmanager
def three_desks(hall: Hall, place: Path) -> Iterator[tuple[DepartmentDesk, DepartmentDesk, DepartmentDesk]]:
    """Give the window 0001, the examining desk 0002 and the deciding desk 0003."""
    made = [
        DepartmentDesk(hall, place, code, who)
        for code, who in (("0001", WINDOW), ("0002", HANDLER), ("0003", APPROVER))
    ]
    try:
        for desk in made:
            desk.enrol()
        yield made[0], made[1], made[2]
    finally:
        for desk in made:
            desk.close()


def settle(*desks: SyncedDesk) -> None:
    """Let every desk do its rounds until nothing is left to say."""
    for _ in range(2):
        for desk in desks:
            desk.sync()
