"""Explains the screen, and every key: those that apply now first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.key_bar import KeyBar
from tui.keys import ACTIONS, Context, KeyAction
from tui.sheets import SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

_INTRODUCTION = """\
Ask a question in your own words; the answer is quoted from the texts, word for word. On the left is the \
conversation, on the right the source with the quotes lit: the chosen one strongest, a number in the margin where \
each begins. In a window below 100 columns the source is a page of its own.

Bold and underlined words in a quote are the short answer. ∅ means that the texts do not answer; what comes nearest \
is shown beneath, and is not an answer. “Sure”, “Fairly sure” and “Not very sure” say how well the quotes fit the \
question.

Conversations are kept on this computer, and nowhere else. Keys can be changed: see docs/chat.md."""

_WIDEST_KEY = 22


class HelpScreen(ModalScreen[None]):
    """One page of help.

    Args:
        here: where the user was; its keys come first.
        key_of: how the first key of an action is called, by the action's id.
    """

    CSS_PATH = SHEETS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q", "dismiss", "Close", id="help-close")]

    def __init__(self, here: Context, key_of: Callable[[str], str]) -> None:
        super().__init__()
        self._here = here
        self._key_of = key_of

    def compose(self) -> ComposeResult:
        """The introduction, then the keys by where they apply."""
        with VerticalScroll(id="help", classes="sheet"):
            yield Static("Help", classes="sheet-title", markup=False)
            yield Static(_INTRODUCTION, classes="sheet-text", markup=False)
            for context in sorted(Context, key=lambda context: context is not self._here):
                yield Static(str(context), classes="sheet-heading", markup=False)
                yield Static(Content("\n").join(self._lines(context)), classes="sheet-text")
        yield KeyBar()

    def _lines(self, context: Context) -> Iterator[Content]:
        for action in ACTIONS:
            if action.context is not context or _repeats(action):
                continue
            keys = "1 … 9" if action.id == "cite-1" else self._key_of(action.id)
            yield Content.assemble((f"{keys:<{_WIDEST_KEY}}", "bold $accent"), _general(action))


def _repeats(action: KeyAction) -> bool:
    """Whether an action only repeats another for the next digit."""
    return action.id.startswith("cite-") and action.id != "cite-1"


def _general(action: KeyAction) -> str:
    """What an action does, for all the digits at once."""
    if action.id == "cite-1":
        return "Choose a quote by its number; on the first screen, ask an example. With Alt, also from the prompt."
    return action.help
