"""What was made once and will be asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class Kept(Generic[Key, Made]):
    """The last so many things made, by key. Who asks for what is being made waits for it; nothing is made twice."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._found: OrderedDict[Key, Future[Made]] = OrderedDict()

    def get(self, key: Key, make: Callable[[], Made]) -> Made:
        """What is kept under a key, made now if it is not there. What fails is not kept."""
        with self._lock:
            future = self._found.get(key)
            is_ours = future is None
            future = self._found.setdefault(key, Future())
            self._found.move_to_end(key)
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        if is_ours:
            self._make(key, future, make)
        return future.result()

    def _make(self, key: Key, future: Future[Made], make: Callable[[], Made]) -> None:
        try:
            future.set_result(make())
        except BaseException as fault:
            with self._lock:
                self._found.pop(key, None)
            future.set_exception(fault)

    def ready(self, key: Key) -> Made | None:
        """What is kept under a key, without waiting for it."""
        with self._lock:
            future = self._found.get(key)
            if future is None or not future.done() or future.exception() is not None:
                return None
            self._found.move_to_end(key)
            return future.result()
