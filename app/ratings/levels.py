"""The five levels of 好差评 as data, by version: a rating keeps the set under which it was given."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from app.errors import NotFound, Refused
from app.wording import DEFAULT_LANGUAGE

FILE = "standard.toml"


@dataclass(frozen=True)
class Level:
    """One level: its score 5 … 1, its name per language, its weight in the index, and whether it asks for a call-back."""

    score: int
    names: Mapping[str, str]
    points: int
    is_bad: bool

    def name(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the level's name; Chinese where a language has none."""
        return self.names.get(language, self.names[DEFAULT_LANGUAGE])


@dataclass(frozen=True)
class LabelSet:
    """One version of the levels, the best first."""

    version: int
    effective_from: date
    levels: tuple[Level, ...]

    def level(self, score: int) -> Level:
        """Return the level with this score. Raises Refused("rating.no_level")."""
        for level in self.levels:
            if level.score == score:
                return level
        raise Refused("rating.no_level", score=score)


@lru_cache(maxsize=1)
def standard() -> dict[str, Any]:
    """Return resources/ratings/standard.toml."""
    return tomllib.loads((resources.files("resources") / "ratings" / FILE).read_text("utf-8"))


@lru_cache(maxsize=1)
def label_sets() -> tuple[LabelSet, ...]:
    """Return every version of the levels, oldest first."""
    made = [LabelSet(s["version"], s["effective_from"], tuple(map(_level, s["levels"]))) for s in standard()["labels"]]
    return tuple(sorted(made, key=lambda one: one.effective_from))


def _level(plain: dict[str, Any]) -> Level:
    names = {key: str(plain[key]) for key in ("zh_CN", "en")}
    return Level(plain["score"], names, plain["points"], bool(plain.get("bad", False)))


def labels_on(on: date) -> LabelSet:
    """Return the set in force on `on`; the first one before its own beginning."""
    sets = label_sets()
    return next((one for one in reversed(sets) if one.effective_from <= on), sets[0])


def labels_of(version: int) -> LabelSet:
    """Return the set of this version. Raises NotFound("rating.no_labels"): the rating came from a newer program."""
    for one in label_sets():
        if one.version == version:
            return one
    raise NotFound("rating.no_labels", version=version)


def level_name(version: int, score: int, language: str = DEFAULT_LANGUAGE) -> str:
    """Return what the applicant chose, in the words that stood before the applicant."""
    return labels_of(version).level(score).name(language)
