"""Which published versions the center did not adopt: they are used no more."""

from __future__ import annotations

import sqlalchemy as sa

from db.desk.schema import managed_taken


def is_refused(name: sa.ColumnElement[str], version: sa.ColumnElement[int], txn: sa.ColumnElement[int]) -> sa.Exists:
    """True for a published version that the center did not adopt, unless it was published anew, or another's took its place."""
    named = name.concat("|").concat(sa.cast(version, sa.Text))
    same = (managed_taken.c.kind == "refused", managed_taken.c.body == named, managed_taken.c.txn > txn)
    return sa.exists().where(*same)
