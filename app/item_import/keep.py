"""The rows of a list become drafts in the drawer, in one transaction; refused rows stay in the report alone."""

from __future__ import annotations

from app.desk import Desk
from app.item_import.report import Imported
from app.publishing import keep_drafts


def keep_imported(desk: Desk, imported: Imported) -> tuple[str, ...]:
    """Every row that was taken or mended lies in the drawer with where it came from; return the keys."""
    return keep_drafts(desk, [row.table for row in imported.kept], origin=imported.origin)
