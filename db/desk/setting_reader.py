"""What a preview stands on, read once between two changes of the store: pages ask for it dozens of times a key."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

import sqlalchemy as sa

from app.clock.calendar import Calendar
from app.notices.by_hand import KEY as BY_HAND
from app.notices.by_hand import characters_of
from app.notices.issue import FrozenSetting
from app.notices.sealing import KEY as SEALING
from app.notices.sealing import SealKind, sealing_of
from app.people import Officer
from app.seat import Seat
from db.desk.calendar_rows import OwnCalendar
from db.desk.item_rows import OwnCatalogue
from db.desk.office_rows import officer_today, officers, read_office, read_setting
from db.desk.surroundings import Surroundings
from db.desk.template_rows import OwnTemplates
from db.desk.touch import Touch, desk_codes, is_tied

Begin = Callable[[], AbstractContextManager[sa.Connection]]


@dataclass(frozen=True)
class _Held:
    key: object
    setting: FrozenSetting
    codes: tuple[str, ...]  # of this desk, none while no center has let it in


class SettingReader:
    """`read` answers from memory until `forget`; moment and reachability of the center are always those of now."""

    def __init__(self, own: OwnCatalogue, days: OwnCalendar, papers: OwnTemplates, touch: Touch) -> None:
        self._own, self._days, self._papers, self._touch = own, days, papers, touch
        self._changes = 0
        self._held: _Held | None = None

    def forget(self) -> None:
        """The store changed: what is being read just now does not count for later either."""
        self._changes += 1

    def read(self, begin: Begin, officer: Officer, around: Surroundings) -> FrozenSetting:
        """Return office, catalogue, calendar, people and settings as this officer has them now."""
        now = around.now()
        key = (self._changes, officer, around, now.on)  # before the snapshot begins, so that no change is missed
        held = self._held
        if held is None or held.key != key:
            with begin() as connection:
                held = self._held = self._looked_up(connection, key, officer, around)
        seat = Seat(held.codes, self._touch.is_fresh(now)) if held.codes else None
        return replace(
            held.setting, moment=now, own_fonts=around.own_fonts, officer=replace(held.setting.officer, seat=seat)
        )

    def _looked_up(self, connection: sa.Connection, key: object, officer: Officer, around: Surroundings) -> _Held:
        now = around.now()
        calendar: Calendar = self._days.read(connection)
        setting = FrozenSetting(
            office=read_office(connection) or around.office,
            catalogue=self._own.read(connection),
            calendar=calendar,
            officer=officer_today(connection, officer, now.on),
            is_training=around.is_training,
            own_fonts=around.own_fonts,
            moment=now,
            names={one.id: one.name for one in officers(connection)},
            by_hand=characters_of(read_setting(connection, BY_HAND)),
            fonts_folder=around.fonts,
            is_signed=sealing_of(read_setting(connection, SEALING)).kind is not SealKind.NONE,
            own_papers=self._papers.read(connection),
        )
        return _Held(key, setting, desk_codes(connection) if is_tied(connection) else ())
