"""The two lines above a pane: what it shows, and what is known of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.clusters import clusters
from tui.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARGIN = 2
_ELLIPSIS = "…"


class Head(Widget):
    """A title, and facts under it where the window is high enough; each is cut off where it does not fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"head--ground", "head--title", "head--facts"}

    def __init__(self, title: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        self._looks = Looks(self, "head--ground")
        super().__init__(id=id)
        self.title = title
        self.facts = ""

    def tell(self, *, title: str | None = None, facts: str | None = None) -> None:
        """Changes the title, the facts, or both; what is told again is not drawn again."""
        before = self.title, self.facts
        self.title = self.title if title is None else title
        self.facts = self.facts if facts is None else facts
        if before != (self.title, self.facts):
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The title, or the facts."""
        text, look = ((self.title, "head--title"), (self.facts, "head--facts"))[min(y, 1)]
        width = self.size.width
        ground = self._looks.style()
        margin = Segment(" " * _MARGIN, ground)
        line = Segment("".join(_fitting(text, width - 2 * _MARGIN)), self._looks.style(look))
        return Strip([margin, line]).adjust_cell_length(width, ground)

    def notify_style_update(self) -> None:
        """The theme has changed."""
        self._looks.forget()
        super().notify_style_update()


def _fitting(text: str, width: int) -> Iterator[str]:
    """What a line shows of a text: all of it, or its beginning and an ellipsis."""
    shown = list(clusters(text, 0, len(text)))
    if sum(cluster.width for cluster in shown) <= width:
        yield from (cluster.shown for cluster in shown)
        return
    room = width - len(_ELLIPSIS)
    for cluster in shown:
        room -= cluster.width
        if room < 0:
            break
        yield cluster.shown
    yield _ELLIPSIS
