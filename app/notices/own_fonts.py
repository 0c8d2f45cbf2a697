"""The office's own font files in <profile>/fonts: taken in after the limited child has looked them over, on record by hash."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.desk import Desk, Records
from app.durable import replace_file
from app.errors import Refused
from app.events.body import pack
from app.events.office import SettingChanged
from app.identity.text import codepoint, shown
from app.intake.open_font import open_font

KEY = "own_fonts"
SUFFIXES = (".ttf", ".ttc")
MOST_BYTES = 200 * 1024 * 1024
MOST_FILES = 12
_UNFIT = re.compile(r"[^\w.\-]+")


@dataclass(frozen=True)
class OwnFont:
    """A font file of the office: its name in the folder, SHA-256, the font's own name, how many characters and Han it draws."""

    file: str
    sha256: str
    name: str
    characters: int
    han: int


def take_font(source: Path, folder: Path | None, wanted: str = "") -> OwnFont:
    """Copy a font file into the folder; it sets papers at once. No part of a bad file is left there.

    Raises Refused: no such file, no TrueType outlines, its licence forbids embedding, damaged, too large, too many
    files, or it has not the `wanted` character ("fonts.lacks_character").
    """
    if folder is None:
        raise Refused("fonts.no_folder")
    data = _read(source)
    digest = hashlib.sha256(data).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    held = _same(folder, data)
    if held is None and len(own_files(folder)) >= MOST_FILES:
        raise Refused("fonts.too_many", most=MOST_FILES)
    waiting = held or folder / f"{digest[:16]}.incoming"
    if held is None:
        replace_file(waiting, data)
    try:
        facts = open_font(waiting, wanted)
        if wanted and wanted not in facts.has:
            raise Refused(
                "fonts.lacks_character", file=source.name, character=shown(wanted), code_point=codepoint(wanted)
            )
        place = held or _free_name(folder, source)
        if held is None:
            os.replace(waiting, place)
    finally:
        if held is None:
            with contextlib.suppress(OSError):
                waiting.unlink(missing_ok=True)
    return OwnFont(place.name, digest, facts.name, facts.characters, facts.han)


def record_font(desk: Desk, font: OwnFont) -> tuple[OwnFont, ...]:
    """It is on record which file sets papers from now on; return all that are."""
    kept = (*(one for one in recorded_fonts(desk.records) if one.file != font.file), font)
    desk.record(None, SettingChanged(KEY, pack(kept)))
    return kept


def recorded_fonts(records: Records) -> tuple[OwnFont, ...]:
    """Return the font files on record, in the order in which they came."""
    value = records.setting(KEY)
    entries = value if isinstance(value, list) else []
    return tuple(made for entry in entries if (made := _own_font(entry)) is not None)


def _own_font(entry: object) -> OwnFont | None:
    if not isinstance(entry, Mapping):
        return None
    texts = [entry.get(name) for name in ("file", "sha256", "name")]
    counts = [entry.get(name) for name in ("characters", "han")]
    if not all(isinstance(text, str) for text in texts) or not all(isinstance(count, int) for count in counts):
        return None
    (file, sha256, name), (characters, han) = map(str, texts), (int(str(count)) for count in counts)
    return OwnFont(file, sha256, name, characters, han)


def own_files(folder: Path | None) -> tuple[Path, ...]:
    """Return the font files in the folder."""
    if folder is None or not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES))


def _read(source: Path) -> bytes:
    if source.suffix.lower() not in SUFFIXES:
        raise Refused("fonts.wrong_kind", file=source.name)
    try:
        if source.stat().st_size > MOST_BYTES:
            raise Refused("fonts.too_large", file=source.name, most=MOST_BYTES // (1024 * 1024))
        return source.read_bytes()
    except OSError as fault:
        raise Refused("fonts.unreadable", file=source.name) from fault


def _same(folder: Path, data: bytes) -> Path | None:
    """Return the file in the folder that holds these very bytes."""
    same_size = (path for path in own_files(folder) if path.stat().st_size == len(data))
    return next((path for path in same_size if path.read_bytes() == data), None)


def _free_name(folder: Path, source: Path) -> Path:
    stem = _UNFIT.sub("_", source.stem).strip("._")[:60] or "font"
    names = (f"{stem}{mark}{source.suffix.lower()}" for mark in ("", *(f"-{n}" for n in range(2, MOST_FILES + 2))))
    return next(folder / name for name in names if not (folder / name).exists())
