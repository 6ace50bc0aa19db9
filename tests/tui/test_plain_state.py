from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from corpus.model import Span
from tui import clipboard, links
from tui.asking import Asking, Ticket
from tui.citation_cursor import CitationCursor
from tui.find import find
from tui.history import PromptHistory
from tui.inspector import bar
from tui.key_names import key_name
from tui.keys import ACTIONS, Context
from tui.preferences import Preferences, read_preferences, remember_theme
from tui.split import Split

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("nord", "textual-dark")


def test_the_cursor_goes_round_the_citations_of_one_turn() -> None:
    cursor = CitationCursor().with_turn(2).with_turn(3)
    assert (cursor.turn, cursor.citation) == (1, 0)
    assert [cursor.step(by).citation for by in (1, 2, 3, -1)] == [1, 2, 0, 2]
    assert cursor.at(0, 1).turn == 0
    assert cursor.at(0, 2) is cursor
    assert cursor.at(9, 0) is cursor


def test_the_cursor_stops_at_the_first_and_the_last_turn() -> None:
    cursor = CitationCursor().with_turn(2).with_turn(0)
    assert cursor.step_turn(1) is cursor
    assert cursor.step_turn(-5).turn == 0
    assert not cursor.has_citation
    assert cursor.step(1) is cursor
    assert CitationCursor().step_turn(1) == CitationCursor()


def test_history_keeps_the_unfinished_question() -> None:
    history = PromptHistory(["one", "two"])
    assert [history.back("dra"), history.back("two"), history.back("one")] == ["two", "one", None]
    assert [history.forward(), history.forward(), history.forward()] == ["two", "dra", None]


def test_a_question_asked_again_becomes_the_latest() -> None:
    history = PromptHistory(["one", "two"])
    history.add("one")
    assert [history.back(""), history.back(""), history.back("")] == ["one", "two", None]


def test_earlier_questions_that_come_late_do_not_disturb_where_one_is() -> None:
    history = PromptHistory(["now"])
    assert history.back("draft") == "now"
    history.begin_with(["long ago", "now"])
    assert history.back("now") == "long ago"


def test_a_completion_is_of_the_latest_question_that_begins_so() -> None:
    history = PromptHistory(["What is it?", "What is that?", "many\nlines"])
    assert history.completion("what is") == " that?"
    assert history.completion("w") == ""
    assert history.completion("What is that?") == ""
    assert history.completion("many") == ""


@given(st.text(max_size=80), st.text(max_size=5))
def test_what_is_found_is_there(text: str, words: str) -> None:
    found = find(text, words)
    for place in found.places:
        assert place.of(text).casefold().split() or not words.split()
        assert len(place.of(text).split()) == len(words.split())


def test_a_long_text_is_searched_stretch_by_stretch_with_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "one two\n one  two, two one two\tone " * 40
    whole = find(text, "one two").places
    assert len(whole) > 40
    for stretch in (1, 7, 36, 100):
        monkeypatch.setattr("tui.find._STRETCH", stretch)
        assert find(text, "one two").places == whole


def test_a_search_that_is_wanted_no_longer_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.find._STRETCH", 10)
    wanted = iter([True, True, False])
    assert len(find("a" * 1_000, "a", is_wanted=lambda: next(wanted)).places) == 20


def test_find_takes_no_account_of_case_white_space_and_the_form_of_quotation_marks() -> None:
    text = "The green\n alliance’s aim – GREEN ALLIANCE"
    assert [place.of(text) for place in find(text, "green alliance").places] == ["green\n alliance", "GREEN ALLIANCE"]
    assert find(text, "alliance's").places == (Span(11, 21),)
    assert find(text, "aim - green").places == (Span(22, 33),)


def test_find_begins_near_and_goes_round() -> None:
    found = find("a b a b a", "a", near=3)
    assert found.at == 1
    assert found.said() == "2 of 3"
    assert found.next().next().at == 0
    assert found.previous().previous().at == 2
    assert find("a", "z").said() == "not in this text"
    assert find("a", "z").next().here is None


def test_neither_side_of_the_divider_can_be_squeezed_away() -> None:
    split = Split()
    for _ in range(50):
        split = split.widened()
    assert split.columns(100) == 75
    for _ in range(50):
        split = split.narrowed()
    assert split.columns(100) == 25


