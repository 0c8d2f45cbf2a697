"""From an item to its chart: lanes per department, limits on the nodes, supplement, special procedures, branches.

Every way of the chart is asked of what runs: the steps and their order of app.running_steps, the exits, stops and papers
of the workflow table.
"""

from __future__ import annotations

from app.flowchart.chart import Chart, Edge, Node, Shape
from app.flowchart.drawing import APPLICANT, WINDOW, Drawing
from app.item import Hearing, Incomplete, Item, StepKind
from app.office import Office
from app.plan import PlannedStep, plan_of
from app.special_words import special_sentences
from app.state import CaseState
from app.wording import DEFAULT_LANGUAGE, name_of
from app.workflow import HEARING, Action, rows_of

WHEN_INCOMPLETE = {
    Incomplete.SUPPLEMENT: Action.REQUEST_SUPPLEMENT,
    Incomplete.RETURNED: Action.RETURN_INCOMPLETE,
    Incomplete.DECLINED: Action.DECLINE_INCOMPLETE,
}


def draw_up(item: Item, office: Office, language: str = DEFAULT_LANGUAGE) -> Chart:
    """Return the chart of `item` in the words of `language`."""
    drawing = Drawing(item, office, language)
    _intake(drawing)
    top = drawing.row
    for group in drawing.plan.groups():
        if any(step.kind is StepKind.DECIDE for step in group):
            _hearing(drawing, group[0])
        _group(drawing, group)
    _committed(drawing, top)
    _outcome(drawing)
    title = drawing.word("title", item=item.name)
    return Chart(title, drawing.lanes(), tuple(drawing.nodes), tuple(drawing.edges), _notes(drawing), drawing.row)


def _intake(drawing: Drawing) -> None:
    item = drawing.item
    drawing.put("apply", drawing.word("apply"), APPLICANT, Shape.ROUND)
    days = item.acceptance.limit
    within = drawing.word("working_days", n=days) if days else drawing.word("on_the_spot")
    drawing.put("receive", name_of("action", Action.RECEIVE.value, drawing.language), WINDOW)
    drawing.put("examine", drawing.word("complete"), WINDOW, Shape.QUESTION, within)
    _exits(drawing, drawing.row - 1)
    drawing.open = [("examine", drawing.word("yes"))]
    drawing.put("accept", name_of("action", Action.ACCEPT.value, drawing.language), WINDOW)


def _exits(drawing: Drawing, row: int) -> None:
    """The exits of 行政许可法 32 that the table allows in 收件: what is incomplete, by the item's own law, and not accepted."""
    rule = drawing.item.acceptance.incomplete
    if rows_of(CaseState.RECEIVED, WHEN_INCOMPLETE[rule]):
        is_supplement = rule is Incomplete.SUPPLEMENT
        limit = drawing.limit(drawing.item.acceptance.supplement) if is_supplement else ""
        key = "supplement" if is_supplement else f"{rule.value}_incomplete"
        drawing.beside(key, drawing.word(key), APPLICANT, row, Shape.BOX, limit)
        drawing.edges.append(Edge("examine", key, drawing.word("told_once")))
        drawing.edges.append(Edge(key, "receive", is_back=True))
    if rows_of(CaseState.RECEIVED, Action.DECLINE):
        drawing.beside("declined", drawing.word("declined"), APPLICANT, row + 1, Shape.ROUND)
        drawing.edges.append(Edge("examine", "declined", drawing.word("not_accepted")))


def _group(drawing: Drawing, group: tuple[PlannedStep, ...]) -> None:
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


def _hearing(drawing: Drawing, decides: PlannedStep) -> None:
    """A hearing that the item's law asks for lies on the way to the decision: nothing is granted or refused before it."""
    if drawing.item.hearing is Hearing.ALWAYS and rows_of(CaseState.IN_PROGRESS, Action.RECORD_HEARING):
        lane, limit = drawing.lane_of(decides), drawing.word("not_counted")
        drawing.put("hearing", drawing.word("hearing"), lane, limit=limit)


def _committed(drawing: Drawing, row: int) -> None:
    """Who signs a 告知承诺 goes the short way that such a case runs: decided at the counter, looked into afterwards."""
    item = drawing.item
    if item.commitment is None or not rows_of(CaseState.IN_PROGRESS, Action.SIGN_COMMITMENT):
        return
    if any((node.lane, node.row) == (WINDOW, row) for node in drawing.nodes):
        return  # the window decides these anyway; the note below says what is signed
    (step,) = plan_of(item, by_commitment=True).steps
    text = f"{name_of('action', Action.SIGN_COMMITMENT.value, drawing.language)}\n{step.name}"
    drawing.beside("commitment", text, WINDOW, row, Shape.BOX, drawing.word("on_the_spot"))
    drawing.edges.append(Edge("accept", "commitment", item.commitment.when))
    drawing.by_commitment = (("commitment", drawing.word("granted")),)


