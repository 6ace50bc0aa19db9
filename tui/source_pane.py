"""A document beside the conversation: what is known of it, its text with the quotes lit, and the words found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from assistant.terminal import one_line
from corpus.model import BlockKind, Span
from tui.background import in_background, post_from_thread
from tui.find import SOON_SEARCHED, Found, find
from tui.find_bar import FindBar
from tui.head import Head
from tui.lights import Light, Lights, Role, light
from tui.messages import WordsFound
from tui.source_view import SourceView
from tui.wording import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult

    from corpus.model import Document


class SourcePane(Vertical):
    """Shows one document; lights the spans that it is given."""

    BORDER_TITLE: ClassVar[str] = "Source"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.document: Document | None = None
        self.found = Found()
        self._sought = ""
        self._places = Lights()
        self._structure = Lights()
        self._quotes: tuple[Light, ...] = ()
        self._ever_quoted: tuple[Span, ...] = ()
        self._is_dimmed = False

    def compose(self) -> ComposeResult:
        """Title, facts and text; the find bar comes when it is first wanted."""
        yield Head(id="source-head")
        yield SourceView(id="source-view")

    @property
    def view(self) -> SourceView:
        """The text."""
        return self.query_one(SourceView)

    def show_document(self, document: Document, place: str) -> None:
        """Shows a document, unless it is shown already; ``place`` says which of several it is."""
        if document is self.document:
            return
        self.document = document
        self._forget_places()
        facts = " · ".join(part for part in (place, facts_of(document)) if part)
        self.query_one("#source-head", Head).tell(title=one_line(document.title), facts=facts)
        self._structure = Lights(_structure_of(document))
        self._quotes = ()
        self.view.show(document.text)
        self._relight()

    def light_quotes(self, quotes: Iterable[Light], ever_quoted: Iterable[Span]) -> None:
        """Lights the quotes of the answer that is read, and remembers what was ever quoted, for dimming the rest."""
        self._quotes = tuple(quotes)
        self._ever_quoted = tuple(ever_quoted)
        self._relight()

    def reveal(self, span: Span) -> None:
        """Scrolls a span into view."""
        self.view.reveal(span)

    def toggle_dim(self) -> bool:
        """Dims what was never quoted, or shows it again; returns whether it is dimmed now."""
        self._is_dimmed = not self._is_dimmed
        self._relight()
        return self._is_dimmed

    async def open_find(self) -> None:
        """Shows the find bar with the cursor in it."""
        bar = self._find_bar
        if bar is None:
            bar = FindBar()
            await self.mount(bar)
        self.add_class("-finding")
        bar.begin()

    def close_find(self) -> None:
        """Takes the find bar and what it lit away."""
        self.remove_class("-finding")
        self._forget_places()
        self._relight()

    def seek(self, words: str) -> None:
        """Lights the places of some words and goes to the first from here on; in a long text, when they are found."""
        document, near = self.document, self.view.offset_at_top()
        self._sought = words
        if document is None:
            return
        if len(document.text) <= SOON_SEARCHED or not words.strip():
            self._take(find(document.text, words, near))
            return
        self._say("…")

        def is_wanted() -> bool:
            return self._sought == words and self.document is document

        def search() -> None:
            found = find(document.text, words, near, is_wanted)
            if is_wanted():
                post_from_thread(self, WordsFound(document, found))

        in_background(search, "find")

    def on_words_found(self, message: WordsFound) -> None:
        """Lights the places, unless others are sought meanwhile; the screen learns that there are some."""
        if message.document is self.document and message.found.words == self._sought:
            self._take(message.found)
        else:
            message.stop()

    def find_next(self) -> None:
        """Goes to the next place."""
        self._go(self.found.next())

    def find_previous(self) -> None:
        """Goes to the place before."""
        self._go(self.found.previous())

    def _forget_places(self) -> None:
        self.found, self._places, self._sought = Found(), Lights(), ""

    def _take(self, found: Found) -> None:
        self._places = Lights(light(place, Role.FOUND) for place in found.places)
        self._go(found)

    def _say(self, said: str) -> None:
        if self._find_bar is not None:
            self._find_bar.tell(said)

    def _go(self, found: Found) -> None:
        self.found = found
        self._say(found.said())
        self._relight()
        if found.here is not None:
            self.reveal(found.here)

    @property
    def _find_bar(self) -> FindBar | None:
        return next(iter(self.query(FindBar)), None)

    def _relight(self) -> None:
        self.view.light_up(
            [
                self._structure,
                Lights(self._unquoted() if self._is_dimmed else ()),
                Lights(self._quotes),
                self._places,
                Lights([light(self.found.here, Role.FOUND_HERE)] if self.found.here else ()),
            ]
        )

    def _unquoted(self) -> Iterable[Light]:
        end = 0
        for span in sorted(self._ever_quoted):
            yield Light(end, span.start, Role.UNQUOTED)
            end = max(end, span.end)
        yield Light(end, len(self.view.text), Role.UNQUOTED)


def _structure_of(document: Document) -> Iterator[Light]:
    """Headings, and what is left over from a web page."""
    roles = {BlockKind.HEADING: Role.HEADING, BlockKind.NAVIGATION: Role.FURNITURE}
    return (light(block.span, roles[block.kind]) for block in document.blocks if block.kind in roles)
