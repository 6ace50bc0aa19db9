"""The command palette: every action that can be called by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.keys import ACTIONS, KeyAction

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator


class Actions(Provider):
    """The actions of the chat that apply now, with their keys."""

    async def search(self, query: str) -> Hits:
        """The actions whose words fit."""
        matcher = self.matcher(query)
        for action in self._actions():
            text = f"{action.label}: {action.help}"
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, matcher.highlight(text), self._call(action), help=self._keys(action))

    async def discover(self) -> Hits:
        """All of them."""
        for action in self._actions():
            yield DiscoveryHit(f"{action.label}: {action.help}", self._call(action), help=self._keys(action))

    def _actions(self) -> Iterator[KeyAction]:
        for action in ACTIONS:
            if action.in_palette and self.screen.check_action(action.action.split("(")[0], ()):
                yield action

    def _call(self, action: KeyAction) -> Callable[[], Awaitable[bool]]:
        namespace = self.app if action.action == "quit" else self.screen
        return partial(self.app.run_action, action.action, namespace)

    def _keys(self, action: KeyAction) -> str:
        key_of = getattr(self.app, "key_of", None)
        return f"Key: {key_of(action.id)}" if callable(key_of) else ""
