"""A ledger read a second time, day by day from the receipt on; shares no code with app.clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from slow_clock import ONE, Json, SlowCalendar, Stops, clock_at, stopped, target

CLOSING = ("withdrawn", "terminated", "lapsed")


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def read_slowly(ledger: Json, calendar: SlowCalendar, at: date) -> Json:
    """The published form of a ledger's reading at the end of `at`."""
    events = sorted((e for e in ledger["events"] if e["date"] <= at.isoformat()), key=lambda e: str(e["date"]))
    item = ledger["item"]
    acceptance, facts = accept(events, item["acceptance_limit"], calendar.works, at)
    out: Json = {"acceptance": acceptance, "statutory": None, "promised": None, "steps": [], "delivery": None}
    accepted_on = facts["accepted_on"]
    course: Json = {"stops": [], "decided": None, "runs": []}
    if accepted_on is not None:
        course = follow([e for e in events if e["date"] >= accepted_on.isoformat()], item["steps"], accepted_on)
        out |= case_clocks(item, course, accepted_on, at, calendar)
        if course["decided"] is not None and ledger.get("granted", True):
            clock = clock_at(
                "working_day",
                item["delivery_limit"],
                course["decided"],
                at,
                [],
                [],
                course["delivered"],
                course["closed"] is not None,
                calendar.works,
            )
            out["delivery"] = {
                "start": iso(course["decided"]),
                "due": iso(clock["due"]),
                "delivered": iso(course["delivered"]),
                "light": clock["light"],
                "remaining": clock["remaining"],
            }
    end = course["decided"] or at
    out["consumed"] = None if acceptance["deemed"] else consume(facts, course, item["steps"], end, calendar.works)
    return out


def accept(events: list[Json], limit: int, works: Callable[[date], bool], at: date) -> tuple[Json, Json]:
    """Day after day: take the day's events, count the day, and at the end of the limit let silence accept."""
    out: Json = {
        "state": "pending",
        "clock_start": None,
        "due": None,
        "accepted_on": None,
        "deemed": False,
        "refused_on": None,
    }
    facts: Json = {"received": None, "requested": None, "completed": None, "accepted_on": None}
    closed, used = False, 0
    first = next((e["date"] for e in events if e["type"] == "received"), None)
    day = date.fromisoformat(first) if first else at + ONE
    while day <= at and out["state"] in ("pending", "awaiting_supplement") and not closed:
        running = out["state"] == "pending" and out["clock_start"] is not None
        if running and used >= limit:
            out |= {"state": "accepted", "deemed": True, "accepted_on": out["clock_start"]}
            break
        used += works(day) if running else 0
        for event in [e for e in events if e["date"] == day.isoformat()]:
            kind = event["type"]
            restart = kind == "supplement_received" and event["complete"] and out["state"] == "awaiting_supplement"
            if out["state"] not in ("pending", "awaiting_supplement") or closed:
                continue
            if (kind == "received" and out["clock_start"] is None) or restart:
                out |= {"state": "pending", "clock_start": day, "due": target("working_day", limit, day, [], works)}
                facts["completed" if restart else "received"] = day
                used = 0
            elif out["clock_start"] is None:
                continue
            elif kind == "supplement_requested" and facts["requested"] is None:
                out |= {"state": "awaiting_supplement", "due": None}
                facts["requested"] = day
            elif kind == "accepted":
                out |= {"state": "accepted", "accepted_on": day}
            elif kind == "refused_acceptance":
                out |= {"state": "refused", "refused_on": day}
            elif kind in CLOSING:
                closed = True
        day += ONE
    facts["accepted_on"] = out["accepted_on"]
    if out["state"] == "pending":
        clock = {"light": None, "remaining": None}
        if out["clock_start"] is not None:
            clock = clock_at("working_day", limit, out["clock_start"], at, [], [], None, closed, works)
        out |= {"light": clock["light"], "remaining": clock["remaining"]}
    for key in ("clock_start", "due", "accepted_on", "refused_on"):
        out[key] = iso(out[key])
    return out, facts


