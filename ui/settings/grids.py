"""The lists of the office as grids: departments, and who reviews and judges their acts from a day on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.catalogue.columns import GridColumn, GridSpec

translate = QCoreApplication.translate


def departments() -> GridSpec:
    """Return the grid of 进驻部门."""
    return GridSpec(
        "departments",
        translate("Settings", "进驻部门"),
        (
            GridColumn("code", translate("Settings", "代码"), characters=4),
            GridColumn("name", translate("Settings", "全称"), characters=12),
            GridColumn("credit_code", translate("Settings", "统一社会信用代码"), characters=11),
            GridColumn("short", translate("Settings", "机关代字"), characters=5),
            GridColumn("phone", translate("Settings", "办公电话"), characters=7),
            GridColumn("supervision_phone", translate("Settings", "监督电话"), characters=7),
            GridColumn("review_body", translate("Settings", "复议机关"), characters=8),
            GridColumn("review_online", translate("Settings", "复议网址"), characters=8),
            GridColumn("court", translate("Settings", "人民法院"), characters=8),
            GridColumn("head", translate("Settings", "负责人"), characters=5),
            GridColumn("upper_body", translate("Settings", "转报的上级机关"), characters=10),
        ),
    )


def remedies() -> GridSpec:
    """Return the grid of later review bodies and courts."""
    return GridSpec(
        "later",
        translate("Settings", "复议机关和法院的变更"),
        (
            GridColumn("department", translate("Settings", "部门代码"), characters=5),
            GridColumn("since", translate("Settings", "自何日起"), characters=7),
            GridColumn("review_body", translate("Settings", "复议机关")),
            GridColumn("review_online", translate("Settings", "复议网址"), characters=10),
            GridColumn("court", translate("Settings", "人民法院"), characters=10),
        ),
    )
