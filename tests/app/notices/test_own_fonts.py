"""A font file comes in only after the limited child looked it over; a bad one leaves nothing behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office_day import OfficeDay
from office_fonts import BUNDLED, POLICE, UNKNOWN, font_with

from app.errors import Refused
from app.intake import font_child
from app.intake.open_font import FontFacts, open_font
from app.notices import fonts
from app.notices.own_fonts import (
    KEY,
    MOST_FILES,
    OwnFont,
    own_files,
    record_font,
    recorded_fonts,
    take_font,
)
from app.wording import say_trouble


def refusal(source: Path, folder: Path | None, wanted: str = "") -> Refused:
    with pytest.raises(Refused) as refused:
        take_font(source, folder, wanted)
    return refused.value


def test_a_good_file_is_copied_and_sets_papers_at_once(tmp_path: Path) -> None:
    source, folder = font_with(tmp_path / "公安 人口信息!.ttf"), tmp_path / "fonts"
    taken = take_font(source, folder, POLICE)
    assert (taken.file, taken.characters, taken.han) == ("公安_人口信息.ttf", 1, 1)
    assert (folder / taken.file).read_bytes() == source.read_bytes()
    assert fonts.missing(POLICE) == (POLICE,)
    assert fonts.missing(POLICE, folder) == ()


def test_the_same_file_again_is_no_second_file(tmp_path: Path) -> None:
    source, folder = font_with(tmp_path / "a.ttf"), tmp_path / "fonts"
    assert take_font(source, folder) == take_font(source, folder)
    shutil.copy(source, tmp_path / "b.ttf")
    assert take_font(tmp_path / "b.ttf", folder).file == "a.ttf"
    assert len(own_files(folder)) == 1


def test_another_file_of_the_same_name_stands_beside_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    take_font(font_with(tmp_path / "a.ttf"), folder)
    second = take_font(font_with(tmp_path / "a.ttf", UNKNOWN), folder)
    assert second.file == "a-2.ttf"
    assert fonts.missing(POLICE + UNKNOWN, folder) == ()


def test_a_font_without_the_wanted_character_is_told_and_not_kept(tmp_path: Path) -> None:
    refused = refusal(font_with(tmp_path / "a.ttf"), tmp_path / "fonts", UNKNOWN)
    assert refused.code == "fonts.lacks_character"
    assert "a.ttf" in say_trouble(refused)
    assert "U+3106C" in say_trouble(refused)
    assert list((tmp_path / "fonts").iterdir()) == []


def test_what_may_not_be_embedded_or_has_no_outlines_is_told(tmp_path: Path) -> None:
    assert refusal(font_with(tmp_path / "a.ttf", fsType=2), tmp_path / "f").code == "fonts.embedding_forbidden"
    (tmp_path / "b.ttf").write_bytes(b"OTTO\0\0" + bytes(200))
    assert refusal(tmp_path / "b.ttf", tmp_path / "f").code == "fonts.no_outlines"
    assert refusal(font_with(tmp_path / "c.ttf", "\u3000", "\u3000"), tmp_path / "f").code == "fonts.no_characters"


@pytest.mark.parametrize(("name", "code"), [("a.otf", "fonts.wrong_kind"), ("none.ttf", "fonts.unreadable")])
def test_a_name_that_is_no_font_is_told(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "a.otf").write_bytes(b"OTTO")
    assert refusal(tmp_path / name, tmp_path / "f").code == code


def test_a_desk_without_a_folder_says_so(tmp_path: Path) -> None:
    assert refusal(font_with(tmp_path / "a.ttf"), None).code == "fonts.no_folder"


def test_there_is_an_end_to_the_number_of_files(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    for at in range(MOST_FILES):
        (folder / f"{at}.ttf").write_bytes(str(at).encode())
    assert refusal(font_with(tmp_path / "a.ttf"), folder).code == "fonts.too_many"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.notices.own_fonts.MOST_BYTES", 100)
    assert refusal(font_with(tmp_path / "a.ttf"), tmp_path / "f").code == "fonts.too_large"


def test_the_bundled_fonts_pass_the_childs_look(tmp_path: Path) -> None:
    facts = open_font(BUNDLED / "fang.ttf", "受" + UNKNOWN)
    assert facts == FontFacts("FandolFang", facts.characters, facts.han, "受")
    assert facts.han > 7_000


def test_a_font_whose_em_has_no_units_is_damaged(tmp_path: Path) -> None:
    raw = bytearray(font_with(tmp_path / "seed.ttf").read_bytes())
    tables = {bytes(raw[at : at + 4]): int.from_bytes(raw[at + 8 : at + 12]) for at in range(12, 12 + 16 * raw[5], 16)}
    raw[tables[b"head"] + 18 : tables[b"head"] + 20] = b"\0\0"
    (tmp_path / "no_units.ttf").write_bytes(raw)
    with pytest.raises(Refused) as refused:
        font_child.answer({"path": str(tmp_path / "no_units.ttf"), "wanted": POLICE})
    assert refused.value.code.startswith("fonts.")


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_font_with_bytes_changed_anywhere_is_refused_or_sound_never_a_fault(
    tmp_path: Path, data: st.DataObject
) -> None:
    raw = bytearray(font_with(tmp_path / "seed.ttf").read_bytes() if not (tmp_path / "seed.ttf").exists()
                    else (tmp_path / "seed.ttf").read_bytes())  # fmt: skip
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=12)):
        raw[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    path = tmp_path / "changed.ttf"
    path.write_bytes(bytes(raw[: cut if data.draw(st.booleans()) else len(raw)]))
    try:
        answer = font_child.answer({"path": str(path), "wanted": POLICE})
    except Refused as refused:
        assert refused.code.startswith("fonts.")
    else:
        assert answer["characters"] > 0


def test_it_is_on_record_which_files_set_papers(office: OfficeDay, tmp_path: Path) -> None:
    taken = take_font(font_with(tmp_path / "a.ttf"), office.store.profile.fonts)
    office.do("w1", record_font, taken)
    office.do("w1", record_font, taken)
    assert office.ask(recorded_fonts) == (taken,)
    assert office.ask(lambda records: records.setting(KEY))[0]["sha256"] == taken.sha256
    assert office.store.check().faults == ()


@pytest.mark.parametrize("value", [None, "x", [1], [{"file": "a"}], [{"file": 1}], {}])
def test_a_damaged_record_names_no_file(value: object) -> None:
    class Held:
        def setting(self, key: str) -> object:
            return value

    assert recorded_fonts(Held()) == ()  # type: ignore[arg-type]
    assert OwnFont("a.ttf", "00", "A", 1, 1).file == "a.ttf"
