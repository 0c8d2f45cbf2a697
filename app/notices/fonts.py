"""The font chain: which face sets which character, decided by the character maps at run time, never by a font's name.

Order: FangSong, Song, rare characters, then the office's own files in <profile>/fonts. Without the bundled files the
system's Chinese faces with glyf outlines serve, and `status` says so.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from app.errors import Refused
from app.notices.sfnt import Face, UnusableFont

_SAMPLE = "受理通知书不予许可〔〕年月日，。"
_PREFERRED = ("simfang", "fang", "simsun", "song", "ming", "noto", "uming", "wqy")


class Role(StrEnum):
    """What a line of a paper is set in: 仿宋 for the body, 宋体 for tables and small print, bold 宋体 for titles."""

    BODY = "body"
    TABLE = "table"
    TITLE = "title"


_FILES = {
    Role.BODY: ("fang.ttf", "song.ttf", "rare.ttf"),
    Role.TABLE: ("song.ttf", "rare.ttf"),
    Role.TITLE: ("song-bold.ttf", "song.ttf", "rare.ttf"),
}


@dataclass(frozen=True)
class FontStatus:
    """Which files set the papers; `code` names the sentence (notice.fonts_bundled, _system, _none)."""

    code: str
    files: tuple[str, ...]
    unusable: tuple[str, ...] = ()


class Chain:
    """Faces in the order in which they are asked for a character."""

    def __init__(self, faces: Sequence[Face], own: Sequence[Face] = (), numerals: Face | None = None) -> None:
        self.faces = (*faces, *own)
        self._own = tuple(own)
        self._numerals = (numerals,) if numerals is not None else ()
        self._chosen: dict[str, Face | None] = {}
        # What the setting of papers knows of words that hold no value of a record: whole texts, and runs between values.
        self.own_words: dict[Any, Any] = {}
        self.own_runs: dict[str, Any] = {}

    def face_of(self, character: str) -> Face | None:
        """Return the first face that has the character; private-use ones only from the office's own file."""
        if character not in self._chosen:
            asked = self._own if unicodedata.category(character) == "Co" else self.faces
            if character.isascii() and character.isalnum():
                asked = (*self._numerals, *asked)
            self._chosen[character] = next((face for face in asked if face.has(character)), None)
        return self._chosen[character]

    def known_faces(self, text: str) -> list[Face | None] | None:
        """Return the faces of all characters of `text`, if every one of them was asked for before and has one."""
        found = list(map(self._chosen.get, text))
        return None if None in found else found

    def face_of_all(self, text: str) -> Face | None:
        """Return the first face that has every character of `text`: a name is set in one face, or it looks patched."""
        return next((face for face in self.faces if all(face.has(c) for c in text)), None)

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of `text` that no face has, each once, in order."""
        return tuple(dict.fromkeys(c for c in text if c != "\n" and self.face_of(c) is None))


class Fonts:
    """A chain per role. Raises Refused("notice.no_fonts") when there is no Chinese face at all."""

    def __init__(self, own_fonts: Path | None = None) -> None:
        own, self.unusable = _usable(sorted(_font_files(own_fonts)) if own_fonts is not None else [])
        system: tuple[Face, ...] = ()
        if not is_bundled():
            system = system_faces()
        if not is_bundled() and not system and not own:
            raise Refused("notice.no_fonts", folder="resources/fonts")
        self._chains = {role: self._chain(role, system, own) for role in Role}
        self.own_boxes: dict[Any, Any] = {}  # what is laid out of words that hold no value of a record

    @staticmethod
    def _chain(role: Role, system: tuple[Face, ...], own: tuple[Face, ...]) -> Chain:
        faces = _bundled(role) or system
        # The numerals of the bundled FangSong are a sans-serif beside it; those of the Song face belong to the text.
        return Chain(faces, own, faces[1] if role is Role.BODY and is_bundled() else None)

    def chain(self, role: Role) -> Chain:
        """Return the chain for a role."""
        return self._chains[role]

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters that some role of a paper could not set, each once, in order."""
        found = [c for role in Role for c in self._chains[role].missing(text)]
        return tuple(c for c in dict.fromkeys(text) if c in found)


def is_bundled() -> bool:
    """True when the fonts that belong to the program are in resources/fonts."""
    return all((_folder() / name).is_file() for names in _FILES.values() for name in names)


def fonts(own_fonts: Path | None = None) -> Fonts:
    """Return the fonts of this desk; `own_fonts` is the profile's folder fonts/, and a file put there serves at once."""
    return _opened(own_fonts, _state(own_fonts))


@lru_cache(maxsize=8)
def _opened(own_fonts: Path | None, _: tuple[tuple[str, int], ...]) -> Fonts:
    return Fonts(own_fonts)


def _state(folder: Path | None) -> tuple[tuple[str, int], ...]:
    """Return names and times of the files in a folder, so that a new font is seen without a restart."""
    if folder is None or not folder.is_dir():
        return ()
    return tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.iterdir()))


def missing(text: str, own_fonts: Path | None = None) -> tuple[str, ...]:
    """Return the characters of `text` that cannot be printed, so that a page can say so while the clerk types."""
    return fonts(own_fonts).missing(text)


def status(own_fonts: Path | None = None) -> FontStatus:
    """Return which files set the papers, for the status bar and the self-test."""
    try:
        found = fonts(own_fonts)
    except Refused:
        return FontStatus("notice.fonts_none", ())
    code = "notice.fonts_bundled" if is_bundled() else "notice.fonts_system"
    names = dict.fromkeys(face.path.name for role in Role for face in found.chain(role).faces)
    return FontStatus(code, tuple(names), found.unusable)


def _folder() -> Path:
    return Path(str(resources.files("resources"))) / "fonts"


def _face(path: Path) -> Face:
    return _opened_face(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _opened_face(path: Path, _: int) -> Face:
    return Face(path)


def _bundled(role: Role) -> tuple[Face, ...]:
    return (
        tuple(_face(_folder() / name) for name in _FILES[role] if (_folder() / name).is_file()) if is_bundled() else ()
    )


def _usable(paths: Iterable[Path]) -> tuple[tuple[Face, ...], tuple[str, ...]]:
    faces = []
    unusable = []
    for path in paths:
        try:
            faces.append(_face(path))
        except UnusableFont as fault:
            unusable.append(str(fault))
    return tuple(faces), tuple(unusable)


def _font_files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(root) / name for name in sorted(names) if name.lower().endswith((".ttf", ".ttc")))


def system_folders() -> tuple[Path, ...]:
    """Return the folders in which the operating system keeps its fonts."""
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",)
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


@lru_cache(maxsize=1)
def system_faces() -> tuple[Face, ...]:
    """Return the system's faces that can set a notice, FangSong and Song kinds first."""
    found, _ = _usable(path for folder in system_folders() if folder.is_dir() for path in _font_files(folder))
    chinese = [face for face in found if all(face.has(c) for c in _SAMPLE)]
    return tuple(sorted(chinese, key=lambda face: (_preference(face), str(face.path))))


def _preference(face: Face) -> int:
    name = face.path.name.lower()
    return next((at for at, part in enumerate(_PREFERRED) if part in name), len(_PREFERRED))
