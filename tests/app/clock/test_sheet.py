"""The explanation sheet: every date of a case explains itself."""

from __future__ import annotations

from told import full, on, read_on, standard, steps

from app.clock.calendar import shipped
from app.clock.ledger import Entry, Standard
from app.clock.sheet import Sheet, sheets

ITEM = standard(20, 15, steps(3, 2), supplement=standard(30).statutory)
WHOLE = [
    on("11-02", "received"),
    on("11-04", "supplement_requested"),
    on("11-09", "supplement_received", complete=True),
    on("11-11", "accepted"),
    on("11-13", "step_finished", step="甲"),
    on("11-17", "decided"),
]


def sheets_on(day: str, entries: list[Entry], item: Standard = ITEM, **facts: object) -> dict[str, Sheet]:
    made = sheets(read_on(day, entries, item), item, shipped(), **facts)  # type: ignore[arg-type]
    return {sheet.title: sheet for sheet in made}


def test_every_clock_that_started_has_a_sheet_with_its_title_start_and_due_date() -> None:
    found = sheets_on("11-18", WHOLE)
    assert {title: (s.clock.start, s.clock.due) for title, s in found.items()} == {
        "受理期限": (full("11-09"), full("11-16")),
        "补正期限（申请人）": (full("11-04"), full("12-16")),
        "法定办结期限": (full("11-11"), full("12-09")),
        "承诺办结期限": (full("11-11"), full("12-02")),
        "环节期限：甲": (full("11-11"), full("11-16")),
        "环节期限：乙": (full("11-13"), full("11-17")),
        "送达期限": (full("11-17"), full("12-01")),
    }


def test_each_sheet_tells_the_event_that_started_it() -> None:
    told = {title: sheet.lines[1].text for title, sheet in sheets_on("11-18", WHOLE).items()}
    assert told["受理期限"] == "2026-11-09 补齐材料，当日不计入。"
    assert told["法定办结期限"].startswith("2026-11-11 受理")
    assert told["环节期限：乙"].startswith("2026-11-13 “甲”环节办结")
    assert told["送达期限"].startswith("2026-11-17 作出决定")


def test_the_acceptance_sheet_agrees_with_the_reading_while_pending() -> None:
    reading = read_on("11-05", WHOLE[:1], ITEM)
    sheet = sheets_on("11-05", WHOLE[:1])["受理期限"]
    assert (sheet.clock.light, sheet.clock.remaining) == (reading.acceptance.light, reading.acceptance.remaining)
    assert list(sheets_on("11-05", WHOLE[:1])) == ["受理期限"]


def test_while_awaiting_only_the_applicants_term_is_explained() -> None:
    assert list(sheets_on("11-05", WHOLE[:2])) == ["补正期限（申请人）"]


def test_by_silence_and_by_refusal_the_acceptance_clock_has_ended() -> None:
    silent = sheets_on("11-20", WHOLE[:1])["受理期限"].clock
    assert (silent.finished, silent.light) == (full("11-09"), "done_on_time")
    refused = sheets_on("11-20", [WHOLE[0], on("11-05", "refused_acceptance")])["受理期限"].clock
    assert (refused.finished, refused.light) == (full("11-05"), "done_on_time")


def test_a_return_is_explained_in_the_step_that_goes_on_and_in_the_one_that_waits() -> None:
    returned = [*WHOLE[:5], on("11-16", "step_returned", step="乙", to="甲")]
    told = {title: [line.text for line in sheet.lines] for title, sheet in sheets_on("11-16", returned).items()}
    assert told["环节期限：甲"][:3] == [
        "期限1个工作日，自起算日的次日起逐日计算，法定节假日和休息日不计入，调休上班日计入。",
        "2026-11-16 退回本环节，接着计算余下的期限，当日不计入。",
        "第1日。",
    ]
    assert told["环节期限：乙"][1:3] == [
        "2026-11-16 退回前面的环节，本环节中止，当日不计入。",
        "等待退回的环节办结，暂无届满日期，余下的1个工作日保留。",
    ]


def test_silence_is_told_where_the_acceptance_ends_and_where_the_decision_clock_begins() -> None:
    told = {title: [line.text for line in sheet.lines] for title, sheet in sheets_on("11-20", WHOLE[:1]).items()}
    assert "2026-11-09 期满未答复，视为已受理，计时结束。" in told["受理期限"]
    for title in ("法定办结期限", "承诺办结期限", "环节期限：甲"):
        assert told[title][1] == "2026-11-02 视为受理（受理期限内未答复，自该日起受理），当日不计入。"


def test_each_clock_that_ended_tells_by_what() -> None:
    served = [*WHOLE, on("11-19", "delivered")]
    ends = {t: line.text for t, s in sheets_on("11-20", served).items() for line in s.lines if line.kind == "finished"}
    assert ends == {
        "受理期限": "2026-11-11 受理，计时结束。",
        "补正期限（申请人）": "2026-11-09 补齐材料，计时结束。",
        "法定办结期限": "2026-11-17 办结，计时结束。",
        "承诺办结期限": "2026-11-17 办结，计时结束。",
        "环节期限：甲": "2026-11-13 本环节办结，计时结束。",
        "环节期限：乙": "2026-11-17 本环节办结，计时结束。",
        "送达期限": "2026-11-19 送达，计时结束。",
    }
    refused = sheets_on("11-20", [WHOLE[0], on("11-05", "refused_acceptance")])["受理期限"]
    assert refused.lines[-2].text == "2026-11-05 决定不予受理，计时结束。"


def test_the_rule_and_its_article_are_told_where_the_caller_gives_them() -> None:
    found = sheets_on("11-18", WHOLE, basis={"delivery": "《行政许可法》第四十四条"})
    assert found["送达期限"].lines[0].text.startswith("《行政许可法》第四十四条：期限10个工作日")
    assert found["受理期限"].lines[0].text.startswith("期限5个工作日")


def test_the_sheet_speaks_english_too() -> None:
    assert "Step: 甲" in sheets_on("11-18", WHOLE, language="en")
