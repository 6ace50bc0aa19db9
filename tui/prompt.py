"""Where a question is typed: one line that grows, with the questions asked before at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import TextArea

from tui.history import PromptHistory
from tui.keys import Context, bindings
from tui.messages import QuestionSubmitted

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.events import Key

_PLACEHOLDER = "Ask a question about the text, then press Enter"
# Keys that the text area would take for itself, but that mean something else here.
_OURS = frozenset({"enter", "up", "down"})
_NAMED = frozenset({"slash", "comma", "full_stop"})
_BRACKETS = frozenset({"left_square_bracket", "right_square_bracket"})


class Prompt(TextArea):
    """Posts :class:`QuestionSubmitted` when a question is sent; keeps nothing but what is being typed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Context.PROMPT)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, compact=True, highlight_cursor_line=False, placeholder=_PLACEHOLDER)
        self.earlier_questions = PromptHistory()
        self.match_cursor_bracket = False

    def put(self, text: str) -> None:
        """Replaces what is typed, with the cursor at its end."""
        self.text = text
        self.move_cursor(self.document.end)

    def update_suggestion(self) -> None:
        """Suggests how an earlier question went on; the right arrow takes it."""
        at_end = self.cursor_location == self.document.end
        self.suggestion = self.earlier_questions.completion(self.text) if at_end else ""

    def action_submit(self) -> None:
        """Asks the question; an empty one is not asked."""
        question = self.text.strip()
        if not question:
            return
        self.earlier_questions.add(question)
        self.text = ""
        self.post_message(QuestionSubmitted(question))

    def action_new_line(self) -> None:
        """Begins a new line at the cursor."""
        self.insert("\n")

    def action_earlier(self) -> None:
        """The question asked before; within a question of several lines, the line above."""
        if self.cursor_location[0] > 0:
            self.action_cursor_up()
            return
        question = self.earlier_questions.back(self.text)
        if question is not None:
            self.put(question)

    def action_later(self) -> None:
        """The question asked after; within a question of several lines, the line below."""
        if self.cursor_location[0] < self.document.line_count - 1:
            self.action_cursor_down()
            return
        question = self.earlier_questions.forward()
        if question is not None:
            self.put(question)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is typed here; no question begins with a bracket, so that in an empty prompt they go on."""
        if key in _BRACKETS and not self.text:
            return False
        # Textual knows these keys by name alone, without the character that they type.
        return key in _NAMED or super().check_consume_key(key, character)

    async def _on_key(self, event: Key) -> None:
        """Leaves Enter to its binding; anything else is typed as in any text area."""
        if event.key in _OURS or (event.key in _BRACKETS and not self.text):
            # Not typed, so that the binding of the key gets it.
            event.prevent_default()
            return
        await super()._on_key(event)
