"""Kept conversations: one SQLite file in the data folder, never overwritten where it cannot be understood."""

from __future__ import annotations

import datetime
import json
import sqlite3
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.kept_turns import KeptTurn, asked_again, keep, turn_from_object, turn_to_object
from assistant.model import Conversation
from assistant.session_wish import SessionWish
from corpus.errors import AllianceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from assistant.assistant import Assistant
    from assistant.model import Turn

#: The format of the file that this version writes.
FORMAT_VERSION = 1
#: Code points of a name.
LONGEST_NAME = 60
#: For how long a deleted conversation can be brought back.
KEPT_AFTER_DELETION = datetime.timedelta(days=7)

_FILE = "conversations.sqlite3"
_WAIT_FOR_OTHERS = 3.0
_TABLES = 2

_SCHEMA = """
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    collection TEXT NOT NULL,
    texts TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    deleted TEXT
);
CREATE TABLE turn (
    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    asked TEXT NOT NULL,
    question TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (session, number)
);
"""


class SessionsError(AllianceError):
    """Conversations that cannot be read or kept."""

    title = "Conversation not kept"


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A kept conversation without its turns.

    Attributes:
        id: in its file.
        name: what the user calls it; at first, its first question.
        collection: what its texts are called.
        texts: the paths it was held over; empty for the alliance text.
        created: when it began, in UTC.
        updated: when its last turn was kept, in UTC.
        turns: how many it has.
    """

    id: int
    name: str
    collection: str
    texts: tuple[str, ...]
    created: datetime.datetime
    updated: datetime.datetime
    turns: int


@dataclass(frozen=True, slots=True)
class Session:
    """A kept conversation; ``unreadable`` counts the turns that could not be read."""

    summary: SessionSummary
    turns: tuple[KeptTurn, ...]
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class OpenedStore:
    """A store, and what the user must be told of how it was opened; None where all is well."""

    store: SessionStore
    notice: str | None = None


def open_store(folder: Path, now: Callable[[], datetime.datetime] | None = None) -> OpenedStore:
    """The conversations kept in a folder; nothing is raised, so that a chat can always go on.

    A file that is damaged is moved aside and a new one begun; one that a newer version wrote stays as it is, and this
    version keeps its own beside it. Where nothing can be written, conversations live until the program ends.
    """
    clock = now or _utc_now
    path = folder / _FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _opened(path, clock)
    except (OSError, sqlite3.Error) as error:
        notice = f"Conversations cannot be kept in {folder} ({_reason(error)}); this one lasts until you leave."
        return OpenedStore(SessionStore(_connect(":memory:"), clock), notice)


def _opened(path: Path, clock: Callable[[], datetime.datetime]) -> OpenedStore:
    try:
        return OpenedStore(_checked(path, clock))
    except _NewerError as newer:
        own = path.with_name(f"{path.stem}-{FORMAT_VERSION}{path.suffix}")
        notice = (
            f"{path} was written by a newer version of alliance (format {newer.version}) and is left as it is; "
            f"conversations are kept in {own.name} beside it."
        )
        return OpenedStore(_opened(own, clock).store, notice)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        aside = _moved_aside(path)
        notice = f"The kept conversations were damaged ({error}); the file is kept as {aside}, and a new one begun."
        return OpenedStore(_checked(path, clock), notice)


class _NewerError(Exception):
    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


def _checked(path: Path, clock: Callable[[], datetime.datetime]) -> SessionStore:
    connection = _connect(path)
    try:
        _make_usable(connection)
        store = SessionStore(connection, clock)
        store.forget_deleted()
    except BaseException:
        connection.close()
        raise
    return store


def _make_usable(connection: sqlite3.Connection) -> None:
    """Begins an empty file, and refuses one that is not whole or not of this format."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > FORMAT_VERSION:
        raise _NewerError(version)
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)
    if version == 0:
        _begin(connection)
    found = connection.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('session', 'turn')").fetchone()[0]
    if found != _TABLES:
        raise sqlite3.DatabaseError("tables are missing")


def _begin(connection: sqlite3.Connection) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables:
        raise sqlite3.DatabaseError("this is not a file of conversations")
    connection.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {FORMAT_VERSION}; COMMIT;")


