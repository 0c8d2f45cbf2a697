"""The faces of the window: its own, then those that set the papers' rare characters, then the office's own files.

The screen shows every character that a paper can print, or a clerk would take a right name for a wrong one.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path

from PySide6.QtGui import QFontDatabase

SYSTEM_FAMILIES = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "HanaMinB",
)
BUNDLED = ("sans.ttf", "sans-bold.ttf", "song.ttf", "rare.ttf")
SUFFIXES = (".ttf", ".ttc")
_own: dict[Path, tuple[str, ...]] = {}


@lru_cache(maxsize=1)
def bundled_families() -> tuple[str, ...]:
    """Load the fonts of resources/fonts; without them the system's Chinese fonts serve."""
    files = (resources.files("resources") / "fonts" / name for name in BUNDLED)
    loaded = (_loaded(Path(str(file))) for file in files if file.is_file())
    return tuple(dict.fromkeys(family for names in loaded for family in names))


def load_own_fonts(folder: Path | None) -> bool:
    """Load the office's own font files; True when there was a new one. Files that were loaded before stay."""
    files = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
    new = [path for path in files if path.suffix.lower() in SUFFIXES and path not in _own]
    for path in new:
        _own[path] = _loaded(path)
    return bool(new)


def families() -> list[str]:
    """Return the families in the order in which they are asked for a character."""
    own = (family for names in _own.values() for family in names)
    return list(dict.fromkeys((*bundled_families(), *own, *SYSTEM_FAMILIES)))


def _loaded(path: Path) -> tuple[str, ...]:
    number = QFontDatabase.addApplicationFont(str(path))
    return tuple(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else ()
