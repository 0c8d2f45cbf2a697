"""The signed code and its short form: what they hold, and that nothing else is taken for them."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from verified import picture_of

from app.errors import Refused
from app.keys.signing import SigningKey, is_signed, new_signing_key
from app.notices.catalogue import KEYS, template
from app.notices.pdf.qr import modules
from app.notices.render import render
from app.numbering import CASE_NUMBER_LENGTH
from app.verify.checking import check_code
from app.verify.code import CODE_FIELD, SHORT_FIELD, PaperFacts, read_code, record_hash, written
from app.verify.keys import PublicKey
from app.verify.outcome import Outcome
from app.verify.short import looks_like_short, read_short, short_form
from app.verify.verdict import Verdict

KEY: SigningKey = new_signing_key()
KNOWN = (PublicKey(KEY.id, KEY.public, date(2026, 1, 1), None, False, "0001", "示例区政务服务中心"),)
FACTS = PaperFacts(
    "受理通知书", "示市监受〔2026〕4号", "341702202611230001000017", date(2026, 11, 23), Outcome.ACCEPTED,
    "3f2a90bc11de77aa", False, KEY.id,
)  # fmt: skip
CODE = written(FACTS, KEY.sign)
LONGEST = PaperFacts(
    "变更（延续、补证）不予行政许可决定书副本送达", "示例区综合行政执法和应急管理联合局延变〔2026〕1234567号",
    "9" * CASE_NUMBER_LENGTH, date(2099, 12, 31), Outcome.REFUSED, "f" * 16, True, KEY.id,
)  # fmt: skip
CODED = [key for key in KEYS if CODE_FIELD in template(key).fields]


def test_a_code_says_what_was_written() -> None:
    code = read_code(CODE)
    assert code.facts == FACTS and is_signed(KEY.public, code.message, code.signature)


@given(
    st.builds(
        PaperFacts,
        title=st.text("受理不予行政许可决定通知书（延续）", max_size=12),
        number=st.from_regex(r"\A[示例市监𠅤]{1,8}〔20[0-9]{2}〕[1-9][0-9]{0,6}号\Z") | st.just(""),
        case_number=st.from_regex(r"\A[1-9][0-9]{23}\Z") | st.just(""),
        on=st.dates(date(2000, 1, 1), date(2170, 1, 1)),
        outcome=st.sampled_from(Outcome),
        record_hash=st.from_regex(r"\A[0-9a-f]{16}\Z"),
        is_training=st.booleans(),
        key=st.just(KEY.id),
    )
)
def test_any_paper_of_an_office_comes_back_from_its_code(facts: PaperFacts) -> None:
    assert read_code(written(facts, KEY.sign)).facts == facts


def test_every_other_character_at_every_place_is_refused() -> None:
    """Every position of a code, every other byte: never once genuine."""
    taken = []
    for place in range(len(CODE)):
        for byte in range(256):
            forged = f"{CODE[:place]}{chr(byte)}{CODE[place + 1 :]}"
            if forged == CODE:
                continue
            try:
                answer = check_code(forged, KNOWN)
            except Refused:
                continue
            if answer.is_good:
                taken.append((place, byte))
    assert taken == []


def test_every_flipped_bit_of_the_signed_bytes_is_told_as_altered() -> None:
    code = read_code(CODE)
    for place in range(len(code.message)):
        for bit in range(8):
            flipped = bytearray(code.message)
            flipped[place] ^= 1 << bit
            assert not is_signed(KEY.public, bytes(flipped), code.signature)


@pytest.mark.parametrize("cut", [1, 8, 64, len(CODE) - 5])
def test_a_code_that_was_cut_or_doubled_is_no_code(cut: int) -> None:
    assert check_code(CODE[:-cut], KNOWN).verdict is Verdict.ALTERED
    assert check_code(CODE + CODE[-cut:], KNOWN).verdict is Verdict.ALTERED


def test_a_scanner_with_caps_lock_is_taken_and_a_mixture_is_not() -> None:
    assert check_code(CODE.lower(), KNOWN).verdict is Verdict.GENUINE
    assert check_code(f" {CODE}\r\n", KNOWN).verdict is Verdict.GENUINE
    for mixed in (CODE[:30] + CODE[30:].lower(), CODE[:-1].lower() + CODE[-1].upper()):
        if mixed not in (CODE, CODE.lower()):
            try:
                assert not check_code(mixed, KNOWN).is_good
            except Refused as refused:
                assert refused.code == "verify.bad_code"


def test_a_code_of_a_later_program_and_what_is_none_are_told_apart() -> None:
    for text, code in (("YM2:ABC", "verify.newer_code"), ("", "verify.bad_code"), ("赵𠅤", "verify.bad_code")):
        with pytest.raises(Refused) as caught:
            read_code(text)
        assert caught.value.code == code


def test_a_title_too_long_for_the_code_is_cut_and_the_number_is_not() -> None:
    assert read_code(written(LONGEST, KEY.sign)).facts.number == LONGEST.number
    assert LONGEST.title.startswith(read_code(written(LONGEST, KEY.sign)).facts.title)


@pytest.mark.parametrize("dpi", [150, 200])
def test_the_largest_code_is_read_from_a_printed_page_at_150_dpi(dpi: int) -> None:
    largest = written(LONGEST, KEY.sign)
    assert len(modules(largest)) == 57, "the largest code of all"
    for key in ("acceptance", "grant", "material_receipt", "day_register"):
        record: dict[str, Any] = {**template(key).example(), CODE_FIELD: largest}
        made = render(template(key), record, issued_at=datetime(2026, 11, 23, tzinfo=UTC), preview=False)
        image = Image.open(io.BytesIO(picture_of(made.pdf, dpi)))
        assert largest in [code.text for code in zxingcpp.read_barcodes(image)], key


def test_every_paper_of_the_office_carries_a_code_and_what_the_citizen_writes_carries_none() -> None:
    assert set(KEYS) - set(CODED) == {"withdrawal_application", "disclosure_application"}


@pytest.mark.parametrize("key", CODED)
def test_no_code_holds_personal_data(key: str) -> None:
    """What a code says of a paper's example: no name, no identity number, no address, no query code."""
    example = template(key).example()
    text = str(example[CODE_FIELD])
    facts = read_code(text).facts
    said = f"{facts.title}{facts.number}{facts.case_number}"
    assert text.isascii() and facts.is_training
    people = [str(v) for n, v in example.items() if template(key).fields[n].kind.value == "name" and v]
    hidden = [*people, *(str(example[n]) for n in ("查询码", "办公地址", "联系电话") if n in example)]
    assert not [one for one in hidden if one in said or one in text]


