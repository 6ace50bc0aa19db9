"""Every action of the chat in one table: its key, what it is called, and what it does.

The bindings of the widgets, the footer, the help page, the command palette and the keys that a user can change all
come from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType


class Context(StrEnum):
    """Where a key applies."""

    ANYWHERE = "Anywhere"
    PROMPT = "While you type a question"
    READING = "While you read (Esc leaves the prompt)"
    SELECTING = "While you choose the evidence of a test question"
    CONVERSATIONS = "In the list of conversations"


@dataclass(frozen=True, slots=True)
class KeyAction:
    """An action and its keys.

    Attributes:
        id: what the settings call it.
        keys: its keys, separated by commas, as Textual names them.
        action: the action of the widget that binds it.
        label: one or two words for the footer.
        help: a sentence for the help page and the command palette.
        context: where the keys apply.
        in_footer: whether the footer has room for it.
        in_palette: whether it can be called from the command palette, which is any action but moving about.
        priority: whether it comes before what the focused widget does with the key.
        group: with which others the footer shows it under one word.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    context: Context
    in_footer: bool = False
    in_palette: bool = True
    priority: bool = False
    group: Binding.Group | None = None

    def binding(self) -> Binding:
        """The binding for a widget."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=self.in_footer,
            tooltip=self.help,
            id=self.id,
            # A key that a user gave to one of these must not be taken by the text that is being edited.
            priority=self.priority or self.context is Context.ANYWHERE,
            group=self.group,
        )


_A, _P, _R, _S, _C = (
    Context.ANYWHERE,
    Context.PROMPT,
    Context.READING,
    Context.SELECTING,
    Context.CONVERSATIONS,
)

_QUOTES = Binding.Group("Quotes", compact=True)
_SENTENCES = Binding.Group("Sentence", compact=True)
_ENDS = Binding.Group("End of range", compact=True)

ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("ask", "enter", "submit", "Ask", "Ask the question.", _P, in_footer=True, in_palette=False),
    KeyAction(
        "new-line", "shift+enter,alt+enter,ctrl+j", "new_line", "New line", "Begin a new line.", _P, in_palette=False
    ),
    KeyAction(
        "earlier", "up", "earlier", "Earlier", "The question asked before, of any conversation.", _P, in_palette=False
    ),
    KeyAction("later", "down", "later", "Later", "The question asked after that one.", _P, in_palette=False),
    KeyAction(
        "read",
        "escape",
        "screen.leave",
        "Read",
        "Stop what is running, or leave the prompt to read.",
        _P,
        in_footer=True,
        in_palette=False,
    ),
    KeyAction("page-up", "pageup", "screen.page(-1)", "Page up", "Scroll the conversation up.", _P, in_palette=False),
    KeyAction(
        "page-down", "pagedown", "screen.page(1)", "Page down", "Scroll the conversation down.", _P, in_palette=False
    ),
    KeyAction("help", "f1", "help", "Help", "Explain the screen and the keys.", _A, in_footer=True),
    KeyAction("source", "f2", "source", "Source", "Go to the source, or back to the prompt.", _A, in_footer=True),
    KeyAction(
        "conversations",
        "f3",
        "conversations",
        "Chats",
        "List, search, resume, rename, delete and export conversations.",
        _A,
        in_footer=True,
    ),
    KeyAction("why", "f4", "why", "Why", "Show why this was, or was not, an answer.", _A, in_footer=True),
    KeyAction("theme", "f8", "app.change_theme", "Theme", "Choose colours, light or dark; they are remembered.", _A),
    KeyAction("new", "ctrl+n", "new", "New", "Begin a new conversation.", _A),
    KeyAction("find", "ctrl+f", "find", "Find", "Find words in the source.", _A),
    KeyAction("previous-answer", "alt+up", "step_turn(-1)", "Answer before", "Go to the answer before.", _A),
    KeyAction("next-answer", "alt+down", "step_turn(1)", "Answer after", "Go to the answer after.", _A),
    KeyAction("wider", "alt+right", "widen", "Wider", "Give the conversation more room.", _A),
    KeyAction("narrower", "alt+left", "narrow", "Narrower", "Give the source more room.", _A),
    KeyAction(
        "commands", "ctrl+p", "command_palette", "Commands", "Search everything one can do.", _A, in_palette=False
    ),
    KeyAction("quit", "ctrl+q", "quit", "Quit", "Leave; the conversation is kept.", _A, in_footer=True, priority=True),
    KeyAction(
        "previous-quote",
        "left_square_bracket",
        "step(-1)",
        "Before",
        "Go to the quote before.",
        _R,
        in_footer=True,
        group=_QUOTES,
    ),
    KeyAction(
        "next-quote",
        "right_square_bracket",
        "step(1)",
        "Next quote",
        "Go to the next quote.",
        _R,
        in_footer=True,
        group=_QUOTES,
    ),
    *(
        KeyAction(
            f"cite-{number}",
            f"{number},alt+{number}",
            f"cite({number})",
            "Quote",
            f"Choose quote {number}; on the first screen, ask example {number}.",
            _R,
            in_palette=False,
        )
        for number in range(1, 10)
    ),
    KeyAction("copy", "c", "copy_quote", "Copy", "Copy the chosen quote.", _R, in_footer=True),
    KeyAction("copy-citation", "C", "copy_citation", "Copy cited", "Copy the chosen quote with its citation.", _R),
    KeyAction("copy-transcript", "T", "copy_transcript", "Copy all", "Copy the whole conversation as Markdown.", _R),
    KeyAction("search", "slash", "find", "Find", "Find words in the source.", _R, in_footer=True, in_palette=False),
    KeyAction("next-place", "n", "find_next", "Next place", "Go to the next place found.", _R),
    KeyAction("previous-place", "N", "find_previous", "Place before", "Go to the place found before.", _R),
    KeyAction("dim", "d", "dim", "Dim", "Dim what was never quoted in this conversation, or show it again.", _R),
    KeyAction("next-document", "full_stop", "step_document(1)", "Next text", "Show the next document.", _R),
    KeyAction("previous-document", "comma", "step_document(-1)", "Text before", "Show the document before.", _R),
    KeyAction("open", "o", "open_source", "Open", "Open where the document was published in a web browser.", _R),
    KeyAction(
        "as-typed",
        "a",
        "ask_as_typed",
        "As typed",
        "Ask again, word for word: nothing corrected, nothing filled in.",
        _R,
    ),
    KeyAction("test", "e", "make_test", "Test", "Turn this question into a test question.", _R, in_footer=True),
    KeyAction("prompt", "escape,i", "prompt", "Prompt", "Back to the prompt.", _R, in_footer=True),
    KeyAction(
        "evidence-toggle",
        "space",
        "toggle_evidence",
        "In or out",
        "Take the sentence, or the range, in or out; a click does so too, and dragging takes in what is dragged over.",
        _S,
        in_footer=True,
        in_palette=False,
    ),
    KeyAction(
        "evidence-previous",
        "up,k",
        "step_evidence(-1)",
        "Before",
        "Go to the sentence, or the range, before.",
        _S,
        in_footer=True,
        in_palette=False,
        group=_SENTENCES,
    ),
    KeyAction(
        "evidence-next",
        "down,j",
        "step_evidence(1)",
        "Next",
        "Go to the next sentence, or range.",
        _S,
        in_footer=True,
        in_palette=False,
        group=_SENTENCES,
    ),
    *(
        KeyAction(
            f"evidence-{end}-{way}-{unit}",
            keys,
            f"move_{end}({by}, {unit == 'word'})",
            "End" if end == "end" else "Beginning",
            f"Move the {'end' if end == 'end' else 'beginning'} of the range {way} by a {unit}.",
            _S,
            in_footer=(end, unit) == ("end", "word"),
            in_palette=False,
            group=_ENDS if (end, unit) == ("end", "word") else None,
        )
        for end, unit, way, by, keys in (
            ("end", "word", "back", -1, "left,h"),
            ("end", "word", "on", 1, "right,l"),
            ("end", "character", "back", -1, "shift+left,H"),
            ("end", "character", "on", 1, "shift+right,L"),
            ("start", "word", "back", -1, "alt+left,b"),
            ("start", "word", "on", 1, "alt+right,w"),
            ("start", "character", "back", -1, "alt+shift+left,B"),
            ("start", "character", "on", 1, "alt+shift+right,W"),
        )
    ),
    KeyAction(
        "evidence-next-text",
        "full_stop",
        "step_document(1)",
        "Next text",
        "Show the next text; what is chosen in this one stays chosen.",
        _S,
        in_palette=False,
    ),
    KeyAction(
        "evidence-text-before",
        "comma",
        "step_document(-1)",
        "Text before",
        "Show the text before.",
        _S,
        in_palette=False,
    ),
    KeyAction(
        "evidence-save", "enter", "save_test", "Save", "Keep the test question.", _S, in_footer=True, in_palette=False
    ),
    KeyAction("evidence-leave", "escape", "leave_test", "Leave", "Keep nothing.", _S, in_footer=True, in_palette=False),
    KeyAction(
        "session-resume",
        "enter",
        "resume",
        "Go on",
        "Go on with the conversation.",
        _C,
        in_footer=True,
        in_palette=False,
        priority=True,
    ),
    KeyAction(
        "session-rename",
        "ctrl+r",
        "rename",
        "Rename",
        "Give it another name.",
        _C,
        in_footer=True,
        in_palette=False,
        priority=True,
    ),
    KeyAction(
        "session-delete",
        "ctrl+d",
        "delete",
        "Delete",
        "Delete it.",
        _C,
        in_footer=True,
        in_palette=False,
        priority=True,
    ),
    KeyAction(
        "session-undo",
        "ctrl+z",
        "undo",
        "Undo",
        "Bring back the one deleted last.",
        _C,
        in_footer=True,
        in_palette=False,
        priority=True,
    ),
    KeyAction(
        "session-export",
        "ctrl+e",
        "export",
        "Export",
        "Write it as Markdown and JSON into the current folder.",
        _C,
        in_footer=True,
        in_palette=False,
        priority=True,
    ),
    KeyAction("session-leave", "escape,f3", "leave", "Back", "Back to the chat.", _C, in_footer=True, in_palette=False),
)

BY_ID = {action.id: action for action in ACTIONS}


def bindings(*contexts: Context) -> list[BindingType]:
    """The bindings of a widget in which those contexts hold, in their order."""
    return [action.binding() for context in contexts for action in ACTIONS if action.context is context]
