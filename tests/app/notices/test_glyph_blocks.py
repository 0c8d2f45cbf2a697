"""A font file deflated glyph by glyph is one zlib stream, the same whether its glyphs were deflated before or not."""

from __future__ import annotations

import zlib

import pytest

from app.notices.fonts import Role, fonts
from app.notices.pdf import glyph_blocks
from app.notices.pdf.glyph_blocks import deflated
from app.notices.subset import subset_file

TEXTS = ("受理通知书", "张建国王伟", "张王李赵")


def font_of(text: str) -> tuple[bytes, list[bytes]]:
    """A file of the glyphs of `text`, and its outlines."""
    face = fonts().chain(Role.BODY).faces[0]
    return subset_file(face, [0, *face.glyphs(text)])


def in_one_go(font: bytes, outlines: list[bytes], level: int) -> bytes:
    """The same stream by one packer that flushes behind each outline."""
    packer, first = zlib.compressobj(level), font.index(b"".join(outlines))
    last = first + sum(map(len, outlines))
    pieces = [font[:first], *filter(None, outlines), font[last:]]
    return b"".join([packer.compress(one) + packer.flush(zlib.Z_FULL_FLUSH) for one in pieces]) + packer.flush()


@pytest.mark.parametrize("level", [1, 3, 6, 9])
def test_blocks_that_were_kept_make_the_very_stream_of_one_packer(level: int) -> None:
    glyph_blocks._kept.cache_clear()
    for text in (*TEXTS, *TEXTS):
        font, outlines = font_of(text)
        made = deflated(font, outlines, level)
        assert made == in_one_go(font, outlines, level)
        assert zlib.decompress(made) == font


def test_a_glyph_that_papers_share_is_deflated_once() -> None:
    glyph_blocks._kept.cache_clear()
    deflated(*font_of("张建国"), 3)
    first = glyph_blocks._kept.cache_info()
    deflated(*font_of("国建张"), 3)
    again = glyph_blocks._kept.cache_info()
    assert again.misses == first.misses and again.hits >= first.hits + 3
