"""办理进度: what a right code shows, that a wrong one tells nothing, and that nobody can guess."""

from __future__ import annotations

import pytest
from public_hall import Week
from public_site import Page, Site
from served_center import Served

from db.center.connection import rows, transaction
from ui.web.public.limits import AN_HOUR, TEN_MINUTES, Limits
from ui.web.rate import Rate

TOLD = {
    "running": ("在办", "正在审查"),
    "done": ("待送达", "等待送达"),
    "refused": ("待送达", "不予许可"),
    "void": ("作废", "已经作废"),
    "stopped": ("在办", "专家评审"),
    "waiting": ("待补正", "等待申请人补正"),
    "late": ("在办", "正在审查"),
}


@pytest.mark.parametrize(("name", "words"), TOLD.items())
def test_every_state_is_told_in_plain_words(site: Site, week: Week, name: str, words: tuple[str, str]) -> None:
    case = week.cases()[name]
    page = Page(site.progress(case.number, case.query_code).text)
    assert page.one("h1").text == case.plan.name
    state = page.with_id("now")
    assert state is not None
    assert state.text == words[0]
    assert words[1] in page.text


def test_the_due_day_comes_with_its_calculation_and_with_who_used_the_days(site: Site, week: Week) -> None:
    case = week.running
    page = Page(site.progress(case.number, case.query_code).text)
    for words in (
        "承诺办结期限2026-11-18",
        "剩6个工作日",
        "2026-11-02受理，当日不计入",
        "第10日至第12日",
        "一共用了6个工作日",
        "审批部门：6个工作日",
    ):
        assert words in page.text, words
    assert "受理期限" not in page.text, "what is over says nothing any more"
    bar = page.one("progress")
    assert (bar.get("value"), bar.get("max")) == ("6", "6")


def test_a_limit_that_stands_still_says_so_where_its_day_would_be(site: Site, week: Week) -> None:
    case = week.stopped
    assert "暂停计算，恢复以后再定日期" in Page(site.progress(case.number, case.query_code).text).text
    case = week.running
    assert "暂停计算" not in Page(site.progress(case.number, case.query_code).text).text


def test_a_late_case_says_so_and_names_the_new_day(site: Site, week: Week) -> None:
    case = week.late
    text = Page(site.progress(case.number, case.query_code).text).text
    assert "超" in text
    assert "逾期说明中承诺的新期限2026-11-16" in text


def test_blanks_and_full_width_digits_are_taken_as_they_are_meant(site: Site, week: Week) -> None:
    case = week.running
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    number = f" {case.number[:6]} {case.number[6:14]} {case.number[14:]} ".translate(wide)
    assert site.progress(number, case.query_code.translate(wide)).status_code == 200


def test_what_the_square_of_a_receipt_holds_is_number_and_code(site: Site, week: Week) -> None:
    case = week.running
    assert site.progress(f"{case.number}/{case.query_code}", "").status_code == 200
    assert site.progress(f"{case.number}/", case.query_code).status_code == 200
    assert site.progress(f"{case.number}/{case.query_code}/1", "").status_code == 422


def test_a_wrong_code_and_an_unknown_number_are_one_answer(site: Site, week: Week) -> None:
    case = week.running
    wrong = f"{(int(case.query_code) + 1) % 1_000_000:06}"
    unknown = case.number[:-2] + "99"
    answers = [site.progress(case.number, wrong), site.progress(unknown, case.query_code)]
    texts = {answer.text.replace(case.number, "N").replace(unknown, "N") for answer in answers}
    assert {answer.status_code for answer in answers} == {404}
    assert len(texts) == 1
    assert "对不上" in texts.pop()
    assert {len(answer.headers) for answer in answers} == {len(answers[0].headers)}


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        ("123", "123456", "办件编号应为24位数字，现在是3位"),
        ("3" * 24, "12a", "查询码应为6位数字"),
        ("", "", "办件编号应为24位数字，现在是0位"),
        ("'; DROP--", "<b>", "办件编号应为24位"),
    ],
)
def test_what_is_typed_wrongly_is_named_at_its_field(site: Site, number: str, code: str, words: str) -> None:
    answered = site.progress(number, code)
    page = Page(answered.text)
    assert answered.status_code == 422
    assert words in page.text
    bad = [one for one in page.all("input") if one.get("aria-invalid") == "true"]
    assert bad
    for one in bad:
        assert page.with_id(f"{one.get('name')}-fault") is not None


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"number=1&code=2" + b"&x=1" * 20, b"a" * 5000, b"{}"])
def test_a_body_that_is_no_form_gets_a_plain_answer(site: Site, body: bytes) -> None:
    answered = site.client.post(site.address + "/progress", content=body)
    assert answered.status_code == 422
    assert "看不懂" in answered.text or "应为" in answered.text


