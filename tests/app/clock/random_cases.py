"""Random calendars, clocks and ledgers in the JSON form of clock.md, for the property tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

FIRST = date(2026, 1, 5)
UNITS = ("working_day", "calendar_day", "month", "on_the_spot")
Json = dict[str, Any]


def days_between(low: int, high: int) -> st.SearchStrategy[date]:
    return st.integers(low, high).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def calendars(draw: st.DrawFn) -> Json:
    holidays = draw(st.sets(days_between(-10, 90), max_size=12))
    workdays = draw(st.sets(days_between(-10, 90), max_size=5)) - holidays
    return {
        "weekend": draw(st.sampled_from([[5, 6], [4, 5], [6], [], [0, 2, 4]])),
        "holidays": sorted(d.isoformat() for d in holidays),
        "workdays": sorted(d.isoformat() for d in workdays),
        "published_through": draw(st.sampled_from([2025, 2026, 2027])),
    }


@st.composite
def stops(draw: st.DrawFn) -> Json:
    begin = draw(days_between(-8, 45))
    length = draw(st.none() | st.integers(0, 20))
    end = None if length is None else (begin + timedelta(days=length)).isoformat()
    return {"from": begin.isoformat(), "to": end}


@st.composite
def clocks(draw: st.DrawFn) -> Json:
    unit = draw(st.sampled_from(UNITS))
    start = draw(days_between(0, 20))
    finished = draw(st.none() | st.integers(0, 60).map(lambda n: (start + timedelta(days=n)).isoformat()))
    extension = st.builds(
        lambda days, on: {"days": days, "granted_on": on.isoformat()}, st.integers(0, 12), days_between(0, 60)
    )
    return {
        "id": "c",
        "unit": unit,
        "n": draw(st.integers(0, 3 if unit == "month" else 25)),
        "start": start.isoformat(),
        "stops": draw(st.lists(stops(), max_size=4)),
        "extensions": draw(st.lists(extension, max_size=2)),
        "finished": finished,
        "at": [d.isoformat() for d in draw(st.lists(days_between(-2, 80), min_size=3, max_size=6))],
    }


STEPS = ("甲", "乙", "丙", "丁")
KINDS = ("received", "supplement_requested", "supplement_received", "accepted", "refused_acceptance", "stop", "resume",
         "extended", "step_finished", "step_returned", "decided", "delivered", "withdrawn", "terminated", "lapsed")  # fmt: skip
WEIGHTS = {"stop": 4, "resume": 4, "step_finished": 8, "step_returned": 4, "extended": 2, "supplement_received": 2}
DRAWN = tuple(kind for kind in KINDS for _ in range(WEIGHTS.get(kind, 1)))


@st.composite
def events(draw: st.DrawFn, on: date) -> Json:
    kind = draw(st.sampled_from(DRAWN))
    event: Json = {"date": on.isoformat(), "type": kind}
    if kind in ("stop", "resume"):
        event["ground"] = draw(st.sampled_from(["听证", "鉴定"]))
    elif kind == "extended":
        event["days"] = draw(st.integers(1, 10))
    elif kind == "step_finished":
        event["step"] = draw(st.sampled_from(STEPS))
    elif kind == "step_returned":
        event["step"], event["to"] = draw(st.sampled_from(STEPS)), draw(st.sampled_from(STEPS))
    elif kind == "supplement_received":
        event["complete"] = draw(st.booleans())
    return event


@st.composite
def courses(draw: st.DrawFn) -> list[Json]:
    """A likely course first (received, perhaps supplemented, accepted), then anything at all; sometimes shuffled."""
    day = draw(days_between(0, 10))
    out: list[Json] = [{"date": day.isoformat(), "type": "received"}]
    opening = draw(st.sampled_from([[], ["accepted"], ["supplement_requested", "supplement_received", "accepted"],
                                    ["supplement_requested", "supplement_received"], ["supplement_requested"]]))  # fmt: skip
    for kind in opening:
        day += timedelta(days=draw(st.integers(0, 8)))
        out.append({"date": day.isoformat(), "type": kind, "complete": True})
    for _ in range(draw(st.integers(0, 12))):
        day += timedelta(days=draw(st.sampled_from([0, 0, 1, 1, 2, 3, 5, 9])))
        out.append(draw(events(day)))
    return draw(st.permutations(out)) if draw(st.integers(0, 5)) == 0 else out


BRANCHES = (("", "", "", ""), ("", "一", "二", ""), ("一", "二", "", ""), ("", "一", "二", "三"))


@st.composite
def ledgers(draw: st.DrawFn) -> Json:
    branch = draw(st.sampled_from(BRANCHES))
    limit = st.builds(lambda n, unit: {"n": n, "unit": unit}, st.integers(0, 25), st.sampled_from(UNITS))
    short = limit.map(lambda v: v | {"n": v["n"] % 4} if v["unit"] == "month" else v)
    steps = [
        {"step": name, "owner": draw(st.sampled_from(["window", "department"])), "limit": draw(st.integers(0, 5))}
        | ({"branch": its} if its else {})
        for name, its in zip(STEPS, branch, strict=True)
    ]
    course = draw(courses())
    last = max(date.fromisoformat(e["date"]) for e in course)
    return {
        "id": "l",
        "granted": draw(st.booleans()),
        "as_of": (last + timedelta(days=draw(st.integers(0, 10)))).isoformat(),
        "at": [d.isoformat() for d in draw(st.lists(days_between(-1, 70), max_size=3))],
        "item": {
            "statutory": draw(short),
            "promised": draw(st.none() | short),
            "steps": steps,
            "acceptance_limit": draw(st.integers(0, 7)),
            "delivery_limit": draw(st.integers(0, 12)),
        },
        "events": course,
    }
