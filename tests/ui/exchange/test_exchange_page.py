"""数据交换 by keys on a real store: a batch leaves, what came back is mended and sent again, another office's batch is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from delivery_hands import F, act, write
from PySide6.QtWidgets import QFileDialog, QLabel
from worked_desk import WorkedDesk

from app.exchange.batch import ExchangeRow, RowState
from app.exchange.codes import set_codes
from app.exchange.files import read_batch
from app.exchange.mapping import shipped_shape
from app.training import PASSWORD
from ui.casefile.page import CaseFilePage
from ui.exchange.page import BATCHES, CODES, OUTER, ROWS, ExchangePage

FREIGHT = "道路货物"


def every_code(key: str) -> dict[str, dict[str, str]]:
    return {name: {v: str(at) for at, v in enumerate(values)} for name, values in shipped_shape(key).to_fill().items()}


def on_exchange(desk: WorkedDesk) -> ExchangePage:
    desk.show()
    desk.window.go("exchange")
    page = desk.page()
    assert isinstance(page, ExchangePage)
    desk.settle()
    return page


def words(desk: WorkedDesk) -> str:
    return "".join(label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def rows_in(page: ExchangePage, view: str) -> list[object]:
    model = page.tables[view].model_
    return [model.row_value(at) for at in range(model.rowCount())]


def choose(page: ExchangePage, name: str, file: Path, desk: WorkedDesk) -> None:
    """Answer the open file dialog."""
    dialog = page.findChild(QFileDialog, name)
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.done(0)
    desk.settle()


def send(desk: WorkedDesk, page: ExchangePage, shape: str = "guangdong") -> None:
    desk.press(F.Key_F12)
    desk.wait(lambda: page._panel is not None)
    page._panel.shape.set_code(shape)  # type: ignore[union-attr]
    desk.settle()
    desk.press(F.Key_F12)


def saved(desk: WorkedDesk, page: ExchangePage, file: Path) -> None:
    """Send a batch and save its file."""
    send(desk, page)
    desk.wait(lambda: page.findChild(QFileDialog, "exchange.save") is not None)
    choose(page, "exchange.save", file, desk)
    desk.wait(file.exists)


def test_a_batch_whose_file_was_not_saved_says_so_and_is_saved_by_f9(desk: WorkedDesk, tmp_path: Path) -> None:
    desk.act("m1", set_codes, "guangdong", every_code("guangdong"))
    desk.accepted(FREIGHT, "王小明")
    page = on_exchange(desk)
    send(desk, page)
    desk.wait(lambda: page.findChild(QFileDialog, "exchange.save") is not None)
    dialog = page.findChild(QFileDialog, "exchange.save")
    assert dialog is not None
    dialog.reject()
    desk.wait(lambda: "还没有保存" in desk.problem())
    desk.wait(lambda: page.findChild(QFileDialog, "exchange.save") is None)
    desk.press(F.Key_F9)
    desk.wait(lambda: page.findChild(QFileDialog, "exchange.save") is not None)
    choose(page, "exchange.save", tmp_path / "batch.json", desk)
    desk.wait((tmp_path / "batch.json").exists)


def test_a_batch_leaves_as_a_file_and_stands_in_the_list(desk: WorkedDesk, tmp_path: Path) -> None:
    desk.act("m1", set_codes, "guangdong", every_code("guangdong"))
    case = desk.accepted(FREIGHT, "王小明")
    page = on_exchange(desk)
    send(desk, page)
    desk.wait(lambda: len(rows_in(page, BATCHES)) == 1)
    desk.wait(lambda: page.findChild(QFileDialog, "exchange.save") is not None)
    choose(page, "exchange.save", tmp_path / "batch.json", desk)
    desk.wait((tmp_path / "batch.json").exists)
    told = read_batch((tmp_path / "batch.json").read_bytes())
    assert [row["SBLSH"] for row in told.tables["EX_GDBS_SB"]] == [case.number]


def test_a_row_without_a_code_waits_and_the_sentence_names_the_list(desk: WorkedDesk) -> None:
    case = desk.received(FREIGHT, "王小明")
    page = on_exchange(desk)
    send(desk, page)
    desk.wait(lambda: page.choice.code() == ROWS and len(rows_in(page, ROWS)) == 1)
    assert "SQRLX" in page.told.text()
    desk.press(F.Key_F10)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))
    file = desk.page()
    assert isinstance(file, CaseFilePage)
    desk.wait(lambda: (held := file.file()) is not None and held.case.id == case.id)


def test_what_came_back_is_mended_with_a_reason_and_sent_again(desk: WorkedDesk, tmp_path: Path) -> None:
    desk.act("m1", set_codes, "guangdong", every_code("guangdong"))
    desk.received(FREIGHT, "王小明")
    page = on_exchange(desk)
    saved(desk, page, tmp_path / "batch.json")
    guid = read_batch((tmp_path / "batch.json").read_bytes()).tables["EX_GDBS_SB"][0]["ROW_GUID"]
    (tmp_path / "answer.csv").write_text(f"row_guid,err_type,remark\n{guid},01,联系人有误\n", "utf-8")
    page.files.take_answer(str(tmp_path / "answer.csv"))
    desk.wait(lambda: page.choice.code() == ROWS and len(rows_in(page, ROWS)) == 1)
    assert page.tables[ROWS].model_.index(0, 3).data() == "01 联系人有误"
    desk.press(F.Key_F8)
    desk.wait(lambda: page._panel is not None)
    write(desk, "exchange.mend.value", "王大明")
    desk.press(F.Key_F12)
    desk.wait(lambda: "请写明为什么改" in words(desk))
    write(desk, "exchange.mend.reason", "平台退回")
    desk.press(F.Key_F12)
    desk.wait(lambda: [row.state for row in rows_in(page, ROWS) if isinstance(row, ExchangeRow)] == [RowState.MENDED])
    desk.press(F.Key_F12)
    desk.wait(lambda: rows_in(page, ROWS) == [])
    desk.wait(lambda: page.findChild(QFileDialog, "exchange.save") is not None)


def test_a_batch_of_another_office_is_read_and_what_is_wrong_in_it_is_told(desk: WorkedDesk, tmp_path: Path) -> None:
    desk.act("m1", set_codes, "guangdong", every_code("guangdong"))
    desk.received(FREIGHT, "王小明")
    page = on_exchange(desk)
    saved(desk, page, tmp_path / "batch.json")
    told = json.loads((tmp_path / "batch.json").read_text("utf-8"))
    told["batch"] = "outer-7"
    told["tables"]["EX_GDBS_SB"].append({**told["tables"]["EX_GDBS_SB"][0], "TJFS": "9"})
    (tmp_path / "outer.json").write_text(json.dumps(told), "utf-8")
    page.files.take_batch(str(tmp_path / "outer.json"))
    desk.wait(lambda: page.choice.code() == OUTER and len(rows_in(page, OUTER)) == 1)
    assert page.tables[OUTER].model_.index(0, 3).data() == "窗口申请"
    page.files.take_batch(str(tmp_path / "outer.json"))
    desk.wait(lambda: "已经接收过" in words(desk))
    page.files.take_batch(str(tmp_path / "none.json"))
    desk.wait(lambda: "打不开" in words(desk))


def test_more_than_twenty_cases_ask_for_the_second_officer_on_the_spot(desk: WorkedDesk) -> None:
    desk.act("m1", set_codes, "guangdong", every_code("guangdong"))
    for at in range(21):
        desk.received(FREIGHT, f"王{'一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子'[at]}")
    page = on_exchange(desk)
    send(desk, page)
    desk.wait(lambda: page._panel is not None and page._panel.objectName() == "exchange.second")
    write(desk, "exchange.second.officer", "a1")
    write(desk, "exchange.second.password", PASSWORD)
    desk.press(F.Key_F12)
    desk.wait(lambda: len(rows_in(page, BATCHES)) == 1)


def test_the_administrator_fills_in_a_code_by_enter(open_desk: Callable[[str], WorkedDesk]) -> None:
    desk = open_desk("m1")
    page = on_exchange(desk)
    desk.received(FREIGHT, "王小明")
    desk.wait(lambda: page.choice.code() == CODES and bool(rows_in(page, CODES)))
    assert "待填写" in str(page.tables[CODES].model_.index(0, 3).data())
    assert act(page, "F12").is_enabled
    assert page._desk.batches == page._desk.rows == ()
    desk.press(F.Key_F2)
    assert page.choice.code() == CODES
    desk.press(F.Key_Return)
    desk.wait(lambda: page._panel is not None)
    write(desk, "exchange.code.code", "07")
    desk.press(F.Key_F12)
    desk.wait(lambda: page._panel is None)
    desk.wait(lambda: any(line.code == "07" for line in page._desk.codes("national")))
