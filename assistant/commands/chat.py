"""``alliance chat``: the conversation, line by line or on the full screen."""

from __future__ import annotations

import os
import sys
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.options import add_texts, lexicon_from, make_assistant, new_parser, read_texts, settings_from
from assistant.exit_codes import ExitCode
from assistant.model import Conversation
from assistant.terminal import one_line, style_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from assistant.assistant import Assistant
    from assistant.model import Turn
    from assistant.session_wish import SessionWish
    from assistant.sessions import SessionRecorder
    from assistant.terminal import Style

_EXAMPLES = """
alliance chat
alliance chat --continue
alliance chat --session "Plastics" --texts reports/
alliance chat --plain
"""

_QUIT = frozenset({"/quit", "/exit", "/q", "quit", "exit", "bye"})
# Named, not imported: this room knows nothing of the one that shows it.
_FULL_SCREEN = "tui.app:run"


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What the full screen is to open.

    Attributes:
        home: where settings and data are kept; None for the usual place.
        texts: the paths of the texts; empty for the alliance text, or those of the conversation gone on with.
        wish: which conversation to go on with.
        make_assistant: makes the assistant over the texts of some paths, and tells what it is doing; it raises
            AllianceError.
    """

    home: Path | None
    texts: tuple[str, ...]
    wish: SessionWish
    make_assistant: Callable[[Sequence[str], Callable[[str], None]], Assistant]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``chat``."""
    parser = new_parser(subparsers, "chat", "hold a conversation about the texts", _EXAMPLES)
    add_texts(parser)
    parser.add_argument("--plain", action="store_true", help="line by line, without a full screen")
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--continue", action="store_true", dest="continues", help="go on with the conversation last used"
    )
    which.add_argument("--session", metavar="NAME", help="go on with the conversation of that name, or begin it")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Chats until the input ends or the user leaves."""
    if not arguments.plain and is_interactive():
        return _open_full_screen(arguments)
    return _talk_plainly(arguments)


def is_interactive() -> bool:
    """Whether a person sits at a terminal that does more than print lines."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream.isatty() for stream in streams) and os.environ.get("TERM", "dumb") != "dumb"


def talk(assistant: Assistant, style: Style, conversation: Conversation, recorder: SessionRecorder | None) -> None:
    """The plain chat: a question a line, each answered at once."""
    from assistant.plain_output import turn_lines  # noqa: PLC0415

    for question in _questions(style):
        turn = assistant.ask(question, conversation)
        conversation = conversation.with_turn(turn)
        print(style.strong("Answer:"), *turn_lines(turn, style), "", sep="\n", flush=True)
        if recorder is not None:
            _keep(recorder, turn)


def _open_full_screen(arguments: argparse.Namespace) -> int:
    """Opens the full screen by its name."""
    import gc  # noqa: PLC0415
    from pkgutil import resolve_name  # noqa: PLC0415

    # Nothing that is made until the screen is there is ever thrown away; whoever shows it collects again.
    gc.disable()
    from assistant.session_wish import SessionWish  # noqa: PLC0415

    open_screen = resolve_name(_FULL_SCREEN)
    request = ChatRequest(
        home=arguments.home,
        texts=_paths(arguments),
        wish=SessionWish(continues_last=arguments.continues, name=arguments.session),
        make_assistant=lambda texts, tell: _make_assistant(arguments, texts, tell),
    )
    return int(open_screen(request))


def _make_assistant(arguments: argparse.Namespace, texts: Sequence[str], tell: Callable[[str], None]) -> Assistant:
    from assistant.assistant import Assistant  # noqa: PLC0415

    chosen = copy(arguments)
    chosen.texts = [Path(text) for text in texts]
    settings, lexicon = settings_from(chosen), lexicon_from(chosen)
    collection = read_texts(chosen, _percentages("Reading the texts", tell))
    step = f"Preparing {len(collection):,} {'text' if len(collection) == 1 else 'texts'} for questions"
    return Assistant(collection, settings, lexicon, _percentages(step, tell))


def _percentages(step: str, tell: Callable[[str], None]) -> Callable[[float], None]:
    """Tells a step, and from then on each whole percentage of it once."""
    told = 0
    tell(step)

    def progress(share: float) -> None:
        nonlocal told
        percentage = int(share * 100)
        if percentage > told:
            told = percentage
            tell(f"{step}, {percentage} %")

    return progress


def _paths(arguments: argparse.Namespace) -> tuple[str, ...]:
    return tuple(str(path.absolute()) for path in arguments.texts or ())


def _talk_plainly(arguments: argparse.Namespace) -> int:
    style = style_for(arguments.color, sys.stdout)
    if not (arguments.continues or arguments.session or is_interactive()):
        # A pipe asks nobody to be remembered.
        talk(make_assistant(arguments), style, Conversation(), None)
        return ExitCode.OK
    from assistant.kept_turns import asked_again  # noqa: PLC0415
    from assistant.paths import user_paths  # noqa: PLC0415
    from assistant.session_wish import SessionWish  # noqa: PLC0415
    from assistant.sessions import SessionRecorder, choose_session, opened_store  # noqa: PLC0415

    with opened_store(user_paths(arguments.home).data) as opened:
        _narrate(opened.notice)
        chosen = choose_session(opened.store, SessionWish(continues_last=arguments.continues, name=arguments.session))
        _narrate(chosen.notice)
        session = chosen.session
        texts = _paths(arguments) or (session.summary.texts if session is not None else ())
        assistant = _make_assistant(arguments, texts, lambda _: None)
        _introduce(assistant)
        turns = asked_again(assistant, session.turns) if session is not None else ()
        recorder = SessionRecorder(
            opened.store,
            assistant.collection.name,
            texts,
            name=arguments.session,
            session=session.summary.id if session is not None else None,
        )
        talk(assistant, style, Conversation(tuple(turn for turn in turns if turn is not None)), recorder)
    return ExitCode.OK


def _keep(recorder: SessionRecorder, turn: Turn) -> None:
    """Keeps a turn; where that fails, says so once, and the conversation goes on."""
    from assistant.kept_turns import keep  # noqa: PLC0415
    from assistant.sessions import SessionsError  # noqa: PLC0415

    try:
        recorder.add(keep(turn))
    except SessionsError as error:
        if recorder.waiting == 1:
            _narrate(error.sentence)


def _narrate(sentence: str | None) -> None:
    if sentence:
        print(one_line(sentence), file=sys.stderr)


def _questions(style: Style) -> Iterator[str]:
    """The lines that are questions; echoed where nobody sees them typed, so that the output reads as a dialogue."""
    is_typed = sys.stdin.isatty()
    if is_typed:
        import readline  # noqa: F401, PLC0415 - gives the prompt a history and line editing
    while True:
        line = _read_line(style) if is_typed else sys.stdin.readline()
        if not line:
            return
        question = line.strip()
        if question.casefold() in _QUIT:
            return
        if question:
            if not is_typed:
                print(f"{style.strong('You:')} {one_line(question)}")
            yield question


def _read_line(style: Style) -> str:
    """A typed line, with its line end; empty at the end of input."""
    try:
        return input(f"{style.strong('You:')} ") + "\n"
    except EOFError:
        print()
        return ""


def _introduce(assistant: Assistant) -> None:
    if not is_interactive():
        return
    name = one_line(assistant.collection.name)
    print(f"Ask about {name}; it answers in its own words. Ctrl+D or /quit ends the chat.", file=sys.stderr)
