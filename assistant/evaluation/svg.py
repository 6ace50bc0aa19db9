"""Charts as inline SVG: plain shapes and texts, coloured by the page's own style, each with a description."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from assistant.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIZE = 300
_LEFT, _BOTTOM, _TOP, _RIGHT = 60, 40, 12, 12
_BAR_HEIGHT = 20
_LABEL_WIDTH = 190
_BAR_WIDTH = 300
_LONGEST_LABEL = 28


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, its value from 0 to 1, its interval and its denominator."""

    label: str
    value: float
    low: float | None
    high: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, both coordinates from 0 to 1."""

    label: str
    points: Sequence[tuple[float, float]]
    is_dotted: bool = False
    has_marks: bool = False


def plot(title: str, x_label: str, y_label: str, lines: Sequence[Line], labels: Sequence[str] = ()) -> str:
    """A chart of lines over the unit square.

    Args:
        title: what it shows, for people and for screen readers.
        x_label: of the horizontal axis.
        y_label: of the vertical axis.
        lines: what is drawn.
        labels: of the horizontal axis's ticks, evenly spread; by default 0 to 1.
    """
    width, height = _LEFT + _SIZE + _RIGHT, _TOP + _SIZE + _BOTTOM
    shapes = [*_axes(x_label, y_label, labels), *(shape for line in lines for shape in _line(line))]
    return _svg(title, width, height, shapes)


def bars(title: str, values: Sequence[Bar]) -> str:
    """Horizontal bars from 0 to 1 with whiskers for their intervals."""
    width = _LABEL_WIDTH + _BAR_WIDTH + 110
    shapes: list[str] = []
    for number, bar in enumerate(values):
        shapes.extend(_bar(bar, number * _BAR_HEIGHT + 4))
    return _svg(title, width, len(values) * _BAR_HEIGHT + 8, shapes)


def _svg(title: str, width: int, height: int, shapes: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">'
        f"<title>{_text(title)}</title>{''.join(shapes)}</svg>"
    )


def _x(value: float) -> str:
    return f"{_LEFT + _SIZE * min(1.0, max(0.0, value)):.1f}"


def _y(value: float) -> str:
    return f"{_TOP + _SIZE * (1 - min(1.0, max(0.0, value))):.1f}"


def _axes(x_label: str, y_label: str, labels: Sequence[str]) -> Iterator[str]:
    for step in (0.0, 0.25, 0.5, 0.75, 1.0):
        yield f'<line class="grid" x1="{_x(0)}" x2="{_x(1)}" y1="{_y(step)}" y2="{_y(step)}"/>'
        yield f'<text class="tick" x="{_LEFT - 6}" y="{_y(step)}" text-anchor="end" dy="0.35em">{step:g}</text>'
    ticks = labels or ("0", "0.25", "0.5", "0.75", "1")
    for number, label in enumerate(ticks):
        place = number / (len(ticks) - 1) if len(ticks) > 1 else 0.5
        yield f'<text class="tick" x="{_x(place)}" y="{_TOP + _SIZE + 16}" text-anchor="middle">{_text(label)}</text>'
    middle = _TOP + _SIZE / 2
    center, below = _LEFT + _SIZE / 2, _TOP + _SIZE + 34
    yield f'<text class="axis" x="{center:g}" y="{below}" text-anchor="middle">{_text(x_label)}</text>'
    yield (
        f'<text class="axis" x="12" y="{middle:g}" text-anchor="middle" transform="rotate(-90 12 {middle:g})">'
        f"{_text(y_label)}</text>"
    )


def _line(line: Line) -> Iterator[str]:
    points = " ".join(f"{_x(x)},{_y(y)}" for x, y in line.points)
    yield (
        f'<polyline class="{"dotted" if line.is_dotted else "line"}" points="{points}"><title>{_text(line.label)}'
        "</title></polyline>"
    )
    if line.has_marks:
        for x, y in line.points:
            yield f'<circle class="mark" cx="{_x(x)}" cy="{_y(y)}" r="3"><title>{x:.3f}, {y:.3f}</title></circle>'


def _bar(bar: Bar, top: int) -> Iterator[str]:
    middle = top + _BAR_HEIGHT / 2 - 2
    label = one_line(bar.label)
    shown = label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
    length = _BAR_WIDTH * min(1.0, max(0.0, bar.value))
    end = _LABEL_WIDTH - 8
    yield f'<text class="tick" x="{end}" y="{middle:g}" text-anchor="end" dy="0.35em">{_text(shown)}</text>'
    yield f'<rect class="bar" x="{_LABEL_WIDTH}" y="{top}" width="{length:.1f}" height="{_BAR_HEIGHT - 6}"/>'
    if bar.low is not None and bar.high is not None:
        low, high = (_LABEL_WIDTH + _BAR_WIDTH * end for end in (bar.low, bar.high))
        yield f'<line class="whisker" x1="{low:.1f}" x2="{high:.1f}" y1="{middle:g}" y2="{middle:g}"/>'
    yield (
        f'<text class="tick" x="{_LABEL_WIDTH + _BAR_WIDTH + 8}" y="{middle:g}" dy="0.35em">'
        f"{bar.value:.3f} (n {bar.count})</text>"
    )


def _text(text: str) -> str:
    return escape(one_line(text))
