"""Why a turn is, or is not, an answer: how the question was read, what was found, and what each word gave."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.model import Status
from assistant.terminal import one_line
from tui.key_bar import KeyBar
from tui.sheets import SHEETS
from tui.wording import counted, in_quotes, sureness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from assistant.settings import Settings
    from index import Hit, QueryWord
    from tui.talk import Exchange

_BAR = 24
_EIGHTHS = "▏▎▍▌▋▊▉█"
_SHOWN_PASSAGE = 160
_FAINT = "$foreground 60%"


class Inspector(ModalScreen[None]):
    """One page that accounts for one turn.

    Args:
        exchange: the turn.
        settings: what the assistant was set to.
    """

    CSS_PATH = SHEETS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f4,q", "dismiss", "Close", id="why-close")]

    def __init__(self, exchange: Exchange, settings: Settings) -> None:
        super().__init__()
        self._exchange = exchange
        self._settings = settings

    def compose(self) -> ComposeResult:
        """How it was read, the verdict, and the passages."""
        with VerticalScroll(id="inspector", classes="sheet"):
            yield Static("Why", classes="sheet-title", markup=False)
            yield Static(Content(one_line(self._exchange.kept.question)), classes="sheet-question")
            yield from self._part("How the question was read", reading_lines(self._exchange))
            yield from self._part("The verdict", verdict_lines(self._exchange, self._settings))
            yield from self._part("The passages found", hit_lines(self._exchange))
        yield KeyBar()

    def _part(self, title: str, lines: Iterator[Content]) -> ComposeResult:
        yield Static(title, classes="sheet-heading", markup=False)
        yield Static(Content("\n").join(lines), classes="sheet-text")


def reading_lines(exchange: Exchange) -> Iterator[Content]:
    """How the question was read, and what was looked for in place of each word."""
    kept, turn = exchange.kept, exchange.turn
    yield Content(f"Read as: {one_line(kept.read_as)}" if kept.read_as else "Taken as typed.")
    if turn is None:
        yield Content.styled("This turn was kept long ago; ask it again to see what was looked for.", _FAINT)
        return
    for word in turn.query.words:
        yield Content.assemble((one_line(word.text), "bold"), (f"  looked for {_sought(word)}", _FAINT))


def verdict_lines(exchange: Exchange, settings: Settings) -> Iterator[Content]:
    """Whether it was an answer, and by how much."""
    kept = exchange.kept
    sure, bound = f"{kept.confidence:.0%}", f"{settings.threshold:.0%}"
    match kept.status:
        case Status.ANSWERED:
            quotes = counted(len(kept.quotes), "quote")
            yield Content(f"An answer with {quotes}: {sureness(kept.confidence).lower()}, {sure}; {bound} is enough.")
        case Status.NOT_FOUND:
            yield Content(f"Not an answer: {sure} is less than the {bound} that an answer needs.")
        case Status.REPLY:
            yield Content("About the assistant or the texts themselves; nothing was looked up.")
    if kept.missing:
        yield Content(f"Not in the texts: {in_quotes(kept.missing)}.")
    yield Content.styled(f"threshold {settings.threshold}, k1 {settings.k1}, b {settings.b}", _FAINT)


def hit_lines(exchange: Exchange) -> Iterator[Content]:
    """The passages that hold the words, the best first, with each word's share of the score."""
    hits = exchange.turn.hits if exchange.turn is not None else ()
    if not hits:
        yield Content("None.")
    for hit in hits:
        passage = hit.passage
        where = f"{one_line(passage.document.title)}, characters {passage.span.start}–{passage.span.end}"
        yield Content.assemble((f"{hit.rank:>2}. {hit.score:6.2f}  ", "bold"), (_shortened(where), _FAINT))
        yield Content(f"    {_shortened(one_line(passage.text))}")
        yield from _share_lines(hit)
        yield Content("")


def _share_lines(hit: Hit) -> Iterator[Content]:
    widest = max((len(one_line(share.word.text)) for share in hit.shares), default=0)
    for share in hit.shares:
        part = share.share / hit.score if hit.score else 0.0
        yield Content.assemble(
            f"    {one_line(share.word.text):<{widest}}  ",
            (f"{bar(part, _BAR):<{_BAR}}", "$accent"),
            f" {part:4.0%} ",
            (f"{share.share:6.2f}", _FAINT),
        )


def bar(part: float, width: int) -> str:
    """A bar for a part from 0 to 1, to an eighth of a cell; something is always seen of what is more than nothing."""
    eighths = max(1 if part > 0 else 0, round(part * width * 8))
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest - 1] if rest else "")


def _sought(word: QueryWord) -> str:
    return ", or ".join(
        f"{' + '.join(map(one_line, alternative.terms))} ({alternative.origin})" for alternative in word.alternatives
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_PASSAGE else text[: _SHOWN_PASSAGE - 1].rstrip() + "…"
