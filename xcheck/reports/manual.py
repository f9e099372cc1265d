"""The rules as a list, and one rule with its manual and examples; both come from the rule's class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Kind
from ..rule import Example, Rule
from .page import INDENT, Page


def rules_list(rules: Sequence[Rule], *, width: int = 80, color: bool = False) -> str:
    """Return all rules by kind, each with its severity and the first sentence of its manual."""
    page = Page([], width, color)
    return "".join(line + "\n" for line in _list(page, rules))


def _list(page: Page, rules: Sequence[Rule]) -> Iterator[str]:
    longest = max((len(rule.id) for rule in rules), default=0)
    for kind in Kind:
        of_kind = [rule for rule in rules if rule.kind is kind]
        if not of_kind:
            continue
        yield page.line([(kind.value, "heading")])
        for rule in of_kind:
            severity = (f"{rule.severity.value:<9}", rule.severity.value)
            first = [(INDENT, ""), (f"{rule.id:<{longest}}  ", "message"), severity]
            indent = " " * (len(INDENT) + longest + 2 + 9)
            if page.width - len(indent) < 24:
                yield page.line(first)
                yield from page.paragraph(rule.title(), indent=INDENT * 2)
            else:
                yield from map(page.line, page.set(rule.title(), "", first, indent))
        yield ""
    yield from page.paragraph("xcheck explain RULE prints a rule's manual with examples.", "dim")


def explain(rule: Rule, *, width: int = 80, color: bool = False) -> str:
    """Return a rule's manual, and what it finds and what it does not."""
    page = Page([], width, color)
    return "".join(line + "\n" for line in _manual(page, rule))


def _manual(page: Page, rule: Rule) -> Iterator[str]:
    severity = rule.severity.value
    yield page.line([(rule.id, "heading"), (f"  {rule.kind.value}, ", "dim"), (severity, severity)])
    for paragraph in paragraphs(rule.manual()):
        yield ""
        yield from page.paragraph(paragraph)
    yield from _examples(page, "It reports", rule.differ)
    yield from _examples(page, "It keeps silent on", rule.agree)


def paragraphs(manual: str) -> Iterator[str]:
    """Yield the paragraphs of a docstring; a line such as "Why it matters: ..." opens a new one."""
    lines: list[str] = []
    for line in [*manual.split("\n"), ""]:
        opens = line.startswith(("Why it matters:", "What it lets pass:"))
        if lines and (opens or not line.strip()):
            yield " ".join(lines)
            lines = []
        if line.strip():
            lines.append(line.strip())


def _examples(page: Page, title: str, examples: Sequence[Example]) -> Iterator[str]:
    if not examples:
        return
    yield from ("", page.line([(title, "heading")]))
    for number, example in enumerate(examples):
        yield from ("",) if number else ()
        for sign, text in (("A", example.a), ("B", example.b), ("→", example.says)):
            if text:
                style = "message" if sign == "→" else ""
                yield from map(page.line, page.set(text, style, [(f"{INDENT}{sign}  ", "dim")], INDENT + "   "))
