"""The lists of an item as grids: their columns with words and choices."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.item import MaterialForm, StepKind, StopKind
from app.office import Office
from app.post import Post
from ui.catalogue.columns import Choices, GridColumn, GridSpec, Kind, named

translate = QCoreApplication.translate


def _law(path: str = "basis") -> tuple[GridColumn, ...]:
    return (
        GridColumn(f"{path}.law", translate("Catalogue", "法规名称"), characters=12),
        GridColumn(f"{path}.article", translate("Catalogue", "条款"), characters=8),
    )


def materials(language: str) -> GridSpec:
    """Return the grid of 申请材料."""
    flag = Kind.FLAG
    return GridSpec(
        "materials",
        translate("Catalogue", "申请材料"),
        (
            GridColumn("name", translate("Catalogue", "材料名称")),
            GridColumn("form", translate("Catalogue", "形式"), Kind.CHOICE, 7, named("form", MaterialForm, language)),
            GridColumn("copies", translate("Catalogue", "份数"), Kind.NUMBER, 3),
            GridColumn("required", translate("Catalogue", "必要"), flag, 3, default=True),
            GridColumn("deferrable", translate("Catalogue", "可容缺"), flag, 4),
            GridColumn("shared", translate("Catalogue", "共用"), flag, 3),
            GridColumn("obtainable_by_sharing", translate("Catalogue", "共享"), flag, 3),
            GridColumn("when", translate("Catalogue", "何种情形"), characters=6),
            GridColumn("sample", translate("Catalogue", "填写样本"), characters=6),
            GridColumn("sample_text", translate("Catalogue", "示范内容"), characters=6),
        ),
    )


def departments(office: Office) -> Choices:
    """Return the departments a step may be given to; without one it is the item's own."""
    return (("", translate("Catalogue", "实施部门")), *((d.code, d.name) for d in office.departments))


def steps(language: str, office: Office) -> GridSpec:
    """Return the grid of 办理环节."""
    return GridSpec(
        "steps",
        translate("Catalogue", "办理环节"),
        (
            GridColumn("name", translate("Catalogue", "环节")),
            GridColumn("kind", translate("Catalogue", "性质"), Kind.CHOICE, 6, named("step_kind", StepKind, language)),
            GridColumn("post", translate("Catalogue", "岗位"), Kind.CHOICE, 6, named("post", Post, language)),
            GridColumn("limit", translate("Catalogue", "工作日"), Kind.NUMBER, 4),
            GridColumn("department", translate("Catalogue", "部门"), Kind.CHOICE, 10, departments(office)),
            GridColumn("branch", translate("Catalogue", "并联分支"), characters=5),
            GridColumn("least", translate("Catalogue", "公示不少于"), Kind.NUMBER, 5),
        ),
    )


def basis() -> GridSpec:
    """Return the grid of 设定依据."""
    return GridSpec(
        "basis",
        translate("Catalogue", "设定依据"),
        (
            GridColumn("law", translate("Catalogue", "法规名称"), characters=16),
            GridColumn("article", translate("Catalogue", "条款"), characters=9),
            GridColumn("text", translate("Catalogue", "内容概述")),
        ),
    )


def situations() -> GridSpec:
    """Return the grid of 情形."""
    return GridSpec(
        "situations",
        translate("Catalogue", "情形提问"),
        (
            GridColumn("question", translate("Catalogue", "问题")),
            GridColumn("answers", translate("Catalogue", "答案（用顿号分开）"), Kind.TEXTS, 16),
        ),
    )


def fees() -> GridSpec:
    """Return the grid of 收费."""
    return GridSpec(
        "fee",
        translate("Catalogue", "收费"),
        (
            GridColumn("name", translate("Catalogue", "收费项目"), characters=8),
            GridColumn("fen", translate("Catalogue", "金额（元）"), Kind.MONEY, 5),
            *_law(),
            GridColumn("when", translate("Catalogue", "何种情形"), characters=6),
            GridColumn("note", translate("Catalogue", "标准和减免")),
        ),
    )


def stop_grounds(language: str) -> GridSpec:
    """Return the grid of 特别程序 and 中止."""
    return GridSpec(
        "stop_grounds",
        translate("Catalogue", "特别程序和中止事由"),
        (
            GridColumn("name", translate("Catalogue", "事由")),
            GridColumn("kind", translate("Catalogue", "性质"), Kind.CHOICE, 6, named("stop_kind", StopKind, language)),
            *_law(),
        ),
    )


def exits() -> tuple[GridSpec, GridSpec]:
    """Return the grids of 无需许可 and 属其他机关."""
    when = GridColumn("when", translate("Catalogue", "情形"))
    body = GridColumn("body", translate("Catalogue", "有权机关"), characters=10)
    return (
        GridSpec("exempt_when", translate("Catalogue", "依法不需要许可的情形"), (when, *_law())),
        GridSpec("other_body", translate("Catalogue", "属其他机关职权的情形"), (when, body, *_law())),
    )
