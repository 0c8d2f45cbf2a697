"""The chart of an item is drawn from what runs: its steps in their order, its limits, its stops, its exits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.catalogue import sample_catalogue
from app.flowchart.chart import Chart, Shape
from app.flowchart.drawing import APPLICANT
from app.flowchart.drawing_up import draw_up
from app.item import Item
from app.office import sample_office
from app.plan import plan_of
from app.running_steps import running_steps
from app.state import CaseState, ClockFact
from app.workflow import Action, rows_of

ITEMS = sample_catalogue().versions
EVERY = pytest.mark.parametrize("item", ITEMS, ids=[item.name for item in ITEMS])
DAY = date(2026, 11, 23)


def chart_of(item: Item, language: str = "zh_CN") -> Chart:
    return draw_up(item, sample_office(), language)


def called(part: str) -> Item:
    return next(item for item in ITEMS if part in item.name)


def after(chart: Chart, step: str) -> set[str]:
    """Return the steps to which the chart leads from a step."""
    ends = {e.end for e in chart.edges if e.start == f"step.{step}" and not e.is_aside}
    ends |= {e.end for e in chart.edges if e.start == "hearing" and "hearing" in ends}  # lies on the way, is no step
    return {chart.node(end).step for end in ends} - {""}


@EVERY
def test_the_ways_of_the_chart_are_those_that_the_steps_run(item: Item) -> None:
    """Walk the case step by step: what runs next is what the chart draws next, and nothing else."""
    chart, plan, facts = chart_of(item), plan_of(item), list[ClockFact]()
    first = {chart.node(edge.end).step for edge in chart.edges if edge.start == "accept"} - {""}
    first |= {chart.node(edge.end).step for edge in chart.edges if edge.start == "hearing" and not plan.steps[1:]}
    assert first == set(running_steps(plan))
    while running := running_steps(plan, facts):
        for step in running:
            facts.append(ClockFact(DAY, "step_finished", step=step))
            begun = set(running_steps(plan, facts)) - set(running)
            assert begun <= after(chart, step)
    assert {node.step for node in chart.nodes} - {""} == {step.name for step in plan.steps}


@EVERY
def test_every_step_stands_in_its_department_s_lane_with_its_limit(item: Item) -> None:
    chart, office = chart_of(item), sample_office()
    for step in plan_of(item).steps:
        node = chart.node(f"step.{step.name}")
        lane = chart.lanes[node.lane]
        assert lane == ("综合窗口" if step.post == "window" else office.department(step.department).name)
        assert node.limit == (f"{step.limit} 个工作日" if step.limit else "当场")


@EVERY
def test_no_two_nodes_stand_on_one_place_and_every_way_ends_at_nodes(item: Item) -> None:
    chart = chart_of(item)
    places = [(node.lane, node.row) for node in chart.nodes]
    assert len(places) == len(set(places))
    assert max(node.row for node in chart.nodes) < chart.rows
    for edge in chart.edges:
        assert chart.node(edge.start) != chart.node(edge.end)
    ends = {edge.end for edge in chart.edges if not edge.is_back}
    assert {node.key for node in chart.nodes} - ends == {"apply"}, "every node but the beginning is reached"


def test_a_changed_limit_changes_the_chart() -> None:
    item = called("食品经营")
    steps = (replace(item.steps[0], limit=item.steps[0].limit + 4), *item.steps[1:])
    changed = chart_of(replace(item, steps=steps)).node(f"step.{item.steps[0].name}")
    assert changed.limit == f"{item.steps[0].limit + 4} 个工作日"


def test_a_special_procedure_is_drawn_only_where_the_item_knows_a_ground() -> None:
    drawn = chart_of(called("污水"))
    stop = drawn.node("stop")
    assert (stop.text, stop.limit, stop.shape, stop.lane) == ("检测", "不计入办理期限", Shape.ASIDE, APPLICANT)
    assert [edge.is_aside for edge in drawn.edges if "stop" in (edge.start, edge.end)] == [True, True]
    without = replace(called("污水"), stop_grounds=())
    assert all(node.key != "stop" for node in chart_of(without).nodes)


def test_parallel_branches_meet_before_the_step_that_follows() -> None:
    chart = chart_of(called("城市道路"))
    meeting = {edge.start for edge in chart.edges if edge.end == "step.审核"}
    assert meeting == {"step.城管审查", "step.公安交管审查", "step.住建审查"}
    assert {chart.node(key).lane for key in meeting} == {2, 3, 4}


def test_the_exits_are_those_of_the_workflow_table() -> None:
    chart = chart_of(called("食品经营"))
    assert rows_of(CaseState.RECEIVED, Action.REQUEST_SUPPLEMENT) and chart.node("supplement").limit == "30 个工作日"
    assert rows_of(CaseState.RECEIVED, Action.DECLINE) and chart.node("declined").shape is Shape.ROUND
    assert rows_of(CaseState.IN_PROGRESS, Action.REFUSE) and "救济途径" in chart.node("refusal").text


def test_an_item_without_a_certificate_goes_straight_to_service() -> None:
    item = next(i for i in ITEMS if not plan_of(i).needs_certificate)
    chart = chart_of(item)
    assert all(node.key != "certificate" for node in chart.nodes)
    assert any(edge.label == "准予" and edge.end == "serve" for edge in chart.edges)


def test_a_hearing_that_the_law_asks_for_lies_on_the_way_to_the_decision() -> None:
    """GRANT and REFUSE both wait for the record, so no way of the chart goes round it; it is no stop at somebody's wish."""
    chart = chart_of(called("娱乐场所"))
    decide = plan_of(called("娱乐场所")).steps[-1].name
    assert {edge.start for edge in chart.edges if edge.end == f"step.{decide}"} == {"hearing"}
    assert chart.node("hearing").limit == "不计入办理期限"
    assert all("听证" not in node.text for node in chart.nodes if node.key == "stop")
    assert all("heard" in row.when for row in rows_of(CaseState.IN_PROGRESS, Action.GRANT))
    assert all(node.key != "hearing" for node in chart_of(called("食品经营")).nodes)


