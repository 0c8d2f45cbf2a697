"""README tells the pages by the names, the object names and in the order that the window has."""

from __future__ import annotations

import re
from pathlib import Path

from ui.pages import PAGES

README = Path(__file__).parents[2] / "README.md"


def test_the_table_of_pages_in_the_readme_is_that_of_the_window() -> None:
    rows = re.findall(r"^\| ([^|(]+?)(?: \([^|]*\))? \| `(\w+)` \| ", README.read_text(encoding="utf-8"), re.MULTILINE)
    pages = {entry.key for entry in PAGES}
    assert [(word, key) for word, key in rows if key in pages] == [(entry.word(), entry.key) for entry in PAGES]
