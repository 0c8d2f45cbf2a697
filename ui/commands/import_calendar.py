"""`yimen import calendar FILE [--year Y] [--dry-run] [--json]`: a holiday notice or list takes effect; the moved dates are listed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.clock.calendar import shipped
from app.door import Entered
from app.errors import Refused
from app.events.calendar import MovedDay
from app.holidays.keep import foresee, import_table
from app.holidays.moved import MovedList
from app.holidays.notice import EARLIEST, LATEST
from app.holidays.reading import read_table
from app.holidays.report import HolidayTable
from app.wording import say
from ui.commands.door import BAD_INPUT, DONE, Hands

NO_DAY = "—"


def reads_alone(options: argparse.Namespace) -> bool:
    """Return True for a reading that keeps nothing: it needs no profile."""
    return bool(options.what == "calendar" and options.dry_run)


def run(options: argparse.Namespace, hands: Hands) -> int:
    """Print what the file orders and which dates move; without --dry-run it rules afterwards. Returns 0, or 2 if unsound."""
    data = _bytes(options.file)
    if options.dry_run:
        entered = hands.read()
        try:
            setting = entered.store.setting(entered.officer)
            table = read_table(data, options.file.name, setting.calendar, _year(options.year))
            foreseen = entered.store.ask(foresee, table, setting.calendar, setting.now().on)
        finally:
            entered.store.close()
        return _tell(table, foreseen.moved, options, hands.language)
    return hands.write(lambda entered: _import(entered, data, options, hands.language))


def run_alone(options: argparse.Namespace, language: str) -> int:
    """Print what the file orders, read against the shipped table; no case is looked at."""
    table = read_table(_bytes(options.file), options.file.name, shipped(), _year(options.year))
    return _tell(table, None, options, language)


def _import(entered: Entered, data: bytes, options: argparse.Namespace, language: str) -> int:
    setting = entered.store.setting(entered.officer)
    table = read_table(data, options.file.name, setting.calendar, _year(options.year))
    if not table.is_sound:
        _tell(table, None, options, language)
        raise Refused("calendar.unsound", file=options.file.name)
    moved = entered.store.do(entered.officer, import_table, table)
    return _tell(table, moved, options, language)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise Refused("command.no_file", file=str(path), detail=fault.strerror or "") from fault


def _year(year: int | None) -> int | None:
    if year is not None and not EARLIEST <= year <= LATEST:
        raise Refused("calendar.bad_year", year=year)
    return year


def _tell(table: HolidayTable, moved: MovedList | None, options: argparse.Namespace, language: str) -> int:
    if options.json:
        sys.stdout.write(json.dumps(_plain(table, moved, language), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_lines(table, moved, language, is_kept=not options.dry_run)) + "\n")
    return DONE if table.is_sound else BAD_INPUT


def _lines(table: HolidayTable, moved: MovedList | None, language: str, *, is_kept: bool) -> Iterator[str]:
    yield from table.told_lines(language)
    if moved is not None:
        yield say(
            "calendar.moved_counts", language,
            looked_at=moved.looked_at, moved=len(moved.moved), settled=moved.settled,
        )  # fmt: skip
        for line in moved.moved:
            yield moved_line(line, language)
    if table.is_sound:
        yield say("calendar.kept" if is_kept else "calendar.not_kept", language)


def moved_line(line: MovedDay, language: str) -> str:
    """Return one moved date in words: the case, the clock, the old and the new day."""
    before, after = (day.isoformat() if day else NO_DAY for day in (line.before, line.after))
    step = f"（{line.step}）" if line.step else ""
    return say(
        "calendar.moved_line", language,
        number=line.number, item=line.item, holiday_clock=line.clock, step=step, before=before, after=after,
    )  # fmt: skip


def _plain(table: HolidayTable, moved: MovedList | None, language: str) -> dict[str, Any]:
    out = table.plain(language)
    if moved is None:
        return out
    out["open_cases"] = moved.looked_at
    out["moved"] = [
        {
            "number": line.number,
            "clock": line.clock,
            "step": line.step,
            "before": line.before.isoformat() if line.before else None,
            "after": line.after.isoformat() if line.after else None,
            "was_provisional": line.was_provisional,
            "provisional": line.is_provisional,
        }
        for line in moved.lines
    ]
    return out