def _step(drawing: Drawing, step: PlannedStep) -> None:
    limit = drawing.word("working_days", n=step.limit) if step.limit else drawing.word("on_the_spot")
    kind = name_of("post", step.post.value, drawing.language)
    key = f"step.{step.name}"
    drawing.put(key, f"{step.name}\n{kind}", drawing.lane_of(step), Shape.BOX, limit, step.name)
    can_stop = any(step.kind in row.kinds for row in rows_of(CaseState.IN_PROGRESS, Action.STOP))
    is_drawn = drawing.item.hearing is Hearing.ALWAYS  # the hearing stands on the way itself
    stops = [ground.name for ground in drawing.item.stop_grounds if not (is_drawn and ground.name == HEARING)]
    if stops and can_stop and "stop" not in {node.key for node in drawing.nodes}:
        grounds = drawing.word("and").join(stops)
        drawing.beside("stop", grounds, APPLICANT, drawing.row - 1, Shape.ASIDE, drawing.word("not_counted"))
        drawing.edges.append(Edge(key, "stop", drawing.word("told_in_writing"), is_aside=True))
        drawing.edges.append(Edge("stop", key, is_aside=True, is_back=True))


def _outcome(drawing: Drawing) -> None:
    decided = drawing.open
    if drawing.plan.two_level and rows_of(CaseState.IN_PROGRESS, Action.FORWARD):
        lane = next(node.lane for node in drawing.nodes if node.key == decided[0][0])
        drawing.open = [(key, drawing.word("sent_up")) for key, _ in decided]
        drawing.put("forwarded", drawing.word("forwarded"), lane, Shape.ROUND)
        return
    first = drawing.row
    drawing.open = [*((key, drawing.word("granted")) for key, _ in decided), *drawing.by_commitment]
    _fee(drawing)
    if drawing.plan.needs_certificate and rows_of(CaseState.CERTIFYING, Action.MAKE_CERTIFICATE):
        text = f"{name_of('action', Action.MAKE_CERTIFICATE.value, drawing.language)}\n{drawing.plan.outcome}"
        drawing.put("certificate", text, WINDOW)
    if rows_of(CaseState.IN_PROGRESS, Action.REFUSE):
        _refusal(drawing, decided, first)
    drawing.put("serve", drawing.word("serve"), WINDOW, limit=drawing.word("delivery_days"))
    drawing.put("end", drawing.word("received"), APPLICANT, Shape.ROUND)


def _fee(drawing: Drawing) -> None:
    """What is assessed is paid or waived before anything is certified or handed over."""
    if drawing.item.fee and any("fees_settled" in row.when for row in rows_of(CaseState.DELIVERING, Action.SERVE)):
        drawing.put("fee", drawing.word("fee"), APPLICANT)


def _refusal(drawing: Drawing, decided: list[tuple[str, str]], first: int) -> None:
    """Beside what a grant leads to, in the lane of who decides; a window's refusal stands beside the window."""
    keys = {key for key, _ in decided}
    lane = max(node.lane for node in drawing.nodes if node.key in keys)
    lane = APPLICANT if lane == WINDOW else lane
    taken = {(node.lane, node.row) for node in drawing.nodes}
    row = next(at for at in (first, first + 1, first + 2) if (lane, at) not in taken)
    drawing.nodes.append(Node("refusal", drawing.word("refused"), lane, row))
    drawing.edges += [Edge(key, "refusal", drawing.word("no")) for key in keys]
    drawing.row = max(drawing.row, row + 1)
    drawing.open.append(("refusal", ""))


def _notes(drawing: Drawing) -> tuple[str, ...]:
    item = drawing.item
    notes = [drawing.word("limits", statutory=drawing.limit(item.statutory))]
    if item.promised is not None:
        promised = drawing.limit(item.promised)
        notes = [drawing.word("both_limits", statutory=drawing.limit(item.statutory), promised=promised)]
    if item.extension is not None:
        notes.append(drawing.word("extension", n=item.extension.n))
    if item.hearing is not Hearing.NONE:
        notes.append(drawing.word(f"hearing_{item.hearing.value}"))
    return (*notes, *special_sentences(item, drawing.language))
