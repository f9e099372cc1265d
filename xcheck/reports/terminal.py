"""The report for a person with a minute: worst first, each pair of statements once a section, marked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..model import Finding, Kind, Report, Severity, Statement
from ..rules import rule_of
from ..sentences import counted
from . import SHOW, asked
from .bars import FEW, bars, verdict_bar
from .closing import asides, closing, suppressed_list, total
from .escapes import visible
from .layout import ELLIPSIS, Line, Mark, Segment, Token, cells, measure, tokens, wrap
from .omissions import listed
from .page import INDENT, Page
from .relation import counts, sections, sentences, shown
from .signs import SIGNS
from .tables import only_some, pairs_table, topics_table
from .verdicts import verdict_counts, verdicts_table

LONGEST_MESSAGE = 6
"""In lines; a message that quotes a whole paragraph is cut."""


def render(
    report: Report, *, width: int = 80, color: bool = False, show: Collection[str] = (), fail_on: str = "error"
) -> str:
    """Return the report as text for a terminal of `width` columns; `fail_on` says what fails a draft."""
    wanted = frozenset(SHOW) if "all" in show else frozenset(show)
    whole = Page(report.articles, width, color)
    lines: list[str] = []
    for draft in report.drafts:
        one = report.of_draft(draft)
        page = Page(one.articles, width, color) if len(report.drafts) > 1 else whole
        if len(report.drafts) > 1:
            lines += [*([""] if lines else []), page.title(one.articles[0])]
        lines += [*_report(page, one, wanted), "", *closing(page, one, fail_on)]
    if not report.drafts:
        lines += _report(whole, report, wanted)
    if len(report.drafts) > 1 or any(one.article is None for one in report.remarks):
        lines += ["", *total(whole, report, fail_on)]
    if "suppressed" in wanted:
        lines += suppressed_list(whole, report)
    lines += asides(whole, report)
    return "".join(line + "\n" for line in lines)


def summary(report: Report) -> str:
    """Return what was found in one line."""
    page = Page(report.articles, 80, False)
    if report.mode == "check" or not report.related:
        return f"{counts(report)}; {_counterparts(page, report)}."
    return " ".join([*sentences(report, page.names.__getitem__), f"{_counterparts(page, report)}."])


def _report(page: Page, report: Report, show: frozenset[str]) -> Iterator[str]:
    active = [f for f in report.active if report.related or f.kind is not Kind.OMISSION]
    weak = [f for f in active if rule_of(f.rule).judges == "statement"]
    findings = shown(report, everything="notes" in show)
    others = [f for f in findings if f not in weak]

    yield from _opening(page, report, active, "map" in show)
    yield from verdicts_table(page, report)
    several = report.mode == "compare" and len(report.articles) > 2
    if several:
        yield from _who_says_what(page, report, show)
    for heading, found in sections(others):
        yield from ("", page.heading(heading.title, len(found)))
        yield from _groups(page, report, found)
    yield from only_some(page, report, everything="notes" in show)
    yield from _asked_for(page, report, show, several)
    rest = sum(not listed(finding) for finding in active) - len(others) - len(weak)
    yield from _ending(page, rest, [*others, *weak])


def _who_says_what(page: Page, report: Report, show: frozenset[str]) -> Iterator[str]:
    """Yield the matrix, which is the heart of a report on many."""
    from .matrix import matrix_table  # here, because two articles show it only where they are asked to

    yield from matrix_table(page, report, everything="notes" in show, asked=asked(report, show))


def _asked_for(page: Page, report: Report, show: frozenset[str], several: bool) -> Iterator[str]:
    """Yield the tables that stand in a report only where --show names them."""
    if asked(report, show) and not several:
        yield from _who_says_what(page, report, show)
    if "agreed" in show and several:
        from .matrix import agreed_table  # here, because few reports show it

        yield from agreed_table(page, report)
    if "pairs" in show or ("agreed" in show and not several):
        yield from pairs_table(page, report, agreed_only="pairs" not in show)
    if "topics" in show and report.topics:
        yield from topics_table(page, report)


def _opening(page: Page, report: Report, active: Sequence[Finding], mapped: bool) -> Iterator[str]:
    """Yield the counts, or plain words where there is nothing to say or nothing to compare."""
    for remark in report.remarks:
        if remark.severity is Severity.ERROR:  # what fails a draft whatever is found in it
            yield from page.paragraph(f"{remark.message[:1].upper()}{remark.message[1:]}", "error")
    if not report.related:
        compared, paired = _tally(report)
        which = "These two articles" if len(report.articles) == 2 else "These articles"
        yield from page.paragraph(
            f"{which} share almost nothing: {paired} of {compared} statements have a counterpart.", "heading"
        )
        yield from page.paragraph(
            "They seem to tell of different events, so what only one of them says is not listed. "
            "Check that these are the files you meant."
        )
        if active:
            yield from page.paragraph(f"{counted(len(active), 'difference')} in what they share.")
    elif not active:
        said = "No differences but those suppressed." if len(report.findings) > len(active) else "No differences found."
        yield from page.paragraph(said, "good")
        pairs = counted(len(report.pairs), "pair")
        yield from _covered(page, report, (f"{pairs} of statements compared", ""), ";", mapped)
    else:
        summary = " ".join(sentences(report, page.names.__getitem__)) if report.mode == "compare" else counts(report)
        yield from _covered(page, report, (summary.removesuffix("."), "heading"), ".", mapped)
    if report.unrelated:
        names = ", ".join(page.names[id] for id in report.unrelated)
        verb = "shares" if len(report.unrelated) == 1 else "share"
        yield from page.paragraph(f"{names} {verb} almost nothing with the others: another event?", "warning")
    if report.let_pass:
        yield from page.paragraph(f"{counted(len(report.let_pass), 'finding')} suppressed.", "dim")


def _covered(page: Page, report: Report, first: Segment, stop: str, mapped: bool) -> Iterator[str]:
    """Yield a sentence, and below it the bars; of many articles only how much of each has a counterpart."""
    drawn = report.verdicts if report.mode == "check" else report.pairs
    if drawn and (mapped or report.mode == "check" or len(report.articles) <= FEW):
        yield from page.paragraph(f"{first[0]}.", first[1])
        yield from verdict_bar(page, report) if report.mode == "check" else bars(page, report, mapped)
    elif stop == ".":
        yield from _beside_or_below(page, (f"{first[0]}.", first[1]), f"{_counterparts(page, report)}.")
    else:
        yield from page.paragraph(f"{first[0]}{stop} {_counterparts(page, report)}.", first[1])


def _beside_or_below(page: Page, first: Segment, second: str) -> Iterator[str]:
    """Yield two sentences on one line if they fit, else each on lines of its own."""
    if cells(first[0]) + 1 + cells(second) <= page.width:
        yield page.line([first, (f" {second}", "")])
    else:
        yield from page.paragraph(*first)
        yield from page.paragraph(second)


def _ending(page: Page, hidden: int, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield how many notes were left out, and what to type next."""
    if hidden:
        yield ""
        are = "is" if hidden == 1 else "are"
        yield from page.paragraph(f"{counted(hidden, 'small difference')} {are} not shown: add --show notes.", "dim")
    if findings:
        yield from () if hidden else ("",)
        yield from page.paragraph(
            f"xcheck explain {findings[0].rule} tells what a rule looks for and what it lets pass.", "dim"
        )


