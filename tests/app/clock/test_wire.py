"""The JSON of `yimen clock` (clock.md, JSON): what goes in, what comes out, and a sentence for every fault."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from app.clock.ledger import EntryType
from app.clock.limits import Limit, Unit
from app.clock.wire import answer, parse

Json = dict[str, Any]
CLOCK: Json = {"id": "a", "unit": "working_day", "n": 20, "start": "2026-03-02", "at": ["2026-03-10"]}
LEDGER: Json = {
    "id": "l",
    "as_of": "2026-03-10",
    "item": {
        "statutory": {"n": 20, "unit": "working_day"},
        "promised": None,
        "steps": [{"step": "审查", "owner": "window", "limit": 5}],
    },
    "events": [{"date": "2026-03-02", "type": "received"}, {"date": "2026-03-03", "type": "accepted"}],
}


def read_in(content: object) -> Json:
    given, faults = parse(json.dumps(content))
    assert given is not None, [fault.say() for fault in faults]
    out, faults = answer(given)
    assert not faults
    return json.loads(json.dumps(out))  # type: ignore[no-any-return]


def sentences(content: object) -> list[str]:
    given, faults = parse(json.dumps(content))
    assert given is None
    return [fault.say() for fault in faults]


def with_clock(**changes: object) -> Json:
    return {"clocks": [CLOCK | changes]}


def with_event(**event: object) -> Json:
    ledger = copy.deepcopy(LEDGER)
    ledger["events"].append(event)
    return {"ledgers": [ledger]}


def test_a_clock_comes_out_with_exactly_the_published_fields() -> None:
    out = read_in(with_clock())
    assert set(out) == {"clocks"}
    clock = out["clocks"][0]
    assert set(clock) == {"id", "due", "provisional", "extensions", "at", "explanation"}
    assert (clock["id"], clock["due"], clock["provisional"], clock["extensions"]) == ("a", "2026-03-30", False, [])
    assert clock["at"] == [{"at": "2026-03-10", "remaining": 14, "light": "green"}]
    assert all(set(line) == {"date", "kind", "text"} for line in clock["explanation"])


def test_a_clock_on_a_day_knows_only_what_was_dated_up_to_it() -> None:
    stops, extensions = [{"from": "2026-03-09", "to": "2026-03-20"}], [{"days": 10, "granted_on": "2026-04-13"}]
    days = ["2026-03-01", "2026-03-08", "2026-03-10", "2026-03-20", "2026-04-12", "2026-04-13"]
    clock = read_in(with_clock(stops=stops, extensions=extensions, at=days))["clocks"][0]
    assert (clock["due"], clock["extensions"]) == ("2026-04-27", ["accepted"])
    assert [(at["light"], at["remaining"]) for at in clock["at"]] == [
        (None, None),
        ("green", 16),
        ("paused", 15),
        ("green", 15),
        ("yellow", 1),
        ("green", 10),
    ]


def test_a_finished_clock_is_running_on_the_days_before() -> None:
    clock = read_in(with_clock(finished="2026-03-10", at=["2026-03-09", "2026-03-10"]))["clocks"][0]
    assert [at["light"] for at in clock["at"]] == ["green", "done_on_time"]


def test_a_late_extension_is_refused() -> None:
    clock = read_in(with_clock(extensions=[{"days": 10, "granted_on": "2026-03-31"}]))["clocks"][0]
    assert (clock["due"], clock["extensions"]) == ("2026-03-30", ["refused"])


def test_n_may_be_left_out_on_the_spot() -> None:
    clock = {"id": 7, "unit": "on_the_spot", "start": "2026-03-07", "at": ["2026-03-07", "2026-03-08"]}
    out = read_in({"clocks": [clock]})["clocks"][0]
    assert (out["id"], out["due"], [at["light"] for at in out["at"]]) == (7, "2026-03-07", ["green", "red"])


def test_another_countrys_calendar_rules_the_whole_file() -> None:
    calendar = {"weekend": [4, 5], "holidays": ["2026-03-15"], "workdays": ["2026-03-13"], "published_through": 2026}
    clock = read_in({"calendar": calendar, **with_clock(n=10, start="2026-03-05")})["clocks"][0]
    assert clock["due"] == "2026-03-19"
    late = read_in({"calendar": calendar, **with_clock(start="2026-12-20")})["clocks"][0]
    assert late["provisional"] is True
    early = read_in({"calendar": calendar, **with_clock(start="1999-12-20")})["clocks"][0]
    assert early["provisional"] is False


def test_a_table_that_was_never_published_makes_everything_provisional() -> None:
    def is_provisional(through: int, start: str) -> bool:
        calendar = {"weekend": [], "holidays": [], "workdays": [], "published_through": through}
        found: bool = read_in({"calendar": calendar, **with_clock(start=start, n=1, at=[])})["clocks"][0]["provisional"]
        return found

    assert is_provisional(0, "0001-03-02") and is_provisional(0, "2026-03-02")
    assert not is_provisional(1, "0001-03-02") and is_provisional(1, "0002-03-02")
    assert not is_provisional(12_000, "2026-03-02")


def test_the_weekend_is_saturday_and_sunday_where_the_table_says_nothing() -> None:
    calendar = {"holidays": [], "workdays": [], "published_through": 2026}
    assert read_in({"calendar": calendar, **with_clock(n=5, start="2026-03-05")})["clocks"][0]["due"] == "2026-03-12"


def test_a_stop_that_ends_the_day_it_began_is_no_fault_and_stops_nothing() -> None:
    clock = read_in(with_clock(stops=[{"from": "2026-03-09", "to": "2026-03-09"}]))["clocks"][0]
    assert clock["due"] == "2026-03-30"


def test_a_limit_on_the_spot_needs_no_number_in_a_clock_or_an_item() -> None:
    spot = {"unit": "on_the_spot"}
    clock = {"id": "a", "start": "2026-03-07", **spot}
    item = LEDGER["item"] | {"statutory": spot}
    given, faults = parse(json.dumps({"clocks": [clock], "ledgers": [LEDGER | {"item": item}]}))
    assert given is not None and given.clocks and given.ledgers and not faults
    assert given.clocks[0].limit == given.ledgers[0].standard.statutory == Limit(0, Unit.ON_THE_SPOT)


def test_a_weekend_may_be_empty() -> None:
    calendar = {"weekend": [], "holidays": [], "workdays": [], "published_through": 2030}
    assert read_in({"calendar": calendar, **with_clock(n=7)})["clocks"][0]["due"] == "2026-03-09"


def test_pending_shows_light_and_remaining_and_no_other_state_does() -> None:
    ledger = LEDGER | {"as_of": "2026-03-02", "at": ["2026-03-10"]}
    out = read_in({"ledgers": [ledger]})["ledgers"][0]
    assert out["expect"]["acceptance"] == {
        "state": "pending", "clock_start": "2026-03-02", "due": "2026-03-09", "accepted_on": None, "deemed": False,
        "refused_on": None, "light": "green", "remaining": 5,
    }  # fmt: skip
    assert (out["expect"]["statutory"], out["expect"]["promised"], out["expect"]["delivery"]) == (None, None, None)
    assert "light" not in out["lights"][0]["expect"]["acceptance"]


def test_a_refusal_starts_no_delivery_clock() -> None:
    for granted, start in ((True, "2026-03-09"), (False, None)):
        content = with_event(date="2026-03-09", type="decided", outcome="不予许可")
        content["ledgers"][0]["granted"] = granted
        delivery = read_in(content)["ledgers"][0]["expect"]["delivery"]
        assert (delivery["start"] if delivery else None) == start


def test_a_month_clock_of_a_ledger_extends_in_months() -> None:
    content = with_event(date="2026-05-06", type="extended", days=1, approver="government_head")
    content["ledgers"][0]["item"]["statutory"] = {"n": 2, "unit": "month"}
    content["ledgers"][0]["as_of"] = "2026-05-07"
    statutory = read_in(content)["ledgers"][0]["expect"]["statutory"]
    assert (statutory["due"], statutory["extensions"]) == ("2026-06-03", ["accepted"])


@pytest.mark.parametrize("kind", ["withdrawn", "terminated", "lapsed"])
def test_a_case_that_ended_early_is_closed(kind: str) -> None:
    expect = read_in(with_event(date="2026-03-05", type=kind))["ledgers"][0]["expect"]
    assert (expect["statutory"]["light"], expect["statutory"]["remaining"]) == ("closed", None)
    assert expect["steps"][0]["light"] == "closed"


def test_two_lists_come_out_in_their_order() -> None:
    clocks = [CLOCK | {"id": n} for n in "cab"]
    out = read_in({"clocks": clocks, "ledgers": [LEDGER]})
    assert [clock["id"] for clock in out["clocks"]] == ["c", "a", "b"]
    assert [ledger["id"] for ledger in out["ledgers"]] == ["l"]


FAULTS: list[tuple[object, str]] = [
    ([], "最外层应是一个对象"),
    ({}, "既没有 clocks 也没有 ledgers"),
    ({"clocks": {}}, "clocks 应是列表"),
    ({"clocks": [3]}, "clocks[0] 应是对象"),
    (with_clock(id=None), "缺少 id"),
    (with_clock(id=True), "id 应是文字"),
    (with_clock(unit="hour"), "不认识的期限单位“hour”"),
    (with_clock(unit=None), "缺少 unit"),
    (with_clock(n=None), "缺少 n"),
    (with_clock(n=-1), "不小于 0 的整数"),
    (with_clock(n=2.5), "不小于 0 的整数"),
    (with_clock(n=True), "不小于 0 的整数"),
    (with_clock(n="20"), "不小于 0 的整数"),
    (with_clock(start="2026-02-30"), "现为“2026-02-30”"),
    (with_clock(start="20260302"), "YYYY-MM-DD"),
    (with_clock(start="２０２６-03-02"), "YYYY-MM-DD"),
    (with_clock(start="2026-03-02T00:00:00"), "YYYY-MM-DD"),
    (with_clock(start=None), "缺少 start"),
    (with_clock(finished="2026-03-01"), "早于起算日"),
    (with_clock(at="2026-03-10"), "at 应是列表"),
    (with_clock(at=["x"]), "at[0]"),
    (with_clock(stops=[{"from": "2026-03-10", "to": "2026-03-09"}]), "早于开始日"),
    (with_clock(stops=[{"to": "2026-03-09"}]), "缺少 from"),
    (with_clock(stops=[{"from": "2026-03-10", "ground": 3}]), "ground 应是文字"),
    (with_clock(extensions=[{"granted_on": "2026-03-09"}]), "缺少 days"),
    (with_clock(extensions=[{"days": 3}]), "缺少 granted_on"),
    ({"clocks": [CLOCK, CLOCK]}, "“a”出现了两次"),
    ({"calendar": {"weekend": [7], "published_through": 2026}, **with_clock()}, "0（周一）至 6（周日）"),
    ({"calendar": {"weekend": list(range(7)), "published_through": 2026}, **with_clock()}, "没有工作日"),
    ({"calendar": {"weekend": ["周六"], "published_through": 2026}, **with_clock()}, "weekend[0]"),
    ({"calendar": {"weekend": [5, 6]}, **with_clock()}, "缺少 published_through"),
    ({"calendar": {"holidays": ["2026-1-1"], "published_through": 2026}, **with_clock()}, "holidays[0]"),
    (
        {"calendar": {"holidays": ["2026-01-04"], "workdays": ["2026-01-04"], "published_through": 2026}, **with_clock()},
        "既列为放假又列为上班",
    ),
    ({"calendar": 3, **with_clock()}, "calendar 应是对象"),
    (with_event(date="2026-03-04", type="beamed_up"), "不认识的事件类型“beamed_up”"),
    (with_event(date="2026-03-04"), "缺少 type"),
    (with_event(type="accepted"), "缺少 date"),
    (with_event(date="2026-03-04", type="step_finished", step="复核"), "“复核”不在事项的环节中"),
    (with_event(date="2026-03-04", type="step_returned", step="审查"), "缺少 to"),
    (with_event(date="2026-03-04", type="extended"), "缺少 days"),
    (with_event(date="2026-03-04", type="supplement_received", complete="yes"), "true 或 false"),
    ({"ledgers": [LEDGER | {"events": []}]}, "没有收件"),
    ({"ledgers": [LEDGER | {"as_of": None}]}, "缺少 as_of"),
    ({"ledgers": [LEDGER | {"item": None}]}, "缺少 item"),
    ({"ledgers": [LEDGER | {"item": {"statutory": {"n": 1, "unit": "year"}}}]}, "“year”"),
    ({"ledgers": [LEDGER | {"item": {}}]}, "缺少 statutory"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "part"), FAULTS)
def test_a_fault_is_told_in_a_sentence(content: object, part: str) -> None:
    told = sentences(content)
    assert any(part in sentence for sentence in told), told
    assert all(sentence.endswith("。") for sentence in told)


def test_every_fault_of_a_file_is_told_with_its_place() -> None:
    bad = [CLOCK | {"id": "甲", "n": -1, "start": "x"}, CLOCK | {"id": "乙", "unit": "hour"}]
    told = sentences({"clocks": bad})
    assert len(told) == 3
    assert told[0].startswith("clocks[0]（甲）：") and told[2].startswith("clocks[1]（乙）：")


def test_an_unknown_owner_or_a_step_named_twice_is_a_fault() -> None:
    item = copy.deepcopy(LEDGER["item"])
    item["steps"] = [{"step": "审查", "owner": "mayor", "limit": 5}, {"step": "审查", "owner": "window", "limit": 5}]
    told = sentences({"ledgers": [LEDGER | {"item": item}]})
    assert any("责任方“mayor”" in t for t in told) and any("“审查”出现了两次" in t for t in told)


def test_what_is_no_json_is_told_with_line_and_column() -> None:
    given, faults = parse('{"clocks": [}')
    assert given is None and "第 1 行第 13 列" in faults[0].say()
    assert "位数过多" in parse('{"clocks": [' + "9" * 5_000 + "]}")[1][0].say()
    assert "嵌套过深" in parse("[" * 200_000)[1][0].say()


def test_a_limit_past_the_year_9999_is_a_fault_of_its_own_clock() -> None:
    given, _ = parse(json.dumps({"clocks": [CLOCK | {"n": 10_000_000}, CLOCK | {"id": "b"}]}))
    assert given is not None
    out, faults = answer(given)
    assert len(out["clocks"]) == 1 and [fault.where for fault in faults] == ["a"]
    assert "公元 9999 年" in faults[0].say()


def test_a_ledger_past_the_year_9999_is_a_fault_too() -> None:
    item = LEDGER["item"] | {"statutory": {"n": 200_000, "unit": "month"}}
    given, _ = parse(json.dumps({"ledgers": [LEDGER | {"item": item}]}))
    assert given is not None
    assert [fault.code for fault in answer(given)[1]] == ["clock.too_far"]


def test_the_event_types_of_clock_md_are_all_known() -> None:
    published = "received supplement_requested supplement_received accepted stop resume step_finished decided delivered"
    further = "refused_acceptance extended withdrawn terminated lapsed"
    assert set((published + " " + further).split()) <= set(EntryType)


def test_a_table_published_for_ever_is_read_without_counting_for_ever() -> None:
    calendar = {"weekend": [5, 6], "holidays": ["2026-03-03"], "workdays": [], "published_through": 9999}
    clock = read_in({"calendar": calendar, **with_clock(n=1, at=["2060-01-01"])})["clocks"][0]
    assert (clock["due"], clock["provisional"], clock["at"][0]["light"]) == ("2026-03-04", False, "red")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"clocks": [], "calendar": "cn"}, "JSON：calendar 应是对象，现为“cn”。"),
        ({"clocks": ["x"]}, "JSON：clocks[0] 应是对象，现为“x”。"),
        ({"ledgers": [{"id": "a", "as_of": "2026-03-02", "events": [{"date": "2026-03-02", "type": "received"}]}]},
         "ledgers[0]（a）：缺少 item，请补上。"),
        ({"ledgers": [{"id": "a", "as_of": "2026-03-02", "events": {}, "item": {"statutory": {"n": 0, "unit": "on_the_spot"}}}]},
         "ledgers[0]（a）：events 应是列表，现为“{}”。"),
    ],
)  # fmt: skip
def test_one_fault_is_one_sentence_that_says_where(content: Json, sentence: str) -> None:
    """clock.md: "one sentence per fault": what would stand in a thing that is not there is no fault of its own."""
    _, faults = parse(json.dumps(content))
    assert [fault.say() for fault in faults] == [sentence]
