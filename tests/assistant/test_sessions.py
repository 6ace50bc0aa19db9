from __future__ import annotations

import argparse
import datetime
import json
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant import Assistant
from assistant.commands.options import UsageError
from assistant.commands.sessions import add_parser
from assistant.kept_turns import Standing, asked_again, keep, turn_from_object, turn_to_object
from assistant.model import Conversation, Status
from assistant.session_export import (
    citation_text,
    literal,
    session_markdown,
    session_object,
    session_text,
)
from assistant.session_wish import SessionWish
from assistant.sessions import (
    KEPT_AFTER_DELETION,
    LONGEST_NAME,
    SessionRecorder,
    SessionsError,
    ask_on,
    choose_session,
    name_from,
    open_store,
    opened_store,
)
from assistant.terminal import printable
from corpus import read_document
from corpus.model import Collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import Any, TypeAlias

    from assistant.kept_turns import KeptTurn
    from assistant.sessions import SessionStore

    Turns: TypeAlias = dict[str, KeptTurn]

PLASTICS = "What is said about plastics?"
BUDGET = "What is the budget of the alliance?"
WHEN = "When did the EU-Japan Summit take place?"


class Clock:
    def __init__(self) -> None:
        self.time = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        self.time += datetime.timedelta(seconds=1)
        return self.time


@pytest.fixture(scope="module")
def turns() -> Turns:
    assistant = Assistant()
    return {question: keep(assistant.ask(question)) for question in (PLASTICS, BUDGET, WHEN)}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[SessionStore]:
    opened = open_store(tmp_path, clock)
    assert opened.notice is None
    yield opened.store
    opened.store.close()


def test_a_kept_turn_is_read_back_as_it_was(turns: Turns) -> None:
    for turn in turns.values():
        assert turn_from_object(json.loads(json.dumps(turn_to_object(turn)))) == turn


@pytest.mark.parametrize("values", [{}, {"question": "x"}, {"status": "odd"}])
def test_what_is_no_kept_turn_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="kept turn"):
        turn_from_object(values)


def test_a_quote_knows_whether_its_text_has_changed() -> None:
    def over(text: str, name: str = "a.txt") -> Collection:
        return Collection("x", (read_document(text, document_id=name),))

    collection = over("Whales sing at night.\n")
    kept = keep(Assistant(collection).ask("What is said about whales?"))
    assert kept.quotes[0].standing(collection) is Standing.UNCHANGED
    assert kept.quotes[0].standing(over("Whales sing at noon.\n")) is Standing.CHANGED
    assert kept.quotes[0].standing(over("Whales sing at night.\n", "b.txt")) is Standing.ABSENT


def test_asking_again_gives_the_turns_in_their_conversation(turns: Turns) -> None:
    kept = list(turns.values())
    again = asked_again(Assistant(), kept)
    assert [keep(turn).quotes for turn in again] == [turn.quotes for turn in kept]
    assert asked_again(Assistant(), kept, most=1)[:2] == (None, None)


def test_a_conversation_is_kept_and_found_again(store: SessionStore, turns: Turns) -> None:
    number = store.begin(PLASTICS, "the alliance text", ["/a", "/b"])
    store.add(number, [turns[PLASTICS]])
    store.add(number, [turns[BUDGET]])
    session = store.session(number)
    assert session.turns == (turns[PLASTICS], turns[BUDGET])
    assert session.summary.name == PLASTICS
    assert session.summary.texts == ("/a", "/b")
    assert session.summary.turns == 2
    assert session.summary.created < session.summary.updated


def test_conversations_outlive_the_program(tmp_path: Path, clock: Clock, turns: Turns) -> None:
    first = open_store(tmp_path, clock).store
    first.add(first.begin(PLASTICS, "x"), [turns[PLASTICS]])
    first.close()
    second = open_store(tmp_path, clock).store
    assert second.last().name == PLASTICS
    assert second.questions() == (PLASTICS,)
    second.close()


def test_the_last_used_conversation_stands_first(store: SessionStore, turns: Turns) -> None:
    first, second = store.begin("one", "x"), store.begin("two", "x")
    assert [summary.id for summary in store.sessions()] == [second, first]
    store.add(first, [turns[BUDGET]])
    assert store.last().id == first


def test_conversations_are_searched_by_name_and_question(store: SessionStore, turns: Turns) -> None:
    first, second = store.begin("Holiday", "x"), store.begin("Work", "x")
    store.add(second, [turns[PLASTICS], turns[BUDGET]])
    assert [summary.id for summary in store.sessions("holi")] == [first]
    assert [summary.id for summary in store.sessions("PLASTICS work budget")] == [second]
    assert store.sessions("plastics holiday") == ()


def test_a_name_is_found_whatever_its_case_and_can_be_changed(store: SessionStore) -> None:
    number = store.begin("  Two\n words ", "x")
    assert store.named("two WORDS").id == number
    store.rename(number, "Other")
    assert store.named("two words") is None
    assert store.named("other").id == number