def _connect(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT_FOR_OTHERS, check_same_thread=False, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    if path == ":memory:":
        _begin(connection)
    return connection


def _moved_aside(path: Path) -> Path:
    """Where the file, and what SQLite keeps beside it, stands now; nothing that is there is overwritten."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    path.rename(aside)
    for ending in ("-journal", "-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    return aside


class SessionStore:
    """Conversations in one SQLite file; may be used from several threads.

    Every method but ``close`` raises :class:`SessionsError` where the file cannot be read or written: a full disk, a
    folder without leave to write, another program that holds the file for long.

    Args:
        connection: to a file in this version's format.
        now: the time, in UTC.
    """

    def __init__(self, connection: sqlite3.Connection, now: Callable[[], datetime.datetime]) -> None:
        self._connection = connection
        self._now = now
        self._lock = threading.Lock()

    def close(self) -> None:
        """Gives the file back."""
        with self._lock:
            self._connection.close()

    def begin(self, name: str, collection: str, texts: Sequence[str] = ()) -> int:
        """A new conversation; returns its id."""
        now = self._now().isoformat()
        with self._transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO session (name, collection, texts, created, updated) VALUES (?, ?, ?, ?, ?)",
                (name_from(name), storable(collection), json.dumps(list(texts)), now, now),
            )
            return int(cursor.lastrowid or 0)

    def add(self, session: int, turns: Sequence[KeptTurn]) -> None:
        """Adds turns at the end of a conversation, all of them or none."""
        now = self._now().isoformat()
        with self._transaction() as connection:
            last = connection.execute(
                "SELECT coalesce(max(number), 0) FROM turn WHERE session = ?", (session,)
            ).fetchone()[0]
            connection.executemany(
                "INSERT INTO turn (session, number, asked, question, record) VALUES (?, ?, ?, ?, ?)",
                [
                    (session, last + place, now, storable(turn.question), json.dumps(turn_to_object(turn)))
                    for place, turn in enumerate(turns, start=1)
                ],
            )
            connection.execute("UPDATE session SET updated = ? WHERE id = ?", (now, session))

    def sessions(self, words: str = "") -> tuple[SessionSummary, ...]:
        """The conversations that hold all of ``words`` in their name or a question, the one last used first."""
        found = self._summaries("deleted IS NULL")
        wanted = words.casefold().split()
        if not wanted:
            return found
        said = self._said()
        return tuple(
            summary
            for summary in found
            if all(word in f"{summary.name}\n{said.get(summary.id, '')}".casefold() for word in wanted)
        )

    def last(self) -> SessionSummary | None:
        """The conversation last used; None where there is none."""
        return next(iter(self.sessions()), None)

    def named(self, name: str) -> SessionSummary | None:
        """The conversation of that name, the one last used where several have it; None where none has."""
        wanted = name_from(name).casefold()
        return next((summary for summary in self.sessions() if summary.name.casefold() == wanted), None)

    def session(self, session: int) -> Session | None:
        """A conversation with its turns; None where there is none of that id."""
        summaries = self._summaries("deleted IS NULL AND session.id = ?", session)
        if not summaries:
            return None
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT record FROM turn WHERE session = ? ORDER BY number", (session,)
            ).fetchall()
        turns = [_read_turn(record) for (record,) in rows]
        readable = tuple(turn for turn in turns if turn is not None)
        return Session(summaries[0], readable, len(turns) - len(readable))

    def rename(self, session: int, name: str) -> None:
        """Gives a conversation another name."""
        with self._transaction() as connection:
            connection.execute("UPDATE session SET name = ? WHERE id = ?", (name_from(name), session))

    def delete(self, session: int) -> None:
        """Deletes a conversation; for some days it can be brought back, then it is gone."""
        with self._transaction() as connection:
            connection.execute("UPDATE session SET deleted = ? WHERE id = ?", (self._now().isoformat(), session))

    def undelete(self, session: int) -> None:
        """Brings a deleted conversation back."""
        with self._transaction() as connection:
            connection.execute("UPDATE session SET deleted = NULL WHERE id = ?", (session,))

    def last_deleted(self, name: str | None = None) -> SessionSummary | None:
        """The conversation deleted last, or the last deleted one of that name; None where there is none."""
        found = self._summaries("deleted IS NOT NULL", order="deleted DESC, session.id DESC")
        wanted = name_from(name).casefold() if name is not None else None
        return next((summary for summary in found if wanted is None or summary.name.casefold() == wanted), None)

    def forget_deleted(self) -> None:
        """Removes for good what was deleted too long ago to be brought back."""
        before = (self._now() - KEPT_AFTER_DELETION).isoformat()
        with self._lock:
            old = self._connection.execute("SELECT count(*) FROM session WHERE deleted < ?", (before,)).fetchone()[0]
            if old:
                self._connection.execute("DELETE FROM session WHERE deleted < ?", (before,))

    def questions(self, limit: int = 500) -> tuple[str, ...]:
        """The questions asked in any conversation, the latest last, no question twice."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT turn.question FROM turn JOIN session ON session.id = turn.session WHERE deleted IS NULL "
                "ORDER BY asked DESC, turn.session DESC, number DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple(reversed(dict.fromkeys(question for (question,) in rows)))

    def _summaries(
        self, condition: str, *values: object, order: str = "updated DESC, session.id DESC"
    ) -> tuple[SessionSummary, ...]:
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT session.id, name, collection, texts, created, updated, count(turn.number) "  # noqa: S608 - ours
                f"FROM session LEFT JOIN turn ON turn.session = session.id WHERE {condition} "
                f"GROUP BY session.id ORDER BY {order}",
                values,
            ).fetchall()
        return tuple(map(_summary, rows))

    def _said(self) -> dict[int, str]:
        """The questions of every conversation as one text."""
        with self._reading() as connection:
            rows = connection.execute("SELECT session, group_concat(question, char(10)) FROM turn GROUP BY session")
            return dict(rows.fetchall())

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _as_sessions_error():
            yield self._connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _as_sessions_error():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


