"""What must be right about the special rules of an item: incomplete materials, stages, quotas, silence, commitment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.finding import Finding, finding
from app.item import Hearing, Incomplete, Item, ItemKind, OutcomeKind, Silence, StepKind

HEARING = "听证"
CODE_PREFIXES = 2


def special_findings(item: Item) -> Iterator[Finding]:
    """Yield what is wrong with the rules that make this item special."""
    yield from _incomplete_findings(item)
    yield from _commitment_findings(item)
    yield from _decision_findings(item)
    yield from _outcome_findings(item)
    if item.permit_kind is not None and item.kind is not ItemKind.PERMIT:
        yield finding("catalogue.permit_kind", item.name, "permit_kind")
    for fee in item.fee:
        for relief in fee.relief:
            if fee.fen and relief.fen >= fee.fen:
                yield finding("catalogue.relief_no_less", item.name, "fee", fee=fee.name, when=relief.when)
    for n, step in enumerate(item.steps, start=1):
        if step.least and step.kind is not StepKind.PUBLICITY:
            yield finding("catalogue.least_no_publicity", item.name, f"steps[{n}]", step=step.name)
        if step.least > step.limit:
            yield finding("catalogue.least_too_long", item.name, f"steps[{n}]", step=step.name)


def stage_findings(items: Iterable[Item]) -> Iterator[Finding]:
    """Yield the items that follow an earlier stage which the catalogue has not, or that follow themselves."""
    held = tuple(items)
    codes = {item.code.business for item in held}
    for item in held:
        if item.stage_of is not None and (item.stage_of not in codes or item.stage_of == item.code.business):
            yield finding("catalogue.stage_unknown", item.name, "stage_of", found=item.stage_of)


def _incomplete_findings(item: Item) -> Iterator[Finding]:
    rule = item.acceptance
    if (rule.limit == 0) != (rule.incomplete is Incomplete.DECLINED):
        yield finding("catalogue.told_on_the_spot", item.name, "acceptance.limit")
    if rule.from_receipt and rule.incomplete is Incomplete.SUPPLEMENT:
        yield finding("catalogue.from_receipt", item.name, "acceptance.from_receipt")


def _commitment_findings(item: Item) -> Iterator[Finding]:
    rule = item.commitment
    if rule is None:
        return
    asked = [s for s in item.situations if rule.when in s.answers]
    if not asked:
        yield finding("catalogue.commitment_answer", item.name, "commitment.when", answer=rule.when)
    elif all(len(s.answers) < 2 for s in asked):
        yield finding("catalogue.commitment_no_choice", item.name, "situations", answer=rule.when)
    if item.is_on_the_spot:
        yield finding("catalogue.commitment_spot", item.name, "commitment")


def _decision_findings(item: Item) -> Iterator[Finding]:
    if item.quota is not None and (item.kind is not ItemKind.PERMIT or item.is_on_the_spot):
        yield finding("catalogue.quota_order", item.name, "quota")
    if (item.silence is Silence.DEEMED_GRANTED) != (item.silence_basis is not None):
        yield finding("catalogue.silence_basis", item.name, "silence_basis")
    if item.hearing is Hearing.ALWAYS and all(g.name != HEARING for g in item.stop_grounds):
        yield finding("catalogue.hearing_no_stop", item.name, "stop_grounds")


def _outcome_findings(item: Item) -> Iterator[Finding]:
    prefix = item.outcome.credit_code
    if prefix and (item.outcome.kind is not OutcomeKind.CERTIFICATE or len(prefix) != CODE_PREFIXES):
        yield finding("catalogue.credit_prefix", item.name, "outcome.credit_code", found=prefix)
