"""What is being read: which turn and quote are chosen, and what of that is lit in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.kept_turns import KeptCitation, Standing, document_of
from tui.citation_cursor import CitationCursor
from tui.lights import Light, Role, light
from tui.talk import Exchange, Talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.model import Turn
    from corpus.model import Collection, Document, Span
    from tui.source_pane import SourcePane
    from tui.transcript import Pending, Transcript


class Reading:
    """Keeps conversation and source in step.

    Args:
        transcript: where turns are shown.
        source: where documents are shown.
        collection: the texts that are loaded.
    """

    def __init__(self, transcript: Transcript, source: SourcePane, collection: Collection) -> None:
        self._transcript = transcript
        self._source = source
        self._collection = collection
        self.talk = Talk()
        self.cursor = CitationCursor()
        self._show_document(collection.documents[0])

    @property
    def exchange(self) -> Exchange | None:
        """The chosen turn; None where there is none."""
        return self.talk.exchanges[self.cursor.turn] if self.cursor.has_turn else None

    @property
    def citation(self) -> KeptCitation | None:
        """The chosen quote, or for a refusal the nearest passage; None where there is none."""
        exchange = self.exchange
        return exchange.places[self.cursor.citation].citation if exchange and self.cursor.has_citation else None

    @property
    def has_several_texts(self) -> bool:
        """Whether there is another document to show."""
        return len(self._collection) > 1

    def scroll_to_turn(self) -> None:
        """Scrolls the conversation so that the chosen turn begins at the top."""
        if self.cursor.has_turn:
            self._transcript.scroll_to_turn(self.cursor.turn)

    def begin(self, talk: Talk) -> None:
        """Reads another conversation, at its last turn."""
        self.talk = talk
        self.cursor = CitationCursor()
        for exchange in talk.exchanges:
            self.cursor = self.cursor.with_turn(len(exchange.places))
        self._transcript.show_turns(talk.kept, self._collection)
        self.go(self.cursor)
        self.scroll_to_turn()

    def add(self, turn: Turn, pending: Pending | None = None) -> Exchange:
        """The conversation has one more turn, which becomes the chosen one.

        Args:
            turn: the turn.
            pending: what the conversation showed until now in its place.
        """
        exchange = self.talk.add(turn)
        self._transcript.add_turn(exchange.kept, self._collection, pending)
        self.go(self.cursor.with_turn(len(exchange.places)))
        self.scroll_to_turn()
        return exchange

    def go(self, cursor: CitationCursor) -> None:
        """Chooses another turn or quote."""
        self.cursor = cursor
        if cursor.has_turn:
            self._transcript.choose(cursor.turn, cursor.citation)
        if cursor.has_citation and cursor.citation:
            self._transcript.reveal(cursor.turn, cursor.citation)
        citation = self.citation
        document = document_of(self._collection, citation.document) if citation is not None else None
        if document is not None:
            self._show_document(document)
        self.relight()
        if citation is not None and citation.standing(self._collection) is Standing.UNCHANGED:
            self._source.reveal(citation.span)

    def step_document(self, by: int) -> None:
        """Shows another document of the collection; after the last comes the first."""
        documents = self._collection.documents
        shown = self._source.document
        at = next((place for place, document in enumerate(documents) if document is shown), 0)
        self._show_document(documents[(at + by) % len(documents)])
        self.relight()

    def relight(self) -> None:
        """Lights what the document that is shown holds of the chosen turn."""
        self._source.light_quotes(self._lights(), self._ever_quoted())

    def _show_document(self, document: Document) -> None:
        total = len(self._collection)
        number = next(
            (place for place, other in enumerate(self._collection.documents, start=1) if other is document), 1
        )
        self._source.show_document(document, f"text {number:,} of {total:,}" if total > 1 else "")

    def _lights(self) -> Iterator[Light]:
        exchange = self.exchange
        if exchange is None:
            return
        for choice, (citation, number, short_answer) in enumerate(exchange.places):
            if not self._is_here(citation):
                continue
            if number is None:
                yield light(citation.span, Role.NEAREST, "≈")
                continue
            is_chosen = choice == self.cursor.citation
            yield light(citation.span, Role.QUOTE | (Role.CHOSEN if is_chosen else Role.NONE), str(number))
            if short_answer is not None:
                yield light(short_answer, Role.ANSWER)

    def _ever_quoted(self) -> Iterator[Span]:
        for exchange in self.talk.exchanges:
            for citation in exchange.kept.quotes:
                if self._is_here(citation):
                    yield citation.span

    def _is_here(self, citation: KeptCitation) -> bool:
        """Whether the document that is shown is the one that was quoted, with the same text."""
        shown = self._source.document
        return shown is not None and shown.id == citation.document and shown.sha256 == citation.sha256
