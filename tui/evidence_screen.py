"""Turns a turn into a test question: the user confirms or corrects, sentence by sentence, what answers it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.kept_turns import document_of
from assistant.terminal import one_line
from corpus.errors import AllianceError
from corpus.model import BlockKind, Span
from tui.key_bar import KeyBar
from tui.keys import Context, bindings
from tui.lights import Lights, Role, light
from tui.question_file import TestQuestion, append_question, id_from
from tui.sheets import SHEETS
from tui.source_view import SourceView
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.app import ComposeResult

    from assistant.kept_turns import KeptTurn
    from corpus.model import Collection, Document
    from tui.messages import SourceClicked


# In the margin beside the sentence that is looked at.
_HERE = "›"


class EvidenceChoice:
    """Which sentences of a document are the evidence, and which one is looked at.

    Args:
        document: where the evidence stands.
        quotes: what the answer quoted of it; the sentences of the quotes are chosen to begin with.
    """

    def __init__(self, document: Document, quotes: Iterable[Span]) -> None:
        self.sentences = tuple(
            sentence
            for block in document.blocks
            if block.kind is not BlockKind.NAVIGATION
            for sentence in block.sentences
        )
        quoted = tuple(quotes)
        self.chosen = {
            number for number, sentence in enumerate(self.sentences) if any(sentence.overlap(quote) for quote in quoted)
        }
        self.at = min(self.chosen, default=0)

    @property
    def here(self) -> Span | None:
        """The sentence that is looked at; None in a document without any."""
        return self.sentences[self.at] if self.sentences else None

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The chosen sentences, in order."""
        return tuple(self.sentences[number] for number in sorted(self.chosen))

    def step(self, by: int) -> None:
        """Looks at another sentence."""
        self.at = min(max(0, self.at + by), max(0, len(self.sentences) - 1))

    def look_at(self, offset: int) -> None:
        """Looks at the sentence that a code point is in, or the one before it."""
        self.at = max(0, bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1)

    def toggle(self) -> None:
        """Takes the sentence that is looked at in, or out."""
        if self.sentences:
            self.chosen ^= {self.at}


class EvidenceScreen(ModalScreen[None]):
    """The question, the source with the evidence lit, and the id under which it is kept.

    Args:
        kept: the turn.
        collection: the texts.
        path: the question set that it is appended to.
    """

    CSS_PATH = SHEETS
    BINDINGS: ClassVar[list[BindingType]] = bindings(Context.SELECTING)
    AUTO_FOCUS = "#evidence-source"

    def __init__(self, kept: KeptTurn, collection: Collection, path: Path) -> None:
        super().__init__()
        self._kept = kept
        self._path = path
        places = [*kept.quotes, *kept.nearest]
        named = document_of(collection, places[0].document) if places else None
        self._document = named or collection.documents[0]
        quotes = [quote.span for quote in kept.quotes if quote.sha256 == self._document.sha256]
        self.choice = EvidenceChoice(self._document, quotes)
        self._ask = kept.read_as or kept.question

    def compose(self) -> ComposeResult:
        """The question, the source, and the id."""
        with Vertical(id="evidence", classes="sheet"):
            yield Static("A test question", classes="sheet-title", markup=False)
            yield Static(Content(one_line(self._ask)), classes="sheet-question")
            yield Static("", id="evidence-count", markup=False)
            yield SentenceView(id="evidence-source")
            yield Input(id="evidence-id", placeholder="Id of the question, then Enter", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows what the answer quoted."""
        self.query_one(SourceView).show(self._document.text)
        self.call_after_refresh(self._show)

    def on_source_clicked(self, message: SourceClicked) -> None:
        """Takes the sentence that was clicked in, or out."""
        self.choice.look_at(message.offset)
        self.action_toggle_sentence()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keeps the question under the id that was typed."""
        event.stop()
        self._keep(event.value.strip() or id_from(self._ask))

    def action_sentence(self, by: int) -> None:
        """Looks at another sentence."""
        self.choice.step(by)
        self._show()

    def action_toggle_sentence(self) -> None:
        """Takes the sentence in or out."""
        self.choice.toggle()
        self._show()

    def action_save_test(self) -> None:
        """Asks for the id."""
        self.add_class("-naming")
        name = self.query_one("#evidence-id", Input)
        name.value = id_from(self._ask)
        name.focus()

    def action_leave_test(self) -> None:
        """Back to the evidence, or to the chat."""
        if self.has_class("-naming"):
            self.remove_class("-naming")
            self.query_one(SourceView).focus()
        else:
            self.dismiss(None)

    def _keep(self, question_id: str) -> None:
        evidence = tuple((self._document.quote(span), self._document.id) for span in self.choice.evidence)
        question = TestQuestion(question_id, self._ask, evidence, self._answers() if evidence else ())
        try:
            kept_id = append_question(self._path, question)
        except AllianceError as error:
            self.notify(error.sentence, title="Not kept", severity="error", timeout=15, markup=False)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self.notify(f"{self._path} cannot be written ({reason}).", title="Not kept", severity="error", markup=False)
        else:
            self.notify(f"“{kept_id}” is in {self._path}; measure with: alliance eval {self._path}", markup=False)
            self.dismiss(None)

    def _answers(self) -> tuple[str, ...]:
        """The short answer, where the evidence still holds it."""
        short = self._kept.short_answer
        if short is None or not any(span.covers(short) for span in self.choice.evidence):
            return ()
        return (self._document.quote(short),)

    def _show(self) -> None:
        choice, view = self.choice, self.query_one(SourceView)
        view.light_up(
            [
                Lights(light(span, Role.EVIDENCE) for span in choice.evidence),
                Lights([light(choice.here, Role.CURSOR, _HERE)] if choice.here is not None else ()),
            ]
        )
        if choice.here is not None:
            view.reveal(choice.here)
        count = counted(len(choice.chosen), "sentence")
        said = (
            f"{count} of evidence" if choice.chosen else "No evidence: kept as a question that the texts do not answer"
        )
        self.query_one("#evidence-count", Static).update(Content(said))


class SentenceView(SourceView):
    """A source in which the arrows move from sentence to sentence, not from row to row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.sentence(-1)", show=False),
        Binding("down", "screen.sentence(1)", show=False),
    ]
