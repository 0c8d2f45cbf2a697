"""办事指南, 结果公示, 逾期说明, 公开目录: found by any name, complete by law, as a table too."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from center_for_tests import TestServer
from decided import granted
from public_hall import Week, public_hall
from public_site import Site

from app.intake.open_table import open_table
from app.public.records import ResultQuery
from app.public.result import FIELDS, heads


def rows_of(site: Site, path: str) -> list[list[str]]:
    answered = site.get(path)
    assert answered.headers["content-disposition"].startswith("attachment")
    return list(csv.reader(io.StringIO(answered.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("words", ["spjy", "食品经营", "shipin", "340199003000"])
def test_an_item_is_found_by_name_initials_pinyin_and_code(site: Site, words: str) -> None:
    found = [one.text for one in site.page(f"/guides?q={words}").all("a") if "/guides/" in one.get("href")]
    assert found[0] == "食品经营许可（新办）"


def test_items_are_narrowed_down_to_a_department_and_what_is_not_found_is_said(site: Site, week: Week) -> None:
    page = site.page("/guides?department=slj")
    names = [one.text for one in page.all("a") if "/guides/" in one.get("href")]
    assert "取水许可" in names
    assert "食品经营许可（新办）" not in names
    assert [one.get("value") for one in page.all("option") if "selected" in one.attributes] == ["slj"]
    assert "没有找到" in site.page("/guides?q=qqqqq").text


def test_a_guide_holds_what_the_law_wants_posted(site: Site, week: Week) -> None:
    item = next(i for i in week.there.public.rules().catalogue.versions if "城市道路" in i.name)
    text = site.page(f"/guides/{item.code.business}").text
    for material in item.materials:
        assert "".join(material.name.split()) in text
    for step in item.steps:
        assert step.name in text
    for words in (
        item.basis[0].law,
        "收费",
        "法定办结时限",
        "承诺办结时限",
        "监督电话",
        "救济途径",
        "如果今天（2026-11-10）受理：承诺办结期限到",
    ):
        assert words in text, words


def test_the_chart_of_a_guide_is_a_picture_without_style_script_or_address(site: Site, week: Week) -> None:
    for path in site.guides(4):
        answered = site.get(f"{path}/chart.svg")
        assert answered.headers["content-type"].startswith("image/svg+xml")
        drawn = ET.fromstring(answered.text)  # noqa: S314
        for one in drawn.iter():
            assert "style" not in one.attrib
            assert not [name for name in one.attrib if "href" in name]
            assert one.tag.rpartition("}")[2] in ("svg", "title", "rect", "polyline", "polygon", "text")
        (image,) = (one for one in site.page(path).all("img") if one.get("class") == "chart")
        assert (image.get("width"), image.get("height")) == (drawn.attrib["width"], drawn.attrib["height"])


def test_results_are_the_granted_permits_with_every_field_of_the_standard(site: Site, week: Week) -> None:
    head, *rows = rows_of(site, "/results.csv")
    assert tuple(head) == heads()
    assert len(head) == len(FIELDS)
    lines = [dict(zip(FIELDS, row, strict=True)) for row in rows]
    found = {line["item"]: line for line in lines}
    assert set(found) == {week.done.plan.name, week.nurse.plan.name}, "no refusal, no confirmation, no open case"
    body, person = found[week.done.plan.name], found[week.nurse.plan.name]
    assert (body["holder"], body["holder_kind"], body["credit_code"]) == (
        "示例区某某服务有限公司",
        "法人及非法人组织",
        "113417029900000333",
    )
    assert (body["paper"], body["certificate_number"], body["status"]) == (
        "准予行政许可决定书",
        "皖示字000001号",
        "有效",
    )
    assert body["body_code"] == "113417029900000258"
    assert (body["source"], body["source_code"], body["division"]) == (body["body"], body["body_code"], "341702")
    assert (body["representative"], person["representative"]) == ("张**", "")
    assert (body["permit_kind"], person["permit_kind"]) == ("普通", "认可")
    assert (person["holder"], person["holder_kind"], person["credit_code"]) == ("张**", "自然人", "")
    assert person["content"] == "护士执业证书", "a person's decision is published without its own words"


def test_the_results_are_a_spreadsheet_of_texts_too(site: Site) -> None:
    answered = site.get("/results.xlsx?q=113417029900000333")
    assert answered.headers["content-disposition"] == 'attachment; filename="results.xlsx"'
    (sheet,) = open_table(answered.content)
    assert sheet.rows[0] == heads()
    assert [row[2] for row in sheet.rows[1:]] == ["113417029900000333"], "eighteen digits, none of them rounded"


def test_while_one_whole_list_is_made_the_next_is_asked_to_come_again_and_pages_are_shown(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many lists at once would take the processor from the desks that send meanwhile."""
    monkeypatch.setattr("ui.web.public.hall.TABLE_SECONDS", 0.05)
    with site.served.public.table:
        waiting = site.get("/results.xlsx")
        shown = site.get("/results")
    assert (waiting.status_code, waiting.headers["retry-after"], shown.status_code) == (503, "60", 200)
    assert site.get("/results.xlsx").status_code == 200


