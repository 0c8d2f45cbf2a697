"""OFD export (beta): well formed by the standard, readable, the same as the PDF to the eye, and always the same bytes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from fontTools.ttLib import TTFont
from lxml import etree
from ofd_reader import OfdFile
from PIL import ImageChops, ImageFilter

from app.notices.catalogue import KEYS, template
from app.notices.ofd.document import write_ofd
from app.notices.ofd.painting import number
from app.notices.render import Laid, lay_out
from ui.commands import notice as command

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / "tests" / "data" / "ofd.rng"
RARE = "赵𠅤㛃𬭼𪚥·玥"
UNKNOWN = "\U0003106c"
_SHA = """
import hashlib
from datetime import datetime, timedelta, timezone
from app.notices.catalogue import template
from app.notices.ofd.document import write_ofd
from app.notices.render import lay_out
at = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
for key in ("acceptance", "grant", "service_receipt"):
    laid = lay_out(template(key), template(key).example(), preview=False)
    print(hashlib.sha256(write_ofd(laid, issued_at=at)).hexdigest())
"""


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA))


@pytest.fixture
def ofd(issued_at: datetime) -> Any:
    def make(key: str, preview: bool = False, by_hand: str = "", **fields: object) -> OfdFile:
        chosen = template(key)
        record = {**chosen.example(), **fields}
        laid = lay_out(chosen, record, preview=preview, training=preview, by_hand=frozenset(by_hand))
        return OfdFile(write_ofd(laid, issued_at=issued_at))

    return make


@pytest.mark.parametrize("key", KEYS)
def test_every_part_of_every_paper_is_as_the_standard_has_it(ofd: Any, schema: etree.RelaxNG, key: str) -> None:
    for preview in (False, True):
        made = ofd(key, preview)
        for name, part in made.parts().items():
            assert schema.validate(etree.fromstring(part)), (name, schema.error_log.last_error)


@pytest.mark.parametrize("wrong", ["<ofd:Layer ID='1' Type='Body'><ofd:Picture/></ofd:Layer>", "<ofd:Layer/>", ""])
def test_the_schema_refuses_what_the_standard_does_not_know(schema: etree.RelaxNG, wrong: str) -> None:
    page = (
        "<ofd:Page xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        f"</ofd:Area><ofd:Content>{wrong}</ofd:Content></ofd:Page>"
    )
    assert not schema.validate(etree.fromstring(page))


@pytest.mark.parametrize("key", KEYS)
def test_no_number_is_given_twice_and_every_reference_leads_somewhere(ofd: Any, key: str) -> None:
    made = ofd(key)
    roots = [etree.fromstring(part) for part in made.parts().values()]
    ids = [int(item.get("ID", "0")) for root in roots for item in root.iter() if item.get("ID")]
    assert len(ids) == len(set(ids))
    largest = next(
        int(item.text or "0") for root in roots for item in root.iter() if str(item.tag).endswith("MaxUnitID")
    )
    assert max(ids) <= largest
    assert {item.get("Font") for root in roots for item in root.iter() if item.get("Font")} == set(made.fonts)
    assert set(made.pages) <= set(made.names())


def test_the_text_comes_back_with_rare_names(ofd: Any, paper: Any, texts: Any) -> None:
    made = ofd("acceptance", 申请人=RARE)
    assert f"{RARE}：" in made.text()
    assert sorted(made.text()) == sorted(texts(paper("acceptance", 申请人=RARE).pdf)[0])


def test_the_fonts_are_embedded_with_the_characters_they_set(ofd: Any) -> None:
    made = ofd("acceptance", 申请人=RARE)
    wanted: dict[str, set[str]] = {}
    for at in range(len(made.pages)):
        for one in made.placed(at):
            wanted.setdefault(one.font, set()).add(one.character)
    for font, characters in wanted.items():
        known = TTFont(io.BytesIO(made.fonts[font])).getBestCmap()
        assert characters <= set(map(chr, known))


@pytest.mark.parametrize("key", ["acceptance", "grant", "material_receipt"])
def test_a_page_looks_as_the_pdf_does(ofd: Any, paper: Any, page_image: Any, key: str) -> None:
    mine = ofd(key).page(0, 100)
    theirs = page_image(paper(key).pdf, dpi=100).resize(mine.size)
    blurred = (image.filter(ImageFilter.GaussianBlur(3)) for image in (mine, theirs))
    difference = ImageChops.difference(*blurred)
    histogram = difference.histogram()
    far_off = sum(histogram[64:]) / sum(histogram)
    assert far_off < 0.002


@pytest.mark.parametrize("key", ["acceptance", "grant", "material_receipt"])
def test_bar_and_square_codes_are_read_from_the_drawn_page(ofd: Any, key: str) -> None:
    image = ofd(key).page(0, 300)
    found = {code.format.name: code.text for code in zxingcpp.read_barcodes(image)}
    code = template(key).fields["验真码"].example
    assert found == {"Code128": "341702202611230001000017", "QRCode": code}


def test_a_space_for_handwriting_is_a_box_of_its_own_font(ofd: Any) -> None:
    made = ofd("acceptance", by_hand=UNKNOWN, 申请人=f"赵{UNKNOWN}")
    (box,) = [one for one in made.placed(0) if one.character == UNKNOWN]
    glyf = TTFont(io.BytesIO(made.fonts[box.font]))
    assert glyf["glyf"][glyf.getBestCmap()[ord(UNKNOWN)]].numberOfContours == 2
    assert "字库无此字（U+3106C）" in made.text()


def test_the_same_record_gives_the_same_bytes_under_any_hash_seed_and_time_zone() -> None:
    def elsewhere(seed: str, zone: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", _SHA], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
        )
        return done.stdout

    assert elsewhere("0", "Asia/Shanghai") == elsewhere("1", "America/New_York") == elsewhere("777", "UTC")


def test_markup_in_a_field_stays_text(ofd: Any) -> None:
    made = ofd("acceptance", 申请人="<b>&\"']]>")
    assert "<b>&\"']]>：" in made.text()


def test_a_paper_without_text_is_a_file_too(issued_at: datetime, schema: etree.RelaxNG) -> None:
    made = OfdFile(write_ofd(Laid((), "空", "", ""), issued_at=issued_at))
    assert made.pages == []
    assert made.title == "空"


@pytest.mark.parametrize(("value", "text"), [(0.0, "0"), (-0.0001, "0"), (1.5, "1.5"), (10.0, "10"), (-2.25, "-2.25")])
def test_lengths_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_the_command_writes_an_ofd_when_the_name_says_so(tmp_path: Path, capsys: Any) -> None:
    record = tmp_path / "record.json"
    record.write_text(json.dumps(template("ready").example(), ensure_ascii=False), "utf-8")
    out = tmp_path / "paper.OFD"
    assert command.run(["ready", "--record", str(record), "--out", str(out)]) == 0
    assert OfdFile(out.read_bytes()).text()
    assert str(out) in capsys.readouterr().out


def test_the_command_leaves_a_space_for_handwriting_only_when_asked(tmp_path: Path, capsys: Any) -> None:
    record = tmp_path / "record.json"
    record.write_text(json.dumps({**template("ready").example(), "申请人": UNKNOWN}, ensure_ascii=False), "utf-8")
    words = ["ready", "--record", str(record), "--out", str(tmp_path / "paper.pdf")]
    assert command.run(words) == 1
    assert "U+3106C" in capsys.readouterr().err
    assert command.run([*words, "--by-hand", UNKNOWN]) == 0
