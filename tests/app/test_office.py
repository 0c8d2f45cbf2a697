"""The office and its departments, read from data."""

from __future__ import annotations

from importlib import resources

import pytest

from app.errors import NotFound, Refused
from app.identity.credit_code import check_credit_code
from app.office import load_office, read_office, sample_office
from app.wording import sentences

SOURCE = (resources.files("resources") / "office" / "sample.toml").read_text("utf-8")


def codes(source: str) -> set[str]:
    return {found.code for found in read_office(source, "office/x.toml")[1]}


def test_the_sample_office_is_visibly_made_up() -> None:
    office = sample_office()
    assert "示例" in office.name
    assert office.query_address.startswith("https://zwfw.example/")
    for department in office.departments:
        assert "示例" in department.name
        assert department.phone.startswith("0566-999")
        assert check_credit_code(department.credit_code).organisation_code.startswith("99")


def test_a_department_carries_all_that_a_notice_needs() -> None:
    department = sample_office().department("scjg")
    assert department.name.endswith("市场监督管理局")
    assert department.short == "示市监"
    assert "人民政府" in department.review_body
    assert "法院" in department.court
    assert all((department.phone, department.supervision_phone, department.review_online, department.head))


def test_an_unknown_department_is_not_found() -> None:
    assert not sample_office().has("none")
    with pytest.raises(NotFound) as caught:
        sample_office().department("none")
    assert caught.value.facts == {"department": "none"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('division = "341702"', 'division = "3417"', "office.division"),
        ('division = "341702"', 'division = "34170²"', "office.division"),
        ('division = "341702"', "division = 341702", "toml.not_text"),
        ('code = "rsj"', 'code = "scjg"', "office.twice"),
        ('short = "示人社"', 'short = "示市监"', "office.short_twice"),
        ("11341702990000017D", "11341702990000017E", "office.credit_code"),
        ('hotline = "0566-9990000"\n', "", "toml.missing"),
        ("hotline =", "hotlien =", "toml.unknown"),
        ('name = "示例区政务服务中心"', 'name = ""', "toml.empty"),
        ('head = "王示例"', 'head = "王\\u202e示例"', "toml.unseen"),
    ],
)
def test_a_fault_in_the_office_file_has_a_sentence(old: str, new: str, code: str) -> None:
    assert old in SOURCE
    assert code in codes(SOURCE.replace(old, new))
    assert code in sentences("zh_CN")
    assert code in sentences("en")


def test_an_office_without_departments_is_refused() -> None:
    assert "toml.missing" in codes(SOURCE.split("[[departments]]")[0])


def test_loading_raises_the_first_fault() -> None:
    with pytest.raises(Refused) as caught:
        load_office("name = ", "office/x.toml")
    assert caught.value.code == "toml.syntax"
    assert (caught.value.facts["line"], caught.value.facts["column"]) == (1, 8)
