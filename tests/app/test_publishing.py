"""The office's own catalogue: a draft may lack what the source lacks, two officers publish, running cases keep their version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from office_day import OfficeDay, application_for, item_called

from app.acceptance.accept import accept
from app.catalogue import Catalogue, sample_catalogue
from app.clock.calendar import shipped
from app.errors import NotFound, Refused, Stale, Trouble
from app.events.catalogue import ItemsDrafted
from app.item_drafts import DraftStatus, in_words, judge
from app.item_table import read_table, table_of
from app.office import sample_office
from app.publishing import (
    MOST_IN_EVENT,
    decline_proposal,
    drop_draft,
    end_item,
    keep_drafts,
    key_of,
    may_publish,
    propose,
    publish,
    rewrite_draft,
)
from app.wording import say_trouble

FOOD = item_called("食品经营")
EVERY = sample_catalogue().versions


def next_table(office: OfficeDay, **changes: Any) -> dict[str, Any]:
    table = table_of(replace(FOOD, version=FOOD.version + 1, effective_from=office.day))
    return {**table, **changes}


def drafted(office: OfficeDay, **changes: Any) -> str:
    keys: tuple[str, ...] = office.do("c1", keep_drafts, [next_table(office, **changes)])
    return keys[0]


def catalogue(office: OfficeDay) -> Catalogue:
    return office.store.setting(office.people["w1"]).catalogue


def refusal(office: OfficeDay, who: str, verb: Any, *args: Any, **facts: Any) -> Trouble:
    with pytest.raises(Trouble) as caught:
        office.do(who, verb, *args, **facts)
    assert "=" not in say_trouble(caught.value) and say_trouble(caught.value, "en") != say_trouble(caught.value)
    return caught.value


@pytest.mark.parametrize("item", EVERY, ids=[item.name for item in EVERY])
def test_an_item_comes_back_from_its_table_as_it_was(item: Any) -> None:
    assert read_table(table_of(item), item.name) == (item, ())


def test_two_officers_publish_a_version_and_it_rules_from_its_day(office: OfficeDay) -> None:
    before = catalogue(office).item(FOOD.code.business, on=office.day)
    key = drafted(office, effective_from=(office.day + timedelta(days=1)).isoformat())
    office.do("c1", propose, key)
    published = office.do("a1", publish, key)
    assert published.version == before.version + 1
    assert catalogue(office).item(FOOD.code.business, on=office.day) == before
    assert catalogue(office).item(FOOD.code.business, on=office.day + timedelta(days=1)) == published


def test_a_case_keeps_the_version_it_began_with(office: OfficeDay) -> None:
    case = office.do("w1", accept, application_for("食品经营")).case
    key = drafted(office, name="食品经营许可（新名）")
    office.do("c1", propose, key)
    office.do("a1", publish, key)
    assert office.case(case.id).plan.version == FOOD.version
    later = catalogue(office).item(FOOD.code.business, on=office.day)
    assert later.name == "食品经营许可（新名）" and office.case(case.id).plan.name == FOOD.name
    assert office.store.check().faults == ()


def test_the_author_cannot_publish_what_he_proposed(office: OfficeDay) -> None:
    key = drafted(office)
    office.do("c1", propose, key)
    draft = office.ask(lambda records: records.item_draft(key))
    assert not may_publish(office.people["c1"], draft) and may_publish(office.people["a1"], draft)
    assert refusal(office, "c1", publish, key).code == "second.same_officer"


def test_a_clerk_writes_no_items(office: OfficeDay) -> None:
    assert refusal(office, "w1", keep_drafts, [next_table(office)]).code == "publishing.may_not"
    key = drafted(office)
    office.do("c1", propose, key)
    assert refusal(office, "h1", publish, key).code == "publishing.may_not"


def test_an_incomplete_item_is_kept_and_told_and_never_published(office: OfficeDay) -> None:
    (key,) = office.do("m1", keep_drafts, [{"name": "只有名称的事项"}], origin="列表.xlsx")
    draft = office.ask(lambda records: records.item_drafts())[0]
    assert (draft.key, draft.name, draft.origin) == (key, "只有名称的事项", "列表.xlsx")
    judged = judge(draft.table, shipped(), sample_office())
    assert judged.item is None and not judged.is_usable
    assert {"statutory", "steps", "department"} <= {finding.field for finding in judged.findings}
    assert refusal(office, "m1", propose, key).code == "toml.missing"
    assert all(item.name != "只有名称的事项" for item in catalogue(office).items(office.day))


def test_a_draft_without_a_name_is_not_kept(office: OfficeDay) -> None:
    assert refusal(office, "m1", keep_drafts, [{"name": "  "}]).code == "publishing.no_name"


def test_a_long_list_becomes_events_of_a_bounded_length_in_one_transaction(office: OfficeDay) -> None:
    """As one event it held every thread up for a third of a second, each of the three times it became text."""
    names = [{"name": f"事项{n:04}"} for n in range(2 * MOST_IN_EVENT + 1)]
    keys = office.do("m1", keep_drafts, names, origin="清单.xlsx")
    events = [one for one in office.store.ask(lambda records: records.office_events()) if one.kind == ItemsDrafted.KIND]
    assert [len(one.data["items"]) for one in events[-3:]] == [MOST_IN_EVENT, MOST_IN_EVENT, 1]
    assert {one.data["origin"] for one in events[-3:]} == {"清单.xlsx"}
    drafts = office.store.ask(lambda records: records.item_drafts())
    assert {draft.key for draft in drafts} >= set(keys) and len(set(keys)) == len(names)


def test_a_change_after_the_proposal_takes_it_back(office: OfficeDay) -> None:
    key = drafted(office)
    seen = office.do("c1", propose, key).sha256
    assert drafted(office, name="改过的名称") == key
    assert refusal(office, "a1", publish, key, sha256=seen).code == "publishing.not_proposed"
    office.do("c1", propose, key)
    with pytest.raises(Stale):
        office.do("a1", publish, key, sha256=seen)


def test_a_proposal_is_declined_with_a_reason_and_stays_in_the_drawer(office: OfficeDay) -> None:
    key = drafted(office)
    office.do("c1", propose, key)
    assert refusal(office, "a1", decline_proposal, key, reason=" ").code == "second.no_reason"
    back = office.do("a1", decline_proposal, key, reason="依据不全")
    assert (back.status, back.officer) == (DraftStatus.DRAFT, "c1")


def test_a_dropped_draft_is_out_of_the_drawer_and_its_events_stay(office: OfficeDay) -> None:
    key = drafted(office)
    office.do("c1", drop_draft, key)
    assert office.ask(lambda records: records.item_drafts()) == ()
    assert office.ask(lambda records: records.item_draft(key)).status is DraftStatus.DROPPED
    with pytest.raises(NotFound):
        office.do("c1", drop_draft, key)


def test_a_version_that_is_not_the_next_and_one_that_rules_backwards_are_refused(office: OfficeDay) -> None:
    key = drafted(office, version=7)
    assert refusal(office, "c1", propose, key).code == "publishing.version"
    key = drafted(office, effective_from=(office.day - timedelta(days=1)).isoformat())
    assert refusal(office, "c1", propose, key).code == "publishing.backdated"


def test_a_fault_of_the_item_keeps_it_from_being_proposed(office: OfficeDay) -> None:
    key = drafted(office, basis=[])
    assert refusal(office, "c1", propose, key).code == "catalogue.no_basis"


def test_an_ended_item_is_offered_no_more_and_its_cases_go_on(office: OfficeDay) -> None:
    case = office.do("w1", accept, application_for("食品经营")).case
    day = office.day + timedelta(days=3)
    assert (
        refusal(office, "c1", end_item, FOOD.code.business, on=date(2020, 1, 1), reason="取消").code
        == "publishing.end_past"
    )
    assert refusal(office, "c1", end_item, FOOD.code.business, on=day, reason="").code == "ending.no_reason"
    office.do("c1", end_item, FOOD.code.business, on=day, reason="国务院决定取消")
    assert any(item.code == FOOD.code for item in catalogue(office).items(office.day))
    assert all(item.code != FOOD.code for item in catalogue(office).items(day))
    assert catalogue(office).item(FOOD.code.business, FOOD.version).name == case.plan.name
    office.do("c1", end_item, FOOD.code.business, on=None, reason="恢复")
    assert any(item.code == FOOD.code for item in catalogue(office).items(day))


def test_a_failed_act_leaves_no_trace_in_the_catalogue(office: OfficeDay) -> None:
    key = drafted(office)
    office.do("c1", propose, key)

    def publish_and_fail(desk: Any) -> None:
        publish(desk, key)
        assert desk.catalogue.item(FOOD.code.business).version == FOOD.version + 1
        raise Refused("second.no_reason")

    with pytest.raises(Refused):
        office.do("a1", publish_and_fail)
    assert catalogue(office).item(FOOD.code.business).version == FOOD.version


def test_the_key_of_a_draft_is_its_code_or_its_name() -> None:
    assert key_of({"name": "甲", "code": {"business": " 11 "}}) == "11"
    assert key_of({"name": "甲", "code": "坏的"}) == key_of({"name": "甲"}) == "名称：甲"


def test_drafts_and_versions_come_back_from_the_journal_alone(office: OfficeDay, tmp_path: Path) -> None:
    key = drafted(office)
    office.do("c1", propose, key)
    office.do("a1", publish, key)
    office.do("m1", keep_drafts, [{"name": "待补全"}])
    office.store.close()
    profile = tmp_path / "profile"
    (profile / "store.db").unlink()
    rmtree(profile / "backups")
    (profile / "backups").mkdir()
    office.store = OfficeDay(profile).store
    assert catalogue(office).item(FOOD.code.business).version == FOOD.version + 1
    assert [draft.name for draft in office.ask(lambda records: records.item_drafts())] == ["待补全"]
    assert office.store.check().faults == ()


def test_a_draft_that_gets_its_code_stays_one_draft_and_never_takes_another_s_place(office: OfficeDay) -> None:
    def in_drawer() -> list[str]:
        return sorted(draft.key for draft in office.ask(lambda records: records.item_drafts()))

    (named, taken) = office.do(
        "m1", keep_drafts, [{"name": "注册商标转让"}, {"name": "别的", "code": {"business": "B"}}]
    )
    table = {"name": "注册商标转让", "code": {"business": "A"}}
    assert office.do("m1", rewrite_draft, table, was=named) == "A" and in_drawer() == ["A", taken]
    assert office.do("m1", rewrite_draft, {**table, "version": 2}, was="A") == "A"
    assert office.do("m1", rewrite_draft, table, was=named) == "A", "a second save, asked before the first was shown"
    refused = refusal(office, "m1", rewrite_draft, {"name": "注册商标转让", "code": {"business": "B"}}, was="A")
    assert refused.code == "publishing.key_taken" and in_drawer() == ["A", "B"]


def test_a_fault_names_the_very_place_in_a_list() -> None:
    _, faults = read_table({"name": "甲", "materials": [{"name": "申请表"}]}, "甲")
    told = {fault.field: in_words(fault).field for fault in faults}
    assert told["materials[1].form"] == "申请材料 1 形式" and told["steps"] == "办理环节"
