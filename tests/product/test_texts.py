"""Texts of one's own: asked, searched, shown, and named when they cannot be used."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from hostile import FORBIDDEN

from assistant.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOSTILE = "\ufeffTitle \x1b[2J\n\nThe \x1b[31mlamp\x1b[0m of \u202eLindvik [bold]\x07was lit\x9b1m in 1874.\x00\r\n"


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "history.md").write_text("# History\n\nThe harbour of Lindvik was opened in 1874.\n", "utf-8")
    (folder / "fees.txt").write_text("Fees\n\nThese are the fees:\n\n• boats: 5 euros\n• ships: 50 euros\n", "utf-8")
    return folder


def test_a_folder_is_asked(run: Callable[..., Any], harbour: Path) -> None:
    ran = run("ask", "--json", "When was the harbour of Lindvik opened?", "--texts", harbour)
    answer = json.loads(ran.out)
    assert ran.code == 0
    assert answer["short_answer"]["text"] == "1874"
    (quote, *_) = answer["quotes"]
    assert quote["document"] == "history.md"
    content = (harbour / "history.md").read_bytes()
    assert quote["sha256"] == hashlib.sha256(content).hexdigest()
    assert content.decode()[quote["start"] : quote["end"]] == quote["text"]


def test_jsonl_gives_its_ids_to_citations(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(
        '{"_id": "d1", "title": "Harbour", "text": "The harbour was opened in 1874"}\n'
        '{"_id": "d2", "title": "Mill", "text": "The mill was closed in 1900"}\n',
        "utf-8",
    )
    answer = json.loads(run("ask", "--json", "When was the harbour opened?", "--texts", path).out)
    assert answer["quotes"][0]["document"] == "d1"


def test_several_texts_are_listed_and_one_is_shown_by_its_name(run: Callable[..., Any], harbour: Path) -> None:
    listed = run("show", "--texts", harbour)
    assert listed.out == "fees.txt\tFees\nhistory.md\tHistory\n"
    shown = run("show", "history.md", "--texts", harbour)
    assert "The harbour of Lindvik was opened in 1874." in shown.out
    wrong = run("show", "histori.md", "--texts", harbour)
    assert wrong.code == 2
    assert "did you mean 'history.md'?" in wrong.err


def test_show_gives_the_places_of_all_passages(run: Callable[..., Any]) -> None:
    shown = run("show")
    assert "[1] title, characters 40–124 of eu-japan-green-alliance" in shown.out
    assert "bullet 8, characters 2111–2330 of eu-japan-green-alliance" in shown.out
    assert "(The published text breaks off there.)" in shown.out
    assert "Never quoted, left over from the web page: “skip to main content”, “Overview News”" in shown.out
    document = json.loads(run("show", "--json").out)
    assert hashlib.sha256(document["text"].encode()).hexdigest() == document["sha256"]
    for passage in document["passages"]:
        assert document["text"][passage["start"] : passage["end"]] == passage["text"]


def test_search_ranks_and_explains(run: Callable[..., Any]) -> None:
    ran = run("search", "--explain", "-k", "2", "plastic pollution")
    assert ran.code == 0
    assert ran.out.startswith("1. ")
    assert "tackle plastic pollution" in ran.out
    assert "as pollut, typed" in ran.out
    assert "\n3. " not in ran.out
    found = json.loads(run("search", "--json", "plastic pollution").out)
    assert found["query"] == "plastic pollution"
    assert [passage["rank"] for passage in found["passages"]] == list(range(1, len(found["passages"]) + 1))


def test_words_that_are_nowhere_are_not_found(run: Callable[..., Any]) -> None:
    ran = run("search", "xylophone")
    assert (ran.code, ran.out) == (1, "")
    assert "xylophone" in ran.err


@pytest.mark.parametrize("command", ["ask", "search", "show", "chat"])
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "there is no such file or folder"),
        ("binary.txt", bytes(range(256)), "is not UTF-8 text"),
        ("zeros.md", b"MZ\x00\x00", "zero bytes"),
        ("empty.txt", b"", "the file is empty"),
        ("broken.jsonl", b'{"_id": "a", "text": "x"}\n{', "line 2: this is not valid JSON"),
        ("bad.md", b"---\ntitle: [\n---\nx", "not valid YAML"),
    ],
)
def test_a_text_that_cannot_be_used_is_named_with_the_reason(
    run: Callable[..., Any], tmp_path: Path, command: str, *, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    words = {"show": [], "chat": ["--plain"]}.get(command, ["words"])
    ran = run(command, *words, "--texts", name)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"alliance: {name}")
    assert reason in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["ask", "When was the lamp of Lindvik lit?"],
        ["ask", "--json", "When was the lamp of Lindvik lit?"],
        ["ask", "\x1b[31m\u202enowhere"],
        ["search", "--explain", "lamp \x1b[31m lindvik"],
        ["search", "\x1b[31mnowhere"],
        ["show"],
        ["show", "--json"],
        ["show", "\x1b[31m"],
        ["chat", "--plain"],
    ],
    ids=lambda words: ascii(" ".join(words)),
)
def test_nothing_that_a_terminal_would_obey_comes_out(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "hostile.jsonl"
    path.write_text(json.dumps({"_id": "\x1b[1m\u202eid", "title": "\x9b2J[b]", "text": HOSTILE}), "utf-8")
    typed = io.BytesIO("\x1b[2JWhen was the lamp lit?\u202e\n".encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(typed, encoding="utf-8"))
    main([*words, "--texts", str(path)])
    printed = capsys.readouterr()
    assert printed.out + printed.err
    assert not FORBIDDEN.search(printed.out + printed.err)


def test_a_text_may_come_through_a_pipe(tmp_path: Path, alliance_command: str) -> None:
    line = f"{alliance_command} ask 'When was it opened?' --texts <(echo 'The harbour was opened in 1874.')"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("1874\n")


def test_names_in_another_encoding_are_shown_without_harm(run: Callable[..., Any], tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("The harbour was opened in 1874", "utf-8")
    ran = run("ask", "When was the harbour opened?", "--texts", tmp_path)
    assert ran.code == 0
    assert "caf⟨U+DCE9⟩.txt" in ran.out
    assert json.loads(run("ask", "--json", "harbour opened", "--texts", tmp_path).out)["quotes"][0]["document"] == name


def test_passages_are_cut_as_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One is here. Two is there. Three is away.", "utf-8")
    texts = []
    for words in ([], ["--set", "passage_size=1"], ["--set", "passage_size=2", "--set", "passage_overlap=1"]):
        assert main(["show", "--json", "--texts", str(path), *words]) == 0
        texts.append([passage["text"] for passage in json.loads(capsys.readouterr().out)["passages"]])
    assert texts == [
        ["One is here. Two is there. Three is away."],
        ["One is here.", "Two is there.", "Three is away."],
        ["One is here. Two is there.", "Two is there. Three is away."],
    ]
