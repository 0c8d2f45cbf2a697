"""Calendars and ledgers by the hundred thousand: of the same kinds as random_cases.py, drawn by plain random numbers, a tenth of the time.

A case is named by its seed and number, so that one that fails is drawn again.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from random_cases import BRANCHES, DRAWN, FIRST, STEPS, UNITS, Json

WEEKENDS = ([5, 6], [5, 6], [4, 5], [6], [], [0, 2, 4])
OPENINGS = (
    (), ("accepted",), ("accepted",), ("supplement_requested", "supplement_received", "accepted"),
    ("supplement_requested", "supplement_received"), ("supplement_requested",),
)  # fmt: skip


def day(chance: random.Random, low: int, high: int) -> date:
    return FIRST + timedelta(days=chance.randint(low, high))


def calendar(chance: random.Random) -> Json:
    holidays = {day(chance, -10, 90) for _ in range(chance.randrange(13))}
    workdays = {day(chance, -10, 90) for _ in range(chance.randrange(6))} - holidays
    return {
        "weekend": chance.choice(WEEKENDS),
        "holidays": sorted(d.isoformat() for d in holidays),
        "workdays": sorted(d.isoformat() for d in workdays),
        "published_through": chance.choice([2025, 2026, 2027]),
    }


def event(chance: random.Random, on: date) -> Json:
    kind = chance.choice(DRAWN)
    one: Json = {"date": on.isoformat(), "type": kind}
    if kind in ("stop", "resume"):
        one["ground"] = chance.choice(["听证", "鉴定"])
    elif kind == "extended":
        one["days"] = chance.randint(1, 10)
    elif kind == "step_finished":
        one["step"] = chance.choice(STEPS)
    elif kind == "step_returned":
        one["step"], one["to"] = chance.choice(STEPS), chance.choice(STEPS)
    elif kind == "supplement_received":
        one["complete"] = chance.random() < 0.5
    return one


def course(chance: random.Random) -> list[Json]:
    """A likely course first (received, perhaps supplemented, accepted), then anything at all; sometimes shuffled."""
    on = day(chance, 0, 10)
    made: list[Json] = [{"date": on.isoformat(), "type": "received"}]
    for kind in chance.choice(OPENINGS):
        on += timedelta(days=chance.randint(0, 8))
        made.append({"date": on.isoformat(), "type": kind, "complete": True})
    for _ in range(chance.randint(0, 12)):
        on += timedelta(days=chance.choice([0, 0, 1, 1, 2, 3, 5, 9]))
        made.append(event(chance, on))
    if chance.randrange(6) == 0:
        chance.shuffle(made)
    return made


def limit(chance: random.Random) -> Json:
    unit = chance.choice(UNITS)
    return {"n": chance.randint(0, 3 if unit == "month" else 25), "unit": unit}


def ledger(chance: random.Random) -> Json:
    steps = [
        {"step": name, "owner": chance.choice(["window", "department"]), "limit": chance.randint(0, 5)}
        | ({"branch": its} if its else {})
        for name, its in zip(STEPS, chance.choice(BRANCHES), strict=True)
    ]
    events = course(chance)
    last = max(date.fromisoformat(one["date"]) for one in events)
    return {
        "id": "l",
        "granted": chance.random() < 0.5,
        "as_of": (last + timedelta(days=chance.randint(0, 10))).isoformat(),
        "at": [day(chance, -1, 70).isoformat() for _ in range(chance.randrange(4))],
        "item": {
            "statutory": limit(chance),
            "promised": chance.choice([None, limit(chance)]),
            "steps": steps,
            "acceptance_limit": chance.randint(0, 7),
            "delivery_limit": chance.randint(0, 12),
        },
        "events": events,
    }


def drawn(part: int, number: int) -> tuple[Json, Json]:
    """Return the calendar and the ledger of this number."""
    chance = random.Random(part * 1_000_000 + number)
    return calendar(chance), ledger(chance)
