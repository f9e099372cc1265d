"""Units of work spread over the processes of this machine, or by Dask over many machines.

The work is a function of one plain value, so that its result is the same wherever it is done; results come as they
are ready. Only a few units are under way at a time, which bounds the memory. A process that dies costs its own unit:
it is tried once more by itself, and reported when it fails again; all others go on.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from typing import Any, NamedTuple, TypeVar

from ..errors import XcheckError

Unit = TypeVar("Unit")
Result = TypeVar("Result")

AHEAD = 2
"""Units under way for each process: one is worked on, one waits."""

DIED = "the process that worked on it ended, perhaps for want of memory"


class NoCluster(XcheckError):
    """No scheduler answers, or the extra `cluster` is not installed."""


class Failed(NamedTuple):
    """A unit that gave nothing, and why."""

    unit: Any
    why: str


def spread(
    work: Callable[[Unit], Result], units: Iterable[Unit], jobs: int = 1, scheduler: str | None = None
) -> Iterator[Result | Failed]:
    """Yield work(unit) for each unit, in any order, by so many processes or by the scheduler at an address."""
    if scheduler is not None:
        yield from _by_cluster(work, units, scheduler)
    elif jobs > 1:
        yield from _by_processes(work, iter(units), jobs)
    else:
        yield from (_tried(work, unit) for unit in units)


def _tried(work: Callable[[Unit], Result], unit: Unit) -> Result | Failed:
    try:
        return work(unit)
    except Exception as error:
        return Failed(unit, _named_error(error))


def _named_error(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _by_processes(work: Callable[[Unit], Result], units: Iterator[Unit], jobs: int) -> Iterator[Result | Failed]:
    suspects: list[Unit] = []
    more = True
    while more:
        with _pool(jobs) as pool:
            running: dict[Future[Result], Unit] = {}
            try:
                while True:
                    while len(running) < AHEAD * jobs and (unit := next(units, None)) is not None:
                        running[pool.submit(work, unit)] = unit
                    if not running:
                        more = False
                        break
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        unit = running[future]
                        error = future.exception()
                        if isinstance(error, BrokenProcessPool):
                            raise error
                        del running[future]
                        yield future.result() if error is None else Failed(unit, _named_error(error))
            except BrokenProcessPool:
                suspects = list(running.values())
            except BaseException:  # an interrupt, or nobody asks any more
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        for unit in suspects:
            yield _in_own_process(work, unit)
        suspects = []


def _in_own_process(work: Callable[[Unit], Result], unit: Unit) -> Result | Failed:
    """Work on a unit in a process of its own: of those under way when one died, only one is to blame."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, unit).result()
        except BrokenProcessPool:
            return Failed(unit, DIED)
        except Exception as error:
            return Failed(unit, _named_error(error))


def _pool(jobs: int) -> ProcessPoolExecutor:
    context = get_context("fork" if "fork" in get_all_start_methods() else "spawn")
    return ProcessPoolExecutor(jobs, context, _begin, (os.getpid(),))


def _begin(parent: int) -> None:
    """Leave an interrupt to the one that started this process, and end when that one does, however it ends."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.enable()  # a short run never looks for cycles; thousands of comparisons must, now and then
    gc.set_threshold(100_000, 10, 10)
    gc.freeze()
    threading.Thread(target=watch, daemon=True).start()


def _by_cluster(work: Callable[[Unit], Result], units: Iterable[Unit], address: str) -> Iterator[Result | Failed]:
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise NoCluster(
            "--scheduler needs Dask, which is not installed. Install it: pip install 'xcheck-news[cluster]'"
        ) from None
    waiting = iter(units)
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(
            f"no scheduler answers at {address}: {error}. Start one (dask scheduler) and workers "
            "(dask worker ADDRESS) that have xcheck installed"
        ) from None
    with client:
        under_way: dict[str, Unit] = {}

        def more() -> Any:
            unit = next(waiting, None)
            if unit is None:
                return None
            future = client.submit(work, unit, pure=False)
            under_way[future.key] = unit
            return future

        threads = sum(client.nthreads().values()) or 1
        first = [future for _ in range(AHEAD * threads) if (future := more()) is not None]
        done = as_completed(first, loop=client.loop)
        for future in done:
            unit = under_way.pop(future.key)
            if future.status == "finished":
                yield future.result()
            elif future.status in ("cancelled", "lost"):
                raise NoCluster(f"the scheduler at {address} has gone. Start again: what was done is kept")
            else:
                yield Failed(unit, _named_error(future.exception()))
            following = more()
            if following is not None:
                done.add(following)
