"""What the office decides for itself: who agrees to a decline, when a light turns, numbers, retention, ratings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from settings_hands import SettingsDesk

from app.clock.light import Thresholds
from app.events.body import pack
from app.events.office import SettingChanged
from app.office import NumberWord, new_office
from app.ratings.rules import rules_of, shipped_rules

Key = Qt.Key
Settings = Callable[[str], SettingsDesk]


def test_the_rules_of_the_office_are_kept_together_and_nothing_else_changes(settings: Settings) -> None:
    at = settings("rules")
    before = at.desk.setting().office
    at.tick("settings.decline_needs_lead")
    at.retype("settings.yellow.fewest", "3")
    at.choose("settings.keep_years", "30")
    at.retype("settings.word.acceptance", "许受")
    at.save()
    office = at.desk.setting().office
    assert office.decline_needs_lead and office.yellow == Thresholds(3, 5) and office.keep_years == 30
    assert office.number_words == (NumberWord("acceptance", "许受"),)
    assert office.departments == before.departments and office.pay_account == before.pay_account


def test_a_word_that_cannot_stand_in_a_number_is_told_at_its_notice(settings: Settings) -> None:
    at = settings("rules")
    at.retype("settings.word.grant", "准2")
    at.desk.wait(lambda: "文号用字不能是“准2”" in at.message("settings.word.grant"))
    at.desk.press(Key.Key_F12)
    at.settle()
    assert at.desk.setting().office.number_words == ()
    at.desk.press(Key.Key_F8)
    at.desk.wait(lambda: at.message("settings.word.grant") == "")


def test_a_threshold_that_cannot_be_meant_is_told(settings: Settings) -> None:
    at = settings("rules")
    at.retype("settings.yellow.parts", "1")
    at.desk.wait(lambda: "请填 2 至 20" in at.message("settings.yellow.parts"))
    at.retype("settings.yellow.parts", "")
    at.desk.wait(lambda: "不是整数" in at.message("settings.yellow.parts"))


def test_saving_the_office_keeps_the_account_and_the_rules(settings: Settings) -> None:
    at = settings("rules")
    at.tick("settings.decline_needs_lead")
    at.save()
    at = SettingsDesk(at.desk, "office")
    at.retype("settings.pay_account", "9990 1111")
    at.save()
    office = at.desk.setting().office
    assert office.pay_account == "9990 1111" and office.decline_needs_lead
    assert office.departments[0].upper_body == "示例市市场监督管理局"


def test_the_limits_of_ratings_and_complaints_are_set(settings: Settings) -> None:
    at = settings("ratings")
    at.retype("settings.contact_days", "2")
    at.retype("settings.complex_days", "10、3 5")
    at.retype("settings.ask_seconds", "90")
    at.save()
    rules = at.desk.store.ask(rules_of)
    assert (rules.contact_days, rules.complex_days, rules.ask_seconds) == (2, (3, 5, 10), 90)


def test_a_limit_that_cannot_be_meant_is_told_at_its_field(settings: Settings) -> None:
    at = settings("ratings")
    at.retype("settings.reply_days", "90")
    at.desk.wait(lambda: "1 至 60" in at.message("settings.reply_days"))
    at.retype("settings.complex_days", "五天")
    at.desk.wait(lambda: "看不懂" in at.message("settings.complex_days"))
    at.desk.press(Key.Key_F12)
    at.settle()
    assert at.desk.store.ask(rules_of) == shipped_rules()


def test_a_hall_without_departments_is_told_what_comes_first(settings: Settings) -> None:
    at = settings("office")
    at.desk.store.do(
        at.desk.officer,
        lambda desk: desk.record(None, SettingChanged("office", pack(new_office("江南区政务服务中心", "341702")))),
    )
    at = SettingsDesk(at.desk, "rules")
    at.desk.press(Key.Key_F8)
    at.desk.wait(lambda: "请先在“中心和部门”中填写" in at.page.banner.text())
    at.tick("settings.decline_needs_lead")
    at.desk.press(Key.Key_F12)
    at.desk.wait(at.desk.problem)
    assert not at.desk.setting().office.decline_needs_lead
