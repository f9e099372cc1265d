"""What a pair of real articles costs: `python -m tests.bench.pair`; time of the processor, in milliseconds a pair.

The articles are those of basil in ../shared/data cut to 475 words, three for each event, each two compared.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations

from xcheck.archive.differing import settings
from xcheck.archive.readings import packed, unpacked
from xcheck.config import Settings
from xcheck.match import sides
from xcheck.model import Article, Reading
from xcheck.pipeline import article_id, compare_read, read

from .articles import cut
from .haystack import events, present

WORDS = 475


def timed(work: Callable[[], object], count: int) -> float:
    """Return milliseconds of the processor for each of so many pairs."""
    began = time.process_time()
    work()
    return (time.process_time() - began) / count * 1000


def main(most: int = 12) -> int:
    """Print the parts."""
    if not present():
        print("the texts of ../shared/data are not here")
        return 1
    gc.set_threshold(100_000, 10, 10)  # as the processes of an archive do
    articles = [[Article(one.outlet, cut(one.text, WORDS)) for one in event] for event in events()[:most]]
    pairs = [two for event in articles for two in combinations(event, 2)]
    whole, narrow = Settings(topics=False, matrix=False), settings(omissions=False)

    def readings() -> list[tuple[Reading, Reading]]:
        return [(read(a, article_id(0), whole), read(b, article_id(1), whole)) for a, b in pairs]

    def compared(some: Sequence[tuple[Reading, Reading]], settings: Settings) -> None:
        for two in some:
            compare_read(two, settings)

    def once(settings: Settings) -> float:
        """Return what comparing costs, each pair read anew."""
        sides.cache_clear()
        some = readings()
        return timed(lambda: compared(some, settings), len(pairs))

    def analysed(settings: Settings) -> float:
        """Return what comparing costs where the grammar of all statements is known, and nothing of any pair."""
        total = 0.0
        for two in readings():
            sides.cache_clear()
            for one in two:
                for side in sides(one).values():
                    _ = side.analysis
            total += timed(partial(compare_read, two, settings), 1)
        return total / len(pairs)

    compared(readings()[:3], whole)  # tables are loaded
    records = [[packed(one) for one in two] for two in readings()]

    def opened() -> None:
        for two, own in zip(pairs, records, strict=True):
            for n, (article, record) in enumerate(zip(two, own, strict=True)):
                unpacked(record, article, article_id(n))

    print(f"{len(pairs)} pairs of articles of {WORDS} words, ms a pair")
    for name, cost in (
        ("reading both", timed(readings, len(pairs))),
        ("opening the records of both instead", timed(opened, len(pairs))),
        ("comparing, omissions too", once(whole)),
        ("comparing, as an archive does", once(narrow)),
        ("the same, already analysed", analysed(narrow)),
    ):
        print(f"  {name:40} {cost:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
