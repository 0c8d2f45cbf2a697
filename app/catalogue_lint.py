"""What must be right about an item before it may be used: a sentence for each fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.catalogue import Catalogue
from app.clock.calendar import Calendar
from app.clock.limits import Unit
from app.code_lint import code_findings
from app.finding import Finding, finding
from app.item import APPLICATION_FORMS, ARTICLE_45, Approver, Item, ItemKind, OutcomeKind, StepKind
from app.limit_lint import limit_findings
from app.office import Office
from app.post import Post
from app.special_lint import special_findings, stage_findings

PERMIT_LAW = "行政许可法"
NEVER_STOPS = ("现场勘验", "现场核查", "现场踏勘", "现场检查", "勘验", "踏勘")
# What a result's name ends with tells what kind of result it is (Zhejiang's catalogue rules); the longest ending rules.
ENDINGS = (
    (("批复", "批文", "批准文件"), OutcomeKind.APPROVAL),
    (("证", "证书", "执照"), OutcomeKind.CERTIFICATE),
    (("决定书", "通知书", "意见书", "文", "函"), OutcomeKind.DOCUMENT),
)


def lint(item: Item, calendar: Calendar, office: Office) -> tuple[Finding, ...]:
    """Return everything that is wrong with one item, in the order of its file."""
    return (
        *code_findings(item, office),
        *_department_findings(item, office),
        *_basis_findings(item),
        *_situation_findings(item),
        *_material_findings(item),
        *_step_findings(item),
        *_on_the_spot_findings(item),
        *limit_findings(item, calendar),
        *_stop_findings(item),
        *_extension_findings(item),
        *_outcome_findings(item),
        *special_findings(item),
    )


def lint_catalogue(catalogue: Catalogue, calendar: Calendar, office: Office) -> tuple[Finding, ...]:
    """Return what is wrong with each version of each item, and versions that stand twice."""
    times = Counter((i.code.business, i.version) for i in catalogue.versions)
    twice = tuple(
        finding("catalogue.twice", code, "version", version=version) for (code, version), n in times.items() if n > 1
    )
    stages = tuple(stage_findings(catalogue.versions))
    return (*twice, *stages, *(found for item in catalogue.versions for found in lint(item, calendar, office)))


def _department_findings(item: Item, office: Office) -> Iterator[Finding]:
    for code in item.departments():
        if not office.has(code):
            known = "、".join(d.code for d in office.departments)
            yield finding("catalogue.unknown_department", item.name, "department", found=code, known=known)


def _basis_findings(item: Item) -> Iterator[Finding]:
    if not item.basis:
        yield finding("catalogue.no_basis", item.name, "basis")
    answers = {answer for situation in item.situations for answer in situation.answers}
    for fee in item.fee:
        if fee.when and fee.when not in answers:
            yield finding("catalogue.fee_no_such_answer", item.name, "fee", fee=fee.name, answer=fee.when)
        if fee.basis is None:
            yield finding("catalogue.fee_no_basis", item.name, "fee", fee=fee.name)
        if fee.fen == 0 and not fee.note:
            yield finding("catalogue.fee_no_amount", item.name, "fee", fee=fee.name)


def _situation_findings(item: Item) -> Iterator[Finding]:
    """An answer that says that an agent applies must be an answer, and ask for the power of attorney (民法典 165)."""
    asked = {material.when for material in item.materials}
    for n, situation in enumerate(item.situations, start=1):
        for answer in situation.needs_agent:
            if answer not in situation.answers:
                yield finding("catalogue.no_such_agent_answer", item.name, f"situations[{n}]", answer=answer)
            elif answer not in asked:
                yield finding("catalogue.agent_no_material", item.name, f"situations[{n}]", answer=answer)
            elif item.in_person:
                yield finding("catalogue.agent_in_person", item.name, f"situations[{n}]", answer=answer)


def _material_findings(item: Item) -> Iterator[Finding]:
    answers = {answer for situation in item.situations for answer in situation.answers}
    for name, times in Counter(m.name for m in item.materials).items():
        if times > 1:
            yield finding("catalogue.material_twice", item.name, "materials", material=name)
    for n, material in enumerate(item.materials, start=1):
        field = f"materials[{n}]"
        if material.when and material.when not in answers:
            yield finding("catalogue.no_such_answer", item.name, field, material=material.name, answer=material.when)
        if material.deferrable and material.name.endswith(APPLICATION_FORMS):
            yield finding("catalogue.main_deferrable", item.name, field, material=material.name)
        if material.deferrable and (not material.required or material.obtainable_by_sharing):
            yield finding("catalogue.needless_deferrable", item.name, field, material=material.name)
        if "其他" in material.name and material.name.endswith("材料"):
            yield finding("catalogue.catch_all", item.name, field, material=material.name)
        if material.copies < 1:
            yield finding("catalogue.no_copies", item.name, field, material=material.name)
    asked = [m for m in item.materials if not m.obtainable_by_sharing]
    if asked and all(m.deferrable for m in asked):
        yield finding("catalogue.all_deferrable", item.name, "materials")


def _step_findings(item: Item) -> Iterator[Finding]:
    if not item.steps or item.steps[-1].kind is not StepKind.DECIDE or item.steps[-1].branch is not None:
        yield finding("catalogue.last_step", item.name, "steps")
    if any(step.kind is StepKind.DECIDE for step in item.steps[:-1]):
        yield finding("catalogue.decide_early", item.name, "steps")
    for name, times in Counter(step.name for step in item.steps).items():
        if times > 1:
            yield finding("catalogue.step_twice", item.name, "steps", step=name)
    for n, step in enumerate(item.steps, start=1):
        if step.kind is StepKind.DECIDE and step.post != Post.APPROVER and not item.same_officer:
            yield finding("catalogue.decide_post", item.name, f"steps[{n}]", step=step.name, post=step.post)
        if step.limit == 0 and not item.is_on_the_spot:
            yield finding("catalogue.step_limit", item.name, f"steps[{n}]", step=step.name)
    yield from _branch_findings(item)


def _branch_findings(item: Item) -> Iterator[Finding]:
    groups: list[list[str]] = []
    previous = None
    for step in item.steps:
        if step.branch is not None:
            if previous is None:
                groups.append([])
            groups[-1].append(step.branch)
        previous = step.branch
    for group in groups:
        if len(set(group)) == 1:
            yield finding("catalogue.lone_branch", item.name, "steps", branch=group[0])


def _on_the_spot_findings(item: Item) -> Iterator[Finding]:
    if item.same_officer and not item.is_on_the_spot:
        yield finding("catalogue.same_officer", item.name, "same_officer")
    if not item.is_on_the_spot:
        return
    if len(item.steps) > 1:
        yield finding("catalogue.spot_steps", item.name, "steps", found=len(item.steps))
    if any(step.limit for step in item.steps):
        yield finding("catalogue.spot_limit", item.name, "steps")
    if item.stop_grounds:
        yield finding("catalogue.spot_stop", item.name, "stop_grounds")
    if item.promised is not None and item.promised.n:
        yield finding("catalogue.spot_number", item.name, "promised")


def _stop_findings(item: Item) -> Iterator[Finding]:
    for n, ground in enumerate(item.stop_grounds, start=1):
        field, is_permit_law = f"stop_grounds[{n}]", ground.basis.law.endswith(PERMIT_LAW)
        if ground.name in NEVER_STOPS:
            yield finding("catalogue.never_stops", item.name, field, ground=ground.name)
        elif is_permit_law and ground.name not in ARTICLE_45:
            grounds = "、".join(ARTICLE_45)
            yield finding("catalogue.not_article_45", item.name, field, ground=ground.name, grounds=grounds)
        elif is_permit_law and item.kind is not ItemKind.PERMIT:
            yield finding("catalogue.not_a_permit", item.name, field, ground=ground.name)


def _extension_findings(item: Item) -> Iterator[Finding]:
    rule = item.extension
    if item.kind is ItemKind.PERMIT and item.acceptance.limit > 5:
        yield finding("catalogue.acceptance_limit", item.name, "acceptance.limit", found=item.acceptance.limit)
    if rule is None:
        return
    is_joint = any(step.branch is not None for step in item.steps)
    if rule.approver is Approver.GOVERNMENT_HEAD and not is_joint:
        yield finding("catalogue.extension_head", item.name, "extension")
    most = 15 if is_joint else 10
    if item.kind is ItemKind.PERMIT and item.statutory.unit is Unit.WORKING_DAY and rule.n > most:
        yield finding("catalogue.extension_days", item.name, "extension", found=rule.n, most=most)


def _outcome_findings(item: Item) -> Iterator[Finding]:
    name = item.outcome.name
    fitting = [(len(e), kind) for endings, kind in ENDINGS for e in endings if name.endswith(e)]
    if fitting:
        wanted = max(fitting)[1]
        if item.outcome.kind is not wanted:
            yield finding("catalogue.outcome_kind", item.name, "outcome", outcome=name, outcome_kind=wanted.value)
