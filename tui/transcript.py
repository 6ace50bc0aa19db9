"""The conversation as it is read: questions, quotes with their numbers, refusals, and the first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.kept_turns import Standing
from assistant.model import BREAKS_OFF, Status
from assistant.terminal import one_line, printable
from tui.messages import CitationSelected, QuestionSubmitted
from tui.wording import in_quotes, place_of, sureness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.events import Click
    from textual.widget import Widget

    from assistant.kept_turns import KeptCitation, KeptTurn
    from corpus.model import Collection, Span

_FAINT = "$foreground 60%"
_WARNING = "$text-warning"
_CHANGED = {
    Standing.CHANGED: "⚠ The text has changed since; this is what it said.",
    Standing.ABSENT: "⚠ This text is not loaded now; this is what it said.",
}


class QuoteView(Static):
    """One quote with its number and where it stands; a click chooses it."""

    def __init__(self, citation: KeptCitation, turn: int, number: int, content: Content, *, is_evidence: bool) -> None:
        super().__init__(content, classes="quote" if is_evidence else "nearest")
        self.citation = citation
        self._turn = turn
        self._number = number

    def on_click(self, event: Click) -> None:
        """Chooses this quote."""
        event.stop()
        self.post_message(CitationSelected(self._turn, self._number))


class TurnView(Vertical):
    """A question and its answer."""

    def __init__(self, kept: KeptTurn, number: int, collection: Collection) -> None:
        super().__init__(classes="turn")
        self.kept = kept
        self._number = number
        self._collection = collection

    def compose(self) -> ComposeResult:
        """The question, how it was read, and the answer."""
        kept = self.kept
        yield Static(Content.assemble(("› ", "$accent"), printable(kept.question)), classes="question")
        if kept.read_as is not None:
            yield Static(Content(f"read as: {one_line(kept.read_as)}"), classes="aside read-as")
        if kept.status is Status.ANSWERED:
            yield from self._evidence()
        else:
            yield from self._reply()

    def choose(self, citation: int | None) -> QuoteView | None:
        """Marks one quote as the chosen one, and no other; None marks none."""
        chosen = None
        for number, view in enumerate(self.query(QuoteView)):
            view.set_class(number == citation, "-chosen")
            if number == citation:
                chosen = view
        self.set_class(citation is not None, "-current")
        return chosen

    def _evidence(self) -> Iterator[Widget]:
        kept = self.kept
        for number, citation in enumerate(kept.quotes):
            short = kept.short_answer if number == 0 else None
            content = Content.assemble(quoted(citation, short), "\n", self._under(citation, f"[{number + 1}] "))
            yield QuoteView(citation, self._number, number, content, is_evidence=True)
        verdict = sureness(kept.confidence)
        if kept.missing:
            verdict += f" · not in the texts: {in_quotes(kept.missing)}"
        yield Static(Content(verdict), classes="aside")

    def _reply(self) -> Iterator[Widget]:
        kept = self.kept
        mark = "∅ " if kept.status is Status.NOT_FOUND else ""
        yield Static(Content(f"{mark}{printable(kept.reply or '')}"), classes="reply")
        if kept.nearest:
            yield Static(Content("Nearest passage, which is not an answer:"), classes="aside")
        for number, citation in enumerate(kept.nearest):
            content = Content.assemble(printable(citation.quote), "\n", self._under(citation, ""))
            yield QuoteView(citation, self._number, number, content, is_evidence=False)

    def _under(self, citation: KeptCitation, label: str) -> Content:
        """What stands under a quote: its number, where it stands, and what the user must know of it."""
        lines = [Content.assemble((label, "bold"), (self._place(citation), _FAINT))]
        if citation.incomplete:
            lines.append(Content.styled(f"({BREAKS_OFF})", _WARNING))
        changed = _CHANGED.get(citation.standing(self._collection))
        if changed is not None:
            lines.append(Content.styled(changed, _WARNING))
        return Content("\n").join(lines)

    def _place(self, citation: KeptCitation) -> str:
        return place_of(citation, with_title=len(self._collection) > 1)


class PendingView(Vertical):
    """A question whose answer is still to come."""

    def __init__(self, question: str) -> None:
        super().__init__(classes="turn pending")
        self._question = question

    def compose(self) -> ComposeResult:
        """The question, and that it is being answered."""
        yield Static(Content.assemble(("› ", "$accent"), printable(self._question)), classes="question")
        yield Static("… looking it up · Esc stops it", classes="aside", markup=False)


class ExampleView(Static):
    """A question that can be asked by a click or by its number."""

    def __init__(self, number: int, question: str) -> None:
        super().__init__(Content.assemble((f" {number} ", "bold $accent"), " ", printable(question)), classes="example")
        self.question = question

    def on_click(self, event: Click) -> None:
        """Asks it."""
        event.stop()
        self.post_message(QuestionSubmitted(self.question))


class Welcome(Vertical):
    """What is loaded, what one can ask, and the keys that matter."""

    def compose(self) -> ComposeResult:
        """An outline that is filled when the texts are there."""
        yield Static("", id="welcome-title", markup=False)
        yield Static("", id="welcome-facts", markup=False, classes="aside")
        yield Vertical(id="welcome-examples")
        yield Static("", id="welcome-keys")

    def tell(self, title: str, facts: str) -> None:
        """Says what is loaded, or that it is being loaded."""
        self.query_one("#welcome-title", Static).update(Content(title))
        self.query_one("#welcome-facts", Static).update(Content(facts))

    def offer(self, questions: Sequence[str]) -> None:
        """Offers questions that the texts answer."""
        examples = self.query_one("#welcome-examples", Vertical)
        examples.remove_children()
        if questions:
            examples.mount(
                Static("You can ask, for instance:", classes="aside", markup=False),
                *(ExampleView(number, question) for number, question in enumerate(questions, start=1)),
            )

    def teach(self, keys: Sequence[tuple[str, str]]) -> None:
        """Shows keys and what they do."""
        widest = max((len(key) for key, _ in keys), default=0)
        lines = [Content.assemble((f" {key:<{widest}} ", "bold $accent"), f"  {what}") for key, what in keys]
        self.query_one("#welcome-keys", Static).update(Content("\n").join(lines))


class Transcript(VerticalScroll, can_focus=True):
    """All turns, the latest last."""

    BORDER_TITLE: ClassVar[str] = "Conversation"

    def compose(self) -> ComposeResult:
        """The first screen, until there is a turn."""
        yield Welcome(id="welcome")

    async def clear(self) -> None:
        """Takes all turns away; the first screen is there again."""
        await self.query("TurnView, PendingView").remove()
        self.set_class(False, "-talking")  # noqa: FBT003 - Textual's signature

    async def show_turns(self, turns: Sequence[KeptTurn], collection: Collection) -> None:
        """Shows kept turns, in place of what is there."""
        await self.clear()
        await self.mount(*(TurnView(kept, number, collection) for number, kept in enumerate(turns)))
        self.set_class(bool(turns), "-talking")

    async def show_turn(
        self, kept: KeptTurn, number: int, collection: Collection, pending: PendingView | None
    ) -> TurnView:
        """Shows a turn, in the place of the question that waited for it."""
        view = TurnView(kept, number, collection)
        self.set_class(True, "-talking")  # noqa: FBT003 - Textual's signature
        if pending is not None and pending.is_attached:
            await self.mount(view, before=pending)
            await pending.remove()
        else:
            await self.mount(view)
        return view

    def show_pending(self, question: str) -> PendingView:
        """Shows a question whose answer is still to come."""
        view = PendingView(question)
        self.set_class(True, "-talking")  # noqa: FBT003 - Textual's signature
        self.mount(view)
        self.call_after_refresh(self.scroll_end, animate=False)
        return view

    def turn_view(self, number: int) -> TurnView | None:
        """The view of a turn by its number."""
        views = list(self.query(TurnView))
        return views[number] if number < len(views) else None


def quoted(citation: KeptCitation, short_answer: Span | None) -> Content:
    """A quote in quotation marks, with the words in it that answer emphasised."""
    if short_answer is None:
        return Content(f"“{printable(citation.quote)}”")
    start, end = short_answer.start - citation.start, short_answer.end - citation.start
    return Content.assemble(
        "“",
        printable(citation.quote[:start]),
        (printable(citation.quote[start:end]), "bold underline"),
        printable(citation.quote[end:]),
        "”",
    )
