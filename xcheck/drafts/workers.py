"""Work spread over processes: each takes the next piece as it is done with one, results come in order.

A process is given nothing but numbers and gives back values, so that what comes out is the same for any count of them.
Where the system can fork, workers share what was read before; they end when the one that started them does, however
that ends.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")


class WorkerFailed(Exception):
    """A worker ended, or what it was given raised an error; ends in exit code 3."""


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def each(
    work: Callable[[int], T], count: int, processes: int = 1, progress: Callable[[int], None] | None = None
) -> list[T]:
    """Return work(0), work(1), ... work(count - 1), done by so many processes."""
    if processes > 1 and count > 1:
        return _spread(work, count, min(processes, count), progress)
    found = []
    for number in range(count):
        found.append(work(number))
        if progress is not None:
            progress(number + 1)
    return found


def _spread(work: Callable[[int], T], count: int, processes: int, progress: Callable[[int], None] | None) -> list[T]:
    from multiprocessing import connection, get_all_start_methods, get_context

    context: Any = get_context("fork" if "fork" in get_all_start_methods() else "spawn")
    ours: list[Any] = []
    running = []
    found: dict[int, T] = {}
    try:
        for _ in range(processes):
            here, there = context.Pipe()
            ours.append(here)
            # a forked worker has the ends of all before it as well, and would keep them open
            process = context.Process(target=_serve, args=(work, there, tuple(ours)), daemon=True)
            with _uninterrupted():
                process.start()
            there.close()
            running.append(process)
        waiting = iter(range(count))
        for end in ours:
            end.send(next(waiting))
        while len(found) < count:
            for end in connection.wait(ours):
                number, value, error = _received(end)
                if error is not None:
                    raise error if isinstance(error, Exception) else WorkerFailed(error)
                found[number] = value
                if progress is not None:
                    progress(len(found))
                following = next(waiting, None)
                if following is not None:
                    _send(end, following)
    finally:
        for end in ours:
            end.close()
        for process in running:
            process.terminate()
        for process in running:
            process.join()
    return [found[number] for number in range(count)]


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep an interrupt waiting while a process is forked: Python would lose it in what modules do after a fork."""
    if not hasattr(signal, "pthread_sigmask"):  # not on every system
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(here: Any, number: int) -> None:
    here.send(number)


def _received(here: Any) -> tuple[int, Any, Any]:
    try:
        received: tuple[int, Any, Any] = here.recv()
    except (EOFError, ConnectionError):
        raise WorkerFailed(
            "a worker ended before its work was done, perhaps for want of memory; try --jobs 1"
        ) from None
    return received


def _serve(work: Callable[[int], T], there: Any, others: tuple[Any, ...]) -> None:
    """Do what is asked for until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one is interrupted, and ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:
        other.close()
    while True:
        try:
            number = there.recv()
        except (EOFError, ConnectionError):
            return
        try:
            reply: tuple[int, Any, Any] = (number, work(number), None)
        except Exception as error:
            reply = (number, None, _portable(error))
        try:
            there.send(reply)
        except (BrokenPipeError, ConnectionError):
            return


def _portable(error: Exception) -> Exception | str:
    """Return an error that can be sent, or what it says: some cannot be made again from their arguments."""
    import pickle

    try:
        again: Exception = pickle.loads(pickle.dumps(error))
    except Exception:
        return f"{type(error).__name__}: {error}"
    return again
