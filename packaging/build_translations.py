"""Compile resources/i18n/*.ts, which are kept, into *.qm, which the window loads; done again only after a change."""

from __future__ import annotations

import sys
from pathlib import Path

from start_environment import python_path
from start_step import ROOT, Step, do

LRELEASE = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"


def outdated(folder: Path) -> list[Path]:
    """The sources in `folder` without a compiled file as new as they are."""
    return [source for source in sorted(folder.glob("*.ts")) if _age(source.with_suffix(".qm")) < _age(source)]


def compile_translations(root: Path) -> int:
    """Compile what is outdated below `root`; returns how many could not be: their windows stay Chinese."""
    failed = 0
    for source in outdated(root / "resources" / "i18n"):
        made = source.with_suffix(".qm")
        command = [str(python_path(ROOT)), "-c", LRELEASE, "-silent", str(source), "-qm", str(made)]
        failed += bool(do(Step(f"translation {source.stem}", command, is_quiet=True)))
    return failed


def _age(path: Path) -> float:
    return path.stat().st_mtime if path.is_file() else 0.0


if __name__ == "__main__":
    sys.exit(min(compile_translations(ROOT), 1))
