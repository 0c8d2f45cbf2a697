"""The sheet on which a chart is drawn up: nodes one row below the other, and what is still open."""

from __future__ import annotations

from app.clock.limits import Limit, Unit
from app.flowchart.chart import Edge, Node, Shape
from app.item import Item
from app.office import Office
from app.plan import Plan, PlannedStep, plan_of
from app.post import Post
from app.wording import name_of, say

APPLICANT, WINDOW = 0, 1


class Drawing:
    """Puts nodes one row below the other and remembers what the next one follows."""

    def __init__(self, item: Item, office: Office, language: str) -> None:
        self.item = item
        self.plan: Plan = plan_of(item)
        self.language = language
        self._office = office
        self.departments = tuple(dict.fromkeys(step.department for step in self.plan.steps if step.post != Post.WINDOW))
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.row = 0
        self.open: list[tuple[str, str]] = []
        self.by_commitment: tuple[tuple[str, str], ...] = ()  # the short way, until it meets the others

    def word(self, name: str, **facts: object) -> str:
        return say(f"flowchart.{name}", self.language, **facts)

    def limit(self, limit: Limit) -> str:
        unit = name_of("unit", limit.unit.value, self.language)
        return unit if limit.unit is Unit.ON_THE_SPOT else f"{limit.n} {unit}"

    def lane_of(self, step: PlannedStep) -> int:
        return WINDOW if step.post == Post.WINDOW else 2 + self.departments.index(step.department)

    def lanes(self) -> tuple[str, ...]:
        names = [self._office.department(d).name if self._office.has(d) else d for d in self.departments]
        return (self.word("applicant"), self.word("window"), *names)

    def put(self, key: str, text: str, lane: int, shape: Shape = Shape.BOX, limit: str = "", step: str = "") -> None:
        """Put a node on a row of its own, after everything that is open."""
        self.nodes.append(Node(key, text, lane, self.row, shape, limit, step))
        self.edges += [Edge(start, key, label) for start, label in self.open]
        self.open = [(key, "")]
        self.row += 1

    def beside(self, key: str, text: str, lane: int, row: int, shape: Shape = Shape.ROUND, limit: str = "") -> None:
        self.nodes.append(Node(key, text, lane, row, shape, limit))
