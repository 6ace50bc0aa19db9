"""The style of something that is several things at once: grounds laid one over the other, text styles together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from textual.widget import Widget

_REVERSE = Style(reverse=True)


class Looks:
    """Makes the style of each combination of a widget's component classes once.

    Args:
        widget: whose component classes they are; it calls :meth:`forget` when its styles have changed.
        base: the class that everything in the widget has.
    """

    def __init__(self, widget: Widget, base: str) -> None:
        self._widget = widget
        self._base = base
        self._made: dict[tuple[str, ...], Style] = {}

    def style(self, *names: str) -> Style:
        """The style of what has these classes; the later ones over the earlier ones."""
        style = self._made.get(names)
        if style is None:
            style = self._made[names] = self._make(dict.fromkeys((self._base, *map(str, names))))
        return style

    def forget(self) -> None:
        """The theme, or what else the styles depend on, has changed."""
        self._made.clear()

    def _make(self, names: dict[str, None]) -> Style:
        style = self._widget.get_visual_style(*names).rich_style
        # Textual takes everything over from the classes but this.
        is_reversed = any(self._widget.get_component_styles(name).text_style.reverse for name in names)
        return style + _REVERSE if is_reversed else style
