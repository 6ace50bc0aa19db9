"""How long the chat takes to its first frame, against a Textual application that shows one label, in alternation.

Each run is a fresh process in a pseudo-terminal; the clock runs from its start to the first byte of its first frame's
text. Bytecode is kept, as it is for whatever is installed.

    python benchmarks/first_paint.py [RUNS]
"""

from __future__ import annotations

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


def milliseconds_to_first_frame(code: str, marker: str, home: str) -> float:
    """From the start of a process to the frame that shows ``marker``."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", _SIZE[1], _SIZE[0], 0, 0))
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"TERM": "xterm-256color", "ALLIANCE_HOME": home}
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


if __name__ == "__main__":
    main()
