"""The training profile: published people, and demo cases made by the very use cases, on staged days."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from app.demo import SCENES, day_of
from app.events.envelope import Moment
from app.ids import CaseId
from app.numbering import TRAINING_DESK
from app.officer import Officer
from app.training import OFFICERS, PASSWORD
from db.desk.making import NewProfile, create_profile
from db.desk.now import OFFICE_ZONE, TRAINING, moment_at
from db.desk.opening import log_in
from db.desk.surroundings import Surroundings


class StagedClock:
    """A training clock that the stage manager sets before each scene; marked in every event as such."""

    def __init__(self, start: datetime) -> None:
        self.at = start

    def __call__(self) -> Moment:
        return moment_at(self.at, TRAINING)


def make_training(folder: Path, around: Surroundings, *, with_cases: bool = True) -> None:
    """Make a marked training profile with the published people and, if wanted, the demo cases."""
    people = tuple((officer, PASSWORD) for officer in OFFICERS)
    create_profile(NewProfile(folder, around.office, TRAINING_DESK, people, is_training=True), around)
    if with_cases:
        play(folder, around)


def play(folder: Path, around: Surroundings) -> None:
    """Play the demo scenes into a fresh training profile, each on its day."""
    today = around.now().on
    officers: dict[str, Officer] = {officer.id: officer for officer in OFFICERS}
    clock = StagedClock(around.now().at)
    store, _ = log_in(folder, OFFICERS[0].id, PASSWORD, replace(around, now=clock))
    known: dict[str, CaseId] = {}
    for scene in SCENES:
        day = day_of(today, scene.days_ago, around.calendar)
        clock.at = datetime.combine(day, time(scene.hour), OFFICE_ZONE)
        store.do(officers[scene.officer], scene.act, known)
    store.close()
