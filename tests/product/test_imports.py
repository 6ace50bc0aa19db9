"""What a command loads: only what it needs, and nothing from the network."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

import assistant
from assistant.assistant import Assistant as AssistantItself

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Runs the command in this process and prints, after its output, what was loaded.
_LOADED = """
import json, sys
from assistant.cli import main
code = main(sys.argv[1:])
print("\\n" + json.dumps(sorted(sys.modules)))
sys.exit(code)
"""
_OFFLINE = """
import sys
def hook(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "urllib.Request"}:
        raise AssertionError(f"the network was asked for: {event}")
sys.addaudithook(hook)
from assistant.cli import main
sys.exit(main(sys.argv[1:]))
"""
_SLOW = {
    "textual",
    "rich",
    "markdown_it",
    "nltk",
    "yaml",
    "sklearn",
    "scipy",
    "shtab",
    "ir_measures",
    "importlib.resources",
}
_COMMANDS = [
    ["ask", "When did the EU-Japan Summit take place?"],
    ["ask", "--json", "What is the budget of the alliance?"],
    ["search", "--explain", "plastics"],
    ["show"],
    ["config"],
]


@pytest.mark.parametrize("words", _COMMANDS, ids=" ".join)
def test_the_alliance_text_is_asked_without_what_is_slow_to_load(run: Callable[..., Any], words: list[str]) -> None:
    ran = run(*words, command=(sys.executable, "-c", _LOADED))
    loaded = set(json.loads(ran.out.splitlines()[-1]))
    assert "assistant.cli" in loaded
    assert loaded & _SLOW == set()
    assert not any(name.split(".")[0] == "tui" for name in loaded)
    assert "corpus.reader" not in loaded


def test_no_command_on_texts_of_ones_own_loads_the_full_screen(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nIt was opened in 1874. It was closed.", "utf-8")
    ran = run("ask", "When was it opened?", "--texts", "a.md", command=(sys.executable, "-c", _LOADED))
    loaded = set(json.loads(ran.out.splitlines()[-1]))
    assert {"markdown_it", "nltk"} <= loaded
    assert loaded & {"textual", "tui"} == set()


@pytest.mark.parametrize("words", [*_COMMANDS, ["chat", "--plain"], ["completion", "bash"]], ids=" ".join)
def test_nothing_asks_for_the_network(run: Callable[..., Any], words: list[str]) -> None:
    ran = run(*words, command=(sys.executable, "-c", _OFFLINE), stdin="What is said about plastics?\n")
    assert ran.code in {0, 1}
    assert ran.out


def test_reading_texts_asks_for_no_network_either(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It was opened in 1874. Dr. Smith was there. Nobody else.", "utf-8")
    (tmp_path / "b.md").write_text("[A link](https://example.com/) ![image](https://example.com/a.png)", "utf-8")
    ran = run("ask", "Who was with Smith?", "--texts", ".", command=(sys.executable, "-c", _OFFLINE))
    assert ran.code == 0
    assert "Dr. Smith" in ran.out


def test_the_hook_that_refuses_the_network_would_notice_it(run: Callable[..., Any]) -> None:
    code = _OFFLINE.partition("from assistant")[0] + "import socket\nsocket.create_connection(('127.0.0.1', 9))"
    with pytest.raises(AssertionError, match="the network was asked for"):
        run(command=(sys.executable, "-c", code))


# What searches, keeps and reads; none of it is needed to show a screen or a page of help.
_WORKERS = {"numpy", "rank_bm25", "index", "sqlite3", "markdown_it", "yaml", "nltk", "Stemmer", "rapidfuzz"}


@pytest.mark.parametrize("words", [["--help"], ["ask", "--help"], ["--version"], ["chat", "--help"]], ids=" ".join)
def test_help_loads_nothing_that_works(run: Callable[..., Any], words: list[str]) -> None:
    ran = run(*words, command=(sys.executable, "-c", _LOADED))
    assert _loaded(ran) & (_SLOW | _WORKERS) == set()


@pytest.mark.parametrize("module", ["assistant", "tui.app"])
def test_what_is_shown_first_is_loaded_without_what_works(run: Callable[..., Any], module: str) -> None:
    ran = run(command=(sys.executable, "-c", f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"))
    loaded = _loaded(ran)
    assert module in loaded
    assert loaded & _WORKERS == set()


def _loaded(ran: Any) -> set[str]:  # noqa: ANN401 - the fixture's own class
    """What a process said that it had loaded, without what only the measuring of its coverage needs."""
    loaded = set(json.loads(ran.out.splitlines()[-1]))
    return loaded - {"sqlite3"} if "coverage" in loaded else loaded


def test_the_public_names_are_those_of_their_modules() -> None:
    assert assistant.Assistant is AssistantItself
    assert all(getattr(assistant, name) is not None for name in assistant.__all__)
    assert set(assistant.__all__) <= set(dir(assistant))
    with pytest.raises(AttributeError, match="no attribute 'Asistant'"):
        _ = assistant.Asistant
