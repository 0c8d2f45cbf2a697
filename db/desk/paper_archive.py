"""Papers as they are packed: zstd with the base of their template as dictionary, a few kilobytes each.

The base is a row of its own, named by its hash; a paper of before, or one whose template has no base, is packed alone.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

import sqlalchemy as sa
import zstandard

from app.desk import Notice
from app.errors import NotFound, Refused
from db.desk.prepared import prepare
from db.desk.schema import notice, notice_base
from db.desk.written import Written

LEVEL = 9
_PACKED = prepare(sa.select(notice.c.pdf, notice.c.base).where(notice.c.id == sa.bindparam("notice")))
_BASE = prepare(sa.select(notice_base.c.pdf).where(notice_base.c.sha256 == sa.bindparam("base")))


def pack(
    connection: sa.Connection, written: Written, given: Notice, pdf: bytes, base: bytes | None
) -> dict[str, object]:
    """Return the columns `pdf` and `base` of a paper; its base is a row from now on."""
    if base is None:
        return {"pdf": zstandard.compress(pdf, LEVEL), "base": None}
    name = hashlib.sha256(base).hexdigest()
    if not _BASE.fetch(connection, {"base": name}):
        about = {"template": given.template, "template_version": given.template_version}
        packed = zstandard.compress(base, LEVEL)
        written.add(notice_base, {"sha256": name, **about, "pdf": packed})
    return {"pdf": zstandard.ZstdCompressor(level=LEVEL, dict_data=_dictionary(base)).compress(pdf), "base": name}


def read_pdf(connection: sa.Connection, notice_id: str) -> bytes:
    """Return the stored bytes of a paper. Raises NotFound("store.no_notice"), Refused("store.paper_damaged")."""
    rows = _PACKED.fetch(connection, {"notice": notice_id})
    if not rows:
        raise NotFound("store.no_notice")
    packed, base = rows[0]
    try:
        if base is None:
            return zstandard.decompress(packed)
        return zstandard.ZstdDecompressor(dict_data=_base(connection, base)).decompress(packed)
    except zstandard.ZstdError as error:
        raise Refused("store.paper_damaged") from error


def _base(connection: sa.Connection, name: str) -> zstandard.ZstdCompressionDict:
    rows = _BASE.fetch(connection, {"base": name})
    if not rows:
        raise Refused("store.paper_damaged")
    return _dictionary(zstandard.decompress(rows[0][0]))


@lru_cache(maxsize=8)
def _dictionary(base: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
