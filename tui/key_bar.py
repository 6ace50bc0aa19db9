"""The keys that apply now, on one line; each can be clicked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style
    from textual.binding import Binding
    from textual.events import Click, Leave, MouseMove
    from textual.screen import Screen


class KeyLabel(NamedTuple):
    """Something on the line: ``text``, and the binding that a click on it stands for; None for a mere word."""

    text: str
    binding: Binding | None
    is_key: bool


class KeyBar(Widget):
    """Draws what a footer of many widgets would show, so that it is there at once and costs nothing to draw anew."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "key-bar--ground",
        "key-bar--key",
        "key-bar--label",
        "key-bar--hovered",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        self._looks = Looks(self, "key-bar--ground")
        super().__init__(id=id)
        self._labels: tuple[KeyLabel, ...] = ()
        self._hovered: Binding | None = None

    def on_mount(self) -> None:
        """Draws the keys anew whenever other ones apply."""
        self.screen.bindings_updated_signal.subscribe(self, self._take_bindings)

    def render_line(self, y: int) -> Strip:
        """The line."""
        del y
        ground = self._looks.style()
        segments = [Segment(label.text, self._style(label)) for label in self._fitting()]
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def notify_style_update(self) -> None:
        """The theme has changed."""
        self._looks.forget()
        super().notify_style_update()

    def on_click(self, event: Click) -> None:
        """Does what the key does."""
        binding = self._binding_at(event.x)
        if binding is not None:
            event.stop()
            self.app.simulate_key(binding.key)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Says in a sentence what the key does."""
        self._hover(self._binding_at(event.x))

    def on_leave(self, event: Leave) -> None:
        """No key is pointed at any more."""
        del event
        self._hover(None)

    def _hover(self, binding: Binding | None) -> None:
        if binding is not self._hovered:
            self._hovered = binding
            self.tooltip = binding.tooltip if binding is not None else None
            self.refresh()

    def _take_bindings(self, screen: Screen[object]) -> None:
        if not screen.app.app_focus:
            return
        labels = tuple(self._label_all(screen))
        if labels != self._labels:
            self._labels = labels
            self.refresh()

    def _label_all(self, screen: Screen[object]) -> Iterator[KeyLabel]:
        shown = {
            # A widget may bind a key of its own to what the screen does.
            active.binding.action.removeprefix("screen."): active.binding
            for active in reversed(screen.active_bindings.values())
            if active.binding.show
        }
        for group, bindings in groupby(reversed(shown.values()), lambda binding: binding.group):
            together = list(bindings)
            if group is None or len(together) == 1:
                for binding in together:
                    yield KeyLabel(f" {self.app.get_key_display(binding)}", binding, is_key=True)
                    yield KeyLabel(f" {binding.description} ", binding, is_key=False)
                continue
            for place, binding in enumerate(together):
                yield KeyLabel(f"{'' if place else ' '}{self.app.get_key_display(binding)}", binding, is_key=True)
            yield KeyLabel(f" {group.description} ", None, is_key=False)

    def _fitting(self) -> Iterator[KeyLabel]:
        """As many as fit whole, closer together where that is needed: a key with half its word helps nobody."""
        room, entry = self.size.width, list[KeyLabel]()
        is_crowded = sum(len(label.text) for label in self._labels) > room
        for wide in self._labels:
            label = wide._replace(text=wide.text.rstrip()) if is_crowded else wide
            entry.append(label)
            if not label.is_key:
                room -= sum(len(part.text) for part in entry)
                if room < 0:
                    return
                yield from entry
                entry.clear()

    def _binding_at(self, x: int) -> Binding | None:
        for label in self._fitting():
            x -= len(label.text)
            if x < 0:
                return label.binding
        return None

    def _style(self, label: KeyLabel) -> Style:
        look = "key-bar--key" if label.is_key else "key-bar--label"
        is_hovered = label.binding is not None and label.binding is self._hovered
        return self._looks.style(look, *(("key-bar--hovered",) if is_hovered else ()))
