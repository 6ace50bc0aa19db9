from __future__ import annotations

import io

from assistant.evaluation.progress import Progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar_that_gives_way_to_a_line() -> None:
    stream = _Terminal()
    progress = Progress("a \x1b[31mset", 4, stream)
    for _ in range(2):
        progress.advance(2)
    progress.close()
    drawn = stream.getvalue()
    assert "\r" in drawn
    assert "[###############...............] 2/4" in drawn
    assert drawn.endswith("4 questions asked\n")
    assert "\x1b" not in drawn


def test_a_pipe_sees_one_line() -> None:
    stream = io.StringIO()
    progress = Progress("set", 2, stream)
    progress.advance(2)
    progress.close()
    assert stream.getvalue() == "set: 2 questions asked\n"
