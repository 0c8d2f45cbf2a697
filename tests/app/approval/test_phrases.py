"""审批用语: shipped by act, kept by the office as events, offered to whoever writes an opinion."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from office_day import OfficeDay, opened_office

from app.approval.phrases import (
    LONGEST_PHRASE,
    MOST_PHRASES,
    PHRASES,
    keep_phrases,
    office_phrases,
    phrase_kinds,
    phrases_for,
)
from app.errors import Refused, Trouble
from app.events.office import SettingChanged
from app.free_text import written
from app.wording import name_of, say_trouble

HOSTILE = [one["value"] for one in json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text("utf-8"))]


@pytest.fixture(scope="module")
def module_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeDay]:
    with opened_office(tmp_path_factory.mktemp("phrases") / "office") as day:
        yield day


def refusal(office: OfficeDay, who: str, *args: Any) -> str:
    with pytest.raises(Refused) as caught:
        office.do(who, keep_phrases, *args)
    assert say_trouble(caught.value) != caught.value.code
    return caught.value.code


def events(office: OfficeDay) -> list[Any]:
    found = office.ask(lambda records: records.office_events())
    return [e for e in found if e.kind == SettingChanged.KIND and e.data["key"] == PHRASES]


def test_the_office_keeps_its_own_phrases_of_an_act_as_an_event(module_office: OfficeDay) -> None:
    office = module_office
    before = len(events(office))
    assert office.do("m1", keep_phrases, "review", [" 符合条件。 ", "", "符合条件。", "不符合。"]) == (
        "符合条件。",
        "不符合。",
    )
    own = office.ask(office_phrases)
    assert phrases_for("review", own) == ("符合条件。", "不符合。")
    assert phrases_for("check", own) == phrases_for("check")
    assert len(events(office)) == before + 1
    office.do("c1", keep_phrases, "review", ["符合条件。", "不符合。"])
    assert len(events(office)) == before + 1
    assert office.do("c1", keep_phrases, "review", []) == phrases_for("review")
    assert "review" not in office.ask(office_phrases)


def test_only_who_words_papers_words_phrases(module_office: OfficeDay) -> None:
    for who in ("w1", "h1", "s1"):
        assert refusal(module_office, who, "review", ["甲"]) == "phrases.may_not"


def test_a_list_stays_short_enough_to_choose_from(module_office: OfficeDay) -> None:
    assert refusal(module_office, "m1", "review", [str(n) for n in range(MOST_PHRASES + 1)]) == "phrases.too_many"
    assert refusal(module_office, "m1", "review", ["字" * (LONGEST_PHRASE + 1)]) == "phrases.too_long"
    assert refusal(module_office, "m1", "没有这一类", ["甲"]) == "phrases.no_kind"


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_phrases_are_kept_exactly_or_refused_with_a_sentence(module_office: OfficeDay, value: str) -> None:
    try:
        kept = module_office.do("m1", keep_phrases, "visit", [value])
    except Trouble as trouble:
        assert say_trouble(trouble) != trouble.code
    else:
        said = " ".join(written(value).splitlines())
        assert kept == ((said,) if said else phrases_for("visit"))


def test_every_act_has_a_name_and_phrases_to_begin_with() -> None:
    assert set(phrase_kinds()) == {"review", "visit", "publicity", "check", "grant", "refuse"}
    for kind in phrase_kinds():
        assert phrases_for(kind) and name_of("phrases", kind) != kind != name_of("phrases", kind, "en")