def test_who_signs_a_commitment_goes_the_way_that_such_a_case_runs() -> None:
    item = called("消防安全")
    chart, (step,) = chart_of(item), running_steps(plan_of(item, by_commitment=True))
    node = chart.node("commitment")
    assert step in node.text and node.limit == "当场" and chart.lanes[node.lane] == "综合窗口"
    assert [edge.label for edge in chart.edges if edge.end == "commitment"] == ["告知承诺"]
    ways = [edge.end for edge in chart.edges if edge.start == "commitment"]
    assert ways == [edge.end for edge in chart.edges if edge.label == "准予" and edge.start != "commitment"]
    assert [edge.start for edge in chart.edges if edge.end == "commitment"] == ["accept"]


@pytest.mark.parametrize("item", [item for item in ITEMS if item.fee], ids=lambda item: item.name)
def test_a_fee_is_paid_before_anything_is_made_or_handed_over(item: Item) -> None:
    chart = chart_of(item)
    assert chart.node("fee").lane == APPLICANT
    assert {edge.label for edge in chart.edges if edge.end == "fee"} == {"准予"}
    assert [edge.end for edge in chart.edges if edge.start == "fee"] == [
        "certificate" if plan_of(item).needs_certificate else "serve"
    ]
    assert all(node.key != "fee" for node in chart_of(replace(item, fee=())).nodes)


def test_the_chart_speaks_english_where_it_is_asked_to() -> None:
    chart = chart_of(called("食品经营"), "en")
    assert chart.lanes[:2] == ("Applicant", "Window") and chart.node("supplement").limit.startswith("30")
    assert "Statutory limit" in chart.notes[0]


def test_what_is_incomplete_goes_the_way_of_the_item_s_own_law() -> None:
    """市场主体登记 hands it back, 不动产登记 declines it: neither knows a supplement."""
    for part, key, word in (
        ("公司设立", "returned_incomplete", "退回材料"),
        ("不动产", "declined_incomplete", "不予受理"),
    ):
        chart = chart_of(called(part))
        assert word in chart.node(key).text and all(node.key != "supplement" for node in chart.nodes)
        assert [edge.end for edge in chart.edges if edge.start == key] == ["receive"]
    assert chart_of(called("不动产")).node("examine").limit == "当场"


def test_an_item_of_two_levels_ends_with_what_goes_up() -> None:
    chart = chart_of(called("保安服务"))
    assert rows_of(CaseState.IN_PROGRESS, Action.FORWARD) and "上级机关" in chart.node("forwarded").text
    assert not {"refusal", "certificate", "serve", "end"} & {node.key for node in chart.nodes}


@pytest.mark.parametrize(
    ("part", "word"),
    [("公司设立", "自收到申请材料之日起"), ("最终审核", "前一阶段"), ("消防安全", "告知承诺书"), ("烟草", "数量限 3 件"), ("内部资料性", "视为同意")],
)  # fmt: skip
def test_the_rules_of_a_special_item_stand_below_its_chart(part: str, word: str) -> None:
    assert any(word in note for note in chart_of(called(part)).notes)
    assert all(word not in note for note in chart_of(called("食品经营")).notes)
