"""A document beside the conversation: what is known of it, its text with the quotes lit, and the words found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from assistant.terminal import one_line
from corpus.model import BlockKind, Span
from tui.find import Found, find
from tui.find_bar import FindBar
from tui.head import Head
from tui.lights import Light, Lights, Role, light
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
        self.found = Found()
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
        self.found = Found()
        self._relight()

    def seek(self, words: str) -> None:
        """Lights the places of some words and goes to the first from here on."""
        if self.document is None:
            return
        top = self.view.offset_at_top()
        self._go(find(self.document.text, words, top))

    def find_next(self) -> None:
        """Goes to the next place."""
        self._go(self.found.next())

    def find_previous(self) -> None:
        """Goes to the place before."""
        self._go(self.found.previous())

    def _go(self, found: Found) -> None:
        self.found = found
        if self._find_bar is not None:
            self._find_bar.tell(found.said())
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
                Lights(light(place, Role.FOUND) for place in self.found.places),
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
