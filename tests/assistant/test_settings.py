"""Settings: what may be set, where it is read from, and what is said of a wrong one."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.paths import user_paths
from assistant.settings import make_settings, parse_assignments, read_settings
from corpus import SettingsError


def test_the_defaults_are_those_of_the_rooms_that_use_them() -> None:
    assert Settings().index_settings() == type(Settings().index_settings())()


def test_the_file_is_overruled_by_assignments(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("k1: 0.9\npassages: 3\n", "utf-8")
    settings = make_settings(read_settings(file), parse_assignments(["k1=0.5"]))
    assert (settings.k1, settings.passages, settings.b) == (0.5, 3, Settings().b)


@pytest.mark.parametrize("content", ["", "# nothing yet\n"])
def test_a_file_may_be_missing_or_say_nothing(tmp_path: Path, content: str) -> None:
    assert read_settings(tmp_path / "nowhere.yaml") == {}
    (tmp_path / "settings.yaml").write_text(content, "utf-8")
    assert read_settings(tmp_path / "settings.yaml") == {}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("pasages: 3", "there is no setting 'pasages'; did you mean passages?"),
        ("colour: red", "there is no setting 'colour'"),
        ("k1: fast", "k1 is 'fast'; it must be a number"),
        ("k1: true", "k1 is True; it must be a number"),
        ("passages: 1.5", "passages is 1.5; it must be a whole number"),
        ("passages: [1]", "it must be a whole number"),
        ("- k1", "settings are lines such as"),
        ("k1: ]", "line 1: this is not valid YAML"),
        ("a: &a 1\nb: *a", "line 2: aliases"),
        ("7: 7", "there is no setting '7'"),
        ("passages: " + "9" * 5_000, "this is not valid YAML"),
    ],
    ids=lambda value: value[:20],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, content: str, sentence: str) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(content, "utf-8")
    with pytest.raises(SettingsError) as raised:
        read_settings(file)
    assert str(file) in raised.value.sentence
    assert sentence in raised.value.sentence


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_bytes(b"k1: \xff")
    with pytest.raises(SettingsError, match=r"settings\.yaml"):
        read_settings(file)


@pytest.mark.parametrize(
    ("assignment", "sentence"),
    [
        ("k1", "write a setting as name=value"),
        ("k2=1", "did you mean k1?"),
        ("k1=-1", "k1 is -1"),
        ("k1=nan", "k1 is nan"),
        ("k1=inf", "k1 is inf"),
        ("k1=" + "9" * 5_000, "k1 is inf"),
        ("b=2", "b is 2"),
        ("passages=0", "passages is 0; it must be at least 1"),
        ("quotes=-3", "quotes is -3"),
        ("passages=", "passages is ''"),
        ("passage_size=0", "passage size is 0"),
        ("passage_overlap=4", "overlap is 4"),
        ("threshold=1.5", "threshold is 1.5"),
        ("context_weight=-1", "context weight is -1"),
        ("document_weight=inf", "document weight is inf"),
    ],
    ids=lambda value: value[:20],
)
def test_a_value_that_means_nothing_is_refused(assignment: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as raised:
        make_settings(parse_assignments([assignment]))
    assert sentence in raised.value.sentence


def test_passages_are_cut_as_the_settings_say() -> None:
    longest = {size: _longest_passage(size) for size in (1, 2)}
    assert longest == {1: 1, 2: 2}


def _longest_passage(size: int) -> int:
    return max(len(passage.sentences) for passage in Assistant(settings=Settings(passage_size=size)).index.passages)


def test_the_number_of_passages_and_quotes_is_what_was_set() -> None:
    turn = Assistant(settings=Settings(passages=2, quotes=1)).ask("What is said about plastics?")
    assert len(turn.hits) == 2
    assert len(turn.answer.citations) == 1


def test_a_threshold_of_one_refuses_and_of_nothing_answers() -> None:
    question = "What is said about plastics?"
    assert Assistant(settings=Settings(threshold=1)).ask(question).answer.status == "not_found"
    assert Assistant(settings=Settings(threshold=0)).ask(question).answer.status == "answered"


def test_every_setting_is_documented() -> None:
    document = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
    for setting in fields(Settings):
        assert f"`{setting.name}`" in document
        assert f"| {setting.default} |" in next(
            line for line in document.splitlines() if line.startswith(f"| `{setting.name}`")
        )


def test_the_home_of_everything_can_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    assert user_paths().settings_file.is_relative_to(home)
    monkeypatch.setenv("ALLIANCE_HOME", str(tmp_path / "a"))
    assert user_paths().settings_file == tmp_path / "a" / "config" / "settings.yaml"
    assert user_paths(tmp_path / "b").data == tmp_path / "b" / "data"
    assert user_paths(tmp_path / "b").cache == tmp_path / "b" / "cache"
