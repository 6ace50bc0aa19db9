"""The layout of the chat, and everything that one does while reading: moving, finding, copying, dimming."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from assistant.terminal import one_line
from tui.background import in_background, post_from_thread
from tui.clipboard import copy_with_command, terminal_may_copy
from tui.divider import Divider
from tui.head import Head
from tui.key_bar import KeyBar
from tui.keys import Context, bindings
from tui.links import has_desktop, is_web_address
from tui.messages import CitationSelected, CopyTried, DividerMoved, SearchConfirmed, WordsFound, WordsSought
from tui.prompt import Prompt
from tui.source_pane import SourcePane
from tui.split import Split
from tui.transcript import Transcript

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize
    from textual.geometry import Size

    from tui.reading import Reading

_TOO_SMALL = "This window is too small to chat in.\nMake it at least 40 columns wide and 12 rows high."
_NEW = "New conversation"


class ReadingScreen(Screen[None]):
    """Conversation on the left, source on the right, prompt below; nothing is asked here."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Context.READING, Context.ANYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-too-narrow"), (40, "-one-pane"), (100, "-two-panes")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (12, "-low"), (20, "-high")]  # noqa: RUF012 - likewise
    AUTO_FOCUS = "#prompt"

    # Actions that need a chosen quote, a chosen turn, found places, or several texts.
    _NEEDS_CITATION = frozenset({"step", "copy_quote", "copy_citation"})
    _NEEDS_TURN = frozenset({"step_turn", "copy_transcript", "why", "ask_as_typed", "make_test"})
    _NEEDS_PLACES = frozenset({"find_next", "find_previous"})
    _NEEDS_TEXTS = frozenset({"step_document"})

    def __init__(self) -> None:
        super().__init__()
        self.reading: Reading | None = None
        self._split = Split()
        self._applying: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """The panes, the prompt and the keys."""
        self._suit(self.app.size)
        with Horizontal(id="panes"):
            with Vertical(id="conversation"):
                yield Head(_NEW, id="conversation-head")
                yield Transcript(id="transcript")
            yield Divider(id="divider")
            yield SourcePane(id="source")
        yield Prompt(id="prompt")
        yield Static(_TOO_SMALL, id="too-small", markup=False)
        yield KeyBar()

    @property
    def prompt(self) -> Prompt:
        """Where questions are typed."""
        return self.query_one(Prompt)

    @property
    def transcript(self) -> Transcript:
        """Where turns are shown."""
        return self.query_one(Transcript)

    @property
    def source(self) -> SourcePane:
        """Where documents are shown."""
        return self.query_one(SourcePane)

    def name_conversation(self, name: str | None) -> None:
        """Shows what the conversation is called."""
        self.query_one("#conversation-head", Head).tell(title=one_line(name or _NEW))

    def name_collection(self, name: str) -> None:
        """Shows what the conversation is about."""
        self.query_one("#conversation-head", Head).tell(facts=name)

    def refresh_keys(self) -> None:
        """Has the keys drawn anew, where other actions apply now than before."""
        conditional = [*self._NEEDS_CITATION, *self._NEEDS_TURN, *self._NEEDS_PLACES, *self._NEEDS_TEXTS]
        applying = frozenset(action for action in conditional if self.check_action(action, ()))
        if applying != self._applying:
            self._applying = applying
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action applies now; the footer shows only those that do."""
        del parameters
        reading = self.reading
        if action in self._NEEDS_CITATION:
            return reading is not None and reading.cursor.has_citation
        if action in self._NEEDS_TURN:
            return reading is not None and reading.cursor.has_turn
        if action in self._NEEDS_PLACES:
            return bool(self.source.found.places)
        if action in self._NEEDS_TEXTS:
            return reading is not None and reading.has_several_texts
        return True

    def on_citation_selected(self, message: CitationSelected) -> None:
        """Goes to a quote that was clicked."""
        if self.reading is not None:
            self.reading.go(self.reading.cursor.at(message.turn, message.citation))
            self.refresh_keys()

    def on_words_sought(self, message: WordsSought) -> None:
        """Lights words in the source."""
        self.source.seek(message.words)
        self.refresh_keys()

    def on_words_found(self, message: WordsFound) -> None:
        """There may be places to go through now."""
        del message
        self.refresh_keys()

    def on_search_confirmed(self, message: SearchConfirmed) -> None:
        """Back to the text, with the places still lit."""
        del message
        self.source.view.focus()

    def on_divider_moved(self, message: DividerMoved) -> None:
        """The divider was dragged."""
        self._share(self._split.at(message.column / max(1, self.size.width)))

    def on_copy_tried(self, message: CopyTried) -> None:
        """Says where the copy went; without a command of the system, the terminal is asked."""
        if message.command is not None:
            self.notify(f"{message.what} copied ({message.command}).", markup=False)
        elif terminal_may_copy():
            self.app.copy_to_clipboard(message.text)
            self.notify(f"{message.what} sent to the terminal's clipboard; some terminals ignore that.", markup=False)
        else:
            self.notify(
                "There is no clipboard here: install wl-copy, xclip or xsel, or use another terminal.",
                title="Not copied",
                severity="warning",
                markup=False,
            )

    def on_resize(self, event: Resize) -> None:
        """Keeps the shares of the panes."""
        del event
        self._share(self._split)

    def action_step(self, by: int) -> None:
        """Goes to another quote of the answer."""
        if self.reading is not None:
            self.reading.go(self.reading.cursor.step(by))

    def action_step_turn(self, by: int) -> None:
        """Goes to another answer."""
        if self.reading is not None:
            self.reading.go(self.reading.cursor.step_turn(by))
            self.reading.scroll_to_turn()
            self.refresh_keys()

    def action_page(self, by: int) -> None:
        """Scrolls the conversation by a page."""
        (self.transcript.scroll_page_down if by > 0 else self.transcript.scroll_page_up)(animate=False)

    def action_cite(self, number: int) -> None:
        """Goes to a quote of the answer by its number, from 1."""
        if self.reading is not None:
            self.reading.go(self.reading.cursor.at(self.reading.cursor.turn, number - 1))

    def action_source(self) -> None:
        """Goes to the source, or from there to the prompt; where there is room for one, it takes the other's place."""
        is_there = self.source.has_focus_within
        self.set_class(not is_there, "-showing-source")
        (self.prompt if is_there else self.source.view).focus()

    def action_prompt(self) -> None:
        """Ends a search, or goes back to the prompt."""
        if self.source.has_class("-finding"):
            self.source.close_find()
            self.source.view.focus()
            self.refresh_keys()
            return
        self.remove_class("-showing-source")
        self.prompt.focus()

    async def action_find(self) -> None:
        """Opens the find bar."""
        self.add_class("-showing-source")
        await self.source.open_find()

    def action_find_next(self) -> None:
        """Goes to the next place found."""
        self.source.find_next()

    def action_find_previous(self) -> None:
        """Goes to the place found before."""
        self.source.find_previous()

    def action_dim(self) -> None:
        """Dims what was never quoted, or shows it again."""
        is_dimmed = self.source.toggle_dim()
        self.notify("What was never quoted is dim." if is_dimmed else "All of the text is shown.", timeout=2)

    def action_step_document(self, by: int) -> None:
        """Shows another document."""
        if self.reading is not None:
            self.reading.step_document(by)

    def action_widen(self) -> None:
        """Gives the conversation more room."""
        self._share(self._split.widened())

    def action_narrow(self) -> None:
        """Gives the source more room."""
        self._share(self._split.narrowed())

    def action_copy_quote(self) -> None:
        """Copies the chosen quote, to the letter."""
        citation = self.reading.citation if self.reading is not None else None
        if citation is not None:
            self._copy(citation.quote, "Quote")

    def action_copy_citation(self) -> None:
        """Copies the chosen quote with where it stands."""
        from assistant.session_export import citation_text  # noqa: PLC0415 - not needed for the first screen

        citation = self.reading.citation if self.reading is not None else None
        if citation is not None:
            self._copy(citation_text(citation), "Quote with its citation")

    def action_copy_transcript(self) -> None:
        """Copies the whole conversation."""
        from assistant.session_export import transcript_markdown  # noqa: PLC0415 - not needed for the first screen

        if self.reading is not None:
            kept = self.reading.talk.kept
            self._copy(transcript_markdown(kept[0].question, kept), "Conversation")

    def action_open_source(self) -> None:
        """Opens where the document was published; where nothing can, says the address."""
        document = self.source.document
        if document is None:
            return
        address = document.facts.source
        if not is_web_address(address) or address is None:
            self.notify("It is not known where this text was published on the web.", severity="warning")
        elif has_desktop():
            self.app.open_url(address)
        else:
            self.notify(address, title="Open this in a web browser", timeout=20, markup=False)

    def _suit(self, size: Size) -> None:
        """Suits the layout to the window before the first frame, which would else be drawn for none and then anew."""
        for cells, breakpoints in ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS)):
            self.add_class(max((least, name) for least, name in breakpoints if cells >= least)[1])

    def _copy(self, text: str, what: str) -> None:
        in_background(lambda: post_from_thread(self, CopyTried(text, what, copy_with_command(text))), "copy")

    def _share(self, split: Split) -> None:
        self._split = split
        is_wide = self.has_class("-two-panes")
        self.query_one("#conversation").styles.width = split.columns(self.size.width) if is_wide else "1fr"
