"""`yimen export --json NUMBER|--all [--pdf DIR]`: the truth, readable (yimen-export/1)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from app.desk import Records
from app.errors import Refused
from app.export import every_case, export
from app.wording import say
from ui.commands.door import DONE, REFUSED, Hands

MOST_AT_ONCE = 20


def arguments() -> argparse.ArgumentParser:
    """Return the parser of this command."""
    parser = argparse.ArgumentParser(prog="yimen export", description=__doc__)
    parser.add_argument("--json", nargs="*", metavar="NUMBER", default=[], dest="numbers")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--pdf", type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path, metavar="FILE.json")
    parser.add_argument("--reveal", action="store_true", help="personal data in clear; training profiles always are")
    return parser


def run(given: list[str], hands: Hands) -> int:
    """Write the export to standard output or `--out`, papers beside it; return 0, or 1 when a live profile refuses."""
    options = arguments().parse_args(given)
    training = hands.is_training()
    entered = hands.read()
    numbers = None if options.all or not options.numbers else tuple(options.numbers)
    if not training and (options.reveal or numbers is None or len(numbers) > MOST_AT_ONCE):
        sys.stderr.write(say("command.export_needs_two", hands.language, most=MOST_AT_ONCE) + "\n")
        return REFUSED
    if not training and options.pdf is not None:  # a paper names the applicant: its bytes cannot be masked
        sys.stderr.write(say("command.export_papers_needs_two", hands.language) + "\n")
        return REFUSED
    setting = entered.store.setting(entered.officer)
    truth = entered.store.ask(export, setting.calendar, setting.now().on, numbers, training)
    try:
        if options.out is not None:
            options.out.write_text(_json(truth, "utf-8") + "\n", "utf-8")
        else:
            sys.stdout.write(_json(truth, sys.stdout.encoding or "ascii") + "\n")
        if options.pdf is not None:
            entered.store.ask(write_papers, options.pdf, numbers)
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


def write_papers(records: Records, folder: Path, numbers: tuple[str, ...] | None) -> int:
    """Write the stored bytes of every paper as <case number>-<n>-<template>.pdf; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = every_case(records) if numbers is None else [records.case_by_number(n).id for n in numbers]
    written = 0
    for case_id in ids:
        number = records.case(case_id).number
        for place, notice in enumerate(records.notices(case_id), 1):
            name = f"{number}-{place:02d}-{notice.template}.pdf"
            (folder / name).write_bytes(records.pdf(notice.id))
            written += 1
    return written
