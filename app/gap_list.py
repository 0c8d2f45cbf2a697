"""The list of what is missing, told once: complete in every line, or the applicant must come a second time."""

from __future__ import annotations

from app.errors import Refused
from app.events.supplementation import Gap
from app.free_text import written


def told_gaps(gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Return the list as it goes on file. Raises Refused for an empty list, or a line without fault, rule or remedy."""
    if not gaps:
        raise Refused("supplement.no_gaps")
    for line, gap in enumerate(gaps, 1):
        if not (gap.fault.strip() and gap.remedy.strip()):
            raise Refused("supplement.gap_incomplete", line=line, material=gap.material)
        if not gap.basis.strip():
            raise Refused("supplement.no_basis", line=line, material=gap.material)
    return tuple(Gap(g.material, written(g.fault), written(g.basis), written(g.remedy)) for g in gaps)
