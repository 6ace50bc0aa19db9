"""The kept conversations: listed, searched, resumed, renamed, deleted with undo, exported."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.json_output import to_json
from assistant.session_export import session_markdown, session_object
from assistant.sessions import Session, SessionsError, SessionSummary
from assistant.terminal import one_line
from tui.key_bar import KeyBar
from tui.keys import Context, bindings
from tui.sheets import SHEETS
from tui.wording import counted, long_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key

    from tui.keeping import Keeper

T = TypeVar("T")

_FAINT = "$foreground 60%"


class SessionsScreen(ModalScreen[Session | None]):
    """Ends with the conversation to go on with, or None.

    Args:
        keeper: keeps the conversation that is going on, and knows the others.
    """

    CSS_PATH = SHEETS
    BINDINGS: ClassVar[list[BindingType]] = bindings(Context.CONVERSATIONS)
    AUTO_FOCUS = "#sessions-search"

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper
        self._store = keeper.store
        self.listed: tuple[SessionSummary, ...] = ()
        self._renamed: SessionSummary | None = None

    def compose(self) -> ComposeResult:
        """The search, the list, and the line in which a name is changed."""
        with Vertical(id="sessions", classes="sheet"):
            yield Static("Conversations", classes="sheet-title", markup=False)
            yield Input(id="sessions-search", placeholder="Search names and questions", compact=True)
            yield OptionList(id="sessions-list", markup=False, compact=True)
            yield Static("", id="sessions-none", markup=False)
            yield Input(id="sessions-name", placeholder="New name, then Enter", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Lists them."""
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Searches as one types."""
        event.stop()
        if event.input.id == "sessions-search":
            self._list()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Goes on with a conversation that was clicked."""
        event.stop()
        self.action_resume()

    def on_key(self, event: Key) -> None:
        """Lets the arrows move in the list while one types a search."""
        key = event.key
        sessions = self.query_one(OptionList)
        if key in {"up", "down"} and not sessions.has_focus:
            (sessions.action_cursor_down if key == "down" else sessions.action_cursor_up)()

    def action_resume(self) -> None:
        """Goes on with the chosen conversation; while a name is typed, gives it."""
        if self._renamed is not None:
            self._give_name(self.query_one("#sessions-name", Input).value)
            return
        chosen = self._chosen()
        session = self._try(lambda: self._store.session(chosen.id)) if chosen is not None else None
        if session is not None:
            self.dismiss(session)

    def action_rename(self) -> None:
        """Asks for another name."""
        self._renamed = self._chosen()
        if self._renamed is not None:
            name = self.query_one("#sessions-name", Input)
            name.value = self._renamed.name
            self.add_class("-renaming")
            name.focus()

    def action_delete(self) -> None:
        """Deletes the chosen conversation."""
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.id == self._keeper.session:
            self.notify("This conversation is going on; begin a new one first.", severity="warning")
            return
        self._try(lambda: self._store.delete(chosen.id))
        self._list()
        self.notify(f"“{chosen.name}” is deleted; Ctrl+Z brings it back.", markup=False)

    def action_undo(self) -> None:
        """Brings the conversation deleted last back."""
        deleted = self._try(self._store.last_deleted)
        if deleted is None:
            self.notify("Nothing was deleted lately.")
            return
        self._try(lambda: self._store.undelete(deleted.id))
        self._list()
        self.notify(f"“{deleted.name}” is back.", markup=False)

    def action_export(self) -> None:
        """Writes the chosen conversation into the current folder, as Markdown and as JSON."""
        chosen = self._chosen()
        session = self._try(lambda: self._store.session(chosen.id)) if chosen is not None else None
        if session is None:
            return
        try:
            written = export(session, Path.cwd())
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self.notify(f"It cannot be written here ({reason}).", title="Not exported", severity="error", markup=False)
        else:
            self.notify(f"Written: {' and '.join(path.name for path in written)}", markup=False)

    def action_leave(self) -> None:
        """Ends the renaming, or goes back to the chat."""
        if self.has_class("-renaming"):
            self._end_renaming()
        else:
            self.dismiss(None)

    def _give_name(self, name: str) -> None:
        renamed = self._renamed
        if renamed is not None and name.strip():
            self._try(lambda: self._store.rename(renamed.id, name))
            if renamed.id == self._keeper.session:
                self._keeper.rename(name)
        self._end_renaming()
        self._list()

    def _end_renaming(self) -> None:
        self._renamed = None
        self.remove_class("-renaming")
        self.query_one("#sessions-search", Input).focus()

    def _chosen(self) -> SessionSummary | None:
        at = self.query_one(OptionList).highlighted
        return self.listed[at] if at is not None and at < len(self.listed) else None

    def _list(self) -> None:
        words = self.query_one("#sessions-search", Input).value
        sessions = self.query_one(OptionList)
        at = sessions.highlighted or 0
        self.listed = self._try(lambda: self._store.sessions(words)) or ()
        sessions.clear_options()
        sessions.add_options([Option(_line(summary, self._keeper.session)) for summary in self.listed])
        sessions.highlighted = min(at, len(self.listed) - 1) if self.listed else None
        none = "No conversation has these words." if words.strip() else "No conversation is kept yet."
        self.query_one("#sessions-none", Static).update(Content("" if self.listed else none))

    def _try(self, work: Callable[[], T]) -> T | None:
        """What the store gives; where it cannot, says so."""
        try:
            return work()
        except SessionsError as error:
            self.notify(error.sentence, title="Conversations", severity="error", markup=False)
            return None


def export(session: Session, folder: Path) -> tuple[Path, Path]:
    """Writes a conversation as Markdown and as JSON; no file that is there is overwritten.

    Raises:
        OSError: if it cannot be written.
    """
    stem = re.sub(r"[^\w]+", "-", session.summary.name.casefold()).strip("-")[:50] or "conversation"
    number = 1
    while any((folder / f"{_numbered(stem, number)}{ending}").exists() for ending in (".md", ".json")):
        number += 1
    markdown, plain = (folder / f"{_numbered(stem, number)}{ending}" for ending in (".md", ".json"))
    markdown.write_text(session_markdown(session), encoding="utf-8")
    plain.write_text(to_json(session_object(session), indent=2) + "\n", encoding="utf-8")
    return markdown, plain


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"


def _line(summary: SessionSummary, current: int | None) -> Content:
    mark = "● " if summary.id == current else "  "
    parts = [long_date(summary.updated.date()), counted(summary.turns, "question"), one_line(summary.collection)]
    facts = " · ".join(parts)
    return Content.assemble(mark, (one_line(summary.name), "bold"), "\n    ", (facts, _FAINT))
