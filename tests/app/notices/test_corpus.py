"""Chinese line breaking over everything the program ships: every template, item, calendar, remedy and sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.notices.fonts import Role, fonts
from app.notices.layout.page_form import FORMS, SMALL_SIZE
from app.notices.layout.setting import Setter, broken
from app.notices.template import Form
from app.notices.text import Run

RESOURCES = Path(__file__).parents[3] / "resources"
FOLDERS = ("notices", "items", "calendars", "wording", "office", "holidays", "supervision", "ratings", "slips")
# By the requirements for Chinese text layout (clreq, 3.1.5 行首行尾禁则) and GB/T 15834: written here anew, not taken
# from the code under test.
NEVER_FIRST = "、，。．：；！？‰％%℃’”）〕］｝〉》」』】〗·…—～"
NEVER_LAST = "‘“（〔［｛〈《「『【〖￥＄"
# A number or word, with the signs that may not be parted from it; round a word of English brackets are half a width.
WORD = re.compile(
    rf"[{NEVER_LAST}(\[]*[0-9A-Za-z.\-_/:@+%*]*[0-9A-Za-z][0-9A-Za-z.\-_/:@+%*]*[{NEVER_FIRST}]*(?:[)\]][.,;]*)?"
)
LETTER = FORMS[Form.LETTER]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


@lru_cache(maxsize=1)
def corpus() -> tuple[str, ...]:
    """Return every text of the shipped files that is a sentence or a name, each once, in a fixed order."""
    files = [path for folder in FOLDERS for path in sorted((RESOURCES / folder).rglob("*.toml"))]
    files.append(RESOURCES / "remedies.toml")
    found: dict[str, None] = {}
    for path in files:
        for text in _texts(tomllib.loads(path.read_text("utf-8"))):
            clean = re.sub(r"\{[^}]*\}+|%\}", "某", text).strip()
            if re.search("[\u4e00-\u9fff]", clean):
                found[clean] = None
    return tuple(found)


@pytest.fixture(scope="module")
def setter() -> Setter:
    return Setter(fonts(), frozenset())


def faults_of(setter: Setter, text: str, characters: float, role: Role = Role.BODY, size: float = 16.0) -> list[str]:
    """Return what is wrong with the lines of a text in a column so many characters wide."""
    shaped = setter.shape((Run(text),), role)
    width = characters * size
    advances = shaped.advances(size, 0.0)
    lines = broken(shaped, size, 0.0, width, 2 * size if characters > 10 else 0.0)
    wrong = []
    for line in lines:
        shown = text[line.start : line.end]
        if line.natural + line.indent > width + 0.01:
            wrong.append(f"overfull: {shown}")
        if line.is_last or line.end >= len(text):
            continue
        before, after = text[line.end - 1], text[line.end]
        if after in NEVER_FIRST and not before.isspace():
            wrong.append(f"begins with {after}: {text[line.start : line.end + 6]}")
        if before in NEVER_LAST:
            wrong.append(f"ends with {before}: {shown}")
        if before == after and before in "—…":
            wrong.append(f"tears {before}{after}: {shown}")
        whole = next((m for m in WORD.finditer(text) if m.start() < line.end < m.end()), None)
        if whole is not None and sum(advances[whole.start() : whole.end()]) < width - line.indent:
            wrong.append(f"tears {whole[0]}: {shown}")
    return wrong


def test_the_corpus_is_large(setter: Setter) -> None:
    assert len(corpus()) > 2_500
    assert sum(map(len, corpus())) > 60_000


@pytest.mark.parametrize("characters", [28, 24, 18, 12, 8])
def test_no_line_of_the_corpus_breaks_a_rule(setter: Setter, characters: int) -> None:
    wrong = [fault for text in corpus() for fault in faults_of(setter, text, characters)]
    assert wrong == []


@pytest.mark.parametrize("characters", [30.0, 11.5, 9.2])
def test_no_cell_of_a_table_breaks_a_rule(setter: Setter, characters: float) -> None:
    wrong = [fault for text in corpus() for fault in faults_of(setter, text, characters, Role.TABLE, SMALL_SIZE)]
    assert wrong == []


@given(st.data())
@settings(max_examples=150)
def test_texts_run_together_in_any_order_break_no_rule(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(corpus()), min_size=2, max_size=5))
    text = "".join(chosen).replace("\n", "")
    assert faults_of(Setter(fonts(), frozenset()), text, data.draw(st.sampled_from([28.0, 20.0, 13.0]))) == []


def test_the_check_knows_a_wrong_line_when_it_sees_one(setter: Setter) -> None:
    class Wrong:
        start, end, natural, indent, is_last = 0, 3, 48.0, 0.0, False

    import app.notices.layout.setting as used

    before = used.break_lines
    used.break_lines = lambda *_: [Wrong()]  # type: ignore[assignment]
    try:
        assert faults_of(setter, "一二三，四", 28)
        assert faults_of(setter, "一二（三四", 28)
        assert faults_of(setter, "一二——三四", 28)
        assert faults_of(setter, "一20262027四", 28)
        assert faults_of(setter, "一二三四", 2)
    finally:
        used.break_lines = before
