"""Item files: what stands in them is read, and every fault of them is named with file, place and a way to mend it."""

from __future__ import annotations

from importlib import resources

import pytest

from app.clock.limits import Limit, Unit
from app.errors import Refused
from app.item import ItemKind, MaterialForm, Silence, StepKind
from app.item_reading import load_item, read_item
from app.wording import sentences

SOURCE = (resources.files("resources") / "items" / "food_business_licence.toml").read_text("utf-8")


def changed(old: str, new: str) -> list[tuple[str, str]]:
    assert old in SOURCE
    item, faults = read_item(SOURCE.replace(old, new, 1), "items/x.toml")
    assert (item is None) == bool(faults)
    for found in faults:
        assert found.code in sentences("zh_CN")
        assert "items/x.toml" in found.say()
    return [(found.code, found.field) for found in faults]


def test_what_stands_in_a_file_is_read() -> None:
    item = load_item(SOURCE, "items/x.toml")
    assert (item.name, item.kind, item.department) == ("食品经营许可（新办）", ItemKind.PERMIT, "scjg")
    assert item.promised == Limit(7, Unit.WORKING_DAY)
    assert item.materials[1].obtainable_by_sharing
    assert item.materials[4].form is MaterialForm.COPY_CHECKED
    assert item.steps[1].kind is StepKind.VISIT


def test_what_is_left_out_takes_its_default() -> None:
    item = load_item(SOURCE, "items/x.toml")
    assert (item.silence, item.two_level, item.stage_of, item.quota) == (Silence.LATE, False, None, None)
    assert item.acceptance.supplement == Limit(30, Unit.WORKING_DAY)
    assert item.materials[0].copies == 1


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("version = 1", "version = 0", ("toml.not_number", "version")),
        ("effective_from = 2012-01-01", 'effective_from = "soon"', ("toml.not_date", "effective_from")),
        ('kind = "permit"', 'kind = "非行政许可审批"', ("toml.not_choice", "kind")),
        ('name = "食品经营许可（新办）"\n', "", ("toml.missing", "name")),
        ('applicants = ["natural", "legal"]', "applicants = []", ("toml.not_list", "applicants")),
        ('form = "copy"', 'form = "paper"', ("toml.not_choice", "materials[3].form")),
        ("deferrable = true", 'deferrable = "yes"', ("toml.not_flag", "materials[3].deferrable")),
        ("limit = 3", "limit = 3.5", ("toml.not_number", "steps[1].limit")),
        ('post = "approver"', 'post = "mayor"', ("toml.not_choice", "steps[3].post")),
        ("n = 10\n", "", ("toml.missing", "statutory.n")),
        ('unit = "working_day"', 'unit = "hour"', ("toml.not_choice", "statutory.unit")),
        ('validity = "5年"', 'validty = "5年"', ("toml.missing", "outcome.validity")),
        ("[promised]", "[promise]", ("toml.unknown", "promise")),
        ('article = "第十五条"', 'article = ""', ("toml.empty", "basis[2].article")),
        ("[code]", "[codes]", ("toml.missing", "code")),
        ("[outcome]", "[[outcome]]", ("toml.not_table", "outcome")),
        ('basic = "340199003000"', "basic = 340199003000", ("toml.not_text", "code.basic")),
    ],
)
def test_every_fault_is_named_with_its_place(old: str, new: str, fault: tuple[str, str]) -> None:
    assert fault in changed(old, new)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    source = (
        SOURCE.replace('kind = "permit"', 'kind = "x"').replace("limit = 3", "limit = -1").replace("version = 1", "")
    )
    _, faults = read_item(source, "items/x.toml")
    assert [found.field for found in faults] == ["version", "kind", "steps[1].limit"]


def test_a_table_that_is_missing_is_told_once() -> None:
    source = SOURCE.replace('[statutory]\nn = 10\nunit = "working_day"\n', "")
    _, faults = read_item(source, "items/x.toml")
    assert [(found.code, found.field) for found in faults] == [("toml.missing", "statutory")]


def test_loading_raises_the_first_fault() -> None:
    with pytest.raises(Refused) as caught:
        load_item(SOURCE.replace('kind = "permit"', 'kind = "x"'), "items/x.toml")
    assert caught.value.code == "toml.not_choice"
    assert caught.value.facts["where"] == "items/x.toml"


def test_an_item_with_everything_is_read() -> None:
    more = """
in_person = true
two_level = true
quota = 30
stage_of = "x"
silence = "deemed_granted"
"""
    tables = """
[acceptance]
limit = 3
lapse_days = 2
supplement = { n = 15, unit = "calendar_day" }

[[fee]]
name = "工本费"
fen = 2000
"""
    item = load_item(more + SOURCE + tables, "items/x.toml")
    assert (item.in_person, item.two_level, item.quota, item.stage_of) == (True, True, 30, "x")
    assert item.silence is Silence.DEEMED_GRANTED
    assert (item.acceptance.limit, item.acceptance.lapse_days) == (3, 2)
    assert item.acceptance.supplement == Limit(15, Unit.CALENDAR_DAY)
    assert (item.fee[0].fen, item.fee[0].basis) == (2000, None)
