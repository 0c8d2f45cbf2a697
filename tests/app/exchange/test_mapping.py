"""The mapping tables of the exchange are data: what is wrong in them is told by table and column, nothing is guessed."""

from __future__ import annotations

import pytest

from app.exchange.mapping import SHIPPED, shape_of, shipped_shape
from app.exchange.words import CODED, NEVER_MENDED, RowKind, words_of

HEAD = 'key = "x"\nname = "甲"\nversion = 1\nsource = "乙"\n'


def faults_of(columns: str, codes: str = "", rows: str = '["received"]') -> list[str]:
    table = f'[[tables]]\nname = "T"\ntitle = "表"\nrows = {rows}\n'
    return [fault.code for fault in shape_of(f"{HEAD}{codes}\n{table}{columns}", "x.toml")[1]]


def column(**values: object) -> str:
    told = {"name": "C", "length": 10, **values}
    lines = [
        f"{k.rstrip('_')} = {str(v).lower() if isinstance(v, bool) else v if isinstance(v, int) else repr(v)}"
        for k, v in told.items()
    ]
    return "[[tables.columns]]\n" + "\n".join(lines).replace("'", '"') + "\n"


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_shape_has_no_fault_and_never_lets_a_channel_a_rating_or_a_time_be_mended(key: str) -> None:
    shape = shipped_shape(key)
    mendable = {c.word for table in shape.tables for c in table.columns if c.is_mendable}
    assert mendable and not mendable & NEVER_MENDED


def test_the_national_shape_keeps_every_code_list_empty_whose_meaning_is_not_published() -> None:
    shape = shipped_shape("national")
    assert set(shape.to_fill()) == set(shape.coded())


PUBLISHED = {
    "up_pro_accept": (
        "project_no(50)* task_code(36)* catalog_code(12)* task_handle_item(50) task_name(1000)* task_version* project_name(1000) "
        "project_type(2)* apply_type(2)* apply_date* accept_date* accept_doc_no(50) promise_date org_code(18)* org_name(100)* "
        "handle_user_name(100) applyer_type(2)* applyer_name(100)* applyer_page_type(70)* applyer_page_code(500)* legal(100) "
        "contact_name contact_type(6) contact_code(50) contact_mobile(11) address(1000) zip_code(6)"
    ),
    "up_pro_process": (
        "project_no* process_name(1000)* event_name(2)* handle_user_name(100)* event_start_time* event_end_time* "
        "handle_explain(2000)* remark"
    ),
    "up_pro_material": "project_no* material_name(200)* material_attach_name(200) get_type(2) get_name(5) remark(1000)",
    "up_pro_special_procedure": (
        "project_no* special_type(2)* special_name(1000)* special_reason(2000)* special_time* end_time* applyer_user_name "
        "handle_user special_explain(2000) result(2000) remark"
    ),
    "up_pro_result": (
        "project_no* result_type(2)* result_date* result_cetr_name result_cetr_no(2000) result_explain(2000) "
        "is_delivery_results(2)* satisfaction(2) handle_user_name remark"
    ),
}
"""The platform's table files, written out by hand: column, greatest length, * for NOT NULL."""
COMMON = "cd_batch(32) cd_operation(2) cd_time data_source(3) row_guid(50)"


@pytest.mark.parametrize("table", PUBLISHED)
def test_the_national_tables_have_every_column_of_the_platforms_own_files_with_its_length(table: str) -> None:
    found = shipped_shape("national").table(table)
    assert found is not None
    own = {one.name: one for one in found.columns}
    wanted = {}
    for told in (*COMMON.split(), *PUBLISHED[table].split()):
        name, _, rest = told.rstrip("*").partition("(")
        wanted[name] = (int(rest[:-1]) if rest else None, told.endswith("*"))
    assert set(own) == set(wanted)
    for name, (length, is_required) in wanted.items():
        assert length in (None, own[name].length), name
        assert own[name].is_required or not is_required, name
        assert own[name].word != "不报" or not own[name].is_required, "what is never told may be empty there"


def test_the_provincial_shape_lacks_only_the_lists_that_are_not_published() -> None:
    assert set(shipped_shape("guangdong").to_fill()) == {"SQRLX", "SQRZJLX", "TJFS", "LQFS"}


@pytest.mark.parametrize(
    ("columns", "codes", "fault"),
    [
        (column(), "", "exchange.column_source"),
        (column(from_="办件编号", fixed="1"), "", "exchange.column_source"),
        (column(from_="环节名称"), "", "exchange.column_word"),
        (column(from_="申请方式"), "", "exchange.column_codes"),
        (column(from_="申请方式", codes="L"), "", "exchange.column_codes"),
        (column(from_="申请时间", mendable=True), "", "exchange.column_mendable"),
        (column(from_="申请方式", codes="L", mendable=True), '[codes.L]\nwindow = "1"\n', "exchange.column_mendable"),
        (column(from_="地址") + column(from_="联系人"), "", "exchange.column_twice"),
        (column(from_="地址", lenght=5), "", "toml.unknown"),
        (column(from_="地址", length=0), "", "toml.not_number"),
    ],
)
def test_each_fault_of_a_column_has_its_sentence(columns: str, codes: str, fault: str) -> None:
    assert faults_of(columns, codes) == [fault]


def test_a_kind_of_row_that_does_not_exist_is_named() -> None:
    assert "toml.not_choice" in faults_of(column(from_="办件编号"), rows='["shipped"]')


def test_the_offices_codes_lie_over_those_that_came_and_what_lacks_one_is_listed() -> None:
    shape = shipped_shape("guangdong").with_codes({"TJFS": {"window": "0"}, "SLZTDM": {"not_ours": "2"}})
    assert shape.codes["SLZTDM"] == {**shipped_shape("guangdong").codes["SLZTDM"], "not_ours": "2"}
    assert "TJFS" not in shape.to_fill()
    assert shape.to_fill()["SQRLX"] == CODED["申请人类型"]


def test_every_kind_of_row_can_tell_its_case_and_its_batch() -> None:
    assert all({"办件编号", "行标识", "批次号"} <= set(words_of((kind,))) for kind in RowKind)
