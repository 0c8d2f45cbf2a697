"""Papers go from office to office as signed packs: one file, made with the desk's key, taken only from known offices.

What comes in lies in the drawer as drafts: two people of this office still look at each before it is used.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.desk import Desk
from app.errors import Refused
from app.intake.open_pack import OpenedPack, open_pack
from app.intake.packs import FOLDER, FORMAT, MANIFEST, SIGNATURE
from app.keys.signing import is_signed
from app.notices.own_versions import OwnPapers
from app.templates.basis import EDITABLE, newest_shipped, next_version, table_in_force, titles
from app.templates.drafts import Judged, Place
from app.templates.lint import judge
from app.templates.publishing import keep_template, may_write_templates
from app.templates.toml import template_table, template_text
from app.verify.keys import PublicKey

ENDING = ".ympack"
_DATED = (2026, 1, 1, 0, 0, 0)  # the same papers make the same bytes on every day


@dataclass(frozen=True)
class PackedPaper:
    """One paper of a pack as it would lie in the drawer: its key, title and table, and what is wrong with it."""

    key: str
    title: str
    table: Mapping[str, Any]
    judged: Judged


@dataclass(frozen=True)
class Pack:
    """A pack whose signature is that of a known office; `left_out` are papers that this program has not."""

    origin: str
    office: str
    papers: tuple[PackedPaper, ...]
    left_out: tuple[str, ...]


def make_pack(desk: Desk, keys: Iterable[str]) -> bytes:
    """Return a pack of the wording in force of these papers, signed with this desk's key.

    Raises Refused("template.may_not" | "pack.nothing"), NotFound("template.no_paper").
    """
    if not may_write_templates(desk.officer):
        raise Refused("template.may_not", officer=desk.officer.name, paper="、".join(titles(keys).values()))
    texts = {key: template_text(_worded(desk, key)) for key in dict.fromkeys(keys)}
    if not texts:
        raise Refused("pack.nothing")
    signer = desk.signer()
    hashes = {key: hashlib.sha256(text.encode()).hexdigest() for key, text in texts.items()}
    manifest = template_text(
        {"format": FORMAT, "office": desk.office.name, "key": signer.id, "made_on": desk.now().on, "papers": hashes}
    ).encode()
    files = {MANIFEST: manifest, SIGNATURE: signer.sign(_message(manifest))}
    return _zipped({**files, **{f"{FOLDER}{key}.toml": text.encode() for key, text in texts.items()}})


def _worded(desk: Desk, key: str) -> dict[str, Any]:
    newest_shipped(key)
    return table_in_force(key, desk.now().on, desk.own_papers)


def _message(manifest: bytes) -> bytes:
    return FORMAT.encode() + b"\0" + manifest


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DATED), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def own_keys_in_use(own: OwnPapers, on: date) -> tuple[str, ...]:
    """Return the papers that this office has worded itself and uses on this day or soon."""
    return tuple(key for key in EDITABLE if any(one.is_used(on) for one in own.of(key)))


def read_signed(data: bytes, origin: str, known: Iterable[PublicKey], on: date, own: OwnPapers) -> Pack:
    """Return a pack that a known office signed, judged paper by paper; nothing is kept yet.

    Raises Refused("pack.unknown_key" | "pack.broken_signature" | "pack.…" | "intake.…").
    """
    opened = open_pack(data)
    _refuse_unsigned(opened, known)
    papers = tuple(_packed(key, text, on, own) for key, text in opened.papers.items() if key in EDITABLE)
    if not papers:
        raise Refused("pack.no_papers_of_ours", file=origin)
    left_out = tuple(key for key in opened.papers if key not in EDITABLE)
    return Pack(origin, opened.office, papers, left_out)


def _refuse_unsigned(opened: OpenedPack, known: Iterable[PublicKey]) -> None:
    named = [key for key in known if key.id == opened.key]
    if not named:
        raise Refused("pack.unknown_key", office=opened.office, key=opened.key)
    if not any(is_signed(key.public, _message(opened.manifest), opened.signature) for key in named):
        raise Refused("pack.broken_signature", office=opened.office)


def _packed(key: str, text: str, on: date, own: OwnPapers) -> PackedPaper:
    """Fit a paper in: the next number of this office, tomorrow at the earliest; its words stay as they came."""
    came = template_table(text, key)
    day, tomorrow = came.get("effective_from"), on + timedelta(days=1)
    first = day if type(day) is date and day > on else tomorrow
    table = {**came, "version": next_version(key, own), "effective_from": first}
    title = titles((key,))[key]
    return PackedPaper(key, title, table, judge(key, table, Place(on, next_version(key, own))))


def keep_pack(desk: Desk, pack: Pack) -> tuple[str, ...]:
    """The papers of a pack lie in the drawer as drafts, faults and all; return their keys."""
    for paper in pack.papers:
        keep_template(desk, paper.key, paper.table, origin=f"{pack.origin}（{pack.office}）")
    return tuple(paper.key for paper in pack.papers)
