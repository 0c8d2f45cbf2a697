"""The standard catalogue of the centers above: what is in force, and whether an item keeps to it, level by level."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.clock.calendar import Calendar
from app.clock.limits import Limit, Unit
from app.code_lint import has_basic_shape
from app.division import is_within
from app.errors import Refused
from app.events.levels import StandardLine, StandardPublished
from app.finding import Finding, finding
from app.item import Item
from app.limit_lint import first_failing_start

COLUMNS = ("basic", "name", "statutory", "promised")
HEADINGS = {"基本编码": "basic", "事项名称": "name", "法定办结时限": "statutory", "承诺办结时限": "promised"}
UNITS = {
    "": Unit.WORKING_DAY, "工作日": Unit.WORKING_DAY, "自然日": Unit.CALENDAR_DAY, "日": Unit.CALENDAR_DAY, "月": Unit.MONTH,
}  # fmt: skip
MOST_LINES = 500
"""Lines of one event; a longer catalogue is several events of one version."""


@dataclass(frozen=True)
class Standard:
    """The lines in force of one issuer, by basic code."""

    issuer: int
    version: int = 0
    lines: Mapping[str, StandardLine] = field(default_factory=dict)

    def after(self, body: StandardPublished) -> Standard:
        """Return the standard after one more event of this issuer; an older version than this changes nothing."""
        if body.version < self.version:
            return self
        kept = {code: line for code, line in self.lines.items() if code not in body.ended}
        return Standard(self.issuer, body.version, {**kept, **{line.basic: line for line in body.lines}})


def in_force(published: Iterable[StandardPublished]) -> tuple[Standard, ...]:
    """Return the standard of every issuer, the highest level first."""
    held: dict[int, Standard] = {}
    for body in published:
        held[body.issuer] = held.get(body.issuer, Standard(body.issuer)).after(body)
    return tuple(sorted(held.values(), key=lambda one: sum(is_within(one.issuer, other) for other in held)))


def changes(now: Standard, wanted: Iterable[StandardLine], version: int) -> tuple[StandardPublished, ...]:
    """Return the events that make `wanted` the whole catalogue; none where it is already."""
    lines = {line.basic: line for line in wanted}
    new = [line for line in lines.values() if now.lines.get(line.basic) != line]
    ended = tuple(code for code in now.lines if code not in lines)
    parts = [tuple(new[n : n + MOST_LINES]) for n in range(0, len(new), MOST_LINES)] or ([()] if ended else [])
    return tuple(StandardPublished(now.issuer, version, part, ended if n == 0 else ()) for n, part in enumerate(parts))


def standard_findings(items: Iterable[Item], standards: Iterable[Standard], calendar: Calendar) -> Iterator[Finding]:
    """Yield where an item does not keep to a standard above it: its name, its code, its limits."""
    known = tuple(standards)
    for item in items:
        for standard in known:
            line = standard.lines.get(item.code.basic)
            if line is None:
                yield from _same_name(item, standard)
            else:
                own = StandardLine(line.basic, item.name, item.statutory, item.promised)
                yield from _against(item.name, own, line, standard.issuer, calendar)


def level_findings(lower: Standard, upper: Iterable[Standard], calendar: Calendar) -> Iterator[Finding]:
    """Yield where a standard catalogue of this level does not keep to one above it."""
    for standard in upper:
        for code, line in lower.lines.items():
            if code in standard.lines:
                yield from _against(line.name, line, standard.lines[code], standard.issuer, calendar)


def _same_name(item: Item, standard: Standard) -> Iterator[Finding]:
    for line in standard.lines.values():
        if line.name == item.name:
            told = {"found": item.code.basic, "wanted": line.basic, "issuer": standard.issuer}
            yield finding("standard.other_code", item.name, "code.basic", **told)


def _against(where: str, found: StandardLine, line: StandardLine, issuer: int, calendar: Calendar) -> Iterator[Finding]:
    if found.name != line.name:
        told = {"found": found.name, "wanted": line.name, "basic": line.basic}
        yield finding("standard.other_name", where, "name", issuer=issuer, **told)
    for name in ("statutory", "promised"):
        own, most = getattr(found, name), getattr(line, name)
        if own is not None and most is not None and first_failing_start(own, most, calendar) is not None:
            told = {"found": own.n, "unit": own.unit.value, "most": most.n, "most_unit": most.unit.value}
            yield finding(f"standard.{name}_longer", where, name, issuer=issuer, **told)


def read_standard(text: str) -> tuple[StandardLine, ...]:
    """Return the lines of a CSV table. Raises Refused("standard.column" | "standard.line" | "standard.code")."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    heads = [HEADINGS.get(cell.strip(), cell.strip()) for cell in rows[0]] if rows else []
    for name in COLUMNS[:2]:
        if name not in heads:
            raise Refused("standard.column", column=next(said for said, known in HEADINGS.items() if known == name))
    lines: dict[str, StandardLine] = {}
    for number, row in enumerate(rows[1:], 2):
        cells = {name: cell.strip() for name, cell in zip(heads, row, strict=False)}
        if not any(cells.values()):
            continue
        line = StandardLine(
            cells.get("basic", ""),
            cells.get("name", ""),
            _limit(cells, "statutory", number),
            _limit(cells, "promised", number),
        )
        if line.basic and not has_basic_shape(line.basic):
            raise Refused("standard.code", line=number, found=line.basic)
        if not line.basic or not line.name or line.basic in lines:
            raise Refused("standard.line", line=number, found=line.basic or line.name)
        lines[line.basic] = line
    return tuple(lines.values())


def _limit(cells: Mapping[str, str], name: str, number: int) -> Limit | None:
    text = cells.get(name, "").replace(" ", "")
    if not text:
        return None
    if text in ("0", "即办"):
        return Limit(0, Unit.ON_THE_SPOT)
    digits = "".join(c for c in text if c.isascii() and c.isdigit())
    unit = UNITS.get(text[len(digits) :].removeprefix("个"))
    if not digits or not text.startswith(digits) or unit is None or len(digits) > 4:
        raise Refused("standard.line", line=number, found=text)
    return Limit(int(digits), unit)
