"""Papers as they are packed: zstd against the base of their template and the desk's pool of glyphs, a few kilobytes each.

Base and pool are rows of their own, named by their hashes; a paper of before, or one whose template has no base, is
packed alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa
import zstandard

from app.desk import Notice
from app.errors import NotFound, Refused
from db.desk.prepared import prepare
from db.desk.schema import notice, notice_base
from db.desk.written import Written

LEVEL = 9  # a tenth smaller than 3, for a few milliseconds a paper
POOL = "*"  # stands in the column `template` of a pool
_PACKED = prepare(sa.select(notice.c.pdf, notice.c.base).where(notice.c.id == sa.bindparam("notice")))
_BASE = prepare(sa.select(notice_base.c.pdf).where(notice_base.c.sha256 == sa.bindparam("base")))
_POOL = prepare(
    sa.select(notice_base.c.sha256).where(notice_base.c.template == POOL).order_by(notice_base.c.txn.desc()).limit(1)
)


_READY: dict[str, zstandard.ZstdCompressionDict] = {}
MOST_READY = 4  # templates whose dictionaries stay ready, 6 MB each; another one is made ready in 15 ms
HASH_LOG = 20
"""One less than zstd takes for this level: a paper is 0.2 % larger and packed in half the time, and a dictionary that
stays ready takes 6 MB instead of 11.
"""


@dataclass(frozen=True)
class Archive:
    """The packed papers, seen from one transaction; `pool` makes the glyphs where the store has none yet."""

    connection: sa.Connection
    written: Written
    pool: Callable[[], bytes]

    def pack(self, given: Notice, pdf: bytes, base: bytes | None) -> dict[str, object]:
        """Return the columns `pdf` and `base` of a paper; what it is packed against are rows from now on."""
        if base is None:
            return {"pdf": zstandard.compress(pdf, LEVEL), "base": None}
        named = f"{self._kept(base, given.template, given.template_version)}+{self._pool()}"
        return {"pdf": self._packer(named).compress(pdf), "base": named}

    def _packer(self, named: str) -> zstandard.ZstdCompressor:
        """Return what packs against base and pool; their names are their hashes, so that one is made once in a process."""
        ready = _READY.pop(named, None) or ready_dictionary(_joined(self.connection, named))
        while len(_READY) >= MOST_READY:
            _READY.pop(next(iter(_READY)))  # the one whose paper was issued longest ago
        _READY[named] = ready
        return zstandard.ZstdCompressor(dict_data=ready)

    def _pool(self) -> str:
        held = _POOL.fetch(self.connection, {})
        return str(held[0][0]) if held else self._kept(self.pool(), POOL, 1)

    def _kept(self, data: bytes, template: str, version: int) -> str:
        name = hashlib.sha256(data).hexdigest()
        if not _BASE.fetch(self.connection, {"base": name}):
            packed = zstandard.compress(data, LEVEL)
            self.written.add(
                notice_base, {"sha256": name, "template": template, "template_version": version, "pdf": packed}
            )
        return name


def read_pdf(connection: sa.Connection, notice_id: str) -> bytes:
    """Return the stored bytes of a paper. Raises NotFound("store.no_notice"), Refused("store.paper_damaged")."""
    rows = _PACKED.fetch(connection, {"notice": notice_id})
    if not rows:
        raise NotFound("store.no_notice")
    packed, named = rows[0]
    try:
        if named is None:
            return zstandard.decompress(packed)
        return zstandard.ZstdDecompressor(dict_data=_dictionary(_joined(connection, named))).decompress(packed)
    except zstandard.ZstdError as error:
        raise Refused("store.paper_damaged") from error


def _joined(connection: sa.Connection, named: str) -> bytes:
    """Return base and pool as one: the pool first, since what lies nearer is found more cheaply."""
    base, _, pool = named.partition("+")
    return _read(connection, pool) + _read(connection, base)


def _read(connection: sa.Connection, name: str) -> bytes:
    rows = _BASE.fetch(connection, {"base": name})
    if not rows:
        raise Refused("store.paper_damaged")
    return zstandard.decompress(rows[0][0])


def _dictionary(data: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(data, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def ready_dictionary(data: bytes) -> zstandard.ZstdCompressionDict:
    """Return the dictionary made ready once: that costs ten times what one paper costs."""
    made = _dictionary(data)
    parameters = zstandard.ZstdCompressionParameters.from_level(LEVEL, dict_size=len(data), hash_log=HASH_LOG)
    made.precompute_compress(compression_params=parameters)
    return made
