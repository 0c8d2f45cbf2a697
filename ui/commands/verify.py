"""`yimen verify CODE|FILE.pdf [--keys FILE]`: is a paper genuine? Without unlocking by the public keys alone."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.desk import Records
from app.door import Entered
from app.errors import Refused
from app.intake.limits import MEGABYTE
from app.verify.checking import check_text
from app.verify.keys import FILE_NAME, PublicKey, joined, read_keys
from app.verify.paper_file import check_file
from app.verify.verdict import Answer
from app.wording import DEFAULT_LANGUAGE
from ui.commands.door import DONE, REFUSED

MOST_BYTES = 40 * MEGABYTE
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")
_BLANK = "\u3000"


@dataclass(frozen=True)
class Ways:
    """What the command is handed: the profile's folder, and how to unlock it where somebody is named who can."""

    folder: Path
    unlock: Callable[[], Entered] | None
    language: str = DEFAULT_LANGUAGE


def arguments() -> argparse.ArgumentParser:
    """Return the parser of this command."""
    parser = argparse.ArgumentParser(prog="yimen verify", description=__doc__)
    parser.add_argument("what", nargs="*", metavar="CODE|FILE", help="the code as scanned, its short form, or a file")
    parser.add_argument("--keys", type=Path, metavar="FILE", help="a list of public keys (yimen-keys/1)")
    return parser


def run(given: list[str], ways: Ways) -> int:
    """Print the verdict and what the paper says; return 0 for a paper that counts, else 1 (2: this is no paper)."""
    options = arguments().parse_args(given)
    text = " ".join(options.what).strip()
    if not text:
        raise Refused("verify.bad_nothing")
    data = _data(text)
    given_keys = () if options.keys is None else read_keys(_read(options.keys).decode("utf-8", "replace"))
    answer = _answer(text, data, given_keys, ways)
    sys.stdout.write(told(answer, ways.language))
    return DONE if answer.is_good else REFUSED


def _answer(text: str, data: bytes | None, given: tuple[PublicKey, ...], ways: Ways) -> Answer:
    """Ask the unlocked store where there is one; else the keys that were given, or lie beside it in clear."""
    if ways.unlock is not None:
        answer: Answer = ways.unlock().store.ask(_check, text, data, given)
        return answer
    known = given or _cached(ways.folder)
    return check_text(text, known) if data is None else check_file(data, known)


def _check(records: Records, text: str, data: bytes | None, given: tuple[PublicKey, ...]) -> Answer:
    keys = joined(records.public_keys(), given)
    return check_text(text, keys, records) if data is None else check_file(data, keys, records)


def _cached(folder: Path) -> tuple[PublicKey, ...]:
    path = folder / FILE_NAME
    if not path.is_file():
        raise Refused("verify.bad_no_keys")
    return read_keys(_read(path).decode("utf-8", "replace"))


def _data(text: str) -> bytes | None:
    """Return the bytes of the file that is meant; None for a code."""
    is_file = text.lower().endswith(SUFFIXES) or (len(text) < 4096 and _exists(Path(text)))
    return _read(Path(text)) if is_file else None


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise Refused("verify.bad_file", file=str(path), detail=getattr(fault, "strerror", "") or str(fault)) from fault
    if len(data) > MOST_BYTES:
        raise Refused("intake.too_large", found=-(-len(data) // MEGABYTE), most=MOST_BYTES // MEGABYTE)
    return data


def told(answer: Answer, language: str) -> str:
    """Return the answer as lines: the verdict, what the paper says, what else must be known."""
    facts = [f"  {label}{_BLANK}{text}" for label, text in answer.lines(language)]
    return "\n".join((answer.headline(language), *facts, *answer.sentences(language))) + "\n"
