"""What applications for information ask the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.disclosure.dossier import Dossier
from app.ids import DisclosureId


class DisclosureRecords(Protocol):
    """What the store knows of them; no departments = all."""

    def disclosures(self, departments: Sequence[str] = ()) -> tuple[Dossier, ...]:
        """Return every application, the oldest first."""
        ...

    def disclosure(self, named: DisclosureId) -> Dossier:
        """Return one application. Raises NotFound."""
        ...
