"""`yimen clock FILE.json [--lang zh_CN|en]`: the readings of dated clocks and ledgers (clock.md, JSON)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from app.clock.wire import answer, parse
from app.finding import Finding, finding
from app.wording import DEFAULT_LANGUAGE

DONE, BAD_INPUT = 0, 2


def run(arguments: list[str]) -> int:
    """Print the readings of the file and return 0; on bad input print one sentence per fault to stderr and return 2."""
    files, language = _options(arguments)
    text, faults = _read(Path(files[0])) if len(files) == 1 else ("", (finding("clock.usage", ""),))
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


def _options(arguments: list[str]) -> tuple[list[str], str]:
    """Return the files named and the language; an unknown language is the usual one."""
    files, language, rest = [], DEFAULT_LANGUAGE, iter(arguments)
    for argument in rest:
        if argument == "--lang":
            language = "en" if next(rest, "") == "en" else DEFAULT_LANGUAGE
        else:
            files.append(argument)
    return files, language


def _read(path: Path) -> tuple[str, tuple[Finding, ...]]:
    try:
        return path.read_text("utf-8-sig"), ()
    except UnicodeDecodeError:
        return "", (finding("clock.not_utf8", str(path)),)
    except OSError as problem:
        return "", (finding("clock.unreadable", str(path), reason=problem.strerror or type(problem).__name__),)
