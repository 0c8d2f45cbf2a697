"""What the panels of the exits begin with, taken from the lines and from the item, so that little is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.application import AT_HAND
from app.events.acceptance import DeclineGround, MaterialLine, MaterialState
from app.events.supplementation import Gap
from app.item import Item
from app.wording import DEFAULT_LANGUAGE, day_words, name_of, say

# What an officer chooses; an incomplete list is told by its own exit.
CHOSEN = tuple(ground for ground in DeclineGround if ground is not DeclineGround.INCOMPLETE)


@dataclass(frozen=True)
class DeclineChoice:
    """One ground with its words: which case it is, the reason, the clause, and the body that is competent."""

    ground: DeclineGround
    when: str
    reason: str
    clause: str
    right_body: str = ""


def gaps_of(lines: tuple[MaterialLine, ...], item: Item, language: str = DEFAULT_LANGUAGE) -> tuple[Gap, ...]:
    """Return every missing or faulty line as the 补正材料告知书 tells it: what is wrong, by which rule, how to mend it."""
    return tuple(_gap(line, item, language) for line in lines if _has_gap(line))


def _has_gap(line: MaterialLine) -> bool:
    lacks = line.is_required and line.state not in AT_HAND and line.state is not MaterialState.DEFERRED
    return bool(line.fault) or lacks


def _gap(line: MaterialLine, item: Item, language: str) -> Gap:
    basis = item.basis[0].cite() if item.basis else ""
    form = name_of("form", line.form, language)
    sample = next((m.sample for m in item.materials if m.name == line.name and m.sample), "")
    if line.fault:
        remedy = say("supplement.remedy_faulty", language)
        fault = line.fault
    else:
        remedy = say("supplement.remedy_missing", language, form=form, copies=line.copies)
        fault = say("supplement.fault_missing", language)
    if sample:
        remedy += say("supplement.remedy_sample", language, sample=sample)
    return Gap(line.name, fault, basis, remedy)


def commitment_words(materials: tuple[str, ...], until: date, how: str) -> str:
    """Return the applicant's promise to bring the deferred materials, as the 容缺 paper prints it."""
    return say("acceptance.commitment", day=day_words(until), how=how.strip(), materials="、".join(materials))


def spot_words(item: Item) -> tuple[str, str]:
    """Return the usual opinion and content of a decision made at the counter."""
    return say("on_the_spot.opinion"), say("on_the_spot.content", item_name=item.name)


def decline_choices(item: Item, language: str = DEFAULT_LANGUAGE) -> tuple[DeclineChoice, ...]:
    """Return the grounds of art. 32(1), 32(2) and 78 with what the item knows of them, the usual one of each first."""
    exempt = tuple(
        DeclineChoice(
            DeclineGround.NO_PERMIT_NEEDED, e.when, say("decline.reason_exempt", language, when=e.when), e.basis.cite()
        )
        for e in item.exempt_when
    )
    others = tuple(
        DeclineChoice(
            DeclineGround.NOT_OURS,
            o.when,
            say("decline.reason_other_body", language, when=o.when),
            o.basis.cite(),
            o.body,
        )
        for o in item.other_body
    )
    plain = tuple(DeclineChoice(ground, "", "", name_of("clause", ground.value, language)) for ground in CHOSEN)
    return (*exempt, *others, *plain)
