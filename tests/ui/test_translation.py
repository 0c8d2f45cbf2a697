"""Every word of the window is found by lupdate, as it stands in the source."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from words_in_sight import WRITTEN_ON_PAPER, is_data

ROOT = Path(__file__).parents[2]
FACT = re.compile(r"\{(\w*)\}")
HAN = re.compile(r"[\u4e00-\u9fff]")
KIT = [*sorted((ROOT / "ui").rglob("*.py"))]


def calls(source: str) -> set[tuple[str, str]]:
    """Return (context, text) of every translate call with plain texts."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "translate":
            parts = [argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant)]
            found.add((str(parts[0]), str(parts[1])) if len(parts) == 2 else ("?", ast.unparse(node)))
    return found


@pytest.mark.parametrize("path", KIT, ids=lambda path: str(path.relative_to(ROOT)))
def test_words_are_handed_to_translate_as_plain_texts(path: Path):
    """An f-string, a variable or a call under another name is never translated."""
    assert [text for context, text in calls(path.read_text("utf-8")) if context == "?"] == []


def test_lupdate_finds_every_word_of_shell_and_kit(tmp_path: Path):
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent)) or shutil.which("pyside6-lupdate")
    if tool is None:
        pytest.skip("pyside6-lupdate is not installed")
    sources = [path for path in KIT if path.parts[-2] in ("shell", "widgets", "login")]
    out = tmp_path / "kit.ts"
    subprocess.run([tool, *map(str, sources), "-ts", str(out)], check=True, capture_output=True, timeout=60)
    found = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(out).getroot().iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
    }
    expected = set().union(*(calls(path.read_text("utf-8")) for path in sources))
    assert len(expected) > 100
    assert expected - found == set()


def test_no_word_of_the_kit_is_left_out_of_translation():
    """A Chinese text outside translate() would stay Chinese in the English window."""
    left = []
    for path in KIT:
        if path.parts[-2] not in ("shell", "widgets", "login", "devices", "ui") or path.name == "selftest.py":
            continue
        tree = ast.parse(path.read_text("utf-8"))
        allowed = {id(node) for call in ast.walk(tree) if _is_translate(call) for node in ast.walk(call)}
        allowed |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        left += [
            f"{path.name}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and HAN.search(node.value)
            and id(node) not in allowed
        ]
    assert [text for text in left if not text.endswith(("一门", ": 中"))] == []


def _is_translate(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "translate"


def translated() -> dict[tuple[str, str], str]:
    """Return (context, source) -> English of the translation file."""
    root = ET.parse(ROOT / "resources" / "i18n" / "yimen_en.ts").getroot()  # noqa: S314 - our own file
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext("translation", "")
        for context in root.iter("context")
        for message in context.iter("message")
    }


def test_every_word_of_the_window_has_its_english_and_no_english_is_left_over():
    wanted = set().union(*(calls(path.read_text("utf-8")) for path in KIT))
    assert wanted - translated().keys() == set(), "add these to resources/i18n/yimen_en.ts"
    assert translated().keys() - wanted == set(), "take these out of resources/i18n/yimen_en.ts"


def test_the_english_has_no_chinese_and_the_same_facts():
    for (context, chinese), english in translated().items():
        assert english.strip()
        assert not HAN.search(english) or (context, chinese) in WRITTEN_ON_PAPER or is_data(english), chinese
        assert set(FACT.findall(chinese)) == set(FACT.findall(english)), chinese
