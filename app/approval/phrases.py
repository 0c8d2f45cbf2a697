"""常用语: sentences an officer picks for an opinion and goes on with; data, reviewed with the legal wording."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    text = (resources.files("resources") / "wording" / "opinions.toml").read_text("utf-8")
    return {name: tuple(table["phrases"]) for name, table in tomllib.loads(text).items()}


def phrases_for(kind: str) -> tuple[str, ...]:
    """Return the phrases of a step kind (review, visit, publicity, check), or of an outcome (grant, refuse)."""
    return _lists().get(kind, ())
