"""A font file deflated glyph by glyph is one zlib stream, the same whether its glyphs were deflated before or not."""

from __future__ import annotations

import zlib
from itertools import pairwise

import pytest

from app.notices.fonts import Role, fonts
from app.notices.pdf import glyph_blocks
from app.notices.pdf.glyph_blocks import deflated
from app.notices.subset import subset

TEXTS = ("受理通知书", "张建国王伟", "张王李赵")


def font_of(text: str) -> bytes:
    """A file of the glyphs of `text`."""
    face = fonts().chain(Role.BODY).faces[0]
    return subset(face, [0, *(face.glyph_of(ord(character)) for character in text)])


def in_one_go(font: bytes, level: int) -> bytes:
    """The same stream by one packer that flushes behind each outline."""
    packer, places = zlib.compressobj(level), glyph_blocks._places(font)
    pieces = [font[: places[0]], *(font[a:b] for a, b in pairwise(places) if b > a), font[places[-1] :]]
    return b"".join([packer.compress(one) + packer.flush(zlib.Z_FULL_FLUSH) for one in pieces]) + packer.flush()


@pytest.mark.parametrize("level", [1, 3, 6, 9])
def test_blocks_that_were_kept_make_the_very_stream_of_one_packer(level: int) -> None:
    glyph_blocks._kept.cache_clear()
    for text in (*TEXTS, *TEXTS):
        font = font_of(text)
        made = deflated(font, level)
        assert made == in_one_go(font, level)
        assert zlib.decompress(made) == font


def test_a_glyph_that_papers_share_is_deflated_once() -> None:
    glyph_blocks._kept.cache_clear()
    deflated(font_of("张建国"), 3)
    first = glyph_blocks._kept.cache_info()
    deflated(font_of("国建张"), 3)
    again = glyph_blocks._kept.cache_info()
    assert again.misses == first.misses and again.hits >= first.hits + 3