def test_a_deleted_conversation_can_be_brought_back_for_a_week(tmp_path: Path, clock: Clock, turns: Turns) -> None:
    store = open_store(tmp_path, clock).store
    number = store.begin("one", "x")
    store.add(number, [turns[PLASTICS]])
    store.delete(number)
    assert store.session(number) is None
    assert store.sessions() == ()
    assert store.questions() == ()
    assert store.last_deleted().id == number
    assert store.last_deleted("two") is None
    store.undelete(number)
    assert store.session(number).turns == (turns[PLASTICS],)
    store.delete(number)
    store.close()
    clock.time += KEPT_AFTER_DELETION + datetime.timedelta(days=1)
    later = open_store(tmp_path, clock).store
    assert later.last_deleted() is None
    later.close()
    assert PLASTICS.encode() not in (tmp_path / "conversations.sqlite3").read_bytes()


def test_no_question_comes_twice_among_the_earlier_ones(store: SessionStore, turns: Turns) -> None:
    number = store.begin("one", "x")
    store.add(number, [turns[PLASTICS], turns[BUDGET], turns[PLASTICS]])
    assert store.questions() == (BUDGET, PLASTICS)
    assert store.questions(limit=1) == (PLASTICS,)


@given(st.text(max_size=100))
def test_a_name_is_one_line_that_can_be_kept(text: str) -> None:
    name = name_from(text)
    assert 0 < len(name) <= LONGEST_NAME
    assert name.splitlines() == [name]
    name.encode("utf-8")


def test_half_a_surrogate_pair_in_a_question_is_kept(store: SessionStore) -> None:
    turn = keep(Assistant().ask("What is \ud800 said about plastics?"))
    number = store.begin(turn.question, "x")
    store.add(number, [turn])
    assert store.session(number).turns == (turn,)


