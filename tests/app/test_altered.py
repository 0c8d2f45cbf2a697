"""A value with some fields changed is the one that dataclasses.replace makes, and names that it has not are refused."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from functools import cached_property

import pytest

from app import altered as place
from app.altered import altered
from app.events.envelope import Event
from app.state import Case, ClockFact, FinishedStep, IssuedPaper, StopRun, SupplementRun

FACT = ClockFact(date(2026, 11, 2), "step_finished", step="审查")


def test_it_is_equal_to_what_replace_makes_and_leaves_the_first_as_it_was() -> None:
    changed = altered(FACT, step="审核", days=3)
    assert changed == replace(FACT, step="审核", days=3)
    assert (FACT.step, FACT.days) == ("审查", None)
    assert type(changed) is ClockFact
    assert hash(changed) == hash(replace(FACT, step="审核", days=3))


def test_a_field_that_the_value_has_not_is_refused() -> None:
    with pytest.raises(TypeError, match="ClockFact has no field stepp"):
        getattr(place, "altered")(FACT, stepp="审核")  # noqa: B009  the checker would not let it through


@pytest.mark.parametrize("kind", [Case, Event, ClockFact, FinishedStep, IssuedPaper, StopRun, SupplementRun])
def test_what_is_altered_checks_nothing_when_made_and_keeps_nothing_beside_its_fields(kind: type) -> None:
    assert not hasattr(kind, "__post_init__")
    assert not any(isinstance(held, cached_property) for held in vars(kind).values())
    assert all(field.init for field in fields(kind))
    assert "__slots__" not in vars(kind)
