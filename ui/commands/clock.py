"""`yimen clock FILE.json [--lang zh_CN|en]`: the readings of dated clocks and ledgers."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from app.clock.wire import answer, parse
from app.finding import Finding, finding
from app.wording import DEFAULT_LANGUAGE

DONE, BAD_INPUT = 0, 2
EXAMPLE = """an example of FILE.json (units: working_day, calendar_day, month, on_the_spot; "calendar" and "ledgers" are optional):
{"clocks": [{"id": "a", "unit": "working_day", "n": 20, "start": "2026-03-02",
             "stops": [{"from": "2026-03-09", "to": "2026-03-20"}], "extensions": [], "finished": null,
             "at": ["2026-04-01"]}]}"""


def run(arguments: list[str]) -> int:
    """Print the readings of the file and return 0; on bad input print one sentence per fault to stderr and return 2."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as asked:
        return DONE if asked.code in (0, None) else BAD_INPUT
    language = options.lang
    text, faults = _read(options.file)
    if not faults:
        given, faults = parse(text)
        if given is not None:
            out, faults = answer(given, language)
    if faults:
        for fault in faults:
            sys.stderr.write(fault.say(language) + "\n")
        return BAD_INPUT
    sys.stdout.write(_json(out) + "\n")
    return DONE


def _json(out: dict[str, Any]) -> str:
    """Return JSON with its signs readable, or escaped where the terminal cannot show them."""
    text = json.dumps(out, ensure_ascii=False, indent=1)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return json.dumps(out, indent=1)
    return text


def _parser() -> argparse.ArgumentParser:
    """Return the parser of this command."""
    parser = argparse.ArgumentParser(
        prog="yimen clock",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=EXAMPLE,
    )
    parser.add_argument("file", type=Path, metavar="FILE.json")
    parser.add_argument("--lang", choices=("zh_CN", "en"), default=DEFAULT_LANGUAGE)
    return parser


def _read(path: Path) -> tuple[str, tuple[Finding, ...]]:
    try:
        return path.read_text("utf-8-sig"), ()
    except UnicodeDecodeError:
        return "", (finding("clock.not_utf8", str(path)),)
    except OSError as problem:
        return "", (finding("clock.unreadable", str(path), reason=problem.strerror or type(problem).__name__),)
