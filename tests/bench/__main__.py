"""`python -m tests.bench`: xcheck beside its peers; start; 1,000 words; growth; printed as tables."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from .articles import fixtures, seeds
from .growth import SIZES, WORDS, Point, apart, articles_apart, exponent, several_apart
from .processes import Command, starts, times, tools

RATIO_TO_REDLINES = 2
START_SECONDS = 0.12
ARTICLE_SECONDS = 0.25
FIVE_SECONDS = 1.5
LARGEST_SECONDS, LARGEST_MEGABYTES = 6, 400
"Of two articles of 1,000 statements each."
PRODUCT = 1.0
"Time and memory grow no faster than the product of the statement counts: exponent 1 of it."


def layout(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as columns; the first to the left, figures to the right."""
    table = [head, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.rjust(w) if n else cell.ljust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True)))
        for row in table
    )


def _aim(value: float, target: float, unit: str) -> str:
    return f"<= {target:g}{unit} {'met' if value <= target else 'MISSED'}"


def print_tools() -> None:
    """Print whole processes beside each other on the seeds, or on a fixture where they are not there."""
    a, b = seeds() or fixtures()[0]
    commands = tools(a, b)
    seconds = {name: took.wall for name, took in times(commands).items()}
    ours = seconds["xcheck compare"]
    rows = [_tool_row(command, seconds, ours) for command in commands]
    print(f"Whole process on {a.parent.name}/{a.name} and {b.name}, median, interleaved")
    print(layout(("", "ms", "xcheck / it", "target"), rows))


def _tool_row(command: Command, seconds: dict[str, float], ours: float) -> tuple[str, str, str, str]:
    if command.skipped is not None:
        return f"{command.name} (skipped: {command.skipped})", "-", "-", ""
    ratio = ours / seconds[command.name]
    aim = _aim(ratio, RATIO_TO_REDLINES, "") if command.name == "redlines text" else ""
    return command.name, f"{seconds[command.name] * 1000:.0f}", f"{ratio:.2f}", aim


def print_starts() -> None:
    """Print what starting costs."""
    seconds = times(starts())
    rows = [
        (name, *(f"{part * 1000:.0f}" for part in took), "" if "pass" in name else _aim(took.wall, START_SECONDS, " s"))
        for name, took in seconds.items()
    ]
    print("\nStart, median")
    print(layout(("", "ms", "of the processor", "target"), rows))


def print_articles() -> None:
    """Print the in-process time of two real-sized articles."""
    first, median = articles_apart()
    print(f"\nTwo articles of {WORDS:,} words, in process, time of the processor")
    rows = [
        ("first run, tables loaded in it", f"{first * 1000:.0f}", _aim(first, ARTICLE_SECONDS, " s")),
        ("median of 7", f"{median * 1000:.0f}", ""),
    ]
    print(layout(("", "ms", "target"), rows))
    took, findings, alone = several_apart()
    share = took / sum(alone)
    rows = [
        (f"five articles, {findings} findings", f"{took * 1000:.0f}", _aim(took, FIVE_SECONDS, " s")),
        (f"their {len(alone)} pairs one by one", f"{sum(alone) * 1000:.0f}", ""),
        ("five articles / their pairs: each is analysed once", f"{share:.2f}", _aim(share, 1, "")),
    ]
    print(f"\nSeveral articles of {WORDS:,} words, in process, each compared with each, time of the processor")
    print(layout(("", "ms", "target"), rows))


def print_growth() -> None:
    """Print time and memory over four sizes, and the exponent of the product of the sizes."""
    points: list[Point] = [apart(size) for size in SIZES]
    rows = [
        (
            f"{p.statements:,} x {p.statements:,}",
            f"{p.seconds * 1000:.0f}",
            f"{p.processor * 1000:.0f}",
            f"{p.megabytes:.1f}",
            f"{p.process:.0f}",
            f"{p.pairs:,}",
            f"{p.findings:,}",
        )
        for p in points
    ]
    slopes = exponent(points, "processor"), exponent(points, "megabytes")
    rows.append(("exponent of the product", "", f"{slopes[0]:.2f}", f"{slopes[1]:.2f}", "", "", ""))
    print("\nGrowth: statements a side, each size in its own process")
    print(layout(("", "ms", "of the processor", "MB more", "MB in all", "pairs", "findings"), rows))
    print(f"time {_aim(slopes[0], PRODUCT, '')}, memory {_aim(slopes[1], PRODUCT, '')}")
    largest = points[-1]
    size = f"{largest.statements:,} x {largest.statements:,}"
    seconds = _aim(largest.processor, LARGEST_SECONDS, " s")
    print(f"{size}: time {seconds}, memory {_aim(largest.process, LARGEST_MEGABYTES, ' MB of the whole process')}")


def main() -> int:
    """Print all tables."""
    print_tools()
    print_starts()
    print_articles()
    print_growth()
    return 0


if __name__ == "__main__":
    sys.exit(main())
