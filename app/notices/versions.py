"""Which version of a paper is used: the one in force on the day the case began, so that a case keeps its wording."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.errors import Refused
from app.notices.catalogue import KEYS, shipped
from app.notices.template import Template
from app.state import Case


def in_force(key: str, on: date, published: Iterable[Template] = ()) -> Template:
    """Return the version of the paper `key` that is in force on the civil date `on`.

    `published`: the versions of this paper that an office has published itself; of two that came into force on one day
    theirs counts before the shipped one, and of theirs the higher. Before the first version the first one stands: an
    old case that is entered late needs its paper too. Raises Refused("notice.no_template") for a key nobody has.
    """
    if key not in KEYS:
        raise Refused("notice.no_template", key=key)
    own = tuple(published)
    ranked = sorted((*shipped(key), *own), key=lambda one: (one.effective_from, one in own, one.version))
    return next((one for one in reversed(ranked) if one.effective_from <= on), ranked[0])


def for_case(key: str, case: Case, published: Iterable[Template] = ()) -> Template:
    """Return the version that `case` keeps to: that in force on the day it began, the day its materials came in."""
    return in_force(key, case.received_on, published)