def _counterparts(page: Page, report: Report) -> str:
    """Return how much of the articles was compared, or in a check what became of the draft's statements."""
    if report.mode == "check":
        return verdict_counts(report)
    alone = frozenset(report.unpaired)
    parts = []
    for reading in report.articles:
        compared = [s.id for s in reading.statements if s.compared]
        paired = sum(1 for id in compared if id not in alone)
        parts.append(f"{page.names[reading.id]} {paired} of {len(compared)}")
    return f"{', '.join(parts)} statements have a counterpart"


def _tally(report: Report) -> tuple[int, int]:
    compared = sum(1 for reading in report.articles for s in reading.statements if s.compared)
    return compared, compared - len(report.unpaired)


def _groups(page: Page, report: Report, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the findings, those of the same statements together above one copy of the statements."""
    order = {id: index for index, id in enumerate(page.statements)}
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        concerned = sorted({place.statement for place in finding.places}, key=order.__getitem__)
        groups.setdefault(tuple(concerned), []).append(finding)
    for ids, group in groups.items():
        yield ""
        for finding in group:
            yield from _sentence(page, finding)
        if len(report.articles) == 2:
            yield from page.in_columns(_sides(page, report, ids, group))
        else:
            yield from _side_by_side(page, report, ids, group)


def _side_by_side(page: Page, report: Report, ids: Sequence[str], group: Sequence[Finding]) -> Iterator[str]:
    """Yield one statement for each side of the findings on several articles, and where else the same is said."""
    from .several import first_of_sides, likewise

    first = first_of_sides(group)
    yield from page.in_columns(_sides(page, report, [id for id in ids if id in first], group))
    yield from likewise(page, group)


def _sentence(page: Page, finding: Finding) -> Iterator[str]:
    """Yield the sentence of a finding; its rule and confidence follow on the same line if they fit."""
    first: Line = [(f"{SIGNS[finding.severity]} ", finding.severity.value)]
    longest = LONGEST_MESSAGE * page.width
    message = finding.message if len(finding.message) <= longest else finding.message[:longest] + ELLIPSIS
    *lines, last = page.set(message, "message", first, INDENT)
    severity = finding.severity.value
    label = Token((("(", "dim"), (severity, severity)), cells(severity) + 1)
    rest = tokens(f"{visible(finding.rule)}, confidence {finding.confidence:.2f})")
    meta = wrap([label, *(word._replace(line=((word.line[0][0], "dim"),)) for word in rest)], page.width - 2)
    if measure(last) + 2 + measure(meta[0]) <= page.width and len(meta) == 1:
        lines.append([*last, ("  ", ""), *meta[0]])
    else:
        lines += [last, *([(INDENT, ""), *line] for line in meta)]
    yield from map(page.line, lines)


def _sides(
    page: Page, report: Report, ids: Sequence[str], group: Sequence[Finding]
) -> list[list[tuple[Statement, list[Mark]]]]:
    """Return the statements of a group with their marks, article by article.

    A finding that points into one statement only is shown beside that statement's best counterpart.
    """
    shown = list(ids)
    if len(ids) == 1:
        absent = {article for finding in group for article in finding.absent}
        met = report.counterparts.get(ids[0], ())
        shown += [id for id in met if not absent or page.statements[id][0].id in absent][:1]
    sides: dict[str, list[tuple[Statement, list[Mark]]]] = {reading.id: [] for reading in report.articles}
    for id in shown:
        reading, statement = page.statements[id]
        worst_first = sorted(group, key=lambda finding: -finding.severity.rank)
        places = [(f.severity, place) for f in worst_first for place in f.places if place.statement == id]
        marks = [Mark(place.start, place.end, f"mark-{severity}") for severity, place in places]
        sides[reading.id].append((statement, marks))
    return [side for side in sides.values() if side]
