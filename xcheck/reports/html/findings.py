"""The list of findings, worst kind first, each with the words of every article, and the filters above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model import Finding, Kind, Place, Severity
from ..omissions import alone, one_has, who
from .element import Html, anchor, element
from .view import SIGNS, Group, View, words_at


def findings_pane(view: View) -> Html:
    """Return the filters and the findings."""
    groups = [
        _section(group.name, group.title, group.meaning, view, group.findings)
        if group.name != Kind.OMISSION.value or view.report.mode != "compare"
        else _only_some(view, group)
        for group in view.groups
    ]
    suppressed = [(n, f) for n, f in enumerate(view.findings, 1) if f.suppressed is not None]
    if suppressed:
        groups.append(_section("suppressed", "Suppressed", "found, and set aside", view, suppressed))
    nothing = element("p", "No differences found.", class_="nothing") if not view.findings else Html()
    return element(
        "section",
        element("h2", "Findings", class_="hidden"),
        filters(view),
        element("div", nothing, *groups, class_="list"),
        id="findings",
        aria_label="Findings",
        tabindex=-1,
    )


def filters(view: View) -> Html:
    """Return the filters, which the script unhides: without it they would do nothing."""
    active = view.active
    severities = Counter(finding.severity for finding in active)
    rules = Counter(finding.rule for finding in view.findings)
    suppressed = len(view.findings) - len(active)
    search = element(
        "input", type="search", id="search", placeholder="Search the findings  ( / )",
        aria_label="Search the findings", autocomplete="off", spellcheck="false",
    )  # fmt: skip
    chips = [
        _chips("kind", [(group.name, group.title.lower(), len(group.findings)) for group in view.groups]),
        _chips(
            "severity", [(s.value, f"{SIGNS[s]} {s.value}", severities[s]) for s in reversed(Severity) if severities[s]]
        ),
        _chips(
            "mark", [("open", "still open", len(active)), ("checked", "✓ checked", 0), ("dismissed", "dismissed", 0)]
        ),
    ]
    selects = [
        _select("rule", "All rules", [(id, id, count) for id, count in rules.items()]),
        _select(
            "article", "All articles", [(r.id, f"{view.letter(r.id)}  {view.names[r.id]}", 0) for r in view.readings]
        ),
    ]
    more = _chips("suppressed", [("suppressed", "also suppressed", suppressed)]) if suppressed else Html()
    status = element(
        "p",
        element("output", _of(len(active), len(active)), role="status", aria_live="polite", id="told"),
        " ",
        element("button", "Show all", type="button", id="everything", hidden=""),
        class_="told",
    )
    narrow = element(
        "details",
        element("summary", "More filters"),
        element("div", *chips[1:], more, element("div", *selects, class_="selects"), class_="narrowing"),
        id="narrow",
    )
    return element(
        "form", search, chips[0], narrow, status, _marking() if active else Html(), id="filters", hidden="",
        aria_label="Filter the findings",
    )  # fmt: skip


def _marking() -> Html:
    """Return how much is looked at, and what hands the marks on."""
    buttons = [
        element("button", label, type="button", data_export=name, title=title)
        for name, label, title in (
            ("allow", "Allow rows", "what is dismissed, as rows of [[tool.xcheck.allow]] for the configuration"),
            ("json", "JSON", "all marks, ticks and remarks of this page as JSON"),
        )
    ]
    return element("p", element("span", "", id="progress"), *buttons, class_="marking", hidden="")


def acts() -> Html:
    """Return what marks a finding, which the script puts into each."""
    buttons = [
        element("button", label, type="button", data_act=name, aria_pressed="false")
        for name, label in (("checked", "✓ Checked"), ("dismissed", "Dismiss"))
    ]
    reason = element(
        "input", type="text", class_="reason", placeholder="Why may it pass?", aria_label="Why it may pass",
        autocomplete="off", hidden="",
    )  # fmt: skip
    return element("template", element("p", *buttons, reason, class_="acts"), id="acts")


def _of(shown: int, all_: int) -> str:
    return f"{shown} of {all_} findings"


def _chips(name: str, values: list[tuple[str, str, int]]) -> Html:
    """Return switches; where none is on, everything is shown."""
    chips = [
        element(
            "label",
            element("input", type="checkbox", name=name, value=value),
            element("span", label, " ", element("b", str(count))),
            class_=f"chip {value}",
        )
        for value, label, count in values
    ]
    return element("fieldset", element("legend", f"Only this {name}", class_="hidden"), *chips, class_=name)


def _select(name: str, everything: str, values: list[tuple[str, str, int]]) -> Html:
    """Return a choice of one; the script puts behind each how many findings it would show."""
    options = [
        element("option", f"{label} ({count})" if count else label, value=value, data_told=label)
        for value, label, count in values
    ]
    options.insert(0, element("option", everything, value=""))
    return element("select", *options, name=name, aria_label=f"Only this {name}")


def _section(name: str, title: str, meaning: str, view: View, found: list[tuple[int, Finding]]) -> Html:
    items = [_item(view, number, finding) for number, finding in found]
    return _group(name, title, meaning, len(found), element("ol", *items))


def _group(name: str, title: str, meaning: str, count: int, *content: Html) -> Html:
    heading = element(
        "h3", title, " ", element("b", str(count)), " ", element("small", meaning), id=anchor("kind", name)
    )
    return element("section", heading, *content, class_="group", aria_labelledby=anchor("kind", name))


def _only_some(view: View, group: Group) -> Html:
    """Return what only some articles state, by who states it, the weightiest first, as the terminal has it.

    What is folded into an entry, such as a name in a statement that is lacking itself, follows it on one line.
    """
    parts = []
    for holders, some in view.holders.items():
        items = [
            _item(view, view.numbers[finding.id], finding, folded=finding is not entry.lead, important=entry.important)
            for entry in some
            for finding in entry.findings
        ]
        title = alone(holders, view.names) if one_has(holders) else who(holders, view.names)
        count = sum(entry.important for entry in some)
        important = element("small", f"{count} important") if count else Html()
        parts.append(element("div", element("h4", title, " ", important), element("ol", *items), class_="holders"))
    listed = {finding.id for some in view.holders.values() for entry in some for finding in entry.findings}
    rest = [_item(view, number, finding) for number, finding in group.findings if finding.id not in listed]
    parts += [element("ol", *rest)] if rest else []
    return _group(group.name, group.title, group.meaning, len(group.findings), *parts)


def _item(view: View, number: int, finding: Finding, folded: bool = False, important: bool = False) -> Html:
    """Return one finding; its message leads to the words, and the script scrolls every article to them."""
    first = finding.places[0]
    severity = element("span", f"{SIGNS[finding.severity]} {finding.severity.value}", class_="severity")
    counted = element("span", str(number), class_="number")
    weighs = [" ", element("b", "important")] if important and not folded else []
    message = element("a", finding.message, class_="go", href=f"#{words_at(first.article, first.start)}")
    rule = element("code", finding.rule)
    confidence = element("span", f"confidence {finding.confidence:.2f}", class_="confidence")
    return element(
        "li",
        element(
            "p",
            counted,
            " ",
            severity,
            *weighs,
            " ",
            rule,
            " ",
            confidence,
            class_="top",
        ),
        element("p", message, class_="said"),
        element("dl", *_places(view, finding), class_="words"),
        *_absent(view, finding),
        element("p", view.titles[finding.rule], class_="rule") if finding.rule in view.titles else Html(),
        *_because(finding),
        id=anchor("f", finding.id),
        class_=f"finding {finding.severity.value}"
        + (" suppressed" if finding.suppressed is not None else "")
        + (" folded" if folded else ""),
        data_n=number,
        data_key=view.key(finding),
        data_rule=finding.rule,
        data_kind=view.group(finding),
        data_severity=finding.severity.value,
        data_articles=" ".join(dict.fromkeys(place.article for place in finding.places)),
        data_show=" ".join(_shown_first(finding)),
        data_beside=" ".join(_beside(view, finding)) or None,
    )


def _places(view: View, finding: Finding) -> Iterator[Html]:
    """Yield the words of each place, with its article and line; articles of one side that say the same share a row."""
    side = {article: number for number, articles in enumerate(finding.sides) for article in articles}
    rows: dict[tuple[object, str], list[Place]] = {}
    for number, place in enumerate(finding.places):
        alike = side.get(place.article) if len(view.readings) > 2 else None
        rows.setdefault((number if alike is None else (alike,), place.text), []).append(place)
    for (_, text), places in rows.items():
        stronger = element("em", "stronger") if finding.stronger in {place.article for place in places} else Html()
        links = [_place(view, place) for place in places]
        yield element("div", element("dt", *links, stronger), element("dd", _link(places[0], text)))


def _place(view: View, place: Place) -> Html:
    """Return the sign of an article and the line, which lead to the words there."""
    letter = element("span", view.letter(place.article), class_="letter")
    line = element("span", place.in_words, class_="line")
    return _link(place, letter, " ", line, title=view.names[place.article])


def _link(place: Place, *words: str, title: str | None = None) -> Html:
    return element("a", *words, href=f"#{words_at(place.article, place.start)}", title=title)


def _absent(view: View, finding: Finding) -> Iterator[Html]:
    """Yield who lacks the words, where that is not plain: of several articles."""
    if finding.absent and len(view.readings) > 2:
        letters = [
            element("a", view.letter(id), class_="letter", title=view.names[id], href=f"#{anchor('t', id)}")
            for id in finding.absent
        ]
        yield element("p", "not in ", *letters, class_="absent")


def _because(finding: Finding) -> Iterator[Html]:
    """Yield who set the finding aside, and why."""
    if finding.suppressed is None:
        return
    by, because = finding.suppressed.get("by", ""), finding.suppressed.get("because", "")
    reason = f"Suppressed{f' ({by})' if by else ''}: {because or 'no reason given'}"
    yield element("p", reason, class_="because")


def _shown_first(finding: Finding) -> list[str]:
    """Return the articles in the order in which to show two: one of each side, those that lack it, the others."""
    firsts = [side[0] for side in finding.sides if side]
    return list(dict.fromkeys((*firsts, *finding.absent[:1], *(place.article for place in finding.places))))


def _beside(view: View, finding: Finding) -> Iterator[str]:
    """Yield the statement to look at in each article where the finding has no words: a counterpart of one that has.

    A source of many drafts leads to none of the others.
    """
    own = finding.places[0].article
    places = (place for place in finding.places if not view.report.drafts or place.article == own)
    concerned = dict.fromkeys(place.statement for place in places)
    shown = {place.article for place in finding.places}
    for id in concerned:
        for met in view.report.beside.get(id, ()):
            article = view.statements[met][0].id
            if article not in shown:
                shown.add(article)
                yield anchor(met)
