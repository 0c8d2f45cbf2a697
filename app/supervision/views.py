"""What of the board is shown: filters, groups, the figures above, and the views an officer saved under a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from app.clock.light import Light
from app.desk import Desk, Records
from app.errors import Refused
from app.ids import OfficerId
from app.supervision.facts import BoardFact
from app.supervision.line import BoardLine

VIEWS = "supervision.views"
MOST_VIEWS, LONGEST_NAME = 20, 20
NO_STEP = "-"
GROUPS = ("", "department", "item", "step", "light", "holder", "window")


@dataclass(frozen=True)
class BoardView:
    """What is asked of the board; an empty text asks nothing. `light` "pressing" = yellow or red."""

    department: str = ""
    window: str = ""
    item: str = ""
    step: str = ""
    light: str = ""
    holder: str = ""
    group: str = ""

    def shows(self, line: BoardLine) -> bool:
        """True when the line is asked for."""
        fact = line.fact
        return (
            (not self.department or self.department in fact.departments)
            and self.window in ("", fact.window)
            and self.item in ("", fact.item)
            and (not self.step or self.step in steps_of(fact))
            and (not self.light or _has_light(line, self.light))
            and (not self.holder or self.holder in holders_of(fact))
        )


@dataclass(frozen=True)
class Group:
    """Lines under one heading; `key` is the code of what they have in common."""

    key: str
    lines: tuple[BoardLine, ...]


@dataclass(frozen=True)
class Figures:
    """How the lines stand: open, near their limit, over it, stopped (or awaiting the applicant)."""

    open: int = 0
    yellow: int = 0
    red: int = 0
    paused: int = 0


def _has_light(line: BoardLine, wanted: str) -> bool:
    if wanted == "pressing":
        return line.light in (Light.RED, Light.YELLOW)
    return wanted == (line.light.value if line.light else "none")


def steps_of(fact: BoardFact) -> tuple[str, ...]:
    """Return the steps that run now, else the state's code under which the case waits."""
    return fact.open_steps or (fact.state.value,)


def holders_of(fact: BoardFact) -> tuple[str, ...]:
    """Return who has the case now: the officer a step was given to, else `post:…` of the step; the window outside steps."""
    if not fact.open_steps:
        return (fact.received_by,)
    given, posts = dict(fact.assigned), dict(fact.posts)
    return tuple(dict.fromkeys(given.get(s) or f"post:{posts[s].value}" for s in fact.open_steps if s in posts))


def shown(lines: Iterable[BoardLine], view: BoardView) -> tuple[BoardLine, ...]:
    """Return the lines that the view asks for, in their order."""
    return tuple(line for line in lines if view.shows(line))


KEYS: dict[str, Callable[[BoardLine], tuple[str, ...]]] = {
    "department": lambda line: (line.fact.department,),
    "item": lambda line: (line.fact.item,),
    "step": lambda line: steps_of(line.fact),
    "light": lambda line: (line.light.value if line.light else "none",),
    "holder": lambda line: holders_of(line.fact),
    "window": lambda line: (line.fact.window,),
}


def grouped(lines: Sequence[BoardLine], by: str) -> tuple[Group, ...]:
    """Return the lines under headings, the most urgent heading first; a case in two branches stands under both."""
    if by not in KEYS:
        return (Group("", tuple(lines)),)
    found: dict[str, list[BoardLine]] = {}
    for line in lines:
        for key in KEYS[by](line):
            found.setdefault(key, []).append(line)
    return tuple(Group(key, tuple(held)) for key, held in found.items())


def choices(lines: Iterable[BoardLine], field: str) -> tuple[str, ...]:
    """Return what a filter can be set to: the codes that the lines have."""
    if field == "department":
        return tuple(sorted({code for line in lines for code in line.fact.departments}))
    return tuple(sorted({key for line in lines for key in KEYS[field](line)}))


def figures(lines: Iterable[BoardLine]) -> Figures:
    """Return how the lines stand."""
    lights = [line.light for line in lines]
    return Figures(len(lights), lights.count(Light.YELLOW), lights.count(Light.RED), lights.count(Light.PAUSED))


def saved_views(records: Records, officer: OfficerId) -> Mapping[str, BoardView]:
    """Return the views that this officer saved, by name."""
    kept = next((d.content for d in records.drafts(officer) if d.page == VIEWS), {})
    return {str(name): _read(plain) for name, plain in kept.items() if isinstance(plain, Mapping)}


def _read(plain: Mapping[str, Any]) -> BoardView:
    known = {field.name for field in fields(BoardView)}
    view = BoardView(**{key: str(value) for key, value in plain.items() if key in known})
    return view if view.group in GROUPS else replace(view, group="")


def save_view(desk: Desk, name: str, view: BoardView) -> str:
    """The view is kept for this officer under `name`; one of the same name is replaced. Raises Refused."""
    title = name.strip()
    if not title or len(title) > LONGEST_NAME:
        raise Refused("supervision.view_name", longest=LONGEST_NAME)
    views = {**saved_views(desk.records, desk.officer.id), title: view}
    if len(views) > MOST_VIEWS:
        raise Refused("supervision.too_many_views", most=MOST_VIEWS)
    desk.save_draft(VIEWS, {key: asdict(one) for key, one in views.items()})
    return title


def drop_view(desk: Desk, name: str) -> None:
    """The view with this name is kept no longer."""
    views = {key: asdict(one) for key, one in saved_views(desk.records, desk.officer.id).items() if key != name}
    if views:
        desk.save_draft(VIEWS, views)
    else:
        desk.drop_draft(VIEWS)
