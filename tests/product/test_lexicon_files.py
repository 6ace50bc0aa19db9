"""The user's own lexicon files, from the command to the answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hostile import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RULES = """title: Fisheries law
entries:
  - term: total allowable catch
    same: [TAC]
    narrower: [quota]
  - term: discard ban
    same: [landing obligation]
"""
TEXT = """# Rules

The landing obligation applies to all vessels from 2015.

Each harbour keeps a book of its visitors.
"""
BAN = "Since when is there a discard ban?"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "rules.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def lexicon(tmp_path: Path) -> Callable[..., Path]:
    """Writes a lexicon file under a home; gives the home."""

    def write(content: str | bytes, name: str = "fish.yaml", home: str = "home") -> Path:
        folder = tmp_path / home / "config" / "lexicon"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / home

    return write


def test_a_users_words_find_what_the_shipped_ones_do_not(
    run: Callable[..., Any], lexicon: Callable[..., Path], texts: Path, tmp_path: Path
) -> None:
    without = run("ask", "--home", tmp_path / "empty", BAN, "--texts", texts)
    assert without.code == 1
    home = lexicon(RULES)
    with_words = run("ask", "--home", home, BAN, "--texts", texts)
    assert with_words.code == 0
    assert "The landing obligation applies to all vessels from 2015." in with_words.out
    explained = run("ask", "--home", home, "--explain", BAN, "--texts", texts)
    assert "(lexicon)" in explained.out
    chatted = run("chat", "--plain", "--home", home, "--texts", texts, stdin=f"{BAN}\n")
    assert "The landing obligation applies" in chatted.out
    environment = run("ask", BAN, "--texts", texts, env={"ALLIANCE_HOME": str(home)})
    assert environment.out == with_words.out


def test_config_says_where_the_folder_is_and_what_was_read(
    run: Callable[..., Any], lexicon: Callable[..., Path], tmp_path: Path
) -> None:
    none = run("config", "--home", tmp_path / "empty").out
    assert f"# lexicon files: {tmp_path / 'empty' / 'config' / 'lexicon'} (none there)" in none
    home = lexicon(RULES)
    lexicon("entries: [{term: cod}]", "a.yml")
    lexicon("no lexicon", "notes.txt")
    lexicon("entries: 3", ".hidden.yaml")
    lines = run("config", "--home", home).out.splitlines()
    place = lines.index(f"# lexicon files: {home / 'config' / 'lexicon'}")
    assert lines[place + 1 : place + 4] == [
        "#   a.yml: 1 entry",
        "#   fish.yaml: 2 entries",
        "passage_size: 4  # default",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("entries:\n  - {term: cod, sme: [x]}\n", "entry 1 (cod): there is no key 'sme'; did you mean same?"),
        ("entries:\n  - term: cod\n   same: x\n", "line 3: this is not valid YAML"),
        ("entries:\n  - {term: cod}\n  - {same: [x]}\n", "entry 2: an entry has a term"),
        ("- cod\n", "a lexicon has a list of entries"),
        (b"entries: [\xff]", "byte 10 is not UTF-8 text"),
        ('entries:\n  - {term: "\\e[31mred", sme: []}\n', "entry 1 (␛[31mred): there is no key 'sme'"),
    ],
)
@pytest.mark.parametrize(
    "words", [["ask", BAN], ["chat", "--plain"], ["config"], ["eval", "--limit", "1"]], ids=lambda words: words[0]
)
def test_a_broken_file_is_one_sentence(
    run: Callable[..., Any], lexicon: Callable[..., Path], words: list[str], content: str | bytes, sentence: str
) -> None:
    ran = run(*words, "--home", lexicon(content), stdin=f"{BAN}\n")
    assert ran.code == 2
    assert ran.out == "" or words == ["config"]
    assert sentence in ran.err
    assert "fish.yaml" in ran.err
    assert ran.err.count("\n") <= 2
    assert not FORBIDDEN.search(ran.err)


def test_the_later_of_two_files_decides(run: Callable[..., Any], lexicon: Callable[..., Path], texts: Path) -> None:
    lexicon(RULES, "1.yaml")
    home = lexicon("entries:\n  - {term: discard ban, antonyms: [landing obligation]}\n", "2.yaml")
    assert run("ask", "--home", home, BAN, "--texts", texts).code == 1


def test_an_evaluation_can_leave_the_users_words_out_and_remembers_them(
    run: Callable[..., Any], lexicon: Callable[..., Path], texts: Path, tmp_path: Path
) -> None:
    questions = tmp_path / "set.yaml"
    questions.write_text(
        f"title: T\nquestions:\n  - id: ban\n    ask: {BAN}\n"
        "    evidence: ['The landing obligation applies to all vessels from 2015.']\n",
        encoding="utf-8",
    )
    home = lexicon(RULES)
    command = ["eval", questions, "--texts", texts, "--home", home, "--jobs", "1"]
    assert run(*command, "--min", "passed=1", "--out", tmp_path / "run").code == 0
    assert run(*command, "--min", "passed=1", "--shipped-lexicon").code == 4
    (manifest,) = [
        json.loads(path.read_text()) for path in (tmp_path / "run").glob("*.json") if "options" in path.read_text()
    ]
    assert list(manifest["options"]["lexicon"]) == ["fish.yaml"]
