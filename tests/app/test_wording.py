"""Every code is worded in both languages, with the same facts."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from app.errors import Refused
from app.wording import name_of, say, say_trouble, sentences

ROOT = Path(__file__).parents[2]
WORDING = ROOT / "resources" / "wording"
LANGUAGES = ("zh_CN", "en")
FACT = re.compile(r"(?<!\{)\{(\w*)\}")
HAN = re.compile(r"[\u3400-\u9fff]")
ON_PAPER = ("supplement.", "acceptance.commitment", "on_the_spot.", "decline.reason_", "clause.")  # legal wording
AS_TYPED = (
    "notice.unknown_format",
    "notice.wording_syntax",
    "standard.column",
    "standard.line",
)  # name the Chinese words that the template itself uses
RAISED = re.compile(r'(?:Refused|NotFound|Stale|Unreachable|Trouble|finding)\(\s*"([a-z_]+(?:\.[a-z_]+)+)"')


def tables(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((WORDING / f"{language}.toml").read_text("utf-8"))


@pytest.mark.parametrize("table", ["names", "sentences"])
def test_both_languages_word_the_same_codes_with_the_same_facts(table: str):
    chinese, english = (tables(language)[table] for language in LANGUAGES)
    assert set(chinese) ^ set(english) == set()
    differing = [code for code in chinese if set(FACT.findall(chinese[code])) != set(FACT.findall(english[code]))]
    assert differing == []


def test_english_is_english_but_for_what_stands_on_a_paper():
    both = tables("en")["names"] | tables("en")["sentences"]
    chinese = {code for code, text in both.items() if HAN.search(re.sub("机关代字〔2026〕1号|第|转123", "", text))}
    assert {code for code in chinese if not code.startswith((*ON_PAPER, *AS_TYPED))} == set()


def test_every_trouble_that_is_raised_has_its_sentence():
    raised = {
        code
        for folder in ("app", "db", "ui")
        for path in (ROOT / folder).rglob("*.py")
        for code in RAISED.findall(path.read_text("utf-8"))
    }
    assert len(raised) > 150
    assert {code for code in raised if code not in sentences()} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_takes_any_fact_as_it_is(language: str):
    for code, pattern in sentences(language).items():
        facts = {name: "{0} {x} %s <b>" for name in FACT.findall(pattern)}
        assert code not in say(code, language, **facts)


def test_a_code_among_the_facts_is_named():
    told = Refused("workflow.not_in_state", state="received", action="grant")
    assert say_trouble(told) == "案件现为“收件”，不能办理“准予决定”。"
    assert say_trouble(told, "en") == "The case is “received”; “Grant” is not possible now."


def test_what_nobody_worded_is_shown_as_it_is():
    assert say("no.such.code", "en", where="here") == "no.such.code where=here"
    assert name_of("state", "no_such_state") == "no_such_state"


def test_acts_begin_with_a_capital_in_english_because_buttons_carry_them():
    names = tables("en")["names"]
    assert [code for code, name in names.items() if code.startswith("action.") and not name[0].isupper()] == []