def test_one_question_is_answered_at_a_time_and_a_stopped_one_is_wanted_no_longer() -> None:
    asking, first, second = Asking(), Ticket("one"), Ticket("two")
    asking.add(first)
    asking.add(second)
    assert asking.start_next() is first
    assert asking.start_next() is None
    assert asking.cancel() is second
    assert asking.cancel() is first
    assert not asking.finish(first)
    assert asking.cancel() is None
    assert asking.is_idle


@pytest.mark.parametrize(("part", "drawn"), [(0, ""), (0.001, "▏"), (0.5, "████"), (1, "████████")])
def test_a_bar_is_as_long_as_its_part(part: float, drawn: str) -> None:
    assert bar(part, 8) == drawn


@pytest.mark.parametrize(
    ("key", "name"),
    [("ctrl+n", "Ctrl+N"), ("f1", "F1"), ("escape", "Esc"), ("alt+up", "Alt+↑"), ("c", "c"), ("C", "C")],
)
def test_keys_are_called_as_on_a_keyboard(key: str, name: str) -> None:
    assert key_name(key) == name


def test_every_action_has_its_own_id_and_no_two_of_a_context_share_a_key() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))
    for contexts in (
        (Context.PROMPT,),
        (Context.READING, Context.ANYWHERE),
        (Context.SELECTING,),
        (Context.CONVERSATIONS,),
    ):
        keys = [key for action in ACTIONS if action.context in contexts for key in action.keys.split(",")]
        assert len(keys) == len(set(keys))


def test_preferences_are_read(tmp_path: Path) -> None:
    path = tmp_path / "chat.yaml"
    assert read_preferences(path, THEMES) == Preferences()
    path.write_text("theme: nord\nkeys:\n  find: ctrl+g\n  help: f1, f12\n")
    assert read_preferences(path, THEMES) == Preferences("nord", {"find": "ctrl+g", "help": "f1,f12"})
    path.write_text("# nothing yet\n")
    assert read_preferences(path, THEMES) == Preferences()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theem: nord", "did you mean 'theme'"),
        ("theme: nort", "did you mean 'nord'"),
        ("keys: {fnd: ctrl+g}", "did you mean 'find'"),
        ("keys: {find: [ctrl+g]}", "write them as in"),
        ("keys: {find: contrl+g}", "write them as in"),
        ("keys: ctrl+g", "indented under"),
        ("- theme", "preferences are lines"),
        ("theme: [", "not valid YAML"),
        ("theme: &a nord\nkeys: *a", "aliases"),
    ],
)
def test_wrong_preferences_are_refused_with_the_nearest_right_ones(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "chat.yaml"
    path.write_text(text)
    with pytest.raises(SettingsError) as refused:
        read_preferences(path, THEMES)
    assert said in refused.value.sentence
    assert str(path) in refused.value.sentence


def test_remembering_a_theme_leaves_everything_else_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "config" / "chat.yaml"
    remember_theme(path, "nord")
    assert path.read_text() == "theme: nord\n"
    path.write_text("# mine\nkeys:\n  find: ctrl+g # better\ntheme: textual-dark\n")
    remember_theme(path, "nord")
    assert path.read_text() == "# mine\nkeys:\n  find: ctrl+g # better\ntheme: nord\n"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        ("https://ec.europa.eu/x", True),
        ("http://example.org", True),
        (None, False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://example.org/\x1b[2J", False),
        ("https://exa mple.org", False),
        ("http://[broken", False),
    ],
)
def test_only_web_addresses_are_opened(source: str | None, *, is_one: bool) -> None:
    assert links.is_web_address(source) is is_one


def test_the_systems_own_command_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "xclip"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/copied\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(clipboard.sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert clipboard.copy_with_command("“漢字”") is None
    monkeypatch.setenv("DISPLAY", ":0")
    assert clipboard.copy_with_command("“漢字”") == "xclip"
    assert (tmp_path / "copied").read_text(encoding="utf-8") == "“漢字”"
    program.write_text("#!/bin/sh\nexit 1\n")
    assert clipboard.copy_with_command("x") is None
