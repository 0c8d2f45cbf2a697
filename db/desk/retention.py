"""The keeping job: what is past its days goes, on record; nothing by a clock that cannot be believed.

Never a case, an event, a paper, a number, the newest good backup, nothing that a case, a draft or a setting names and
nothing that was not sent: none of these is among the things of `db.desk.kept_kinds`.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.desk import Draft
from app.errors import Trouble
from app.finding import Finding, finding
from app.officer import SYSTEM_OFFICER, Officer
from app.retention.outlook import Done, KindOutlook, Outlook, Thing, before, is_due, last_of, outlook_of
from app.retention.rules import KEY, Kept, RetentionRules, read_rules
from app.retention.sweeping import record_sweep
from app.retention.trust import distrust
from app.wording import say_trouble
from db.desk import kept_rows as rows
from db.desk.clock_guard import newest_real
from db.desk.continuity import unaccepted
from db.desk.going import Going, discard, kinds_in, leftovers
from db.desk.kept_files import Found, FoundFile, found_file
from db.desk.kept_kinds import FOLDERS, old_backups, scans_of_nothing
from db.desk.log import log
from db.desk.office_rows import read_setting
from db.desk.store import Store

AT_ONCE = 100  # scans are taken away this many at a time: meanwhile nobody can hand one in


class Retention:
    """Looks after the things of one open store; `stop()` lets a sweep end after the file in its hands."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = threading.Lock()
        self._is_stopped = threading.Event()

    def stop(self) -> None:
        """Begin nothing any more."""
        self._is_stopped.set()

    def outlook(self) -> Outlook:
        """Return what is kept, what goes next and what went last; nothing is changed."""
        today = self._today()
        rules, stopped = self._store.look(self._rules_and_trust)
        found = {kind: self._found(kind, today, rules.days(kind)) for kind in Kept if kind is not Kept.DRAFTS}
        drafts: tuple[Draft, ...] = self._store.look(rows.abandoned_drafts)
        things: dict[Kept, list[Thing]] = {kind: [file.thing for file in one.files] for kind, one in found.items()}
        things[Kept.DRAFTS] = [Thing("", rows.day_of(one), 0) for one in drafts]
        kinds: tuple[KindOutlook, ...] = tuple(outlook_of(kind, things[kind], today, rules.days(kind)) for kind in Kept)
        held = tuple(one for each in found.values() for one in each.held)
        last = last_of(self._store.look(rows.sweeps))
        return Outlook(kinds, stopped, held, last, self._store.around.now().at)

    def sweep(self, present: Officer | None = None) -> Done:
        """Remove what is past its days; return what went, and a sentence for everything that stays nevertheless.

        The drafts of the officer who is present stay: he has them in sight. Raises nothing that a folder or file causes.
        """
        with self._turn:
            going = Going(self._store.profile.folder, self._today())
            try:
                done = self._sweep(going, present)
            except (Trouble, OSError) as error:  # what was taken away stays in going/: the next sweep puts it on record
                why = say_trouble(error) if isinstance(error, Trouble) else error.strerror or type(error).__name__
                done = Done(held=(*going.held, finding("retention.not_recorded", KEY, why=why)))
        self._tell(done)
        return done

    def _sweep(self, going: Going, present: Officer | None) -> Done:
        rules, stopped = self._store.look(self._rules_and_trust)
        if stopped is not None:
            return Done(stopped=stopped)
        self._finish_broken_off()
        held: list[Finding] = []
        for kind in Kept:
            if kind is not Kept.DRAFTS:
                found = self._found(kind, going.today, rules.days(kind))
                held += found.held
                self._take(going, kind, rules.days(kind), found)
        last_on = before(going.today, rules.days(Kept.DRAFTS))
        drafts = [one for one in self._store.look(rows.abandoned_drafts) if _is_abandoned(one, last_on, present)]
        swept = self._store.do(SYSTEM_OFFICER, record_sweep, going.sweep, going.kinds(), drafts, last_on)
        going.end()
        counts = tuple((Kept(one.kind), one.count) for one in swept.kinds) if swept else ()
        return Done(counts, None, (*held, *going.held))

    def _found(self, kind: Kept, today: date, days: int) -> Found:
        profile = self._store.profile
        if kind is Kept.BACKUPS:
            return old_backups(profile, today, days)
        found = FOLDERS[kind](profile, today)
        if kind is not Kept.CAPTURES:
            return found
        scans: Found = self._store.look(self._scans, today)
        return Found((*found.files, *scans.files), (*found.held, *scans.held))

    def _scans(self, connection: sa.Connection, today: date) -> Found:
        elsewhere = rows.named_outside_events(connection)
        known = {name[:2]: {one for one in elsewhere if one[:2] == name[:2]} for name in elsewhere}

        def named(prefix: str) -> set[str]:
            return rows.named_with(connection, prefix) | known.get(prefix, set())

        return scans_of_nothing(self._store.profile, today, named, rows.last_break_on(connection))

    def _take(self, going: Going, kind: Kept, days: int, found: Found) -> None:
        due = [one for one in found.files if is_due(one.thing, going.today, days)]
        scans = [one for one in due if self._store.profile.files in one.path.parents]
        for one in due:
            if one not in scans and not self._is_stopped.is_set():
                going.take(kind, days, one)
        for at in range(0, len(scans), AT_ONCE):
            if not self._is_stopped.is_set():
                self._store.exchange(self._take_scans, going, days, scans[at : at + AT_ONCE])

    def _take_scans(
        self, connection: sa.Connection, going: Going, days: int, scans: Iterable[FoundFile]
    ) -> tuple[None, set[str]]:
        """Take scans away while nobody writes: what came into a case or draft since they were looked at stays."""
        elsewhere = rows.named_outside_events(connection)
        for scan in scans:
            name = scan.path.name
            again = found_file(scan.path, going.today)  # one that was handed in once more is of today
            is_named = name in elsewhere or bool(rows.named_with(connection, name))
            if not is_named and isinstance(again, FoundFile) and is_due(again.thing, going.today, days):
                going.take(Kept.CAPTURES, days, again)
        return None, set()

    def _finish_broken_off(self) -> None:
        """Put on record what a sweep had taken away when it was broken off, unless it was; then it is gone."""
        for folder in leftovers(self._store.profile.folder):
            kinds = kinds_in(folder)
            if kinds and not self._store.look(rows.is_on_record, folder.name):
                self._store.do(SYSTEM_OFFICER, record_sweep, folder.name, kinds)
            discard(folder)

    def _rules_and_trust(self, connection: sa.Connection) -> tuple[RetentionRules, Finding | None]:
        now = self._store.around.now()
        rules = read_rules(read_setting(connection, KEY))
        if unaccepted(connection):
            return rules, finding("retention.records_broken", KEY)
        return rules, distrust(now, rows.days_of_use(connection, now.on), newest_real(connection))

    def _today(self) -> date:
        return self._store.around.now().on

    def _tell(self, done: Done) -> None:
        """Write one line about the sweep, without a name: how many, and the codes of what kept it from more."""
        told: dict[str, Any] = {kind.value: count for kind, count in done.counts}
        codes = sorted({one.code for one in (*done.held, *((done.stopped,) if done.stopped else ()))})
        log().info("retention sweep", **told, kept_by=codes)
        now = self._store.around.now()
        line = json.dumps({"at": now.at.isoformat(), "swept": told, "kept_by": codes})
        try:
            with (self._store.profile.logs / f"sweeps-{now.on.year}.log").open("a", encoding="ascii") as file:
                file.write(line + "\n")
        except OSError as error:
            log().warning("no line about the sweep", reason=type(error).__name__)


def _is_abandoned(draft: Draft, last_on: date, present: Officer | None) -> bool:
    return rows.day_of(draft) < last_on and (present is None or draft.officer != present.id)
