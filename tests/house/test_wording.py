"""Both languages say the same things with the same facts, and every code that is raised has its sentence."""

from __future__ import annotations

import ast
import string
import tomllib
from collections.abc import Iterator

import pytest
from house_sources import ROOT, Source

LANGUAGES = ("zh_CN", "en")
TROUBLES = {"Refused", "NotFound", "Stale", "Unreachable", "DeviceTrouble"}


def tables(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((ROOT / "resources" / "wording" / f"{language}.toml").read_text("utf-8"))


def facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def disagreements(chinese: dict[str, str], english: dict[str, str]) -> list[str]:
    """Codes that one language lacks, words left empty, and sentences that do not use the same facts."""
    found = [f"{code} is in one language only" for code in sorted(chinese.keys() ^ english.keys())]
    for code in sorted(chinese.keys() & english.keys()):
        if not chinese[code].strip() or not english[code].strip():
            found.append(f"{code} is empty")
        elif facts(chinese[code]) != facts(english[code]):
            found.append(
                f"{code} has the facts {facts(chinese[code])} in one language and {facts(english[code])} in the other"
            )
    return found


def raised_codes(file: Source) -> Iterator[tuple[str, int]]:
    """The codes given as plain text to the troubles of app.errors."""
    for node in ast.walk(file.tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = (
            node.func.attr
            if isinstance(node.func, ast.Attribute)
            else node.func.id
            if isinstance(node.func, ast.Name)
            else ""
        )
        code = node.args[0]
        if name in TROUBLES and isinstance(code, ast.Constant) and isinstance(code.value, str):
            yield code.value, node.lineno


def test_both_languages_have_the_same_tables() -> None:
    assert tables("zh_CN").keys() == tables("en").keys() == {"names", "sentences"}


@pytest.mark.parametrize("table", ["names", "sentences"])
def test_both_languages_say_the_same_with_the_same_facts(table: str) -> None:
    assert disagreements(tables("zh_CN")[table], tables("en")[table]) == []


def test_every_code_that_is_raised_has_a_sentence(files: list[Source]) -> None:
    known = tables("zh_CN")["sentences"]
    unsaid = [
        f"{file.path}:{line} raises {code}"
        for file in files
        if file.room in ("app", "db", "ui")
        for code, line in raised_codes(file)
        if code not in known
    ]
    assert unsaid == []


def test_a_sentence_missing_in_one_language_is_found() -> None:
    assert disagreements({"a.b": "甲"}, {}) == ["a.b is in one language only"]
    assert disagreements({}, {"a.b": "a"}) == ["a.b is in one language only"]


def test_a_fact_lost_in_translation_is_found() -> None:
    assert disagreements({"a.b": "{name}已办"}, {"a.b": "done"}) != []
    assert disagreements({"a.b": "{name}于{day}已办"}, {"a.b": "{name} done on {day}"}) == []
    assert disagreements({"a.b": " "}, {"a.b": "x"}) == ["a.b is empty"]


def test_a_code_without_a_sentence_is_found_where_it_is_raised() -> None:
    text = 'raise Refused("room.what", name=name)\nraise errors.NotFound("case.gone")\nraise Refused(code)\n'
    assert list(raised_codes(Source("app/a.py", text))) == [("room.what", 1), ("case.gone", 2)]