def test_a_damaged_file_is_kept_aside_and_never_overwritten(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "conversations.sqlite3"
    for number, damage in enumerate(
        [b"not a database at all, but long enough to be read " * 30, b"SQLite format 3\0" + b"x" * 5000], 1
    ):
        path.write_bytes(damage)
        opened = open_store(tmp_path, clock)
        assert "damaged" in opened.notice
        assert (tmp_path / f"conversations.damaged-{number}.sqlite3").read_bytes() == damage
        assert str(tmp_path / f"conversations.damaged-{number}.sqlite3") in opened.notice
        opened.store.begin("works", "x")
        opened.store.close()


def test_another_database_is_not_taken_for_conversations(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "conversations.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    content = path.read_bytes()
    opened = open_store(tmp_path, clock)
    assert opened.notice is not None
    opened.store.close()
    assert (tmp_path / "conversations.damaged-1.sqlite3").read_bytes() == content


def test_the_file_of_a_newer_version_is_left_as_it_is(tmp_path: Path, clock: Clock, turns: Turns) -> None:
    path = tmp_path / "conversations.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    content = path.read_bytes()
    for _ in range(2):
        opened = open_store(tmp_path, clock)
        assert "newer version" in opened.notice
        opened.store.add(opened.store.begin("one", "x"), [turns[PLASTICS]])
        opened.store.close()
    assert path.read_bytes() == content
    opened = open_store(tmp_path, clock)
    assert len(opened.store.sessions()) == 2
    opened.store.close()


def test_where_nothing_can_be_written_conversations_last_until_the_end(
    tmp_path: Path, clock: Clock, turns: Turns
) -> None:
    (tmp_path / "file").write_text("in the way")
    opened = open_store(tmp_path / "file" / "data", clock)
    assert "cannot be kept" in opened.notice
    opened.store.add(opened.store.begin("one", "x"), [turns[PLASTICS]])
    assert opened.store.last().turns == 1
    opened.store.close()


def test_a_full_disk_is_told_and_the_turns_wait_for_the_next_time(tmp_path: Path, clock: Clock, turns: Turns) -> None:
    opened = open_store(tmp_path, clock)
    connection = opened.store._connection  # noqa: SLF001 - the disk is filled through it
    recorder = SessionRecorder(opened.store, "x")
    recorder.add(turns[PLASTICS])
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    long = keep(Assistant().ask("plastics " * 500))
    with pytest.raises(SessionsError, match="full"):  # noqa: PT012 - it takes some to fill it
        for _ in range(20):
            recorder.add(long)
    assert recorder.waiting == 1
    connection.execute("PRAGMA max_page_count = 100000")
    recorder.add(turns[BUDGET])
    assert recorder.waiting == 0
    assert opened.store.session(recorder.session).turns[-2:] == (long, turns[BUDGET])
    opened.store.close()


def test_a_turn_that_cannot_be_read_is_left_out_and_counted(store: SessionStore, turns: Turns) -> None:
    number = store.begin("one", "x")
    store.add(number, [turns[PLASTICS], turns[BUDGET]])
    connection = store._connection  # noqa: SLF001 - the record is damaged through it
    connection.execute("UPDATE turn SET record = '{' WHERE number = 1")
    session = store.session(number)
    assert session.turns == (turns[BUDGET],)
    assert session.unreadable == 1
    assert "1 of its turns" in choose_session(store, SessionWish(continues_last=True)).notice


def test_two_programs_keep_conversations_in_the_same_file(tmp_path: Path, turns: Turns) -> None:
    stores = [open_store(tmp_path).store for _ in range(2)]
    threads = [
        threading.Thread(
            target=lambda store=store: [SessionRecorder(store, "x").add(turns[PLASTICS]) for _ in range(10)]
        )
        for store in stores
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores[0].sessions()) == 20
    for store in stores:
        store.close()


def test_the_conversation_wished_for_is_chosen(store: SessionStore) -> None:
    assert choose_session(store, SessionWish()).session is None
    assert "no conversation to go on with" in choose_session(store, SessionWish(continues_last=True)).notice
    number = store.begin("one", "x")
    assert choose_session(store, SessionWish(continues_last=True)).session.summary.id == number
    assert choose_session(store, SessionWish(name="ONE")).session.summary.id == number
    assert "“two”" in choose_session(store, SessionWish(name="two")).notice


def test_markdown_shows_every_turn_with_its_citations(store: SessionStore, turns: Turns) -> None:
    number = store.begin("one", "x")
    store.add(number, list(turns.values()))
    text = session_markdown(store.session(number))
    assert f"## {PLASTICS}" in text
    for citation in turns[PLASTICS].quotes:
        assert f"> {citation.quote}" in text
        assert f"characters {citation.start}–{citation.end}" in text
    assert "**May 31**" in text
    assert "which is not an answer" in text
    assert [turn["question"] for turn in session_object(store.session(number))["turns"]] == list(turns)
    assert turns[WHEN].quotes[0].quote in session_text(store.session(number))


def test_a_quote_is_cited_in_a_letter_and_in_markdown(turns: Turns) -> None:
    quote = turns[WHEN].quotes[0]
    assert citation_text(quote).startswith(f"“{quote.quote}” (")
    assert "https://ec.europa.eu" in citation_text(quote)


@given(st.text(max_size=60).filter(lambda text: "\n" not in text and "\r" not in text))
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    rendered = MarkdownIt("commonmark").parseInline(literal(text))[0].children
    assert {token.type for token in rendered} <= {"text", "text_special", "softbreak", "hardbreak"}
    line = printable(text)
    if "\n" not in line:
        assert "".join(token.content for token in rendered).strip(" \t") == line.strip(" \t")


def test_a_status_of_every_kind_can_be_kept(turns: Turns) -> None:
    assert {turn.status for turn in turns.values()} == {Status.ANSWERED, Status.NOT_FOUND}


def test_a_follow_up_from_the_shell_is_asked_in_the_last_conversation_and_kept_with_it(tmp_path: Path) -> None:
    told, made = [], []

    def make(texts: Sequence[str]) -> Assistant:
        made.append(texts)
        return Assistant()

    first = ask_on(tmp_path, PLASTICS, ["/texts"], make, told.append).turn
    assert first.question == PLASTICS
    assert "begins" in told[0]
    second = ask_on(tmp_path, BUDGET, (), make, told.append)
    assert made == [["/texts"], ("/texts",)]
    assert [turn.question for turn in second.conversation.turns] == [PLASTICS]
    assert keep(second.turn) == keep(Assistant().ask(BUDGET, Conversation((first,))))
    with opened_store(tmp_path) as opened:
        (summary,) = opened.store.sessions()
        kept = opened.store.session(summary.id)
    assert [turn.question for turn in kept.turns] == [PLASTICS, BUDGET]
    assert len(told) == 1


@pytest.fixture
def sessions_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs ``alliance sessions``; gives exit code, output and narration."""
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())

    def run(*words: str) -> tuple[int, str, str]:
        arguments = parser.parse_args(["sessions", "--home", str(tmp_path), *words])
        code = arguments.run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_the_command_lists_shows_exports_and_deletes(
    sessions_command: Callable[..., Any], tmp_path: Path, turns: Turns
) -> None:
    assert sessions_command("list") == (1, "", "No conversation is kept.\n")
    store = open_store(tmp_path / "data").store
    store.add(store.begin(PLASTICS, "the alliance text"), [turns[PLASTICS], turns[BUDGET]])
    store.close()
    code, out, _ = sessions_command("list", "plast")
    assert code == 0
    assert out.split("\t")[0] == "1"
    assert PLASTICS in out
    assert json.loads(sessions_command("list", "--json")[1])[0]["turns"] == 2
    assert turns[PLASTICS].quotes[0].quote in sessions_command("show", "1")[1]
    assert sessions_command("export", PLASTICS)[1].startswith(f"# {PLASTICS}")
    assert json.loads(sessions_command("export", "--json", PLASTICS)[1])["name"] == PLASTICS
    with pytest.raises(UsageError, match="did you mean"):
        sessions_command("show", "What is said about plastic?")
    with pytest.raises(UsageError, match="Say which"):
        sessions_command("delete")
    assert sessions_command("delete", "1")[0] == 0
    assert sessions_command("list")[0] == 1
    assert sessions_command("delete", "--undo")[0] == 0
    assert sessions_command("list")[0] == 0
    with pytest.raises(UsageError, match="No such conversation"):
        sessions_command("delete", "--undo")
