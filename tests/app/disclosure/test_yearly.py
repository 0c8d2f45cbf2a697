"""The yearly report (条例 50): every application stands once among the new or the carried over, and once at its end."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from disclosure_hands import ASKED, WHY, received
from office_day import MONDAY, OfficeDay

from app.disclosure.dossier import Dossier, begun
from app.disclosure.mend import ask_mend, drop
from app.disclosure.replies import GROUNDS, REPLIES
from app.disclosure.reply import reply
from app.disclosure.take_back import challenge, void, withdraw
from app.disclosure.yearly import COLUMNS, ENDED, LEFT, RESULTS, ROWS, as_csv, result_of, yearly, yearly_rows
from app.events.disclosure import DisclosureReceived, DisclosureReplied
from app.ids import DisclosureId, NoticeId, OfficerId
from db.desk.now import moment_at


def played(office: OfficeDay) -> tuple[Dossier, ...]:
    """One of each: refused and suited, given to a firm, given up, withdrawn, void, and one that is still open."""
    refused = office.do("a1", reply, received(office).dossier.id, kind="不予公开", facts=WHY).dossier
    given = received(office, kind="business").dossier
    office.do("a1", reply, given.id, kind="予以公开", facts={"提供方式": "当面提供复印件"})
    lost = received(office).dossier
    office.do("h1", ask_mend, lost.id, unclear="未写明路段", points="起止路段", days=5)
    back, wrong = received(office).dossier, received(office).dossier
    office.do("w1", withdraw, back.id, reason="不需要了", asked_on=MONDAY)
    office.do("a1", void, wrong.id, reason="重复登记")
    received(office, kind="research")
    office.on(MONDAY + timedelta(days=10))
    office.do("h1", drop, lost.id, served_on=MONDAY)
    office.do("h1", challenge, refused.id, way="review", outcome="upheld", on=office.day)
    office.do("h1", challenge, refused.id, way="suit_after_review", outcome="pending", on=office.day)
    found: tuple[Dossier, ...] = office.ask(lambda records: records.disclosures())
    return found


def test_new_and_carried_over_are_what_ended_and_what_is_carried_on(office: OfficeDay) -> None:
    dossiers = played(office)
    for year in (2025, 2026, 2027):
        rows = yearly(dossiers, year).applications
        for column in COLUMNS:
            assert rows["new"][column] + rows["carried"][column] == rows[ENDED][column] + rows[LEFT][column]
            assert sum(rows[one][column] for one in RESULTS) == rows[ENDED][column]
    told = yearly(dossiers, 2026)
    by = {row: told.applications[row]["total"] for row in ROWS if told.applications[row]["total"]}
    assert by == {"new": 5, "granted": 1, "third_party": 1, "not_mended": 1, "other": 1, ENDED: 4, LEFT: 1}
    assert told.applications["granted"]["business"] == 1 and told.applications[LEFT]["research"] == 1
    assert yearly(dossiers, 2027).applications["carried"]["total"] == 1
    assert dict(told.disputes["review"]) == {"upheld": 1, "total": 1}
    assert dict(told.disputes["suit_after_review"]) == {"pending": 1, "total": 1}
    assert yearly(dossiers, 2025).applications["new"]["total"] == 0


def test_a_withdrawal_counts_in_the_year_it_was_said_and_not_when_it_was_typed(office: OfficeDay) -> None:
    one = received(office).dossier
    office.on(date(2027, 1, 4))
    done = office.do("w1", withdraw, one.id, reason="不需要了", asked_on=date(2026, 12, 31)).dossier
    assert done.ended_on == date(2026, 12, 31)
    told = yearly((done,), 2026).applications
    assert (told[ENDED]["total"], told[LEFT]["total"]) == (1, 0)
    assert yearly((done,), 2027).applications["carried"]["total"] == 0


def test_the_table_has_every_line_of_the_national_form_and_opens_in_a_spreadsheet(office: OfficeDay) -> None:
    rows = yearly_rows(yearly(played(office), 2026))
    read = list(csv.reader(io.StringIO(as_csv(rows).decode("utf-8-sig"))))
    assert len(read) == len(rows) and {len(line) for line in read} == {8}
    assert read[1][1:] == ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    assert read[2][0].startswith("一、本年新收") and read[26][0] == "四、结转下年度继续办理"
    assert read[30][:6] == ["行政复议", "1", "0", "0", "0", "1"]
    for language in ("zh_CN", "en"):
        assert not [cell for line in yearly_rows(yearly((), 2026), language) for cell in line if "disclosure_" in cell]


@pytest.mark.parametrize("kind", [kind for kind in REPLIES if kind != "不予公开"])
def test_every_kind_of_reply_has_its_line(kind: str, ended: Dossier) -> None:
    assert result_of(_with(ended, kind, {})) in set(RESULTS) - {"other"}


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ground_of_a_refusal_has_a_line_of_its_own(ground: str, ended: Dossier) -> None:
    lines = {one: result_of(_with(ended, "不予公开", {"不公开情形": one})) for one in GROUNDS}
    assert len(set(lines.values())) == len(GROUNDS) and lines[ground] in RESULTS


def test_a_refusal_of_before_is_counted_by_the_clause_that_was_typed(ended: Dossier) -> None:
    assert result_of(_with(ended, "不予公开", {"条款": "第十五条"})) == "third_party"
    assert result_of(_with(ended, "不予公开", {"条款": "第十六条第一款"})) == "internal"
    assert result_of(_with(ended, "不予公开", {"条款": "第十四条"})) == "forbidden"


@pytest.fixture(scope="module")
def ended() -> Dossier:
    body = DisclosureReceived(DisclosureId("d"), "1", "q", ASKED.department, ASKED.way, MONDAY, ASKED.kind)
    moment = moment_at(datetime(2026, 11, 2, 1, tzinfo=UTC), "training")
    return replace(begun(body, moment, OfficerId("w1")), ended_on=date(2026, 11, 3), end_cause="replied")


def _with(held: Dossier, kind: str, facts: dict[str, str]) -> Dossier:
    return replace(held, replied=DisclosureReplied(held.id, NoticeId("n"), kind, facts))
