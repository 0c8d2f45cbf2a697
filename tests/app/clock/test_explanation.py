"""期限计算说明: every date explains itself (clock.md, Explanation)."""

from __future__ import annotations

from datetime import date, timedelta

from told import full

from app.clock.calendar import shipped
from app.clock.explanation import Line, explain, reason
from app.clock.light import read_clock
from app.clock.limits import Extension, Limit, Stop, Unit


def lines(start: str, limit: Limit, *stops: Stop, language: str = "zh_CN", **facts: object) -> tuple[Line, ...]:
    clock = read_clock(limit, full(start), shipped(), full(start), stops, **facts)  # type: ignore[arg-type]
    return explain(clock, shipped(), language=language)


def of_kind(explanation: tuple[Line, ...], *kinds: str) -> dict[str, str]:
    return {line.on.isoformat()[5:] if line.on else "": line.text for line in explanation if line.kind in kinds}


def test_zammad_390_everybody_can_see_why_a_date_is_right() -> None:
    """zammad 390: the "wrong" date was right and nobody could see why."""
    told = lines("2026-09-24", Limit(5, Unit.WORKING_DAY))
    skipped = of_kind(told, "skipped")
    assert skipped["09-25"] == "中秋节，不计入。" and skipped["10-05"] == "国庆节，不计入。"
    assert of_kind(told, "counted") == {
        "09-28": "第1日。",
        "09-29": "第2日。",
        "09-30": "第3日。",
        "10-08": "第4日。",
        "10-09": "第5日。",
    }
    assert of_kind(told, "due") == {"10-09": "2026-10-09 届满。"}


def test_every_day_from_the_start_to_the_due_date_stands_in_one_line() -> None:
    start = full("2026-09-24")
    told = lines("2026-09-24", Limit(45, Unit.WORKING_DAY), Stop(full("10-12"), full("10-20"), "专家评审"))
    days = [line.on for line in told if line.kind in ("counted", "worked", "skipped")]
    due = next(line.on for line in told if line.kind == "due")
    assert due is not None
    assert days == [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(line.kind in ("counted", "worked") for line in told) == 45


def test_a_worked_weekend_day_that_counted_is_named() -> None:
    assert of_kind(lines("2026-02-13", Limit(1, Unit.WORKING_DAY)), "worked") == {"02-14": "第1日（调休上班，计入）。"}
    assert of_kind(lines("2026-02-13", Limit(1, Unit.WORKING_DAY)), "due") == {"02-14": "2026-02-14（调休上班）届满。"}


def test_a_stop_is_told_with_its_ground_and_its_notice_and_each_stopped_day_bears_its_name() -> None:
    told = lines(
        "2026-03-02", Limit(20, Unit.WORKING_DAY), Stop(full("03-05"), full("03-09"), "专家评审", "池特〔2026〕3号")
    )
    texts = [line.text for line in told if line.kind == "stop"]
    assert texts[0].startswith("2026-03-05 起暂停（专家评审），2026-03-09 恢复")
    assert "池特〔2026〕3号" in texts[1]
    skipped = of_kind(told, "skipped")
    assert skipped["03-06"] == "专家评审，不计入。" and skipped["03-07"] == "周六，专家评审，不计入。"


def test_a_stop_that_changes_nothing_says_so() -> None:
    told = lines("2026-03-02", Limit(2, Unit.WORKING_DAY), Stop(full("03-05"), None, "鉴定"))
    assert "不影响期限" in next(line.text for line in told if line.kind == "stop")


def test_an_open_stop_gives_no_due_date_but_the_days_counted_so_far() -> None:
    told = lines("2026-03-02", Limit(20, Unit.WORKING_DAY), Stop(full("03-05"), None))
    assert [line.kind for line in told][-2:] == ["open", "table"]
    assert list(of_kind(told, "counted")) == ["03-03", "03-04", "03-05"]
    assert not of_kind(told, "due")


def test_an_extension_is_told_granted_or_late() -> None:
    for day, word in (("03-30", "批准延期10个工作日"), ("03-31", "不发生效力")):
        told = lines("2026-03-02", Limit(20, Unit.WORKING_DAY), extensions=[Extension(10, full(day))])
        assert word in of_kind(told, "extension")[day]


def test_calendar_days_count_rest_days_and_roll_by_name() -> None:
    told = lines("2026-11-23", Limit(5, Unit.CALENDAR_DAY))
    assert of_kind(told, "counted")["11-28"] == "第5日（周六，计入）。"
    assert of_kind(told, "rolled") == {"11-28": "届满遇周六，顺延。", "11-29": "届满遇周日，顺延。"}
    assert of_kind(told, "due") == {"11-30": "2026-11-30 届满。"}


def test_a_provisional_date_says_so_and_names_the_rule() -> None:
    told = lines("2026-12-04", Limit(20, Unit.WORKING_DAY))
    assert "暂定" in told[-1].text and told[-1].kind == "provisional"
    assert told[0].text.startswith("期限20个工作日")
    assert not [line for line in lines("2026-12-03", Limit(20, Unit.WORKING_DAY)) if line.kind == "provisional"]


def test_the_table_version_stands_in_every_explanation() -> None:
    assert shipped().version in next(
        line.text for line in lines("2026-12-03", Limit(1, Unit.MONTH)) if line.kind == "table"
    )


def test_the_basis_and_the_start_event_are_told() -> None:
    clock = read_clock(Limit(20, Unit.WORKING_DAY), date(2026, 3, 2), shipped(), date(2026, 3, 2))
    told = explain(clock, shipped(), "《行政许可法》第四十二条", "受理")
    assert told[0].text.startswith("《行政许可法》第四十二条：期限20个工作日")
    assert told[1].text == "2026-03-02 受理，当日不计入。"


def test_a_finished_clock_says_when() -> None:
    assert of_kind(lines("2026-03-02", Limit(5, Unit.WORKING_DAY), finished=full("03-04")), "finished")[
        "03-04"
    ].startswith("2026-03-04 办结")


def test_on_the_spot_and_a_limit_of_zero_have_no_days_to_tell() -> None:
    for limit in (Limit(0, Unit.ON_THE_SPOT), Limit(0, Unit.WORKING_DAY)):
        told = lines("2026-03-02", limit)
        assert [line.kind for line in told] == ["rule", "start", "due", "table"]
    assert (
        reason(read_clock(Limit(0, Unit.ON_THE_SPOT), date(2026, 3, 2), shipped(), date(2026, 3, 2)))
        == "即办：当日办结。"
    )


def test_the_explanation_speaks_english_too() -> None:
    told = lines("2026-09-24", Limit(5, Unit.WORKING_DAY), language="en")
    assert of_kind(told, "skipped")["10-05"] == "National Day, not counted."
    assert told[0].text.startswith("5 working days")