def follow(events: list[Json], steps: list[Json], accepted_on: date) -> Json:
    """Stops, extensions, steps and ends of an accepted case."""
    course: Json = {
        "stops": [],
        "grounds": [],
        "extensions": [],
        "order": [],
        "decided": None,
        "delivered": None,
        "closed": None,
    }
    runs: list[Json] = [{"name": s["step"], "spans": [], "finished": None} for s in steps]
    course["runs"] = runs
    joint = joints(steps)
    enter(runs, joint, 0, accepted_on)
    for event in events:
        day, kind = date.fromisoformat(event["date"]), event["type"]
        if course["closed"] is not None or (course["decided"] is not None and kind not in ("delivered", *CLOSING)):
            continue
        if kind == "stop":
            course["order"].append(("stop", len(course["stops"])))
            course["stops"].append((day, None))
            course["grounds"].append(event["ground"])
        elif kind == "resume":
            course["stops"] = [
                (b, day) if e is None and g == event["ground"] else (b, e)
                for (b, e), g in zip(course["stops"], course["grounds"], strict=True)
            ]
        elif kind == "extended":
            course["order"].append(("extension", len(course["extensions"])))
            course["extensions"].append((day, event["days"]))
        elif kind == "step_finished":
            finish(runs, joint, [s["step"] for s in steps].index(event["step"]), day)
        elif kind == "step_returned":
            names = [s["step"] for s in steps]
            send_back(runs, joint, names.index(event["step"]), names.index(event["to"]), day)
        elif kind == "decided":
            course["decided"] = day
            for run in runs:
                if run["spans"] and run["finished"] is None:
                    close(run, day)
        elif kind == "delivered" and course["decided"] is not None:
            course["delivered"] = course["delivered"] or day
        elif kind in CLOSING:
            course["closed"] = day
    return course


def joints(steps: list[Json]) -> list[int]:
    """The number of the (joint) step each step belongs to; in this model a branch is one step."""
    numbers: list[int] = []
    for place, step in enumerate(steps):
        together = place > 0 and step.get("branch") and steps[place - 1].get("branch")
        numbers.append(numbers[-1] if together else (numbers[-1] + 1 if numbers else 0))
    return numbers


def enter(runs: list[Json], joint: list[int], number: int, day: date) -> None:
    for run, its in zip(runs, joint, strict=True):
        if its == number:
            run["finished"] = None
            if not run["spans"] or run["spans"][-1][1] is not None:
                run["spans"].append((day, None))


def close(run: Json, day: date) -> None:
    if run["spans"] and run["spans"][-1][1] is None:
        run["spans"][-1] = (run["spans"][-1][0], day)
    else:
        run["spans"].append((day, day))
    run["finished"] = day


def finish(runs: list[Json], joint: list[int], place: int, day: date) -> None:
    open_ones = [i for i in range(len(runs)) if (joint[i] < joint[place] or i == place) and runs[i]["finished"] is None]
    if not open_ones:
        return
    for i in open_ones:
        close(runs[i], day)
    mates = [i for i in range(len(runs)) if joint[i] == joint[place]]
    for i in mates:
        if runs[i]["finished"] is None and (not runs[i]["spans"] or runs[i]["spans"][-1][1] is not None):
            runs[i]["spans"].append((day, None))
    if all(runs[i]["finished"] is not None for i in mates):
        enter(runs, joint, joint[place] + 1, day)


def send_back(runs: list[Json], joint: list[int], place: int, to: int, day: date) -> None:
    running = bool(runs[place]["spans"]) and runs[place]["spans"][-1][1] is None
    if not running or joint[to] >= joint[place] or runs[to]["finished"] is None:
        return
    for run in runs:
        if run["spans"] and run["spans"][-1][1] is None:
            run["spans"][-1] = (run["spans"][-1][0], day)
    runs[to]["finished"] = None
    runs[to]["spans"].append((day, None))


