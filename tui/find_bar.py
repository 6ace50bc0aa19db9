"""Where the words to be found are typed, and how many places hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content

from tui.messages import SearchConfirmed, WordsSought

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input


class FindBar(Horizontal):
    """Posts :class:`WordsSought` with every key, and :class:`SearchConfirmed` at the end."""

    DEFAULT_CSS = """
    FindBar {
        height: 1;
        background: $surface;
        #find-mark {
            width: 4;
            padding: 0 1 0 2;
            color: $accent;
            text-style: bold;
        }
        #find-words {
            width: 1fr;
        }
        #find-count {
            width: auto;
            padding: 0 2;
            color: $text-muted;
        }
    }
    """

    def compose(self) -> ComposeResult:
        """The words and the count."""
        from textual.widgets import Input, Static  # noqa: PLC0415 - not needed for the first screen

        yield Static("/", id="find-mark", markup=False)
        yield Input(id="find-words", placeholder="Find in this text", compact=True)
        yield Static("", id="find-count", markup=False)

    def begin(self) -> None:
        """Puts the cursor into the words, which the next key replaces."""
        words = self._words
        words.focus()
        if words.value:
            words.action_select_all()

    def tell(self, said: str) -> None:
        """Says how many places hold the words."""
        from textual.widgets import Static  # noqa: PLC0415 - not needed for the first screen

        self.query_one("#find-count", Static).update(Content(said))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Searches as one types."""
        event.stop()
        self.post_message(WordsSought(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to reading, with the places still lit."""
        event.stop()
        self.post_message(SearchConfirmed())

    @property
    def _words(self) -> Input:
        from textual.widgets import Input  # noqa: PLC0415 - not needed for the first screen

        return self.query_one("#find-words", Input)
