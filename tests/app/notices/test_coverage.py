from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest

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
def test_all_of_level_three_comes_back_as_text_from_one_file() -> None:
    text = _read_back(list(level_three()))
    assert set(level_three()) <= set(text)


def test_two_thousand_rare_characters_come_back_as_text(texts: Any) -> None:
    sample = list(itertools.islice(level_three(), 20_000, None, 34))
    assert set(sample) <= set(_read_back(sample))


def _read_back(characters: list[str]) -> str:
    chain = fonts().chain(Role.BODY)
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
    return "".join(document[at].get_textpage().get_text_range() for at in range(len(document)))


def test_the_fonts_lie_beside_the_program() -> None:
    assert all(face.path.exists() for face in fonts().chain(Role.TITLE).faces)