def test_the_hash_leaves_the_codes_out_and_feels_everything_else() -> None:
    record = {"申请人": "赵𠅤", "材料": [{"名称": "申请书", "份数": 1}]}
    plain = record_hash(record, "t")
    assert record_hash({**record, CODE_FIELD: "x", SHORT_FIELD: "y"}, "t") == plain
    others = {
        record_hash({**record, "申请人": "赵六"}, "t"),
        record_hash({**record, "材料": [{"名称": "申请书", "份数": 2}]}, "t"),
        record_hash(record, "u"),
    }
    assert len(others | {plain}) == 4


def test_a_short_form_is_read_as_people_type_it() -> None:
    printed = short_form("3f2a90bc11de77aa")
    assert printed == "3F2A-90BC-11DE-77AA-32"
    for typed in (printed, printed.lower(), printed.replace("-", " "), printed.replace("-", ""), "３F2A90BC11DE77AA32"):
        assert looks_like_short(typed) and read_short(typed) == "3f2a90bc11de77aa"


def test_every_wrong_sign_of_a_short_form_and_every_exchanged_pair_is_found() -> None:
    plain = short_form("3f2a90bc11de77aa").replace("-", "")
    for place, sign in enumerate(plain):
        for other in "0123456789ABCDEF":
            if other != sign:
                with pytest.raises(Refused, match=r"verify\.short_"):
                    read_short(plain[:place] + other + plain[place + 1 :])
    for place in range(len(plain) - 1):
        swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
        if swapped != plain:
            with pytest.raises(Refused, match=r"verify\.short_"):
                read_short(swapped)


def test_a_case_number_is_no_short_form() -> None:
    assert not looks_like_short("341702202611230001000017")
    assert not looks_like_short("受理通知书")
