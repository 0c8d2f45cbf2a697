from __future__ import annotations

import io
import itertools
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from app.notices.box_face import BoxFace
from app.notices.fonts import Role, fonts
from app.notices.layout.ops import Glyphs, Page
from app.notices.pdf.document import write_pdf
from app.notices.sfnt import Face

# GB 18030-2022, implementation level 3: the Han of Unicode 11 and of the compatibility block, 87,887 in all.
RANGES = (
    (0x4E00, 0x9FEF), (0x3400, 0x4DB5), (0x20000, 0x2A6D6), (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0),
)  # fmt: skip
COMPATIBILITY = (0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29)


def level_three() -> Iterator[str]:
    for first, last in RANGES:
        yield from map(chr, range(first, last + 1))
    yield from map(chr, COMPATIBILITY)


def test_the_whole_of_level_three_has_a_glyph_in_the_body_and_in_tables() -> None:
    characters = list(level_three())
    assert len(characters) == 87_887
    for role in (Role.BODY, Role.TABLE):
        chain = fonts().chain(role)
        assert [c for c in characters if not any(face.glyph_of(ord(c)) for face in chain.faces)] == []


def test_a_sample_of_level_three_has_outlines() -> None:
    chain = fonts().chain(Role.BODY)
    assert [c for c in itertools.islice(level_three(), 0, None, 97) if chain.face_of(c) is None] == []


@pytest.mark.full
@pytest.mark.timeout(900)
def test_all_of_level_three_comes_back_as_text_in_two_readers() -> None:
    wanted = set(level_three())
    assert len(wanted) == 87_887
    for text in _read_back(list(level_three()), Role.BODY):
        assert wanted - set(text) == set()


def standard_table() -> list[str]:
    """Return the 8,105 characters of the table of general standard Chinese characters (2013)."""
    return list("".join((Path(__file__).parents[3] / "packaging" / "tgh.txt").read_text("utf-8").split()))


@pytest.mark.parametrize("role", list(Role))
def test_the_whole_standard_table_comes_back_as_text_in_two_readers(role: Role) -> None:
    table = standard_table()
    assert len(set(table)) == 8_105
    for text in _read_back(table, role):
        assert set(table) - set(text) == set()


def test_two_thousand_rare_characters_come_back_as_text_in_two_readers() -> None:
    sample = list(itertools.islice(level_three(), 20_000, None, 34))
    for text in _read_back(sample, Role.BODY):
        assert set(sample) - set(text) == set()


def test_no_character_of_the_standard_table_is_printed_as_glyph_zero_or_as_a_box() -> None:
    for role in Role:
        chain = fonts().chain(role)
        for character in standard_table():
            face = chain.face_of(character)
            assert face is not None
            assert face.glyph_of(ord(character)) != 0
            assert not isinstance(face, BoxFace)


def _read_back(characters: list[str], role: Role) -> tuple[str, str]:
    """Set the characters in the faces of a role, 1,200 a page, and read the file with pdfium and with poppler or pypdf."""
    chain = fonts().chain(role)
    faces: list[tuple[Face, str]] = []
    for character in characters:
        face = chain.face_of(character)
        assert face is not None
        faces.append((face, character))
    pages = []
    for start in range(0, len(faces), 1200):
        ops = tuple(
            Glyphs(40.0, 40.0 + 18 * line, 12.0, tuple(faces[start + 40 * line : start + 40 * line + 40]))
            for line in range(30)
        )
        pages.append(Page(((0.0, ops),)))
    made = write_pdf(pages, title="字", author="", subject="", issued_at=datetime(2026, 11, 23, tzinfo=UTC), base={})
    document = pypdfium2.PdfDocument(made)
    by_pdfium = "".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    return by_pdfium, _by_another(made)


def _by_another(pdf: bytes) -> str:
    tool = shutil.which("pdftotext")
    if tool is not None:
        done = subprocess.run([tool, "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
        return done.stdout.decode("utf-8")
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_fonts_lie_beside_the_program() -> None:
    assert all(face.path.exists() for face in fonts().chain(Role.TITLE).faces)
