"""`yimen verify` and `yimen keys` from the command line: what is printed, and the exit codes 0, 1 and 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from outside import MORNING, Made, Said, yimen
from verified import drawn_over

from app.verify.keys import read_keys

DONE, REFUSED, BAD_INPUT = 0, 1, 2


def paper_of(made: Made) -> dict[str, Any]:
    return next(one for case in made.truth["cases"] for one in case["notices"] if one["template"] == "grant")


@pytest.fixture(scope="session")
def papers(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    number = next(case["number"] for case in made.truth["cases"] if paper_of(made) in case["notices"])
    said = yimen("--profile", made.folder, "--clock", MORNING, "export", "--json", number, "--pdf", folder)
    assert said.code == DONE
    return next(folder.glob("*grant*.pdf"))


def verify(made: Made, *words: str | Path) -> Said:
    return yimen("--profile", made.folder, "--clock", MORNING, "verify", *words)


def test_a_code_a_short_form_and_a_file_are_verified_at_their_desk(made: Made, papers: Path) -> None:
    paper = paper_of(made)
    for what in (paper["code"], paper["short_code"], papers):
        said = verify(made, what)
        assert (said.code, said.err) == (DONE, ""), said
        assert paper["number"] in said.out and "准予" in said.out and "没有作废" in said.out
        assert said.out.startswith("培训文书")


def test_elsewhere_the_list_of_keys_is_enough_and_no_profile_is_opened(
    made: Made, papers: Path, tmp_path: Path
) -> None:
    """A desk or a citizen's office without the store: signature and sentences, offline, without unlocking."""
    listed = tmp_path / "other.keys"
    said = yimen("--profile", made.folder, "keys", "--out", listed)
    assert (said.code, said.out) == (DONE, "")
    (key,) = read_keys(listed.read_text("utf-8"))
    paper = paper_of(made)
    for what in (paper["code"], papers):
        said = yimen("--profile", tmp_path / "nothing", "verify", what, "--keys", listed)
        assert said.code == DONE and paper["number"] in said.out and key.id in said.out
        assert "是否作废或者更正，这里无法得知" in said.out
    assert not (tmp_path / "nothing").exists()
    said = yimen("--lang", "en", "verify", "--keys", listed, paper["code"])
    assert said.code == DONE and said.out.startswith("Training paper")


def test_the_keys_beside_a_store_in_clear_serve_without_a_password(made: Made, tmp_path: Path) -> None:
    (tmp_path / "public.keys").write_bytes((made.folder / "public.keys").read_bytes())
    assert yimen("--profile", tmp_path, "verify", paper_of(made)["code"]).code == DONE


def test_what_was_altered_or_is_unknown_is_refused_with_code_1(made: Made, papers: Path, tmp_path: Path) -> None:
    code = paper_of(made)["code"]
    flipped = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert verify(made, flipped).code == REFUSED
    said = verify(made, code[:8] + ("0" if code[8] != "0" else "1") + code[9:])
    assert said.code == REFUSED and said.out.startswith(("不能采信", "无法确认"))
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(drawn_over(papers.read_bytes(), b"1 1 1 rg 80 520 400 90 re f\n"))
    said = verify(made, altered)
    assert said.code == REFUSED and said.out.startswith("不能采信")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "请给出验真码"),
        (("hello",), "这不是文书的验真码"),
        (("YM7:ABC",), "较新版本"),
        (("1234-5678-9ABC-DEF0-00",), "校验位不符"),
        (("no such.pdf",), "打不开文件"),
    ],
)
def test_bad_input_is_one_sentence_and_code_2(made: Made, words: tuple[str, ...], sentence: str) -> None:
    said = verify(made, *words)
    assert said.code == BAD_INPUT and said.out == "" and sentence in said.err
    assert len(said.err.splitlines()) == 1


def test_a_list_that_is_none_is_named_by_its_line(made: Made, tmp_path: Path) -> None:
    (tmp_path / "bad.keys").write_text("# yimen-keys/1\nnothing\n")
    said = verify(made, paper_of(made)["code"], "--keys", tmp_path / "bad.keys")
    assert said.code == BAD_INPUT and "第 2 行" in said.err
    (tmp_path / "empty").mkdir()
    said = yimen("--profile", tmp_path / "empty", "verify", paper_of(made)["code"])
    assert said.code == BAD_INPUT and "没有可用的公钥" in said.err


def test_a_renewed_key_signs_on_and_the_old_one_stays_listed(made: Made, copied: Callable[[str], Path]) -> None:
    folder = copied("renewed")
    said = yimen("--profile", folder, "--clock", MORNING, "keys", "--renew", "定期更换")
    assert said.code == DONE and "已更换签名密钥" in said.out
    assert len(read_keys(yimen("--profile", folder, "keys").out)) == 2
    assert yimen("--profile", folder, "--clock", MORNING, "verify", paper_of(made)["code"]).code == DONE
    assert yimen("--profile", folder, "--clock", MORNING, "--officer", "w1", "keys", "--renew", "x").code == REFUSED
    assert yimen("--profile", folder, "--clock", MORNING, "check").code == DONE
