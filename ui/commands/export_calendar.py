"""`yimen export calendar --year Y [--out F.csv|F.toml]`: a year's working days as a list, or the whole calendar as a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.clock.calendar import Calendar
from app.errors import Refused
from app.holidays.export import calendar_csv, calendar_toml
from app.holidays.notice import EARLIEST, LATEST
from ui.commands.door import DONE, Hands

WORD = "calendar"


def arguments() -> argparse.ArgumentParser:
    """Return the parser of this command."""
    parser = argparse.ArgumentParser(prog="yimen export calendar", description=__doc__)
    parser.add_argument("--year", type=int, metavar="Y", help="needed for a list (.csv); a .toml holds every year")
    parser.add_argument("--out", type=Path, metavar="F", help=".csv or .toml; standard output without it")
    return parser


def run(given: list[str], hands: Hands) -> int:
    """Write the calendar in force; nothing of a case is in it, so one officer may."""
    options = arguments().parse_args(given)
    entered = hands.read()
    try:
        made = content(entered.store.setting(entered.officer).calendar, options.year, options.out)
    finally:
        entered.store.close()
    if options.out is None:
        sys.stdout.write(made.decode("utf-8-sig"))
        return DONE
    try:
        options.out.write_bytes(made)
    except OSError as fault:
        raise Refused("command.export_not_written", file=str(options.out), detail=fault.strerror or "") from fault
    return DONE


def content(calendar: Calendar, year: int | None, out: Path | None) -> bytes:
    """Return the bytes of the file. Raises Refused: an ending that is none, no year for a list, a year that is not out."""
    if out is not None and out.suffix.lower() == ".toml":
        return calendar_toml(calendar).encode()
    if out is not None and out.suffix.lower() != ".csv":
        raise Refused("calendar.export_kind", file=out.name)
    if year is None:
        raise Refused("calendar.export_year")
    if not EARLIEST <= year <= LATEST:
        raise Refused("calendar.bad_year", year=year)
    return calendar_csv(calendar, year)
