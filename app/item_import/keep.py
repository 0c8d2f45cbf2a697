"""The rows of a list become drafts in the drawer, in one transaction; refused rows stay in the report alone."""

from __future__ import annotations

from app.desk import Desk
from app.item_import.report import Imported
from app.publishing import EDITOR, keep_drafts, key_of


def keep_imported(desk: Desk, imported: Imported) -> tuple[str, ...]:
    """Every row that was taken or mended lies in the drawer with where it came from; return the keys.

    A draft in which somebody has written since stays as it is: the same list read again takes nobody's work away.
    """
    written = {draft.key for draft in desk.records.item_drafts() if draft.origin == EDITOR}
    tables = [row.table for row in imported.kept if key_of(row.table) not in written]
    return keep_drafts(desk, tables, origin=imported.origin)
