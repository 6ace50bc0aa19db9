"""The full-screen chat as a program."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App
from textual.filter import NoColor

from assistant.paths import user_paths
from corpus.errors import AllianceError
from tui.chat_screen import ChatScreen
from tui.hangup import HANGUP, leave_with_terminal, let_go_of_terminal
from tui.key_names import key_name
from tui.keys import BY_ID
from tui.preferences import FILE, Preferences, read_preferences, remember_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import Binding
    from textual.command import Provider
    from textual.filter import LineFilter
    from textual.screen import Screen

    from assistant.commands.chat import ChatRequest

_USUAL_THEME = "textual-dark"
_WITHOUT_COLOUR = "ansi-dark"
_SECOND_PRESS_SECONDS = 2.0
_INTERRUPTED = 130
_SIGNALS = {"SIGTERM": 143, "SIGHUP": HANGUP, "SIGINT": _INTERRUPTED}


def _actions() -> type[Provider]:
    from tui.palette import Actions  # noqa: PLC0415 - not needed for the first screen

    return Actions


class ChatApp(App[AllianceError | None]):
    """Shows the chat; ends with the error that kept it from opening, if one did.

    Args:
        request: what to open.
    """

    CSS_PATH = Path(__file__).with_name("chat.tcss")
    TITLE = "alliance"
    # One provider alone, so that the palette lists its commands in the same order every time.
    COMMANDS = {_actions}  # noqa: RUF012 - as Textual has it

    def __init__(self, request: ChatRequest) -> None:
        super().__init__()
        self._request = request
        self._preferences_file = user_paths(request.home).config / FILE
        self._preferences = Preferences()
        self._interrupted_at = float("-inf")

    def prefer(self) -> None:
        """Reads what the user prefers.

        Raises:
            SettingsError: if the file of preferences is not right.
        """
        self._preferences = read_preferences(self._preferences_file, self.available_themes)
        self.set_keymap(self._preferences.keys)
        self.theme = _WITHOUT_COLOUR if self.no_color else self._preferences.theme or _USUAL_THEME

    def get_default_screen(self) -> Screen[None]:
        """The chat."""
        return ChatScreen(self._request, self.key_of)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without any colour where the user wants none (no-color.org)."""
        return [NoColor()] if self.no_color else super().get_line_filters()

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they are printed on a keyboard."""
        return key_name(binding.key)

    def key_of(self, action: str) -> str:
        """How the first key of an action is called, by the action's id."""
        return key_name(self._preferences.keys.get(action, BY_ID[action].keys).split(",")[0])

    def on_mount(self) -> None:
        """Leaves in good order when the system says so, and remembers a theme that is chosen."""
        self.theme_changed_signal.subscribe(self, lambda _: self._remember_theme())
        loop = asyncio.get_running_loop()
        for name, code in _SIGNALS.items():
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, partial(self.exit, return_code=code))

    def action_help_quit(self) -> None:
        """Ctrl+C: stops what is running; if nothing is, leaves when it is pressed twice."""
        screen = self.screen
        if isinstance(screen, ChatScreen) and screen.stop_asking():
            return
        if monotonic() - self._interrupted_at < _SECOND_PRESS_SECONDS:
            self.exit(return_code=_INTERRUPTED)
            return
        self._interrupted_at = monotonic()
        self.notify("Press Ctrl+C again to leave; the conversation is kept.", timeout=_SECOND_PRESS_SECONDS)

    def _remember_theme(self) -> None:
        if self.no_color or self.theme == (self._preferences.theme or _USUAL_THEME):
            return
        self._preferences = Preferences(self.theme, self._preferences.keys)
        try:
            remember_theme(self._preferences_file, self.theme)
        except OSError as error:
            self.notify(
                f"The theme cannot be remembered ({(error.strerror or str(error)).lower()}).",
                severity="warning",
                markup=False,
            )


def run(request: ChatRequest) -> int:
    """Opens the chat; returns the exit code when the user leaves.

    Raises:
        AllianceError: if the texts or the settings cannot be used.
    """
    app = ChatApp(request)
    app.prefer()
    leave_with_terminal(0)
    error = app.run()
    if isinstance(error, AllianceError):
        raise error
    if app.return_code == HANGUP:
        let_go_of_terminal()
    return app.return_code or 0
