"""Papers that are checked at the desk that issued them and at another, on the real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from office_day import MONDAY, OfficeDay, gaps_of, opened_office
from verified import accepted_paper, asked, code_of, codes, keys_of, short_of

from app.correcting import ask_correction
from app.errors import Refused
from app.filing import record_print, undo
from app.keys.signing import new_signing_key
from app.second import sign
from app.supplementation.request import request_supplement
from app.verify.checking import check_code, check_text
from app.verify.code import CODE_FIELD, read_code, record_hash, written
from app.verify.keeping import issue_key_sheet, own_list, renew_key, trust_keys
from app.verify.keys import read_keys, write_keys
from app.verify.outcome import Outcome
from app.verify.verdict import Verdict
from app.withdrawing import ask_void


def test_an_issued_paper_carries_its_number_date_outcome_and_record_hash(office: OfficeDay) -> None:
    paper = accepted_paper(office)
    facts = read_code(code_of(paper)).facts
    assert (facts.title, facts.number, facts.on) == (paper.title, paper.number, paper.issued_on)
    assert (facts.outcome, facts.is_training) == (Outcome.ACCEPTED, True)
    assert facts.case_number == office.case(paper.case).number  # type: ignore[arg-type]
    assert facts.record_hash == paper.record_hash == record_hash(paper.record, paper.template_sha256)
    assert short_of(paper).replace("-", "").lower().startswith(paper.record_hash)
    assert short_of(paper) in office.text_of(paper)


def test_the_desk_that_issued_it_knows_its_paper_by_code_and_by_short_form(office: OfficeDay) -> None:
    paper = accepted_paper(office)
    for text in (code_of(paper), short_of(paper), short_of(paper).lower().replace("-", " ")):
        answer = asked(office, text)
        assert (answer.verdict, answer.is_good, answer.notice) == (Verdict.TRAINING, True, paper.id)
        assert codes(answer) == ["verify.stands"]
    assert dict(asked(office, code_of(paper)).lines())["文号"] == paper.number


def test_elsewhere_the_public_keys_alone_are_enough(office: OfficeDay) -> None:
    paper, keys = accepted_paper(office), read_keys(office.ask(own_list))
    answer = check_text(code_of(paper), keys)
    assert answer.is_good and codes(answer) == ["verify.fate_unknown"]
    with pytest.raises(Refused, match=r"verify\.short_needs_desk"):
        check_text(short_of(paper), keys)


def test_another_offices_code_is_told_as_of_an_unknown_key(office: OfficeDay) -> None:
    paper = accepted_paper(office)
    facts, other = read_code(code_of(paper)).facts, new_signing_key()
    answer = asked(office, written(replace(facts, key=other.id), other.sign))
    assert (answer.verdict, answer.is_good, codes(answer)) == (Verdict.UNKNOWN_KEY, False, ["verify.ask_for_key"])
    assert answer.headline().startswith("无法确认")


def test_a_code_signed_by_another_under_our_keys_name_is_altered(office: OfficeDay) -> None:
    facts = read_code(code_of(accepted_paper(office))).facts
    assert asked(office, written(facts, new_signing_key().sign)).verdict is Verdict.ALTERED


def test_a_void_paper_stays_void_however_often_its_code_is_shown(office: OfficeDay) -> None:
    """A replay: the code of a void paper is genuine for ever, and told as void every time."""
    paper = accepted_paper(office)
    pending = office.do("w1", ask_void, paper.case, reason="录入错误").case.pending[0].event
    office.do("a1", sign, paper.case, pending)
    for text in (code_of(paper), short_of(paper)):
        answer = asked(office, text)
        assert (answer.verdict, answer.is_good) == (Verdict.VOID, False)
        assert "录入错误" in answer.sentences()[-1]
    assert office.ask(lambda records: records.notice(paper.id)).number == paper.number, "void keeps its number"


def test_an_act_taken_back_leaves_a_void_paper_and_its_next_paper_counts(office: OfficeDay) -> None:
    case = office.received()
    done = office.do("w1", request_supplement, case.id, gaps=gaps_of(case))
    office.do("w1", undo, case.id, done.events)
    again = office.do("w1", request_supplement, case.id, gaps=gaps_of(case))
    assert asked(office, code_of(done.notices[0])).verdict is Verdict.VOID
    assert asked(office, code_of(again.notices[0])).is_good


def test_a_corrected_paper_names_the_one_that_took_its_place(office: OfficeDay) -> None:
    paper = accepted_paper(office)
    values = {"applicant.phone": "13900139000", "applicant.name": "示例区另一服务有限公司"}
    done = office.do("w1", ask_correction, paper.case, values=values, reason="名称录错")
    office.do("a1", sign, paper.case, done.case.pending[0].event)
    newest = office.ask(lambda records: records.notices(paper.case))[-1]
    answer = asked(office, code_of(paper))
    assert (answer.verdict, answer.is_good) == (Verdict.SUPERSEDED, False)
    assert newest.number in answer.sentences()[-1]
    assert asked(office, code_of(newest)).is_good and newest.record_hash != paper.record_hash


def test_a_paper_of_this_key_that_the_store_does_not_have_is_an_alarm(office: OfficeDay) -> None:
    facts = read_code(code_of(accepted_paper(office))).facts

    def forge(desk: object) -> str:
        return written(replace(facts, number="示市监受〔2026〕99号", record_hash="f" * 16), desk.signer().sign)  # type: ignore[attr-defined]

    answer = asked(office, office.do("w1", forge))
    assert (answer.verdict, codes(answer)) == (Verdict.NOT_ISSUED, ["verify.not_in_store"])
    assert asked(office, "ffff-ffff-ffff-ffff-" + _check("f" * 16)).verdict is Verdict.NOT_ISSUED


def _check(digits: str) -> str:
    return f"{98 - int(digits, 16) * 100 % 97:02d}"


def test_a_new_key_leaves_papers_of_before_good_and_signs_those_after(office: OfficeDay) -> None:
    before = accepted_paper(office)
    made = office.do("m1", renew_key, "定期更换")
    after = accepted_paper(office)
    assert read_code(code_of(after)).facts.key == made.id != read_code(code_of(before)).facts.key
    assert asked(office, code_of(before)).is_good and asked(office, code_of(after)).is_good
    now, old = office.ask(lambda records: records.own_keys())
    assert (now.id, now.to_on, old.to_on) == (made.id, None, MONDAY)
    assert office.store.check().faults == ()


def test_a_live_key_answers_for_the_days_of_its_use_alone(office: OfficeDay) -> None:
    """A key that was taken away, or stolen later, signs nothing for another day."""
    paper = accepted_paper(office)
    key = new_signing_key()
    facts = replace(read_code(code_of(paper)).facts, key=key.id, is_training=False)
    (known,) = keys_of(office)
    live = replace(known, id=key.id, public=key.public, is_training=False, from_on=MONDAY, to_on=MONDAY)
    assert check_code(written(facts, key.sign), (live,)).verdict is Verdict.GENUINE
    for days in (-1, 1):
        other = replace(facts, on=MONDAY + timedelta(days=days))
        assert check_code(written(other, key.sign), (live,)).verdict is Verdict.OUT_OF_TIME


def test_a_training_paper_counts_for_nothing_under_a_live_key(office: OfficeDay) -> None:
    key, (known,) = new_signing_key(), keys_of(office)
    facts = replace(read_code(code_of(accepted_paper(office))).facts, key=key.id)
    live = replace(known, id=key.id, public=key.public, is_training=False)
    answer = check_code(written(facts, key.sign), (live,))
    assert (answer.verdict, answer.is_good) == (Verdict.TRAINING, False)
    assert "不具法律效力" in answer.headline()


def test_the_record_in_the_store_is_compared_with_the_hash_in_the_code(office: OfficeDay) -> None:
    """Whoever changes the store itself is found by the paper in the citizen's hand."""
    paper = accepted_paper(office)

    class Forged:
        def __getattr__(self, name: str) -> object:
            return getattr(self.records, name)

        def __init__(self, records: object) -> None:
            self.records = records

        def notices_with_hash(self, wanted: str) -> object:
            return (replace(paper, record={**paper.record, "申请人": "李代桃"}),)

    def check(records: object) -> object:
        return check_code(code_of(paper), keys_of(office), Forged(records))  # type: ignore[arg-type]

    answer = office.ask(check)
    assert (answer.verdict, codes(answer)) == (Verdict.ALTERED, ["verify.record_differs"])


