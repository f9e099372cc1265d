"""JUnit XML, which every CI server shows as test results: a test case for each rule.

A server compares test cases by name from build to build ("newly failing", "failing for 3 builds"), and rules keep
their names while statements change with every edit; what was found stands in the failure's text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..model import Finding, Report
from ..rules import RULES
from . import asked
from .escapes import visible, xml_text
from .matrix import plain_lines
from .pointing import Pointer, file, short


def render(report: Report, *, fail_on: str = "error", show: Collection[str] = ()) -> str:
    """Return test suites, one for each draft; findings below `fail_on` pass, as in the exit code, and are listed.

    What the run has to say beside its drafts stands in the output of the first suite, who says what in the output of
    a comparison where `show` has "matrix" or "all".
    """
    pointer = Pointer(report)
    of_drafts, of_the_run = _by_draft(pointer)
    root = Element("testsuites", name="xcheck")
    for name, ids, found in _suites(pointer):
        root.append(_suite(pointer, name, ids, found, fail_on))
        own = dict.fromkeys(file(pointer.readings[id].article) for id in ids)
        first = of_the_run if len(root) == 1 else []
        output = [*first, *(line for path in own for line in of_drafts.get(path, ()))]
        output += [*(_who_says_what(report) if asked(report, show) else ())]
        if output:
            SubElement(root[-1], "system-out").text = xml_text("\n".join(output))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suites(pointer: Pointer) -> Iterator[tuple[str, list[str], list[Finding]]]:
    """Yield each draft with its findings, or all articles of a comparison."""
    found = pointer.reported()
    by_id = {finding.id: finding for finding in found}
    for draft in pointer.report.drafts:
        of_draft = (by_id[f.id] for f in pointer.report.of_draft(draft).findings if f.id in by_id)
        yield _name(pointer, [draft.article]), [draft.article], list(of_draft)
    if not pointer.sources:
        yield _name(pointer, list(pointer.readings)), list(pointer.readings), found


def _name(pointer: Pointer, ids: Sequence[str]) -> str:
    return f"xcheck {pointer.report.mode} {', '.join(pointer.labels[id] for id in ids)}"


def _suite(pointer: Pointer, name: str, ids: Sequence[str], found: Sequence[Finding], fail_on: str) -> Element:
    rules = {rule.id: rule.kind.value for rule in RULES if rule.speaks_in(pointer.report.mode)}
    rules |= {f.rule: f.kind.value for f in found}
    rules |= {crash.rule: "rule" for crash in pointer.report.crashes if crash.rule not in rules}
    suite = Element("testsuite", name=xml_text(name))
    for id, kind in rules.items():
        case = _case(pointer, id, kind, [f for f in found if f.rule == id], fail_on)
        for crash in pointer.report.crashes:
            if crash.rule == id and crash.article in (None, *ids):
                SubElement(case, "error", message=xml_text(_line(short(crash.message))), type="rule-failed")
        suite.append(case)
    suite.set("tests", str(len(suite)))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(sum(1 for case in suite if case.find(tag) is not None)))
    suite.set("time", "0")  # some servers want one; a report has no clock
    return suite


def _by_draft(pointer: Pointer) -> tuple[dict[str | None, list[str]], list[str]]:
    """Return what the run has to say of each file that was read, by path, and of itself."""
    read = (file(reading.article) for reading in pointer.readings.values())
    of_files: dict[str | None, list[str]] = {path: [] for path in read if path is not None}
    of_the_run: list[str] = []
    for notice in (*pointer.notices(), *pointer.accounts()):
        if not notice.rule:
            of_files.get(notice.path, of_the_run).append(_line(notice.message))
    return of_files, of_the_run


def _who_says_what(report: Report) -> Iterator[str]:
    yield "Who says what"
    yield from plain_lines(report)


def _case(pointer: Pointer, rule: str, kind: str, found: Sequence[Finding], fail_on: str) -> Element:
    """Return the test of one rule: it fails, or is skipped where all it found is suppressed, or passes."""
    case = Element("testcase", classname=f"xcheck.{kind}", name=xml_text(rule), time="0")
    active = [f for f in found if f.suppressed is None]
    bad = [f for f in active if pointer.report.fails(f, fail_on)]
    mild = [f for f in active if f not in bad]
    suppressed = [f for f in found if f.suppressed is not None]
    if bad:
        more = f" (and {len(bad) - 1} more)" * (len(bad) > 1)
        failure = SubElement(case, "failure", message=xml_text(pointer.message(bad[0]) + more), type=bad[0].severity)
        failure.text = _findings(pointer, bad)
    elif suppressed and not mild:
        SubElement(case, "skipped", message=xml_text(f"{len(suppressed)} suppressed: {_because(suppressed[0])}"))
    if mild or suppressed:
        SubElement(case, "system-out").text = _findings(pointer, [*mild, *suppressed])
    return case


def _findings(pointer: Pointer, found: Sequence[Finding]) -> str:
    return xml_text("\n\n".join("\n".join(_lines(pointer, finding)) for finding in found))


def _lines(pointer: Pointer, finding: Finding) -> Iterator[str]:
    """Yield what a finding says, and each of its places."""
    place = pointer.primary(finding)
    yield _line(f"{finding.severity}: {pointer.message(finding)} (confidence {finding.confidence:.2f})")
    yield _line(f"{pointer.where(place)} “{place.text}”")
    yield from map(_line, pointer.elsewhere(finding))
    if finding.suppressed is not None:
        yield _line(f"suppressed: {_because(finding)}")


def _line(text: str) -> str:
    return " ".join(visible(text).split())


def _because(finding: Finding) -> str:
    suppressed = finding.suppressed or {}
    return ", ".join(filter(None, (suppressed.get("by"), suppressed.get("because")))) or "no reason given"
