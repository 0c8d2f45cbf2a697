"""Papers go from office to office in signed packs; what is unsigned, changed or hostile never comes in."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from office_day import OfficeDay, opened_office

from app.errors import NotFound, Refused
from app.intake.open_pack import MOST_BYTES
from app.intake.packs import FORMAT
from app.keys.signing import new_signing_key
from app.notices.own_versions import NO_OWN_PAPERS
from app.templates.basis import next_table
from app.templates.packs import Pack, keep_pack, make_pack, own_keys_in_use, read_signed
from app.templates.publishing import keep_template, propose_template, publish_template
from app.templates.toml import template_text
from app.verify.keys import PublicKey
from app.wording import say_trouble

TODAY = date(2026, 11, 2)
TEXT = template_text(next_table("acceptance", TODAY, TODAY + timedelta(days=1), NO_OWN_PAPERS))
KEY = new_signing_key()
OFFICE = PublicKey(KEY.id, KEY.public, TODAY, None, True, "0001", "邻区政务服务中心")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path / "office") as day:
        yield day


def manifest(texts: dict[str, str], **changes: Any) -> bytes:
    hashes = {key: hashlib.sha256(text.encode()).hexdigest() for key, text in texts.items()}
    return template_text(
        {"format": FORMAT, "office": OFFICE.office, "key": KEY.id, "papers": hashes, **changes}
    ).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def signed(texts: dict[str, str], extra: dict[str, bytes] | None = None, **changes: Any) -> bytes:
    listed = manifest(texts, **changes)
    files = {"manifest.toml": listed, "signature": KEY.sign(FORMAT.encode() + b"\0" + listed)}
    return zipped({**files, **{f"templates/{key}.toml": text.encode() for key, text in texts.items()}, **(extra or {})})


def read(data: bytes) -> Pack:
    return read_signed(data, "邻区.ympack", (OFFICE,), TODAY, NO_OWN_PAPERS)


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        read(data)
    told = say_trouble(caught.value)
    assert not told.startswith(caught.value.code) and say_trouble(caught.value, "en") != told
    return caught.value.code


def test_a_pack_of_a_known_office_becomes_drafts_that_two_people_still_publish(office: OfficeDay) -> None:
    pack = read(signed({"acceptance": TEXT.replace("予以受理", "依法予以受理")}))
    assert (pack.office, [paper.title for paper in pack.papers]) == ("邻区政务服务中心", ["受理通知书"])
    assert pack.papers[0].judged.is_usable
    assert office.do("m1", keep_pack, pack) == ("acceptance",)
    (draft,) = office.ask(lambda records: records.template_drafts())
    assert draft.origin == "邻区.ympack（邻区政务服务中心）" and "依法予以受理" in draft.text
    assert office.store.setting(office.people["w1"]).own_papers == NO_OWN_PAPERS
    office.do("m1", propose_template, "acceptance")
    assert office.do("a1", publish_template, "acceptance").version == 2


def test_what_one_office_exports_another_one_reads(office: OfficeDay) -> None:
    office.do(
        "m1", keep_template, "acceptance", next_table("acceptance", TODAY, TODAY + timedelta(days=1), NO_OWN_PAPERS)
    )
    office.do("m1", propose_template, "acceptance")
    office.do("a1", publish_template, "acceptance")
    office.on(TODAY + timedelta(days=2))
    own = office.store.setting(office.people["m1"]).own_papers
    assert own_keys_in_use(own, office.day) == ("acceptance",)
    data = office.do("m1", make_pack, ("acceptance", "refusal"))
    assert data == office.do("m1", make_pack, ("acceptance", "refusal"))
    pack = read_signed(data, "x", office.ask(lambda records: records.public_keys()), office.day, own)
    assert [paper.key for paper in pack.papers] == ["acceptance", "refusal"]
    assert all(paper.judged.is_usable for paper in pack.papers)
    with pytest.raises(Refused, match="may_not"):
        office.do("w1", make_pack, ("acceptance",))
    with pytest.raises(Refused, match="nothing"):
        office.do("m1", make_pack, ())
    with pytest.raises(NotFound):
        office.do("m1", make_pack, ("../../etc/passwd",))


def test_a_pack_of_an_unknown_office_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused) as caught:
        read_signed(signed({"acceptance": TEXT}), "x", (), TODAY, NO_OWN_PAPERS)
    assert caught.value.code == "pack.unknown_key"
    assert "没有登记它的公钥" in say_trouble(caught.value) and KEY.id in say_trouble(caught.value)


def test_a_forged_or_broken_signature_is_refused() -> None:
    listed = manifest({"acceptance": TEXT})
    stranger = new_signing_key()
    for signature in (stranger.sign(FORMAT.encode() + b"\0" + listed), b"", b"\0" * 64, KEY.sign(listed)):
        files = {"manifest.toml": listed, "signature": signature, "templates/acceptance.toml": TEXT.encode()}
        assert refused(zipped(files)) == "pack.broken_signature"


def test_a_paper_that_is_not_the_signed_one_is_refused() -> None:
    other = {"templates/acceptance.toml": TEXT.replace("受理", "不予受理").encode()}
    assert refused(signed({"acceptance": TEXT}, other)) == "pack.changed"
    assert refused(signed({"acceptance": TEXT}, {"templates/refusal.toml": TEXT.encode()})) == "pack.not_listed"
    assert (
        refused(signed({"acceptance": TEXT}, papers={"acceptance": "0" * 64, "refusal": "0" * 64})) == "pack.not_listed"
    )


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd", "/etc/passwd", "templates/../x.toml", "templates/x/y.toml", "C:\\x.toml", "templates\\x.toml",
        "templates/ACC.toml", "templates/.toml", "readme.txt", "templates/",
        "templates/受理.toml", "templates/" + "a" * 90 + ".toml",
    ],
)  # fmt: skip
def test_a_name_that_has_no_place_in_a_pack_is_refused(name: str) -> None:
    assert refused(signed({"acceptance": TEXT}, {name: b"x"})) == "pack.strange_name"


def test_a_name_that_comes_twice_is_refused() -> None:
    out = io.BytesIO(signed({"acceptance": TEXT}))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("manifest.toml", manifest({"acceptance": TEXT}, office="冒名"))
    assert refused(out.getvalue()) == "pack.strange_name"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert (
        refused(signed({"acceptance": TEXT}, {"templates/refusal.toml": b"#" * 300_000_000})) == "pack.file_too_large"
    )
    many = {f"templates/a{n}.toml": b"" for n in range(2000)}
    assert refused(signed({"acceptance": TEXT}, many)) == "pack.too_many"
    assert refused(b"x" * (MOST_BYTES + 1)) == "intake.too_large"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"%PDF-1.7", b"x", bytes(range(256)) * 40, zipped({}), signed({"acceptance": TEXT})[:-40]]
)
def test_what_is_no_pack_is_refused(data: bytes) -> None:
    assert refused(data) == "pack.no_pack"


def test_an_empty_file_is_refused() -> None:
    assert refused(b"") == "intake.empty"


@pytest.mark.parametrize("text", ["= = =", "a = " + "[" * 40_000, "x = '\ud800'", "block = 1\nblock = 2"])
def test_a_paper_that_is_no_toml_is_refused(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    listed = template_text(
        {"format": FORMAT, "office": "甲", "key": KEY.id, "papers": {"acceptance": hashlib.sha256(content).hexdigest()}}
    ).encode()
    files = {"manifest.toml": listed, "signature": KEY.sign(FORMAT.encode() + b"\0" + listed)}
    assert refused(zipped({**files, "templates/acceptance.toml": content})) == "pack.bad_toml"


@pytest.mark.parametrize(
    "changes",
    [{"format": "yimen-templates/9"}, {"papers": {}}, {"papers": 3}, {"papers": {"acceptance": 7}}, {"office": ""},
     {"office": "字" * 101}, {"key": 7}],
)  # fmt: skip
def test_a_list_of_another_shape_is_refused(changes: dict[str, Any]) -> None:
    assert refused(signed({"acceptance": TEXT}, **changes)) in ("pack.other_format", "pack.not_listed")


def test_hostile_wording_in_a_signed_pack_is_told_and_never_published(office: OfficeDay) -> None:
    hostile = TEXT + '\n[[block]]\ntype = "para"\ntext = "{{ 申请人.__class__.__mro__ }}"\n'
    pack = read(signed({"acceptance": hostile}))
    assert [one.code for one in pack.papers[0].judged.findings] == ["notice.wording_forbidden"]
    office.do("m1", keep_pack, pack)
    with pytest.raises(Refused, match="wording_forbidden"):
        office.do("m1", propose_template, "acceptance")


def test_fields_and_frames_of_another_program_are_not_taken_over() -> None:
    other = TEXT.replace('frame = "window"', 'frame = "slip"')
    codes = {one.code for one in read(signed({"acceptance": other})).papers[0].judged.findings}
    assert "template.fixed" in codes


def test_papers_that_this_program_has_not_are_left_out_and_named() -> None:
    pack = read(signed({"acceptance": TEXT, "newer_paper": TEXT}))
    assert pack.left_out == ("newer_paper",) and len(pack.papers) == 1
    assert refused(signed({"newer_paper": TEXT})) == "pack.no_papers_of_ours"


def test_a_pack_gets_the_next_number_and_a_day_that_is_ahead() -> None:
    old = TEXT.replace("version = 2", "version = 9").replace("2026-11-03", "2020-01-01")
    table = read(signed({"acceptance": old})).papers[0].table
    assert (table["version"], table["effective_from"]) == (2, TODAY + timedelta(days=1))
    later = TEXT.replace("2026-11-03", "2027-01-01")
    assert read(signed({"acceptance": later})).papers[0].table["effective_from"] == date(2027, 1, 1)