def test_a_paper_printed_again_bears_the_same_code(office: OfficeDay) -> None:
    paper = accepted_paper(office)
    office.do("w1", record_print, paper.case, paper.id, copies=2, printer="窗口")
    office.do("w1", record_print, paper.case, paper.id, copies=1, printer="窗口", reason="遗失")
    held = office.ask(lambda records: records.notice(paper.id))
    assert (held.sha256, held.record[CODE_FIELD], held.prints) == (paper.sha256, code_of(paper), 2)


def test_only_administrators_keep_the_keys_and_say_why(office: OfficeDay) -> None:
    with pytest.raises(Refused, match=r"verify\.not_keeper"):
        office.do("w1", renew_key, "想换")
    with pytest.raises(Refused, match=r"verify\.no_reason"):
        office.do("m1", renew_key, " ")
    with pytest.raises(Refused, match=r"verify\.own_keys"):
        office.do("m1", trust_keys, office.ask(own_list))


def test_the_keys_of_another_office_are_trusted_once_an_administrator_imports_them(
    office: OfficeDay, tmp_path: Path
) -> None:
    with opened_office(tmp_path / "other") as other:
        # a desk made anew has a key of its own; the copy of one has the same
        other.do("m1", renew_key, "另一单位")
        paper, listed = accepted_paper(other), other.ask(own_list)
    assert asked(office, code_of(paper)).verdict is Verdict.UNKNOWN_KEY
    new = office.do("m1", trust_keys, listed)
    assert len(new) == 1 and office.do("m1", trust_keys, listed) == ()
    answer = asked(office, code_of(paper))
    assert answer.is_good and codes(answer) == ["verify.fate_unknown"]
    laid_out = read_keys((office.store.profile.folder / "public.keys").read_text("utf-8"))
    assert laid_out == keys_of(office), "in clear beside the store, for whoever checks before logging in"


