"""The rules as data: complete, worded in both languages, and every fault of the file is a sentence."""

from __future__ import annotations

from importlib import resources

import pytest

from app.errors import Refused
from app.supervision.engine import OF_A_CASE, OF_THE_OFFICE
from app.supervision.rule import CardColour, Hardness, read_rules, rule_book
from app.wording import sentences

TEXT = (resources.files("resources") / "supervision" / "rules.toml").read_text("utf-8")


def test_every_rule_has_one_predicate_and_every_predicate_its_rule() -> None:
    assert set(rule_book().rules) == set(OF_A_CASE) | set(OF_THE_OFFICE)
    assert not set(OF_A_CASE) & set(OF_THE_OFFICE)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_rule_is_named_and_told_in_both_languages(language: str) -> None:
    assert {code for code in rule_book().rules if f"rule.{code}" not in sentences(language)} == set()
    assert all(rule.name(language).strip() and rule.basis for rule in rule_book().rules.values())


def test_a_rule_that_only_asks_for_a_look_gives_no_card() -> None:
    soft = {rule.code for rule in rule_book().rules.values() if rule.hardness is Hardness.SOFT}
    red = {rule.code for rule in rule_book().rules.values() if rule.card is CardColour.RED}
    assert soft and red and not soft & red, "no red card rests on a pattern alone"


def test_the_ladder_climbs_upward() -> None:
    days = [rung.after_days for rung in rule_book().ladder.rungs]
    assert days == sorted(days) and len(days) == 3


def test_a_rule_that_nobody_wrote_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match=r"supervision\.no_rule"):
        rule_book().rule("nothing")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('hardness = "hard"', 'hardness = "harsh"', "toml.not_choice"),
        ('card = "red"', 'card = "green"', "toml.not_choice"),
        ("reply_days = 3", "reply_days = 0", "toml.not_number"),
        ("parameters = { minutes = 60 }", 'parameters = { minutes = "soon" }', "toml.not_number"),
        ('code = "promised_over"', 'code = "statutory_over"', "supervision.rule_twice"),
        ("window_days = 60", "window_day = 60", "toml.missing"),
        ('basis = "行政许可法第四十四条"', 'basis = ""', "toml.empty"),
    ],
)
def test_a_fault_of_the_file_is_named_by_its_place(old: str, new: str, code: str) -> None:
    _, faults = read_rules(TEXT.replace(old, new, 1))
    assert code in [fault.code for fault in faults]
    assert all("{" not in fault.say() for fault in faults)
