"""The line between conversation and source, which the mouse can drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.messages import DividerMoved

if TYPE_CHECKING:
    from textual.events import MouseDown, MouseMove, MouseUp


class Divider(Widget):
    """One column wide; posts :class:`DividerMoved` while it is dragged."""

    def render_line(self, y: int) -> Strip:
        """The line."""
        del y
        return Strip([Segment("│", self.rich_style)])

    def on_mouse_down(self, event: MouseDown) -> None:
        """Takes hold."""
        event.stop()
        self.capture_mouse()
        self.add_class("-held")

    def on_mouse_move(self, event: MouseMove) -> None:
        """Moves with the mouse while held."""
        if self.has_class("-held"):
            event.stop()
            self.post_message(DividerMoved(event.screen_x))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Lets go."""
        event.stop()
        self.release_mouse()
        self.remove_class("-held")
