"""Leaves for good when the terminal is gone, whose window was closed.

Textual goes on reading from a terminal that is no more, and waits to write to it, so that the program would stay behind
without a window and take a whole processor.
"""

from __future__ import annotations

import os
import select
import signal
from threading import Thread
from time import sleep

#: The exit code of what ended with its terminal, as shells tell it.
HANGUP = 129
# How long leaving in good order may take.
_PATIENCE_SECONDS = 2.0


def leave_with_terminal(descriptor: int) -> None:
    """Watches a terminal beside the program, and ends the program when it is gone.

    Where the system cannot tell (Windows), nothing is watched.

    Args:
        descriptor: of the terminal, for instance 0.
    """
    if hasattr(select, "poll") and os.isatty(descriptor):
        Thread(target=_wait_and_leave, args=(descriptor,), name="terminal watch", daemon=True).start()


def _wait_and_leave(descriptor: int) -> None:
    poller = select.poll()
    # No event is asked for: what is always told is that the terminal was hung up.
    poller.register(descriptor, 0)
    poller.poll()
    os.kill(os.getpid(), signal.SIGHUP)
    sleep(_PATIENCE_SECONDS)
    # What was asked is kept as soon as it is answered; nothing is lost here.
    os._exit(HANGUP)


def let_go_of_terminal() -> None:
    """Lets the standard streams lead nowhere, as their terminal is gone.

    The interpreter flushes them at its end; where it cannot, it ends with an exit code of its own.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
