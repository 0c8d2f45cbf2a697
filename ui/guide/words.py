"""The steps in words: what each is, why, and what it still lacks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.readiness import Setup, SetupStep
from app.wording import name_of

translate = QCoreApplication.translate
PLACES: dict[Setup, tuple[str, str]] = {
    Setup.OFFICE: ("settings", "office"),
    Setup.DEVICES: ("settings", "devices"),
    Setup.STAFF: ("staff", ""),
    Setup.SECOND_ADMINISTRATOR: ("staff", ""),
    Setup.ITEMS: ("catalogue", ""),
}


def title_of(setup: Setup) -> str:
    """Return what is done in a step."""
    return {
        Setup.OFFICE: translate("Guide", "填写中心和进驻部门"),
        Setup.DEVICES: translate("Guide", "接好本窗口的设备"),
        Setup.STAFF: translate("Guide", "建立人员账号，授予岗位"),
        Setup.SECOND_ADMINISTRATOR: translate("Guide", "设第二位系统管理员"),
        Setup.ITEMS: translate("Guide", "导入或编制本中心的事项"),
    }[setup]


def reason_of(step: SetupStep, language: str) -> str:
    """Return why the step matters, or what it still lacks."""
    if step.lacks:
        posts = "、".join(name_of("post", post.value, language) for post in step.lacks)
        return translate("Guide", "还没有人担任：{posts}").format(posts=posts)
    return {
        Setup.OFFICE: translate(
            "Guide", "名称、机关代字、电话、救济机关和收费账户印在每份文书上；至少要有部门和咨询电话"
        ),
        Setup.DEVICES: translate("Guide", "试读身份证、试打一张文书，保存一次即为完成；不接设备的也请保存"),
        Setup.STAFF: translate("Guide", "窗口、首席代表、承办、批准、制证、档案岗位都要有人"),
        Setup.SECOND_ADMINISTRATOR: translate("Guide", "一人忘记密码时，另一人可以重设，不必动用封存的恢复码"),
        Setup.ITEMS: translate("Guide", "可导入 CSV、Excel、TOML 清单；样例事项只供练习"),
    }[step.setup]
