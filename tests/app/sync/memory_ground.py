"""A center's knowledge held in memory: the judgement without a database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.case import body_of
from app.disclosure.dossier import Dossier
from app.events.body import Body
from app.events.envelope import Event
from app.ids import CaseId, DisclosureId, EventId, OfficerId
from app.managed import Version, version_of
from app.office import Office
from app.officer import Officer
from app.standing_in import covering
from app.state import Case
from app.sync.judge import judge
from app.sync.messages import Verdict


@dataclass
class MemoryGround:
    """`take` judges the events of one desk in order and follows each ruling."""

    people: dict[OfficerId, Officer] = field(default_factory=dict)
    cases: dict[CaseId, Case] = field(default_factory=dict)
    applied: dict[CaseId, list[Event]] = field(default_factory=dict)
    is_exercise: bool = True
    codes: tuple[str, ...] = ()
    judged: dict[EventId, tuple[Event, str]] = field(default_factory=dict)
    published: dict[Version, EventId] = field(default_factory=dict)
    dossiers: dict[DisclosureId, Dossier] = field(default_factory=dict)

    def is_training(self) -> bool:
        return self.is_exercise

    def officer(self, officer_id: OfficerId, on: date) -> Officer | None:
        found = self.people.get(officer_id)
        return None if found is None else covering(tuple(self.people.values()), found, on)

    def officers(self) -> tuple[Officer, ...]:
        return tuple(self.people.values())

    def case(self, case_id: CaseId) -> Case | None:
        return self.cases.get(case_id)

    def events(self, case_id: CaseId) -> tuple[Event, ...]:
        return tuple(self.applied.get(case_id, ()))

    def disclosure(self, named: DisclosureId) -> Dossier | None:
        return self.dossiers.get(named)

    def asker(self, number: str) -> DisclosureId | None:
        return next((held.id for held in self.dossiers.values() if held.received.number == number), None)

    def holder(self, number: str) -> CaseId | None:
        return next((case.id for case in self.cases.values() if case.number == number), None)

    def desk_codes(self) -> tuple[str, ...]:
        return self.codes

    def subject_of(self, event: EventId) -> CaseId | None:
        subject = self.judged[event][0].subject if event in self.judged else None
        return None if subject is None else CaseId(subject)

    def erasure_asked(self, event: EventId) -> Event | None:
        asked, verdict = self.judged.get(event, (None, ""))
        return asked if asked is not None and asked.kind == "erasure_asked" and verdict == Verdict.APPLIED else None

    def fate_of(self, case_id: CaseId, content_hash: str) -> str:
        fates = [verdict for event, verdict in self.judged.values() if event.content_hash == content_hash]
        return fates[-1] if fates else ""

    def proposal(self, event: EventId) -> Event | None:
        asked, verdict = self.judged.get(event, (None, ""))
        return asked if verdict == Verdict.APPLIED else None

    def publisher(self, version: Version) -> EventId | None:
        return self.published.get(version)

    def is_brought(self, event: Event) -> bool:
        return False

    def has_of_others(self, body: Body) -> bool:
        return False

    def office(self) -> Office | None:
        return None

    def is_of_hall(self, officer: OfficerId) -> bool:
        return False

    def has_people_of_hall(self) -> bool:
        return False

    def take(self, events: Iterable[Event]) -> list[str]:
        """Return the verdicts."""
        verdicts = []
        for event in events:
            ruling = judge(event, self)
            verdicts.append(str(ruling.verdict))
            self.judged[event.id] = (event, str(ruling.verdict))
            if ruling.verdict != Verdict.APPLIED:
                continue
            if event.subject is not None:
                self.applied.setdefault(event.subject, []).append(event)
            version = version_of(body_of(event)) if event.subject is None else None
            if version is not None:
                self.published[version] = event.id
            if ruling.case is not None:
                self.cases[ruling.case.id] = ruling.case
            if ruling.dossier is not None:
                self.dossiers[ruling.dossier.id] = ruling.dossier
            if ruling.officer is not None:
                self.people[ruling.officer.id] = ruling.officer
        return verdicts