def case_clocks(item: Json, course: Json, accepted_on: date, at: date, calendar: SlowCalendar) -> Json:
    out: Json = {}
    for name in ("statutory", "promised"):
        limit = item[name]
        if limit is None:
            out[name] = None
            continue
        extensions = course["extensions"] if name == "statutory" else []
        order = [c for c in course["order"] if name == "statutory" or c[0] == "stop"]
        clock = clock_at(
            limit["unit"],
            limit["n"],
            accepted_on,
            at,
            course["stops"],
            extensions,
            course["decided"],
            course["closed"] is not None,
            calendar.works,
            order,
        )
        out[name] = {
            "start": iso(accepted_on),
            "due": iso(clock["due"]),
            "extensions": clock["extensions"],
            "light": clock["light"],
            "remaining": clock["remaining"],
        }
    out["steps"] = [
        step_at(run, step, course, at, calendar.works)
        for run, step in zip(course["runs"], item["steps"], strict=True)
        if run["spans"]
    ]
    return out


def step_at(run: Json, step: Json, course: Json, at: date, works: Callable[[date], bool]) -> Json:
    """Use up the step's days span by span, walking; where they run out lies its due date."""
    left, hit, since = step["limit"], None, run["spans"][0][0]
    for begin, end in run["spans"]:
        if hit is not None and hit < begin and not breached(run, hit):
            hit = None  # nothing was left, nothing was missed: the day of reopening itself
        if hit is None:
            since = begin
            hit, left = walk(begin, end or at, left, course["stops"], works)
    waiting = run["finished"] is None and run["spans"][-1][1] is not None
    out: Json = {
        "step": run["name"],
        "owner": step["owner"],
        "start": iso(run["spans"][0][0]),
        "finished": iso(run["finished"]),
    }
    if waiting and not (hit is not None and breached(run, hit)):
        closed = course["closed"] is not None
        return out | {"due": None, "light": "closed" if closed else "paused", "remaining": None if closed else left}
    days = left_at(since, run, step["limit"], course["stops"], works)
    clock = clock_at(
        "working_day", days, since, at, course["stops"], [], run["finished"], course["closed"] is not None, works
    )
    if clock["light"] in ("green", "yellow"):
        clock["light"] = "yellow" if clock["remaining"] <= max(1, -(-step["limit"] // 5)) else "green"
    return out | {"due": iso(clock["due"]), "light": clock["light"], "remaining": clock["remaining"]}


def breached(run: Json, hit: date) -> bool:
    """The step was still running on a day after its due date."""
    return any(begin <= hit and (end is None or end > hit) for begin, end in run["spans"])


def walk(begin: date, end: date, left: int, stops: Stops, works: Callable[[date], bool]) -> tuple[date | None, int]:
    day = begin
    while left and day < end:
        day += ONE
        left -= works(day) and not stopped(day, stops)
    return (day if left == 0 else None), left


def left_at(since: date, run: Json, limit: int, stops: Stops, works: Callable[[date], bool]) -> int:
    for begin, end in run["spans"]:
        if begin >= since or end is None:
            break
        _, limit = walk(begin, end, limit, stops, works)
    return limit


def consume(facts: Json, course: Json, steps: list[Json], end: date, works: Callable[[date], bool]) -> Json:
    """Ask of every working day whose it was."""
    used: dict[str, Any] = {"window": 0, "departments": 0, "applicant": 0, "special_procedure": 0, "by_step": {}}
    day = facts["received"] or end
    accepted = facts["accepted_on"]
    while day < end:
        day += ONE
        if not works(day):
            continue
        if accepted is None or day <= accepted:
            asked, came = facts["requested"], facts["completed"]
            waits = asked is not None and asked < day and (came is None or day <= came)
            used["applicant" if waits else "window"] += 1
        elif stopped(day, course["stops"]):
            used["special_procedure"] += 1
        else:
            step = holder(course, steps, day)
            used["window" if step is not None and step["owner"] == "window" else "departments"] += 1
            if step is not None:
                used["by_step"][step["step"]] = used["by_step"].get(step["step"], 0) + 1
    return used


def holder(course: Json, steps: list[Json], day: date) -> Json | None:
    """The step that ran on the day; of branches the one that ends last, while the joint step is open the first."""
    joint = joints(steps)
    on = [
        i for i, run in enumerate(course["runs"]) if any(b < day and (e is None or day <= e) for b, e in run["spans"])
    ]
    if not on:
        return None
    mates = [i for i in range(len(steps)) if joint[i] == joint[on[0]]]
    if any(course["runs"][i]["finished"] is None for i in mates):
        return steps[on[0]]
    return steps[max(on, key=lambda i: (course["runs"][i]["finished"], -i))]
