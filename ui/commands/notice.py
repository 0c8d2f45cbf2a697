"""`yimen notice`: a paper by hand, exactly as the desk would make it. Read-only: no profile, no window."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from app.errors import Refused
from app.notices.catalogue import KEYS, template
from app.notices.ofd.document import write_ofd
from app.notices.render import lay_out, render
from app.notices.template import Field, Form, Template
from app.notices.template_loading import RECEIPT_FORMS
from app.wording import DEFAULT_LANGUAGE, say_trouble

DONE, REFUSED, BAD_INPUT = 0, 1, 2
SIGNED_ON = "落款日期"
OFD = ".ofd"
BEIJING = timezone(timedelta(hours=8))
UNDATED = datetime(2000, 1, 1, tzinfo=BEIJING)
PAPERS = {"A4": Form.RECEIPT, "A5": Form.SMALL_RECEIPT, "80mm": Form.ROLL}
_DIGITS = re.compile(r"\d+")


def run(arguments: list[str]) -> int:
    """Render TEMPLATE with a record into a PDF (or OFD, beta), or print its fields: 0 done, 1 refused by a rule, 2 bad input.

    The paper's creation time is --at, or midnight of its 落款日期: the same record gives the same bytes on any day.
    """
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as asked:
        return DONE if asked.code in (0, None) else BAD_INPUT
    try:
        if options.fields is not None:
            _print_fields(_chosen(options.fields))
            return DONE
        if options.template is None or options.record is None or options.out is None:
            _parser().print_usage(sys.stderr)
            return BAD_INPUT
        chosen, record = _on_paper(_chosen(options.template), options.paper), _record(options.record)
    except Refused as refused:
        print(say_trouble(refused, options.lang), file=sys.stderr)
        return BAD_INPUT
    return _make(chosen, record, options)


def _make(chosen: Template, record: Mapping[str, Any], options: argparse.Namespace) -> int:
    try:
        data, pages = _drawn(chosen, record, options)
    except Refused as refused:
        print(say_trouble(refused, options.lang), file=sys.stderr)
        return REFUSED
    try:
        options.out.write_bytes(data)
    except OSError as fault:
        trouble = Refused("notice.record_file", file=str(options.out), detail=fault.strerror)
        print(say_trouble(trouble, options.lang), file=sys.stderr)
        return BAD_INPUT
    print(f"{hashlib.sha256(data).hexdigest()}  {options.out}  {pages}")
    return DONE


def _drawn(chosen: Template, record: Mapping[str, Any], options: argparse.Namespace) -> tuple[bytes, int]:
    """Return the file and how many pages it has: a PDF, or an OFD when its name says so."""
    at = options.at or _signed_at(record)
    look = {
        "preview": options.preview, "training": options.training, "own_fonts": options.fonts,
        "by_hand": frozenset(options.by_hand),
    }  # fmt: skip
    if options.out.suffix.lower() == OFD:
        laid = lay_out(chosen, record, **look)
        return write_ofd(laid, issued_at=at), len(laid.pages)
    made = render(chosen, record, issued_at=at, **look)
    return made.pdf, made.pages


def _signed_at(record: Mapping[str, Any]) -> datetime:
    numbers = _DIGITS.findall(str(record.get(SIGNED_ON, "")))
    try:
        return datetime(int(numbers[0]), int(numbers[1]), int(numbers[2]), tzinfo=BEIJING)
    except (IndexError, ValueError):
        return UNDATED  # a date that is wrong is refused by its field's own check


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yimen notice", description=__doc__)
    parser.add_argument("template", nargs="?", metavar="TEMPLATE", help=", ".join(KEYS))
    parser.add_argument("--fields", metavar="TEMPLATE", help="print the template's fields with an example, as JSON")
    parser.add_argument("--record", type=Path, metavar="FILE.json", help="one JSON object of the template's fields")
    parser.add_argument("--out", type=Path, metavar="FILE.pdf|FILE.ofd")
    parser.add_argument("--at", type=_moment, metavar="2026-11-23T09:00+08:00", help="time of issue")
    parser.add_argument("--paper", choices=tuple(PAPERS), help="what a receipt is laid out for, usually A4")
    parser.add_argument("--preview", action="store_true", help="marked 预览; gaps are shown")
    parser.add_argument("--training", action="store_true", help="marked 培训")
    parser.add_argument("--fonts", type=Path, metavar="DIR", help="the office's own font files")
    parser.add_argument("--by-hand", default="", metavar="CHARACTERS", help="no font has them: leave a marked space")
    parser.add_argument("--lang", choices=("zh_CN", "en"), default=DEFAULT_LANGUAGE)
    return parser


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _chosen(key: str) -> Template:
    if key not in KEYS:
        raise Refused("notice.no_template", key=key)
    return template(key)


def _on_paper(chosen: Template, paper: str | None) -> Template:
    """Return the template laid out for another paper; only receipts can be had on A5 or on the roll."""
    if paper is None or (paper == "A4" and chosen.form not in RECEIPT_FORMS):
        return chosen
    if chosen.form not in RECEIPT_FORMS:
        raise Refused("notice.no_form", name=chosen.title, form=paper)
    return replace(chosen, form=PAPERS[paper])


def _record(path: Path) -> Mapping[str, Any]:
    try:
        record = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError) as fault:
        raise Refused("notice.record_file", file=path.name, detail=str(fault)) from fault
    if not isinstance(record, dict):
        raise Refused("notice.record_shape", file=path.name)
    return record


def _print_fields(chosen: Template) -> None:
    """Print an example record; kinds and demands (* needed, ? at times, - not) as # lines on standard error."""
    for field in chosen.fields.values():
        print(f"# {_demand(field)} {field.kind.value:6} {field.name}", file=sys.stderr)
    print(json.dumps(chosen.example(), ensure_ascii=False, indent=2))


def _demand(field: Field) -> str:
    if field.required_when is not None:
        return "?"
    return "*" if field.required else "-"
