"""What the center did not adopt is done once more in its step: the form begins with what was typed the first time."""

from __future__ import annotations

from app.ids import CaseId
from app.workflow import Action
from ui.sync.refill import AsLeftOut, Refill

Kept = dict[str, dict[str, dict[str, str]]]


class Again:
    """`take(number)` hears every subject of the page; `action(…)` is asked once the file of the case is there."""

    def __init__(self) -> None:
        self._refill: Refill | None = None

    def take(self, number: str) -> None:
        """Keep what comes with a case number until its file is there."""
        self._refill = number.take() if isinstance(number, AsLeftOut) else None

    def is_for(self, case_id: CaseId) -> bool:
        """True while this case waits for its form."""
        return self._refill is not None and self._refill.case == case_id

    def action(self, case_id: CaseId, step: str, kept: Kept) -> Action | None:
        """Return the act whose form is to open, once; what was typed is among the kept forms, under what is typed since."""
        if not self.is_for(case_id) or self._refill is None:
            return None
        refill, self._refill = self._refill, None
        if refill.form and refill.content:
            kept.setdefault(case_id, {}).setdefault(f"{step}/{refill.form}", dict(refill.content))
        return refill.action
