"""文书验真 on the public page: genuine, void, replaced, not issued here, unreadable; and nothing beside."""

from __future__ import annotations

from pathlib import Path

import pytest
from center_for_tests import TestServer
from office_day import OfficeDay, opened_office
from public_hall import PublicHall, Week, public_hall
from public_site import Page, Site

from app.public.checking import PaperState, check, code_in
from app.verify.keeping import renew_key


def answer(page: Page) -> str:
    found = page.with_id("answer")
    return "" if found is None else found.text


def test_a_signed_code_and_a_short_one_tell_of_the_same_paper(site: Site, week: Week) -> None:
    signed, short = week.codes(week.running)[0]
    for code in (signed, short, signed.lower(), f" {signed[:40]}\n{signed[40:]} ", short.replace("-", " ")):
        page = site.checked(code)
        assert "培训文书" in answer(page), code
        assert week.running.number in page.text
        assert "2026年11月2日" in page.text


def test_an_address_with_the_code_in_it_is_taken_for_the_code(site: Site, week: Week) -> None:
    signed, _ = week.codes(week.running)[0]
    for address in (
        f"https://zwfw.example/public/check?code={signed}",
        f"https://zwfw.example/v/{signed}",
        f"https://x.example/#{signed}",
    ):
        assert "培训文书" in answer(site.checked(address)), address


def test_a_void_paper_and_a_replaced_one_say_so_and_the_new_one_stands(site: Site, week: Week) -> None:
    for code in week.codes(week.void)[0]:
        assert answer(site.checked(code)) == "已经作废"
    old, new = week.codes(week.cases()["corrected"])[0], week.codes(week.cases()["corrected"])[-1]
    for code in old:
        page = site.checked(code)
        assert answer(page) == "已由新文书替代"
        assert "替代它的" in page.text
    for code in new:
        assert "培训文书" in answer(site.checked(code))


def test_what_is_no_code_is_unreadable_and_said_how_to_mend(site: Site, week: Week) -> None:
    signed, short = week.codes(week.running)[0]
    spoilt = short[:-1] + str((int(short[-1]) + 1) % 10)
    for code in (
        "你好",
        "YM1:",
        signed[:60],
        signed.replace("YM1", "YM9"),
        spoilt,
        short[:-3],
        "https://x.example/",
        "<script>alert(1)</script>",
        "http://[",
    ):
        page = site.checked(code)
        assert answer(page) == "读不出验真码", code
        assert "再试一次" in page.text


def test_a_code_that_was_altered_repeats_nothing_of_what_it_says(site: Site, week: Week) -> None:
    signed, _ = week.codes(week.running)[0]
    other = signed[:-20] + ("A" if signed[-20] != "A" else "B") + signed[-19:]
    page = site.checked(other)
    assert answer(page) in ("不能采信，验真码被改动过", "读不出验真码")
    assert week.running.number not in page.text


def test_a_paper_of_another_office_was_not_issued_here(site: Site, tmp_path: Path) -> None:
    with opened_office(tmp_path) as other:
        other.do("m1", renew_key, "示例")  # the offices of the tests are copies of one another, keys included
        signed, short = _first_codes(other)
    for code in (signed, short):
        page = site.checked(code)
        assert answer(page) == "不是本中心签发的"
        assert "不要据此付款" in page.text
        assert "文号" not in page.text


def test_a_paper_that_the_window_has_not_sent_yet_is_told_apart(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        there.send()
        signed, short = _first_codes(there.office)
        assert check(signed, there.public).state is PaperState.UNSENT
        assert check(short, there.public).state is PaperState.NOT_ISSUED
        there.send()
        assert check(signed, there.public).state is PaperState.TRAINING


def test_a_paper_of_an_older_program_without_the_hash_is_found_by_its_number(
    server: TestServer, tmp_path: Path
) -> None:
    with public_hall(server, tmp_path) as there:
        signed, _ = _first_codes(there.office)
        there.sync()
        _forget_hashes(there)
        there.send()
        assert check(signed, there.public).state is PaperState.TRAINING


def test_a_paper_whose_act_the_center_did_not_take_is_not_to_be_relied_on(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there:
        signed, short = _first_codes(there.office)
        there.sync()
        with there.hall.owner() as connection:
            connection.execute(b"UPDATE event SET verdict = 'conflict' WHERE kind = 'notice_issued'")
        there.send()
        for code in (signed, short):
            assert check(code, there.public).state is PaperState.LEFT_OUT


@pytest.mark.parametrize("text", ["", "a" * 10_000, "YM1:" + "0" * 5000, "https://" + "x" * 5000])
def test_a_text_of_any_length_is_cut_before_it_is_looked_at(text: str) -> None:
    assert len(code_in(text)) <= 600


def _first_codes(office: OfficeDay) -> tuple[str, str]:
    case = office.accepted()
    (notice,) = (n for n in office.ask(lambda records: records.notices(case.id)) if n.template == "acceptance")
    return str(notice.record["验真码"]), str(notice.record["验真短码"])


def _forget_hashes(there: PublicHall) -> None:
    """Make the events those of a program that did not write the hash."""
    with there.hall.owner() as connection:
        connection.execute(
            b"UPDATE event SET content = replace(content, '\"record_hash\":', '\"nothing\":') WHERE kind = 'notice_issued'"
        )
