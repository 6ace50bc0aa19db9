"""Turns a turn into a test question: the user confirms or corrects what answers it, in any of the texts."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.evaluation.locate import folded
from assistant.kept_turns import document_of
from assistant.terminal import one_line
from corpus.errors import AllianceError
from tui.evidence_choice import EvidenceChoice
from tui.key_bar import KeyBar
from tui.keys import ACTIONS, Context, bindings
from tui.lights import Lights, Role, light
from tui.question_file import TestQuestion, append_question, id_from
from tui.sheets import SHEETS
from tui.source_view import SourceView
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.events import TextSelected

    from assistant.kept_turns import KeptTurn
    from corpus.model import Collection
    from tui.messages import SourceClicked


# In the margin beside the range that is looked at.
_HERE = "›"


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
        self._documents = collection.documents
        # Made when a document is first looked at, or quoted.
        self._made: dict[int, EvidenceChoice] = {}
        quoted = {quote.document for quote in kept.quotes}
        for place, document in enumerate(self._documents):
            if document.id in quoted:
                self._choice_in(place)
        self._at = self._place_of_first(collection)
        self._ask = kept.read_as or kept.question

    @property
    def choice(self) -> EvidenceChoice:
        """The evidence in the document that is shown."""
        return self._choice_in(self._at)

    def compose(self) -> ComposeResult:
        """The question, the source, and the id."""
        with Vertical(id="evidence", classes="sheet"):
            yield Static("A test question", classes="sheet-title", markup=False)
            yield Static(Content(one_line(self._ask)), classes="sheet-question")
            yield Static("", id="evidence-count", markup=False)
            yield EvidenceView(id="evidence-source")
            yield Input(id="evidence-id", placeholder="Id of the question, then Enter", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows what the answer quoted."""
        self._show_document()

    def on_source_clicked(self, message: SourceClicked) -> None:
        """Takes the sentence, or the range, that was clicked in, or out."""
        self.choice.look_at(message.offset)
        self.action_toggle_evidence()

    def on_text_selected(self, event: TextSelected) -> None:
        """Takes what was dragged over in."""
        event.stop()
        view = self.query_one(SourceView)
        selection = view.text_selection
        span = view.selected_span(selection) if selection is not None else None
        if span is not None:
            self.choice.take(span)
            self._show()
            # Not sooner: the view must still know that this was no click.
            self.call_after_refresh(self.clear_selection)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keeps the question under the id that was typed."""
        event.stop()
        self._keep(event.value.strip() or id_from(self._ask))

    def action_step_evidence(self, by: int) -> None:
        """Looks at another sentence, or range."""
        self.choice.step(by)
        self._show()

    def action_toggle_evidence(self) -> None:
        """Takes it in or out."""
        self.choice.toggle()
        self._show()

    def action_move_start(self, by: int, by_word: bool) -> None:  # noqa: FBT001 - how a key's action is written
        """Moves the beginning of what is looked at."""
        self.choice.move_start(by, by_word=by_word)
        self._show()

    def action_move_end(self, by: int, by_word: bool) -> None:  # noqa: FBT001 - likewise
        """Moves the end of what is looked at."""
        self.choice.move_end(by, by_word=by_word)
        self._show()

    def action_step_document(self, by: int) -> None:
        """Goes to another text; what is chosen in this one stays chosen."""
        self._at = (self._at + by) % len(self._documents)
        self._show_document()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action applies: there is no other text to go to where there is one alone."""
        del parameters
        return action != "step_document" or len(self._documents) > 1

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
        unclear = self._said_more_than_once()
        if unclear is not None:
            self.notify(
                f"“{one_line(unclear)}” stands more than once in its text; make that evidence longer.",
                title="Not kept",
                severity="warning",
                markup=False,
            )
            return
        evidence = tuple(
            (choice.document.quote(span), choice.document.id) for choice in self._choices for span in choice.evidence
        )
        question = TestQuestion(question_id, self._ask, evidence, self._answers())
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
        choices = (choice for choice in self._choices if short is not None and self._kept.quotes)
        for choice in choices:
            is_its_text = choice.document.sha256 == self._kept.quotes[0].sha256
            if short is not None and is_its_text and any(span.covers(short) for span in choice.evidence):
                return (choice.document.quote(short),)
        return ()

    def _said_more_than_once(self) -> str | None:
        """Evidence that would be found in several places when the set is measured; None where each is clear."""
        for choice in self._choices:
            text = folded(choice.document.text) if choice.evidence else None
            for span in choice.evidence:
                quote = choice.document.quote(span)
                if text is not None and len(list(islice(text.spans_of(quote), 2))) > 1:
                    return quote
        return None

    @property
    def _choices(self) -> Iterator[EvidenceChoice]:
        """The evidence of all documents that have any, in the order of the documents."""
        return (self._made[place] for place in sorted(self._made))

    def _choice_in(self, place: int) -> EvidenceChoice:
        if place not in self._made:
            document = self._documents[place]
            quotes = [
                quote.span
                for quote in self._kept.quotes
                if (quote.document, quote.sha256) == (document.id, document.sha256)
            ]
            self._made[place] = EvidenceChoice(document, quotes)
        return self._made[place]

    def _place_of_first(self, collection: Collection) -> int:
        """The document that the answer quotes first, or that comes nearest."""
        places = [*self._kept.quotes, *self._kept.nearest]
        named = document_of(collection, places[0].document) if places else None
        return next((place for place, document in enumerate(self._documents) if document is named), 0)

    def _show_document(self) -> None:
        self.query_one(SourceView).show(self.choice.document.text)
        self.call_after_refresh(self._show)

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
        self.query_one("#evidence-count", Static).update(Content(self._count()))

    def _count(self) -> str:
        total = sum(len(choice.chosen) for choice in self._choices)
        said = (
            f"{counted(total, 'piece')} of evidence"
            if total
            else "No evidence: kept as a question that the texts do not answer"
        )
        if len(self._documents) == 1:
            return said
        where = f"text {self._at + 1:,} of {len(self._documents):,}: {one_line(self.choice.document.title)}"
        return f"{said} · {where}"


class EvidenceView(SourceView):
    """A source in which the arrows move from sentence to sentence and the ends of a range, not from row to row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"screen.{action.action}", action.label, show=action.in_footer, group=action.group)
        for action in ACTIONS
        if action.context is Context.SELECTING
        for key in action.keys.split(",")
        if key in {"up", "down", "left", "right"}
    ]