def test_no_address_ever_holds_a_query_code(site: Site, week: Week) -> None:
    case = week.running
    answered = site.get(f"/progress?number={case.number}&code={case.query_code}")
    page = Page(answered.text)
    assert [one.get("method") for one in page.all("form")] == ["post"]
    assert case.query_code not in answered.text
    assert page.with_id("number").get("value") == case.number  # type: ignore[union-attr]
    assert answered.headers["cache-control"] == "no-store"


def limited(**changes: Rate) -> Limits:
    wide = {name: Rate(1000, TEN_MINUTES) for name in ("pages", "check", "progress", "number")}
    return Limits(**{**wide, **changes})


def test_a_number_is_asked_for_ten_times_an_hour_by_whomever_and_the_right_code_helps_nothing(week: Week) -> None:
    case = week.running
    with Served(week.there.hall, limited(number=Rate(3, AN_HOUR))) as served, Site(served) as site:
        answers = [site.progress(case.number, "000000").status_code for _ in range(3)]
        last = site.progress(case.number, case.query_code)
        other = site.progress(week.late.number, week.late.query_code)
    assert (answers, last.status_code, other.status_code) == ([404] * 3, 429, 200)
    assert last.headers["retry-after"] == "3600"
    assert "60分钟" in Page(last.text).text
    assert Limits().number._most == 10


def test_an_address_that_asks_too_often_waits_whatever_it_asks(week: Week) -> None:
    with (
        Served(
            week.there.hall,
            limited(
                progress=Rate(2, TEN_MINUTES),
                check=Rate(1, TEN_MINUTES),
                pages=Rate(8, TEN_MINUTES),
                tables=Rate(1, TEN_MINUTES),
            ),
        ) as served,
        Site(served) as site,
    ):
        tried = [site.progress("1", "1").status_code for _ in range(3)]
        checks = [site.get("/check?code=abc").status_code for _ in range(2)]
        tables = [site.get(f"/results.{kind}").status_code for kind in ("csv", "xlsx")]
        pages = [site.get("/catalogue").status_code for _ in range(2)]
    assert tried == [422, 422, 429]
    assert tables == [200, 429], "a whole list costs what a hundred pages do"
    assert checks == [200, 429]
    assert pages == [200, 429]


def test_a_look_is_counted_by_case_and_day_and_nothing_tells_by_whom(site: Site, week: Week) -> None:
    """Supervision asks whether receipts are looked up at all; a person who asks leaves no trace."""
    store, case = site.served.hall.store, week.running
    wrong = f"{(int(case.query_code) + 1) % 1_000_000:06}"
    before = store.figures()
    site.progress(case.number, case.query_code)
    site.progress(case.number, case.query_code)
    site.progress(case.number, wrong)
    site.progress("9" * 24, wrong)
    site.progress("", "")
    after = store.figures()
    assert (after.public_looks - before.public_looks, after.public_misses - before.public_misses) == (2, 2)
    store.write_public_looks()
    written = store.figures()
    assert (written.public_looks, written.public_misses) == (after.public_looks, after.public_misses)
    with transaction(store._pool) as connection:
        columns = rows(
            connection, "SELECT column_name FROM information_schema.columns WHERE table_name = 'public_look'"
        )
        numbers = {number for (number,) in rows(connection, "SELECT DISTINCT number FROM public_look")}
    assert {name for (name,) in columns} == {"feed_id", "on_day", "number", "looks"}
    assert case.number in numbers and "9" * 24 not in numbers, "a made-up number is never kept"
