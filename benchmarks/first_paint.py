"""How long the chat takes to its first frame, against a Textual application that shows one label, in alternation.

Each run is a fresh process in a pseudo-terminal; the clock runs from its start to the first byte of its first frame's
text. Then, in one running chat, how long it takes from Enter to the frame that shows the answer.

    python benchmarks/first_paint.py [RUNS]
"""

from __future__ import annotations

import asyncio
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from tempfile import TemporaryDirectory
from time import perf_counter

_RUNS = 20
_QUESTIONS = 60
_SIZE = (160, 48)
_LABEL = "one label"
_ONE_LABEL = f"""
from textual.app import App
from textual.widgets import Label
class OneLabel(App):
    def compose(self):
        yield Label({_LABEL!r})
OneLabel().run()
"""
_CHAT = "from assistant.cli import run; run()"
# Without its first letter, which the cursor stands on.
_IN_CHAT = "sk a question about the text"
_FRAME_MS = 33


def milliseconds_to_first_frame(code: str, marker: str, home: str) -> float:
    """From the start of a process to the frame that shows ``marker``."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", _SIZE[1], _SIZE[0], 0, 0))
    environment = os.environ | {"TERM": "xterm-256color", "ALLIANCE_HOME": home}
    started = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        start_new_session=True,
    )
    output = b""
    while marker.encode() not in output:
        if not select.select([master], [], [], 30)[0]:
            raise SystemExit(f"no frame with {marker!r} within 30 s")
        output += os.read(master, 65_536)
    elapsed = perf_counter() - started
    process.kill()
    process.wait()
    os.close(master)
    os.close(slave)
    return elapsed * 1000


async def milliseconds_to_answer(home: str) -> list[float]:
    """From Enter to the end of the frame that shows the answer, for one question after the other."""
    from assistant import Assistant  # noqa: PLC0415 - not a part of what is measured above
    from assistant.commands.chat import ChatRequest  # noqa: PLC0415
    from assistant.session_wish import SessionWish  # noqa: PLC0415
    from tui.app import ChatApp  # noqa: PLC0415
    from tui.transcript import TurnView  # noqa: PLC0415

    frames: list[tuple[float, int]] = []

    class Measured(ChatApp):
        def _display(self, screen, renderable) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
            super()._display(screen, renderable)
            shown = sum(view.region.area > 0 for view in self.screen.query(TurnView))
            frames.append((perf_counter(), shown))

    assistant = Assistant()
    app = Measured(ChatRequest(None, (), SessionWish(), lambda texts, tell: assistant))  # noqa: ARG005
    taken: list[float] = []
    async with app.run_test(size=_SIZE) as pilot:
        while getattr(app.screen, "reading", None) is None:
            await pilot.pause(0.05)
        for number in range(_QUESTIONS):
            app.screen.prompt.put(_ASKED[number % len(_ASKED)])
            await pilot.pause(0.1)
            # A conversation of a dozen turns, as people hold them.
            if number % 12 == 0:
                app.screen.action_new()
                await pilot.pause(0.1)
            frames.clear()
            before = len(app.screen.reading.talk.exchanges)
            started = perf_counter()
            app.screen.prompt.action_submit()
            while len(app.screen.reading.cursor.counts) == before or not frames:  # noqa: ASYNC110 - no event says so  # noqa: ASYNC110 - a frame that is written sets no event
                await asyncio.sleep(0.0005)
            await pilot.pause(0.05)
            taken.append((next(at for at, shown in frames if shown > before) - started) * 1000)
    del home
    return taken


_ASKED = (
    "What is said about plastics?",
    "When did the EU-Japan Summit take place?",
    "What environmental aspects does the Green Alliance include?",
    "What is the budget of the alliance?",
    "What does GACERE stand for?",
)


def main() -> None:
    """Prints the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS
    with TemporaryDirectory() as home:
        os.environ["ALLIANCE_HOME"] = home
        label, chat = [], []
        for _ in range(runs + 1):
            label.append(milliseconds_to_first_frame(_ONE_LABEL, _LABEL, home))
            chat.append(milliseconds_to_first_frame(_CHAT, _IN_CHAT, home))
        label, chat = label[1:], chat[1:]  # the first run of each fills the caches of the disk
        ratios = [ours / theirs for ours, theirs in zip(chat, label, strict=True)]
        print(f"one label   {statistics.median(label):7.1f} ms to the first frame (median of {runs})")
        print(f"chat        {statistics.median(chat):7.1f} ms to the first frame (median of {runs})")
        print(f"ratio       {statistics.median(ratios):7.2f} (aim: at most 1.3)")
        taken = sorted(asyncio.run(milliseconds_to_answer(home)))
        p95 = taken[round(0.95 * (len(taken) - 1))]
        print(f"answer      {statistics.median(taken):7.1f} ms from Enter to its frame (median of {len(taken)})")
        print(f"            {p95:7.1f} ms p95 (aim: at most {_FRAME_MS})")


if __name__ == "__main__":
    main()
