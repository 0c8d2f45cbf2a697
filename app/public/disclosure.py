"""政府信息公开目录: what this center publishes by law, where it stands and how much of it, with its index numbers.

The columns are those of the standard catalogues for the base level (基层政务公开标准目录); what is listed is what the pages
of this very center hold, so that the catalogue cannot promise more than there is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from app.office import Office
from app.table_out import text_table
from app.wording import DEFAULT_LANGUAGE, name_of

FILE = "disclosure.toml"
FIELDS = ("index", "matter", "content", "basis", "within", "body", "channel", "audience", "manner", "level", "count")


@dataclass(frozen=True)
class Matter:
    """One line as it ships: `page` is the part of the public pages that holds it; texts in the language of the file."""

    key: str
    page: str
    matter: str
    content: str
    basis: str
    within: str
    audience: str
    manner: str


@dataclass(frozen=True)
class Disclosed:
    """One line of the catalogue. `index` 索引号: the division, and a number of the year; `count` entries now."""

    index: str
    matter: Matter
    body: str
    channel: str
    level: str
    count: int

    def cells(self) -> tuple[str, ...]:
        """Return the row as texts, in the order of `heads`."""
        told = self.matter
        return (
            self.index, told.matter, told.content, told.basis, told.within, self.body, self.channel, told.audience,
            told.manner, self.level, str(self.count),
        )  # fmt: skip


@lru_cache(maxsize=1)
def matters() -> tuple[Matter, ...]:
    """Return the matters that the public pages hold."""
    text = (resources.files("resources") / "public" / FILE).read_text("utf-8")
    return tuple(Matter(**row) for row in tomllib.loads(text)["matters"])


def catalogue(
    office: Office, year: int, counts: Mapping[str, int], language: str = DEFAULT_LANGUAGE
) -> tuple[Disclosed, ...]:
    """Return the catalogue; `counts` tell how many entries each page holds now."""
    channel, level = name_of("public_disclosure", "channel", language), level_of(office.division, language)
    return tuple(
        Disclosed(f"{office.division}/{year}-{n:05}", one, office.name, channel, level, counts.get(one.key, 0))
        for n, one in enumerate(matters(), 1)
    )


def level_of(division: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Return 公开层级 of a center by its division code (GB/T 2260): 34 00 00 a province, 34 17 00 a city, else a county."""
    level = "province" if division.endswith("0000") else "city" if division.endswith("00") else "county"
    return name_of("public_level", level, language)


def heads(language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
    """Return the heads of the list."""
    own = {"channel": "channel_head", "level": "level_head"}
    return tuple(name_of("public_disclosure", own.get(name, name), language) for name in FIELDS)


def as_csv(rows: Sequence[Disclosed], language: str = DEFAULT_LANGUAGE) -> bytes:
    """Return the catalogue as a text table."""
    return text_table(heads(language), [row.cells() for row in rows])
