"""Keeps the conversation in the background, turn by turn."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from assistant.sessions import SessionRecorder, SessionsError
from tui.background import post_from_thread
from tui.messages import KeepingFailed

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from assistant.kept_turns import KeptTurn
    from assistant.sessions import Session, SessionStore


class Keeper:
    """Writes turns one after the other in a thread of its own; posts :class:`KeepingFailed` where it cannot.

    Args:
        store: where conversations are kept.
        target: who is told of failures.
    """

    def __init__(self, store: SessionStore, target: MessagePump) -> None:
        self.store = store
        self._target = target
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="alliance-keeper")
        self._recorder: SessionRecorder | None = None

    @property
    def name(self) -> str | None:
        """What the conversation is called; None until it has a name."""
        return self._recorder.name if self._recorder is not None else None

    @property
    def session(self) -> int | None:
        """The kept conversation that is going on; None until its first turn is kept."""
        return self._recorder.session if self._recorder is not None else None

    def begin(self, collection: str, texts: tuple[str, ...], name: str | None, session: Session | None) -> None:
        """From now on turns belong to another conversation: a kept one, or a new one."""
        self._recorder = SessionRecorder(
            self.store,
            collection,
            texts,
            name=session.summary.name if session is not None else name,
            session=session.summary.id if session is not None else None,
        )

    def rename(self, name: str) -> None:
        """The conversation that is going on was given another name."""
        if self._recorder is not None:
            self._recorder.name = name

    def keep(self, turn: KeptTurn) -> None:
        """Keeps a turn, soon."""
        recorder = self._recorder
        if recorder is not None:
            if recorder.name is None:
                recorder.name = turn.question
            self._threads.submit(self._keep, recorder, turn)

    def close(self) -> None:
        """Waits until everything is kept, and gives the file back."""
        self._threads.shutdown(wait=True)
        self.store.close()

    def _keep(self, recorder: SessionRecorder, turn: KeptTurn) -> None:
        try:
            recorder.add(turn)
        except SessionsError as error:
            post_from_thread(self._target, KeepingFailed(error))
