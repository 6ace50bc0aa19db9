"""Work that must not hold up the screen, and the screen that must not run ahead of its widgets."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message
    from textual.message_pump import MessagePump


T = TypeVar("T")

# From a change of a widget to the screen's knowing of it: the widget wakes, finds nothing else to do, and tells.
_TURNS_UNTIL_TOLD = 3


def in_background(work: Callable[[], None], name: str) -> Thread:
    """Runs ``work`` in a thread that ends with the program, and never keeps it from ending."""
    thread = Thread(target=work, name=f"alliance-{name}", daemon=True)
    thread.start()
    return thread


def result_from_background(work: Callable[[], T], name: str) -> asyncio.Future[T]:
    """What ``work`` returns, when a thread has done it; ``work`` must not raise."""
    loop = asyncio.get_running_loop()
    result: asyncio.Future[T] = loop.create_future()

    def do() -> None:
        value = work()
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(result.set_result, value)

    in_background(do, name)
    return result


def post_from_thread(target: MessagePump, message: Message) -> None:
    """Posts a message from a thread; nobody is left to read it where the program has ended meanwhile."""
    try:
        target.post_message(message)
    except RuntimeError:
        return


async def let_others_tell() -> None:
    """For the end of a screen's handler: lets widgets tell the screen what to draw, and threads what they have done.

    Otherwise the screen finds itself idle before them and draws a frame in which nothing has changed, and what has
    changed waits for the frame after it, or for the one after that.
    """
    for _ in range(_TURNS_UNTIL_TOLD):
        await asyncio.sleep(0)