class SessionRecorder:
    """Keeps a conversation as it grows; what could not be kept is tried again with the next turn.

    Args:
        store: where.
        collection: what its texts are called.
        texts: the paths it is held over.
        name: what it is called; None names it after its first question.
        session: the kept conversation it goes on from; None begins a new one with the first turn.
    """

    def __init__(
        self,
        store: SessionStore,
        collection: str,
        texts: Sequence[str] = (),
        *,
        name: str | None = None,
        session: int | None = None,
    ) -> None:
        self._store = store
        self._collection = collection
        self._texts = tuple(texts)
        self.name = name
        self.session = session
        self._waiting: list[KeptTurn] = []
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many turns are not kept yet."""
        return len(self._waiting)

    def add(self, turn: KeptTurn) -> None:
        """Keeps a turn, and those before it that could not be kept.

        Raises:
            SessionsError: if it cannot; the turns wait for the next time.
        """
        with self._lock:
            self._waiting.append(turn)
            if self.session is None:
                name = self.name or self._waiting[0].question
                self.session = self._store.begin(name, self._collection, self._texts)
                self.name = name_from(name)
            self._store.add(self.session, self._waiting)
            self._waiting.clear()


@dataclass(frozen=True, slots=True)
class ChosenSession:
    """The conversation to go on with, and what the user must be told; both None for a new one without a word."""

    session: Session | None = None
    notice: str | None = None


def choose_session(store: SessionStore, wish: SessionWish) -> ChosenSession:
    """The conversation that a user wants to go on with; a new one begins where there is none.

    Raises:
        SessionsError: if the file cannot be read.
    """
    if wish.name is not None:
        found, missing = store.named(wish.name), f"No conversation is called “{name_from(wish.name)}” yet; it begins."
    elif wish.continues_last:
        found, missing = store.last(), "There is no conversation to go on with yet; this one begins."
    else:
        return ChosenSession()
    session = store.session(found.id) if found is not None else None
    if session is None:
        return ChosenSession(notice=missing)
    if session.unreadable:
        return ChosenSession(session, f"{session.unreadable} of its turns cannot be read and are left out.")
    return ChosenSession(session)


@dataclass(frozen=True, slots=True)
class AskedOn:
    """A follow-up: who was asked, the turns before it, and the turn that it is."""

    assistant: Assistant
    conversation: Conversation
    turn: Turn


def ask_on(
    folder: Path,
    question: str,
    texts: Sequence[str],
    make_assistant: Callable[[Sequence[str]], Assistant],
    tell: Callable[[str], None],
) -> AskedOn:
    """Asks a follow-up of the conversation last used, and keeps the turn with it; a new one begins where there is none.

    Args:
        folder: where conversations are kept.
        question: as typed.
        texts: the paths of the texts; where there are none, those of the conversation are taken.
        make_assistant: makes the assistant over the texts of some paths; none means the alliance text.
        tell: is given each sentence that the user must be told.

    Raises:
        AllianceError: if a text cannot be used, or the conversations cannot be read.
    """
    with opened_store(folder) as opened:
        chosen = choose_session(opened.store, SessionWish(continues_last=True))
        for notice in (opened.notice, chosen.notice):
            if notice is not None:
                tell(notice)
        session = chosen.session
        texts = texts or (session.summary.texts if session is not None else ())
        assistant = make_assistant(texts)
        turns = asked_again(assistant, session.turns) if session is not None else ()
        conversation = Conversation(tuple(turn for turn in turns if turn is not None))
        turn = assistant.ask(question, conversation)
        number = session.summary.id if session is not None else None
        try:
            SessionRecorder(opened.store, assistant.collection.name, texts, session=number).add(keep(turn))
        except SessionsError as error:
            tell(error.sentence)
        return AskedOn(assistant, conversation, turn)


def name_from(text: str) -> str:
    """A name of one line, not too long; never empty."""
    line = " ".join(storable(text).split())
    if len(line) > LONGEST_NAME:
        line = line[: LONGEST_NAME - 1].rstrip() + "…"
    return line or "untitled"


def storable(text: str) -> str:
    """``text`` without halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _summary(row: tuple[int, str, str, str, str, str, int]) -> SessionSummary:
    number, name, collection, texts, created, updated, turns = row
    return SessionSummary(
        number,
        name,
        collection,
        tuple(json.loads(texts)),
        datetime.datetime.fromisoformat(created),
        datetime.datetime.fromisoformat(updated),
        turns,
    )


def _read_turn(record: str) -> KeptTurn | None:
    try:
        return turn_from_object(json.loads(record))
    except ValueError:
        return None


def _utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@contextmanager
def _as_sessions_error() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise SessionsError(f"The conversation could not be kept or read ({_reason(error)}).") from error


def _reason(error: OSError | sqlite3.Error) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__


@contextmanager
def opened_store(folder: Path) -> Iterator[OpenedStore]:
    """The conversations kept in a folder, given back at the end."""
    opened = open_store(folder)
    with closing(opened.store):
        yield opened
