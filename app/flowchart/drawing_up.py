"""From an item to its chart: lanes per department, limits on the nodes, supplement, special procedures, branches.

Every way of the chart is asked of what runs: the steps and their order of app.running_steps, the exits, stops and papers
of the workflow table.
"""

from __future__ import annotations

from app.clock.limits import Limit, Unit
from app.flowchart.chart import Chart, Edge, Node, Shape
from app.item import Hearing, Item
from app.office import Office
from app.plan import Plan, PlannedStep, plan_of
from app.post import Post
from app.state import CaseState
from app.wording import DEFAULT_LANGUAGE, name_of, say
from app.workflow import Action, rows_of

APPLICANT, WINDOW = 0, 1


class _Drawing:
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


def draw_up(item: Item, office: Office, language: str = DEFAULT_LANGUAGE) -> Chart:
    """Return the chart of `item` in the words of `language`."""
    drawing = _Drawing(item, office, language)
    _intake(drawing)
    for group in drawing.plan.groups():
        _group(drawing, group)
    _outcome(drawing)
    title = drawing.word("title", item=item.name)
    return Chart(title, drawing.lanes(), tuple(drawing.nodes), tuple(drawing.edges), _notes(drawing), drawing.row)


def _intake(drawing: _Drawing) -> None:
    item = drawing.item
    drawing.put("apply", drawing.word("apply"), APPLICANT, Shape.ROUND)
    within = drawing.word("working_days", n=item.acceptance.limit)
    drawing.put("receive", name_of("action", Action.RECEIVE.value, drawing.language), WINDOW)
    drawing.put("examine", drawing.word("complete"), WINDOW, Shape.QUESTION, within)
    _exits(drawing, drawing.row - 1)
    drawing.open = [("examine", drawing.word("yes"))]
    drawing.put("accept", name_of("action", Action.ACCEPT.value, drawing.language), WINDOW)


def _exits(drawing: _Drawing, row: int) -> None:
    """The exits of 行政许可法 32 that the table allows in 收件: supplement and back, not accepted."""
    if rows_of(CaseState.RECEIVED, Action.REQUEST_SUPPLEMENT):
        limit = drawing.limit(drawing.item.acceptance.supplement)
        drawing.beside("supplement", drawing.word("supplement"), APPLICANT, row, Shape.BOX, limit)
        drawing.edges.append(Edge("examine", "supplement", drawing.word("told_once")))
        drawing.edges.append(Edge("supplement", "receive", is_back=True))
    if rows_of(CaseState.RECEIVED, Action.DECLINE):
        drawing.beside("declined", drawing.word("declined"), APPLICANT, row + 1, Shape.ROUND)
        drawing.edges.append(Edge("examine", "declined", drawing.word("not_accepted")))


def _group(drawing: _Drawing, group: tuple[PlannedStep, ...]) -> None:
    """One step, or the steps of parallel branches: each branch goes down by itself, all meet before what follows."""
    branches: dict[str | None, list[PlannedStep]] = {}
    for step in group:
        branches.setdefault(step.branch, []).append(step)
    before, top, ends = list(drawing.open), drawing.row, list[tuple[str, str]]()
    lowest = top
    for branch in branches.values():
        drawing.open, drawing.row = list(before), top
        for step in branch:
            _step(drawing, step)
        ends += drawing.open
        lowest = max(lowest, drawing.row)
    drawing.open, drawing.row = ends, lowest


def _step(drawing: _Drawing, step: PlannedStep) -> None:
    limit = drawing.word("working_days", n=step.limit) if step.limit else drawing.word("on_the_spot")
    kind = name_of("post", step.post.value, drawing.language)
    key = f"step.{step.name}"
    drawing.put(key, f"{step.name}\n{kind}", drawing.lane_of(step), Shape.BOX, limit, step.name)
    can_stop = any(step.kind in row.kinds for row in rows_of(CaseState.IN_PROGRESS, Action.STOP))
    if drawing.item.stop_grounds and can_stop and "stop" not in {node.key for node in drawing.nodes}:
        grounds = drawing.word("and").join(ground.name for ground in drawing.item.stop_grounds)
        drawing.beside("stop", grounds, APPLICANT, drawing.row - 1, Shape.ASIDE, drawing.word("not_counted"))
        drawing.edges.append(Edge(key, "stop", drawing.word("told_in_writing"), is_aside=True))
        drawing.edges.append(Edge("stop", key, is_aside=True, is_back=True))


def _outcome(drawing: _Drawing) -> None:
    decided = drawing.open
    refused = drawing.row
    if drawing.plan.needs_certificate and rows_of(CaseState.CERTIFYING, Action.MAKE_CERTIFICATE):
        drawing.open = [(key, drawing.word("granted")) for key, _ in decided]
        text = f"{name_of('action', Action.MAKE_CERTIFICATE.value, drawing.language)}\n{drawing.plan.outcome}"
        drawing.put("certificate", text, WINDOW)
        delivered = list(drawing.open)
    else:
        delivered = [(key, drawing.word("granted")) for key, _ in decided]
    if rows_of(CaseState.IN_PROGRESS, Action.REFUSE):
        lane = max(node.lane for node in drawing.nodes if any(node.key == key for key, _ in decided))
        lane = APPLICANT if lane == WINDOW else lane  # the certificate of a window's decision stands there already
        drawing.nodes.append(Node("refusal", drawing.word("refused"), lane, max(refused, drawing.row - 1)))
        drawing.edges += [Edge(key, "refusal", drawing.word("no")) for key, _ in decided]
        drawing.row = max(drawing.row, refused + 1)
        delivered.append(("refusal", ""))
    drawing.open = delivered
    drawing.put("serve", drawing.word("serve"), WINDOW, limit=drawing.word("delivery_days"))
    drawing.put("end", drawing.word("received"), APPLICANT, Shape.ROUND)


def _notes(drawing: _Drawing) -> tuple[str, ...]:
    item = drawing.item
    notes = [drawing.word("limits", statutory=drawing.limit(item.statutory))]
    if item.promised is not None:
        promised = drawing.limit(item.promised)
        notes = [drawing.word("both_limits", statutory=drawing.limit(item.statutory), promised=promised)]
    if item.extension is not None:
        notes.append(drawing.word("extension", n=item.extension.n))
    if item.hearing is not Hearing.NONE:
        notes.append(drawing.word(f"hearing_{item.hearing.value}"))
    return tuple(notes)
