"""`yimen import items|calendar FILE [--year Y] [--dry-run] [--json]`: a list becomes drafts, a holiday notice takes effect."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from app.door import Entered
from app.errors import Refused
from app.item_import.keep import keep_imported
from app.item_import.reading import Surroundings, read_list
from app.item_import.report import Imported
from ui.commands import import_calendar
from ui.commands.door import DONE, Hands

WHAT = (
    "items: .xlsx, .csv or .toml; calendar: a notice's text, .csv, .xlsx, .json or .toml; headers by their usual names"
)


def arguments() -> argparse.ArgumentParser:
    """Return the parser of this command."""
    parser = argparse.ArgumentParser(prog="yimen import", description=__doc__)
    parser.add_argument("what", choices=("items", "calendar"), help=WHAT)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="report only, keep nothing")
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    parser.add_argument(
        "--year", type=int, metavar="Y", help="calendar: the year that the text arranges, where it does not say"
    )
    return parser


def run(given: list[str], hands: Hands) -> int:
    """Print the report; without --dry-run the rows lie in the drawer afterwards. Returns 0."""
    options = arguments().parse_args(given)
    if options.what == "calendar":
        return import_calendar.run(options, hands)
    try:
        data = options.file.read_bytes()
    except OSError as fault:
        raise Refused("command.no_file", file=str(options.file), detail=fault.strerror or "") from fault
    imported = hands.write(lambda entered: _import(entered, data, options.file.name, is_dry=options.dry_run))
    if options.json:
        sys.stdout.write(json.dumps(imported.plain(hands.language), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(imported.lines(hands.language)) + "\n")
    return DONE


def _import(entered: Entered, data: bytes, name: str, *, is_dry: bool) -> Imported:
    setting = entered.store.setting(entered.officer)
    imported = read_list(data, name, Surroundings(setting.office, setting.catalogue))
    if not is_dry:
        keys = entered.store.do(entered.officer, keep_imported, imported)
        imported = replace(imported, untouched=len(imported.kept) - len(keys))
    return imported
