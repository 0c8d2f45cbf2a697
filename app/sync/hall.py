"""The center's judgement of what is the hall's: one version each, by two people with a say; and who is of the hall."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from app.errors import Refused
from app.events.body import Body
from app.events.envelope import Event
from app.events.office import OfficerSet, SettingChanged, StandInSet
from app.ids import EventId, OfficerId
from app.managed import Version, answers, asked_of, check_readable, check_right, is_managed, version_of
from app.office import Office, office_of
from app.office_setting import WHERE, departments_gone
from app.officer import Officer


class Hall(Protocol):
    """What the center holds of the hall, the events of the push in hand included."""

    def proposal(self, event: EventId) -> Event | None:
        """Return the applied event by which something was proposed or asked."""

    def publisher(self, version: Version) -> EventId | None:
        """Return the event that published a version, None while none did."""

    def is_brought(self, event: Event) -> bool:
        """Return True for what a desk did before it was let in, and no center heard."""

    def has_of_others(self, body: Body) -> bool:
        """Return True where another desk has published the same item, the same paper, or any table of days."""

    def office(self) -> Office | None:
        """Return the office as the hall has it, None while nobody has set it for the hall."""

    def is_of_hall(self, officer: OfficerId) -> bool:
        """Return True for an account that is managed for the whole hall."""

    def has_people_of_hall(self) -> bool:
        """Return True when this desk was given the hall's people; before that its founders are its own."""


def authorise_managed(officer: Officer | None, event: Event, body: Body, hall: Hall) -> None:
    """Raise Refused (managed.*, people.*) unless this may become the hall's. Another event than these passes."""
    if not is_managed(event):
        return
    if officer is None:
        raise Refused("people.unknown", officer=event.officer)
    check_right(officer, body)
    check_readable(body)
    if hall.is_brought(event) and hall.has_of_others(body):
        raise Refused("managed.brought")
    asked = asked_of(body)
    if asked is not None:
        _second_person(event, body, hall.proposal(EventId(asked)))
    if isinstance(body, SettingChanged):
        _refuse_gone(body, hall.office())
    version = version_of(body)
    if version is not None and hall.publisher(version) not in (None, event.id):
        raise Refused("managed.version_taken")


def _refuse_gone(body: SettingChanged, before: Office | None) -> None:
    """A department that the hall has stays: cases and papers of other desks still need it.

    How its form is filled, a telephone say, is for the desk where it is typed: an older one saves what a newer would not.
    """
    faults = () if before is None else departments_gone(office_of(body.value, WHERE)[0], before)
    if faults:
        raise faults[0].refusal()


def _second_person(event: Event, body: Body, proposal: Event | None) -> None:
    if proposal is None or proposal.officer == event.officer or not answers(body, proposal):
        raise Refused("managed.not_proposed")


def is_set_for_hall(event: Event, body: OfficerSet | StandInSet, hall: Hall) -> bool | None:
    """Return True when an account is set for the whole hall, False for this desk alone, None when nothing comes of it.

    Nothing comes of what a new desk says of a name that the hall has: it is given the hall's people next. Raises
    Refused("managed.people") where somebody of one desk would change an account of the hall.
    """
    target = body.officer_id if isinstance(body, OfficerSet) else body.absent
    if hall.is_of_hall(target):
        if not hall.has_people_of_hall():
            return None
        if not hall.is_of_hall(event.officer):
            raise Refused("managed.people")
        return True
    return hall.has_people_of_hall() and hall.is_of_hall(event.officer)


def plain(officer: Officer) -> Officer:
    """Return an account as it is kept and told: without whom it stands in for today."""
    return replace(officer, covering=())
