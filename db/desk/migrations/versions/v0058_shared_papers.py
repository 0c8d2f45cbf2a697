"""A material may lie with another case of the same visit: no table changes, and every case is folded anew."""

from __future__ import annotations

revision = "0058"
down_revision = "0057"


def upgrade() -> None:
    """Change nothing here: an older desk may have read of such a line and left it out, and the step folds it in."""