def test_results_are_searched_and_a_late_one_is_marked_and_counted(site: Site, week: Week) -> None:
    page = site.page("/results?q=113417029900000333")
    assert len(page.all("article")) == 1
    assert "晚于期限公布" in page.text, "decided on the 2nd, known to the center on the machine's day, weeks later"
    assert "没有符合的结果" in site.page("/results?q=没有这家单位").text
    assert "共2条，其中2条晚于期限公布" in site.page("/results").text
    metrics = site.client.get(site.served.address + "/metrics").text
    assert "yimen_results 2\n" in metrics
    assert "yimen_late_results 2\n" in metrics
    assert 'yimen_public_looks{found="yes"} ' in metrics and 'yimen_public_looks{found="no"} ' in metrics


def test_a_result_that_came_within_seven_working_days_is_in_time(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        case = granted(there.office)
        there.sync()
        for day, is_late in ((date(2026, 11, 11), False), (date(2026, 11, 12), True)):
            with there.hall.owner() as connection:
                connection.execute(b"UPDATE event SET recv = %s", (f"{day}T10:00:00+08:00",))
                connection.execute(b"DELETE FROM public_cursor")
            there.send()
            (line,) = there.public.results(ResultQuery()).lines
            assert line.result.due_on == date(2026, 11, 11)
            assert (line.result.case_number, line.published_on, line.is_late) == (case.number, day, is_late)


def test_many_results_are_shown_page_by_page(site: Site, week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.web.public.list_pages.EACH", 1)
    first, second = site.page("/results"), site.page("/results?page=2")
    assert "第1页，共2页" in first.text
    assert [one.get("href") for one in first.all("a") if one.get("rel") == "next"] == ["?page=2"]
    assert first.one("article").text != second.one("article").text
    assert site.page("/results?page=99").text == second.text


def test_an_explanation_is_published_without_anybodys_name(site: Site, week: Week) -> None:
    text = site.page("/explanations").text
    for words in ("举办营业性演出", "示例区文化和旅游局", "2026-11-05", "2026-11-16", "审批科", "张**、李**多次补正"):
        assert words in text, words
    (_, row) = rows_of(site, "/explanations.csv")
    assert row[1] == "举办营业性演出"


def test_the_catalogue_counts_what_there_is(site: Site) -> None:
    head, *rows = rows_of(site, "/catalogue.csv")
    assert head[0] == "索引号"
    counts = {row[1].rpartition("/")[2].strip(): int(row[-1]) for row in rows}
    assert (counts["办事指南"], counts["行政许可结果（双公示）"], counts["逾期说明"]) == (33, 2, 1)
    assert [row[0] for row in rows][:2] == ["341702/2026-00001", "341702/2026-00002"]
    assert len(site.page("/catalogue").all("article")) == len(rows)
