"""How far an application for information is, as the applicant asks by number and code: days and state, no word and no name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from app.clock.calendar import Calendar
from app.disclosure.dossier import Dossier
from app.disclosure.explaining import explain_disclosure
from app.disclosure.table import OPEN
from app.events.disclosure import DisclosureReceived, DisclosureUnclear, ReplyExtended
from app.explaining import sheet_rows
from app.ids import DisclosureId, NoticeId, OfficerId
from app.office import Office
from app.public.progress import Clock, Progress
from app.register_words import grouped
from app.wording import DEFAULT_LANGUAGE, name_of, say

NOWHEN = datetime(1970, 1, 1, tzinfo=UTC)
NO_ID, NO_PAPER = DisclosureId(""), NoticeId("")


def is_shown(held: Dossier) -> bool:
    """True when number, code and day are what they should be: an older center took what a program not ours had said."""
    told = held.received
    texts: tuple[object, ...] = (told.number, told.query_code, told.department, told.way)
    days: tuple[object, ...] = (told.received_on, held.begun_on)
    is_text = all(isinstance(one, str) and "\0" not in one for one in texts)
    return is_text and all(isinstance(one, date) for one in days)


def public_asked(held: Dossier) -> Dossier:
    """Return what the applicant may ask of it. Every field is named here: what is not named never leaves."""
    told = held.received
    unclear = None if held.unclear is None else DisclosureUnclear(NO_ID, NO_PAPER, held.unclear.days)
    extended = None if held.extended is None else ReplyExtended(NO_ID, NO_PAPER, held.extended.days, "")
    return Dossier(
        id=NO_ID,
        received=DisclosureReceived(NO_ID, told.number, "", told.department, told.way, told.received_on, ""),
        at=NOWHEN,
        on=held.on,
        officer=OfficerId(""),
        wanted="",
        begun_on=held.begun_on,
        begun_by=held.begun_by,
        state=held.state,
        unclear=unclear,
        unclear_on=held.unclear_on,
        asked=tuple(replace(one, name="") for one in held.asked),
        extended=extended,
        extended_on=held.extended_on,
        charged_on=held.charged_on,
        ended_on=held.ended_on,
        end_cause=held.end_cause,
    )


def asked_progress(
    held: Dossier, office: Office, calendar: Calendar, on: date, language: str = DEFAULT_LANGUAGE
) -> Progress:
    """Return the progress of an application for information as of the end of `on`."""
    department = office.department(held.department).name if office.has(held.department) else office.name
    return Progress(
        number=grouped(held.received.number),
        item=name_of("disclosure_clock", "name", language),
        department=department,
        state=name_of("disclosure_state", held.state.value, language),
        told=say(f"public.asked_{held.state.value}", language),
        step="",
        dates=tuple(_dates(held, language)),
        clocks=tuple(_clocks(held, calendar, on, language)) if held.state in OPEN or held.ended_on else (),
        used=(),
        used_told="",
        is_ended=held.ended_on is not None,
    )


def _dates(held: Dossier, language: str) -> Iterator[tuple[str, str]]:
    yield say("public.on_received", language), held.received.received_on.isoformat()
    for name, day in (("told", held.unclear_on), ("extended", held.extended_on), ("charged", held.charged_on)):
        if day is not None:
            yield say(f"public.on_asked_{name}", language), day.isoformat()
    if held.ended_on is not None:
        yield say("public.on_ended", language), held.ended_on.isoformat()


def _clocks(held: Dossier, calendar: Calendar, on: date, language: str) -> Iterator[Clock]:
    told = explain_disclosure(held, calendar, on, language)
    for line in told.lines:
        if line.sheet.kind == "notice":
            continue  # the office's own days for telling what is not clear
        rows = tuple((row["日期"], row["说明"]) for row in sheet_rows(replace(told, lines=(line,))))
        finished = line.clock.finished
        done = "" if finished is None else say("public.done", language, on=finished.isoformat())
        yield Clock(line.sheet.title, line.due, line.left, line.why, done, line.clock.days_over > 0, rows)
