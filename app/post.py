"""Posts 岗位 that an officer holds in a department."""

from __future__ import annotations

from enum import StrEnum


class Post(StrEnum):
    """A post is held per department; a comprehensive window 综合窗口 holds `window` for every department."""

    WINDOW = "window"
    LEAD = "lead"
    HANDLER = "handler"
    CHECKER = "checker"
    APPROVER = "approver"
    CERTIFIER = "certifier"
    ARCHIVIST = "archivist"
