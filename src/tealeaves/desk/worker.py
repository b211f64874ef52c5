"""One thread that does one thing after another, beside the threads that answer pages."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class Worker:
    """Work in the order it came. Its thread never keeps the desk from stopping."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.waiting: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self.thread: threading.Thread | None = None
        self.lock = threading.Lock()

    def do(self, make: Callable[[], T]) -> "Future[T]":
        """What comes of the work once it is done; its error is told to whoever asks for it."""
        future: Future[T] = Future()
        self.waiting.put(lambda: _run(make, future))
        with self.lock:
            if self.thread is None:
                self.thread = threading.Thread(target=self._work, name=self.name, daemon=True)
                self.thread.start()
        return future

    def close(self, patience: float) -> None:
        """Begin nothing more after what waits; wait at most so many seconds."""
        self.waiting.put(None)
        if self.thread is not None:
            self.thread.join(patience)

    def _work(self) -> None:
        while (work := self.waiting.get()) is not None:
            work()


def _run(make: Callable[[], T], future: "Future[T]") -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        made = make()
    except BaseException as error:  # told by the future, as an executor does
        future.set_exception(error)
    else:
        future.set_result(made)
