"""`python -m tests.accuracy [SET ...]`: score xcheck on ../shared/data, print the table, fail on a drop."""

from __future__ import annotations

import argparse
import sys
import time

from . import calibration, record
from .cases import case_lines, chosen
from .catalogue import named
from .measure import Measure
from .shared import Selection
from .table import HEAD, calibration_lines, layout, lines

BANDS_HEAD = ("confidence", "judged", "right", "claimed")
CRASHED = "crashed"
RULES_HEAD = ("rule", "judged", "right", "claimed")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help="names or beginnings of names; all by default")
    parser.add_argument("--sample", type=int, metavar="N", help="only N rows of each file, chosen by hash")
    parser.add_argument(
        "--half", choices=("all", "even", "odd"), default="all", help="choose on one, check on the other"
    )
    parser.add_argument("--record", action="store_true", help="keep these figures as the last recorded ones")
    parser.add_argument("--no-baselines", action="store_true", help="score xcheck alone")
    parser.add_argument("--rules", action="store_true", help="print the judged findings by rule and set, too")
    parser.add_argument("--misses", nargs=2, metavar=("SET", "N"), help="print N cases that were not found")
    parser.add_argument("--alarms", nargs=2, metavar=("SET", "N"), help="print N cases found that are not there")
    parser.add_argument("--only", default="", metavar="WORDS", help="with these: measures whose name holds WORDS")
    return parser.parse_args()


def _print_cases(select: Selection, name: str, count: int, misses: bool, only: str) -> None:
    for data in named([name]):
        why = data.skipped()
        if why is not None:
            print(f"{data.name}: skipped: {why}")
            continue
        for measure, outcome in chosen(data.measures(select), misses, only, count):
            print(*case_lines(f"{data.name}, {measure}", outcome), sep="\n")


def _run(
    names: list[str], select: Selection, with_baselines: bool
) -> tuple[dict[str, list[Measure]], dict[str, dict[str, list[Measure]]], dict[str, str]]:
    """Score the sets; return xcheck's measures, the baselines' and why sets were skipped."""
    ours: dict[str, list[Measure]] = {}
    baselines: dict[str, dict[str, list[Measure]]] = {}
    skipped: dict[str, str] = {}
    for data in named(names):
        began = time.perf_counter()
        try:
            why = data.skipped()
            if why is None:
                ours[data.name] = data.measures(select)
        except Exception as error:  # one crash must not hide the other sets
            why = f"{CRASHED}: {error!r}"
        if why is not None:
            skipped[data.name] = why
        if with_baselines:
            baselines[data.name] = data.beside(select)
        print(f"{data.name}: {time.perf_counter() - began:.1f} s", file=sys.stderr)
    return ours, baselines, skipped


def main() -> int:
    """Score, print, compare with the last record; return 1 on a drop or crash, 2 for an unknown set."""
    args = _arguments()
    select = Selection(args.half, args.sample)
    try:
        if args.misses or args.alarms:
            name, count = args.misses or args.alarms
            _print_cases(select, name, int(count), bool(args.misses), args.only)
            return 0
        ours, baselines, skipped = _run(args.sets, select, not args.no_baselines)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    before = record.read(select.name)
    print(layout(HEAD, lines(ours, baselines, before, skipped)))
    findings = calibration.judged(ours)
    if findings:
        print("\n" + layout(BANDS_HEAD, calibration_lines(calibration.by_band(findings))))
        print("\n" + layout(RULES_HEAD, calibration_lines(calibration.by_rule(findings))))
    if args.rules:
        print("\n" + layout(RULES_HEAD, calibration_lines(calibration.by_rule_and_set(findings))))
    dropped = record.drops(ours, before)
    for drop in dropped:
        print(f"DROP {drop.set}, {drop.measure}: {drop.before:.3f} -> {drop.now:.3f}")
    crashes = [name for name, why in skipped.items() if why.startswith(CRASHED)]
    for name in crashes:
        print(f"{name} {skipped[name]}", file=sys.stderr)
    if args.record and not crashes:
        record.write(select.name, record.figures(ours))
        if select.sample is None:
            record.write_intervals(select.name, record.intervals(ours))
        print(f"recorded as {select.name}")
        return 0
    return 1 if dropped or crashes else 0


if __name__ == "__main__":
    sys.exit(main())
