"""The long runs: `python -m tests.hardening RUN [SIZE]`, where RUN is texts, patterns, documents or noise."""

from __future__ import annotations

import sys

# Each run imports what it needs: `patterns` must see how xcheck compiles its expressions, on its first import.


def try_texts(count: int) -> bool:
    """Draw that many pairs of texts; what fails is raised."""
    from hypothesis import HealthCheck, given, settings

    from .properties import hold, names, two_texts

    tried = 0

    @settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(two_texts(), names)
    def held(both: tuple[str, str], name: str) -> None:
        nonlocal tried
        tried += 1
        hold(*both, name)

    held()
    print(f"{tried} pairs of texts: everything held")
    return True


def try_patterns(length: int) -> bool:
    """Time every expression on texts of that length and four times it; print them, the fastest growing first."""
    from .patterns import collected, timed

    def run() -> None:
        from .running import everything

        everything()

    found = sorted((timed(pattern, length) for pattern in collected(run)), reverse=True)
    for one in found:
        verdict = "" if one.linear else "  NOT LINEAR"
        print(f"x{one.growth:5.1f} {1000 * one.seconds:9.2f} ms  {one.unit!r:14} {one.pattern[:80]!r}{verdict}")
    return all(one.linear for one in found)


def break_documents(count: int) -> bool:
    """Read that many broken documents; one that is neither read nor refused in a sentence is raised."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from .documents import try_documents

    with TemporaryDirectory() as folder:
        for ended, number in sorted(try_documents(count, Path(folder)).items()):
            print(f"{number:6}  {ended}")
    return True


def try_noise(length: int) -> bool:
    """Time compare, check and within on noise of that length, and on what is repeated, four times longer, too."""
    from .noise import SORTS, UNITS, grown, noise, repeated, seconds

    fine = True
    for call in ("compare", "check", "within"):
        for kind in SORTS:
            took = seconds(call, noise(kind, length, 1), noise(kind, length, 2))
            print(f"{call:8} {kind:6} {took:7.2f} s", flush=True)
        for unit in UNITS:
            one = grown(repeated(call, unit), length // 5)
            fine = fine and one.linear
            verdict = "" if one.linear else "  NOT LINEAR"
            print(f"{call:8} x{one.growth:4.1f} {one.most:7.2f} s  {unit!r}{verdict}", flush=True)
    return fine


RUNS = {
    "texts": (try_texts, 2000),
    "patterns": (try_patterns, 10_000),
    "documents": (break_documents, 500),
    "noise": (try_noise, 20_000),
}
"""Name -> the run, and its size where none is given."""


if __name__ == "__main__":
    what, *rest = sys.argv[1:] or ["texts"]
    run, size = RUNS[what]
    sys.exit(not run(int(rest[0]) if rest else size))
