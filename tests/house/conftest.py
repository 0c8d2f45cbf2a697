"""The house as the rules see it: its files, read once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from house_manners import texts
from house_sources import ROOT, Source, sources

NOT_OURS = {".venv", ".git", "out", "build", "dist", "node_modules", "fonts", "icons"}


@pytest.fixture(scope="session")
def files() -> list[Source]:
    return sources(ROOT)


@pytest.fixture(scope="session")
def our_texts() -> dict[str, str]:
    """Every text of the project: what git keeps or would keep, or without git every file that is not built."""
    listed = (
        subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if (ROOT / ".git").exists()
        else None
    )
    names = listed.stdout.splitlines() if listed and listed.returncode == 0 else _walked(ROOT)
    return texts(ROOT, names)


def _walked(root: Path) -> list[str]:
    found = []
    for path in root.rglob("*"):
        name = path.relative_to(root)
        if (
            path.is_file()
            and not NOT_OURS.intersection(name.parts)
            and not any(part.endswith("_cache") for part in name.parts)
        ):
            found.append(name.as_posix())
    return found
