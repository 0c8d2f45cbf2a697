"""`yimen export --json NUMBER|--all [--pdf DIR] [--second ID]`: the truth, readable (yimen-export/1)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from app.casefile import paper_if_here
from app.desk import Desk, Records
from app.door import Entered
from app.errors import Refused
from app.events.office import Looked
from app.export import MOST_AT_ONCE, every_case, export
from app.ids import OfficerId
from app.wording import say
from ui.commands.door import DONE, REFUSED, Hands
from ui.commands.unlocking import SECOND_VARIABLE


def arguments() -> argparse.ArgumentParser:
    """Return the parser of this command."""
    parser = argparse.ArgumentParser(prog="yimen export", description=__doc__)
    parser.add_argument("--json", nargs="*", metavar="NUMBER", default=[], dest="numbers")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--pdf", type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path, metavar="FILE.json")
    parser.add_argument("--reveal", action="store_true", help="personal data in clear; training profiles always are")
    parser.add_argument(
        "--second", metavar="ID", default="", help=f"the second officer ({SECOND_VARIABLE}, or asked for)"
    )
    return parser


def run(given: list[str], hands: Hands) -> int:
    """Write the export to standard output or `--out`, papers beside it; return 0, or 1 when a live profile refuses.

    A live profile gives up to 20 cases masked; more, papers, or personal data in clear need a second officer and are
    on record, so no window may be open then.
    """
    options = arguments().parse_args(given)
    if not options.all and not options.numbers:
        raise Refused("command.export_nothing")
    numbers = None if options.all else tuple(options.numbers)
    if hands.is_training():
        return _write(options, hands.read(), numbers, is_revealed=True, language=hands.language)
    if not _needs_two(options, hands, numbers):
        return _write(options, hands.read(), numbers, is_revealed=False, language=hands.language)
    if not options.second:
        code = "command.export_papers_needs_two" if options.pdf is not None else "command.export_needs_two"
        sys.stderr.write(say(code, hands.language, most=MOST_AT_ONCE) + "\n")
        return REFUSED
    return hands.write(lambda entered: _by_two(options, hands, entered, numbers))


def _needs_two(options: argparse.Namespace, hands: Hands, numbers: tuple[str, ...] | None) -> bool:
    """A paper names the applicant: its bytes cannot be masked."""
    if options.reveal or options.pdf is not None:
        return True
    wanted = len(numbers) if numbers is not None else hands.read().store.ask(lambda records: len(every_case(records)))
    return bool(wanted > MOST_AT_ONCE)


def _by_two(options: argparse.Namespace, hands: Hands, entered: Entered, numbers: tuple[str, ...] | None) -> int:
    if options.second == entered.officer.id:
        raise Refused("command.export_second_same", officer=entered.officer.id)
    second = hands.second(options.second)
    count = -1 if numbers is None else len(numbers)
    entered.store.do(entered.officer, record_export, second.id, count, is_revealed=options.reveal)
    return _write(options, entered, numbers, is_revealed=options.reveal, language=hands.language)


def record_export(desk: Desk, second: OfficerId, cases: int, *, is_revealed: bool) -> None:
    """It is on record that two officers exported: who, how many cases (-1: all), in clear or masked."""
    desk.record(None, Looked("export_revealed" if is_revealed else "export", cases, f"{desk.officer.id}、{second}"))


def _write(
    options: argparse.Namespace, entered: Entered, numbers: tuple[str, ...] | None, *, is_revealed: bool, language: str
) -> int:
    setting = entered.store.setting(entered.officer)
    truth = entered.store.ask(export, setting.calendar, setting.now().on, numbers, is_revealed)
    try:
        if options.out is not None:
            options.out.write_text(_json(truth, "utf-8") + "\n", "utf-8")
        else:
            sys.stdout.write(_json(truth, sys.stdout.encoding or "ascii") + "\n")
        if options.pdf is not None:
            _, away = entered.store.ask(write_papers, options.pdf, numbers)
            if away:
                sys.stderr.write(say("command.export_papers_away", language, papers=away) + "\n")
    except OSError as fault:
        where = str(fault.filename or options.out or options.pdf)
        raise Refused("command.export_not_written", file=where, detail=fault.strerror or "") from fault
    return DONE


def _json(truth: dict[str, Any], encoding: str) -> str:
    """Return JSON with its signs readable, or escaped where the terminal cannot show them."""
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(truth, indent=1)
    return text


def write_papers(records: Records, folder: Path, numbers: tuple[str, ...] | None) -> tuple[int, int]:
    """Write the stored bytes of every paper as <case number>-<n>-<template>.pdf; return how many, and how many of other
    desks have not come here.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ids = every_case(records) if numbers is None else [records.case_by_number(n).id for n in numbers]
    written = away = 0
    for case_id in ids:
        number = records.case(case_id).number
        for place, notice in enumerate(records.notices(case_id), 1):
            name = f"{number}-{place:02d}-{notice.template}.pdf"
            data = paper_if_here(records, notice.id)
            if data is None:
                away += 1
                continue
            (folder / name).write_bytes(data)
            written += 1
    return written, away