def test_a_list_of_keys_is_read_as_it_is_written_and_a_wrong_line_is_named(office: OfficeDay) -> None:
    (key,) = keys_of(office)
    text = write_keys((key,))
    assert read_keys("\ufeff" + text.replace("\n", "\r\n")) == (key,)
    for bad in (text.replace(key.id, "0" * 12), text.replace(" training ", " other "), text.replace("2026-", "2026/")):
        with pytest.raises(Refused, match=r"verify\.bad_keys") as caught:
            read_keys(bad)
        assert caught.value.facts == {"line": 3}
    with pytest.raises(Refused, match=r"verify\.bad_keys"):
        read_keys("# nothing\n")


def test_the_key_sheet_is_a_paper_that_can_itself_be_checked(office: OfficeDay) -> None:
    sheet = office.do("m1", issue_key_sheet)
    (key,) = keys_of(office)
    text = office.text_of(sheet)
    assert key.id in text and "".join(key.fingerprint.split()) in text
    assert asked(office, code_of(sheet)).is_good


def test_the_private_half_lies_wrapped_and_its_event_has_the_public_half_alone(office: OfficeDay) -> None:
    accepted_paper(office)
    secrets = office.do("w1", lambda desk: desk.signer().private)
    made = [e for e in office.ask(lambda records: records.office_events()) if e.kind == "signing_key_made"]
    (key,) = keys_of(office)
    assert [e.data["public"] for e in made] == [key.public.hex()]
    files = [p for p in office.store.profile.folder.rglob("*") if p.is_file()]
    assert all(secrets not in p.read_bytes() and secrets.hex().encode() not in p.read_bytes() for p in files)
    assert secrets.hex() not in repr(office.do("w1", lambda desk: desk.signer()))
