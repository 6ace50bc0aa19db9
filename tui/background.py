"""Work that must not hold up the screen, in threads that never keep the program from ending."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message
    from textual.message_pump import MessagePump


def in_background(work: Callable[[], None], name: str) -> Thread:
    """Runs ``work`` in a thread that ends with the program."""
    thread = Thread(target=work, name=f"alliance-{name}", daemon=True)
    thread.start()
    return thread


def post_from_thread(target: MessagePump, message: Message) -> None:
    """Posts a message from a thread; nobody is left to read it where the program has ended meanwhile."""
    try:
        target.post_message(message)
    except RuntimeError:
        return
