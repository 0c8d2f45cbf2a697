"""What a version of a paper is written from: the wording in force, and what of a paper the program itself lays down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.errors import NotFound
from app.notices.catalogue import KEYS, LATER, raw, shipped
from app.notices.own_versions import OwnPapers
from app.notices.template import Template, read_toml
from app.notices.versions import in_force
from app.templates.toml import template_table

FIXED = ("title", "heading", "frame", "uses", "fields", "numbered", "number_word", "act")
"""The program fills the fields in and takes the numbers: a version words them, it does not change which there are."""
WITHOUT_WORDING = ("recovery_slip",)
"""Papers that are made before any store is open: the shipped wording is all there can be."""
EDITABLE = tuple(key for key in KEYS if key not in WITHOUT_WORDING)


def newest_shipped(key: str) -> dict[str, Any]:
    """Return the table of the newest version that the program ships. Raises NotFound("template.no_paper")."""
    if key not in EDITABLE:
        raise NotFound("template.no_paper", key=key)
    stem = (key, *LATER.get(key, ()))[-1]
    return read_toml(raw(stem), stem)


def version_on(key: str, on: date, own: OwnPapers) -> Template:
    """Return the version that a case which begins on this day uses."""
    return in_force(key, on, own.on(key, on))


def next_version(key: str, own: OwnPapers) -> int:
    """Return the number of the next version: above every one that was shipped or published."""
    return max(one.version for one in (*shipped(key), *(held.template for held in own.of(key)))) + 1


def table_in_force(key: str, on: date, own: OwnPapers) -> dict[str, Any]:
    """Return the table of the version in force on a day, as a new one is written from it."""
    ruling = version_on(key, on, own)
    for held in own.of(key):
        if held.template == ruling:
            return template_table(held.text, key)
    stems = (key, *LATER.get(key, ()))
    tables = [read_toml(raw(stem), stem) for stem in stems]
    return next((table for table in tables if table["version"] == ruling.version), tables[0])


def next_table(key: str, on: date, first_day: date, own: OwnPapers) -> dict[str, Any]:
    """Return what a new draft begins with: the wording in force on `on`, to be used from `first_day`."""
    basis = newest_shipped(key)
    fixed = {name: basis[name] for name in FIXED if name in basis}
    worded = {name: value for name, value in table_in_force(key, on, own).items() if name not in FIXED}
    return {**worded, **fixed, "version": next_version(key, own), "effective_from": first_day}


def titles(keys: Iterable[str] = EDITABLE) -> dict[str, str]:
    """Return the title of each paper, as shipped last."""
    return {key: shipped(key)[-1].title for key in keys}
