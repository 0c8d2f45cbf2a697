"""The fields of 逾期说明 and 期限变动告知书; what is special about them comes with the act."""

from __future__ import annotations

from app.notices.field_context import Context, Fields


def overdue_explanation(context: Context) -> Fields:
    """Return what the case itself knows beside the shared fields: nothing; cause, unit, day and approver are given."""
    return {}


def limit_moved(context: Context) -> Fields:
    """Return what the case itself knows beside the shared fields: nothing; the moved dates and their reason are given."""
    return {}
