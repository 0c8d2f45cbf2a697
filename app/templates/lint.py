"""Lint of a draft: every fault at once, each with its block, so that a paper is mended before anybody waits for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.errors import Refused
from app.finding import Finding, finding
from app.notices.block_checking import Labelled, check_blocks
from app.notices.catalogue import common, shipped
from app.notices.render import Paper, render
from app.notices.template import Block, Template
from app.notices.template_loading import load_template, scope_of
from app.templates.basis import FIXED, newest_shipped
from app.templates.bounds import bound_faults
from app.templates.drafts import Judged, Place
from app.templates.plain import plain_of
from app.templates.toml import BLOCK, template_text

MOST_BYTES = 100_000
LONGEST_WORDING = 5_000
MOST_BLOCKS = 40
MOST_COPIES = 20
_LINE_AT_MOST = 200
_HEAD = ("law", "seal")


def judge(key: str, table: Mapping[str, Any], place: Place) -> Judged:
    """Read the table and return the template, and everything that keeps it from being published.

    Raises NotFound("template.no_paper") for a paper nobody has.
    """
    basis = newest_shipped(key)
    faults = [*_size_faults(table), *_head_faults(table, place), *_fixed_faults(table, basis), *_long_faults(table)]
    if any(one.code in ("template.too_large", "template.too_many_blocks") for one in faults):
        return Judged(None, tuple(faults))
    try:
        made = load_template(key, template_text(_loadable(table)).encode(), common())
    except Refused as refused:
        return Judged(None, (*faults, *(_broken(key, table) or ([] if faults else [_found(refused, BLOCK)]))))
    blocks = table.get(BLOCK)
    beyond = tuple(bound_faults(blocks if isinstance(blocks, list) else [], basis))
    if beyond:  # it could be read, but nobody should have to lay it out
        return Judged(None, (*faults, *beyond))
    return Judged(made, tuple(faults) or tuple(_lost(made, shipped(key)[-1])))


def _broken(key: str, table: Mapping[str, Any]) -> list[Finding]:
    """Return what is wrong block by block; nothing when what stands above the blocks is wrong already."""
    try:
        bare = load_template(key, template_text({**_loadable(table), BLOCK: []}).encode(), common())
    except Refused:
        return []
    blocks = table.get(BLOCK)
    return list(_block_faults(blocks if isinstance(blocks, list) else [], bare))


def dry_run(template: Template, at: datetime, own_fonts: Path | None) -> Iterator[Finding]:
    """Lay the paper out with its examples and with nothing filled in; yield what is wrong (SORMAS 3544)."""
    for record, preview in ((template.example(), False), ({}, True)):
        try:
            render(template, record, issued_at=at, preview=preview, own_fonts=own_fonts)
        except Refused as refused:
            yield _found(refused, "")
            return


def example_paper(template: Template, at: datetime, own_fonts: Path | None, *, training: bool) -> Paper:
    """Return the paper with its examples, as a preview. Raises Refused with a sentence."""
    like = shipped(template.key)[-1]
    return render(
        template, template.example(), issued_at=at, preview=True, training=training, own_fonts=own_fonts, like=like
    )


def _loadable(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table with a version and a day that can be read, so that what else it says can still be looked at."""
    version, day = table.get("version"), table.get("effective_from")
    return {
        **table,
        "version": version if _is_number(version) else 1,
        "effective_from": day if isinstance(day, date) else date(2026, 1, 1),
    }


def _found(refused: Refused, place: str) -> Finding:
    facts = dict(refused.facts)
    if "text" in facts:  # the words of the wording itself, as they are read and written in the editor
        facts["text"] = plain_of(str(facts["text"]))
    return Finding(refused.code, "", place, tuple(facts.items()))


def _size_faults(table: Mapping[str, Any]) -> Iterator[Finding]:
    blocks = table.get(BLOCK)
    if not isinstance(blocks, list) or not blocks:
        yield finding("template.no_blocks", "", BLOCK)
    elif len(blocks) > MOST_BLOCKS:
        yield finding("template.too_many_blocks", "", BLOCK, found=len(blocks), most=MOST_BLOCKS)
    if len(template_text(table).encode()) > MOST_BYTES:
        yield finding("template.too_large", "", BLOCK, most=MOST_BYTES // 1000)


def _head_faults(table: Mapping[str, Any], place: Place) -> Iterator[Finding]:
    for name in _HEAD:
        value = table.get(name, "")
        if not isinstance(value, str) or (name == "law" and not value.strip()):
            yield finding("template.empty", "", name, template_part=name)
        elif "\n" in value or len(value) > _LINE_AT_MOST:
            yield finding("template.one_line", "", name, template_part=name, most=_LINE_AT_MOST)
    if table.get("version") != place.version:
        yield finding("template.version", "", "version", found=str(table.get("version")), wanted=place.version)
    day = table.get("effective_from")
    if not isinstance(day, date):
        yield finding("template.no_day", "", "effective_from")
    elif day <= place.on:
        yield finding("template.too_soon", "", "effective_from", on=day.isoformat(), today=place.on.isoformat())
    copies = table.get("copies", 2)
    if not _is_number(copies) or not 1 <= copies <= MOST_COPIES:
        yield finding("template.copies", "", "copies", most=MOST_COPIES)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _fixed_faults(table: Mapping[str, Any], basis: Mapping[str, Any]) -> Iterator[Finding]:
    for name in FIXED:
        if table.get(name) != basis.get(name):
            yield finding("template.fixed", "", name, template_part=name)


def _long_faults(table: Mapping[str, Any]) -> Iterator[Finding]:
    blocks = table.get(BLOCK)
    for at, entry in enumerate(blocks if isinstance(blocks, list) else [], 1):
        found = max(map(len, _texts(entry)), default=0)
        if found > LONGEST_WORDING:
            where = f"第{at}块"
            yield finding("template.wording_long", where, f"{BLOCK}[{at}]", found=found, most=LONGEST_WORDING)


def _block_faults(blocks: Sequence[Any], bare: Template) -> Iterator[Finding]:
    scope = scope_of(bare.fields)
    for at, entry in enumerate(blocks, 1):
        try:
            check_blocks((Labelled(f"第{at}块", entry),), scope, bare.fields, {})
        except Refused as refused:
            yield _found(refused, f"{BLOCK}[{at}]")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _lost(made: Template, before: Template) -> Iterator[Finding]:
    """A paper must not lose what its reader goes by: dates, what is asked of him, remedies (行政许可法 32, 38, 55)."""
    shown = _shown(made.blocks)
    for name in sorted(_shown(before.blocks)):
        if before.fields[name].required and name not in shown:
            yield finding("template.lost_field", "", BLOCK, field_name=name)
    for kind in ("remedies", "signature", "receipt"):
        if _has(before.blocks, kind) and not _has(made.blocks, kind):
            yield finding("template.lost_block", "", BLOCK, block=kind)


def _has(blocks: Sequence[Block], kind: str) -> bool:
    return any(block.type == kind for block in blocks)


def _shown(blocks: Sequence[Block]) -> frozenset[str]:
    names: set[str] = set()
    for block in blocks:
        wordings = [*block.wordings.values(), *(cell.text for row in block.cells for cell in row)]
        names.update(name for wording in wordings for name in wording.names)
        names.update({block.rows} - {""})
    return frozenset(names)
