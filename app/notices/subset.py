"""Cutting a TrueType face down to some glyphs, byte for byte reproducible."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from app.notices.sfnt import Face, Outline, checksum


def subset(face: Face, glyphs: Sequence[int]) -> bytes:
    """Return a TrueType file whose glyph k is `glyphs[k]` of `face`; parts of composite glyphs follow at the end.

    A glyph may be asked for twice (two characters, one glyph): it then stands twice, so that CID = glyph number holds.
    """
    return subset_file(face, glyphs)[0]


def subset_file(face: Face, glyphs: Sequence[int]) -> tuple[bytes, list[bytes]]:
    """Return that file, and its outlines as they stand in it one behind the other."""
    outlines = _numbered_anew(face, glyphs)
    pieces = [outline.padded for outline in outlines]
    known = {"glyf": sum([outline.checksum for outline in outlines]) & 0xFFFFFFFF}
    return assemble(_tables(face, outlines, pieces), known), pieces


def subset_tables(face: Face, glyphs: Sequence[int]) -> dict[str, bytes]:
    """Return the tables of that file by their tags; it has no character map."""
    outlines = _numbered_anew(face, glyphs)
    return _tables(face, outlines, [outline.padded for outline in outlines])


def _numbered_anew(face: Face, glyphs: Sequence[int]) -> list[Outline]:
    """Return the glyphs' outlines, behind them the parts of composite ones, and each part named by where it stands."""
    outlines = face.outlines(glyphs)
    if not [outline for outline in outlines if outline.components]:
        return outlines
    order = list(glyphs)
    place: dict[int, int] = {}
    for at, glyph in enumerate(order):
        place.setdefault(glyph, at)
    at = 0
    while at < len(order):
        for _, part in face.outline(order[at]).components:
            if part not in place:
                place[part] = len(order)
                order.append(part)
        at += 1
    return [_renamed(outline, place) if outline.components else outline for outline in face.outlines(order)]


def _renamed(outline: Outline, place: Mapping[int, int]) -> Outline:
    patched = bytearray(outline.data)
    for at, part in outline.components:
        struct.pack_into(">H", patched, at, place[part])
    return replace(outline, data=bytes(patched))


def _tables(face: Face, outlines: Sequence[Outline], pieces: Sequence[bytes]) -> dict[str, bytes]:
    count = len(outlines).to_bytes(2)
    (before, after), (first, last) = _counted(face)
    return {
        **_glyph_tables(outlines, pieces),
        **_unchanging(face),
        "hhea": before + count + after,
        "maxp": first + count + last,
    }


@lru_cache(maxsize=32)
def _unchanging(face: Face) -> dict[str, bytes]:
    """Return the tables that every subset of a face has alike."""
    head = bytearray(face.table("head"))
    head[8:12] = bytes(4)  # the check sum of the whole file, which a reader of a subset does not ask for
    head[50:52] = b"\0\1"  # long places of glyphs
    programs = {tag: face.table(tag) for tag in ("cvt ", "fpgm", "prep") if face.has_table(tag)}
    return {"head": bytes(head), **programs}


@lru_cache(maxsize=32)
def _counted(face: Face) -> tuple[tuple[bytes, bytes], tuple[bytes, bytes]]:
    """Return what stands before and behind the number of glyphs in the tables of metrics and of the profile."""
    hhea, maxp = face.table("hhea"), face.table("maxp")
    return (hhea[:34], hhea[36:]), (maxp[:4], maxp[6:])


def _glyph_tables(outlines: Sequence[Outline], pieces: Sequence[bytes]) -> dict[str, bytes]:
    locations = array("I", accumulate(map(len, pieces), initial=0))
    if sys.byteorder == "little":
        locations.byteswap()
    return {
        "glyf": b"".join(pieces),
        "loca": locations.tobytes(),
        "hmtx": b"".join([outline.metric for outline in outlines]),
    }


def assemble(tables: dict[str, bytes], known: Mapping[str, int] | None = None) -> bytes:
    """Return the TrueType file that holds these tables; `known` are the check sums of some of them."""
    sums = known or {}
    count = len(tables)
    power = count.bit_length() - 1
    directory = [struct.pack(">4sHHHH", b"\0\1\0\0", count, 16 << power, power, count * 16 - (16 << power))]
    body = []
    offset = 12 + 16 * count
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + b"\0" * (-len(data) % 4)
        check = sums[tag] if tag in sums else checksum(padded)
        directory.append(struct.pack(">4sIII", tag.encode(), check, offset, len(data)))
        body.append(padded)
        offset += len(padded)
    return b"".join(directory + body)
