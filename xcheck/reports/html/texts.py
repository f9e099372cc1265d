"""The articles side by side: every character, the statements numbered and linked, the words of findings marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from ...model import Reading, Statement, StatementKind
from .element import Html, anchor, element, join
from .markdown import Styles
from .marks import Run, cut, runs
from .view import View, words_at

_TAGS = {
    StatementKind.SENTENCE: ("p", None),
    StatementKind.HEADING: ("h4", "heading"),
    StatementKind.QUESTION: ("h4", "question"),
    StatementKind.ITEM: ("li", None),
    StatementKind.BOILERPLATE: ("p", "boilerplate"),
}


def columns(view: View, pictures: Sequence[Html]) -> Html:
    """Return all articles, and between them the pictures of how they meet."""
    sheets = [Sheet(view, reading).article() for reading in view.readings]
    return element(
        "section",
        element("h2", "The articles", class_="hidden"),
        _chooser(view),
        _bar(),
        element("div", *sheets, *pictures, class_="sheets", data_count=len(sheets)),
        id="texts",
        aria_label="The articles",
        tabindex=-1,
    )


def _chooser(view: View) -> Html:
    """Return what chooses the two articles that are shown; the script unhides it where there are more."""
    if len(view.readings) < 3:
        return Html()
    options = [element("option", f"{view.letter(r.id)}  {view.names[r.id]}", value=r.id) for r in view.readings]
    selects = [
        element("label", f"{side} ", element("select", *options, data_side=side.lower())) for side in ("Left", "Right")
    ]
    return element("div", *selects, class_="chooser", hidden="")


def _bar() -> Html:
    """Return the finding at hand with ways to the next and the one before."""
    buttons = [
        element("button", sign, type="button", data_step=step, aria_label=label)
        for sign, step, label in (("‹", -1, "Previous finding"), ("›", 1, "Next finding"))
    ]
    return element("div", buttons[0], element("a", "", href="#findings"), buttons[1], class_="bar", hidden="")


class Sheet:
    """One article on the page."""

    def __init__(self, view: View, reading: Reading) -> None:
        self.view, self.reading, self.text = view, reading, reading.article.text
        places = view.marked.get(reading.id, [])
        self.runs = runs(places)
        self.styles = Styles(reading.article)
        self.next = {one.id: other.start for one, other in pairwise(reading.statements)}
        self.wholes: dict[str, list[int]] = {}
        self.ends: dict[int, list[int]] = {}
        for _, end, number in sorted(places, key=lambda place: place[2]):
            self.ends.setdefault(end, []).append(number)

    def article(self) -> Html:
        """Return the article with its head."""
        view, reading = self.view, self.reading
        letter = view.letter(reading.id)
        name = reading.article.title or view.names[reading.id]
        credits = view.credits(reading.id)
        if name != view.names[reading.id]:
            credits = [view.names[reading.id], *credits]  # by which the findings call it
        by = element("p", ", ".join(credits), class_="by") if credits else Html()
        head = element("header", element("span", letter, class_="letter"), " ", element("h3", name), by)
        body: Iterable[Html] = self._blocks() if reading.statements else (element("p", "There is no statement in it."),)
        pane = element("div", *body, class_="pane", tabindex=0, role="region", aria_label=f"Text of {letter}, {name}")
        return element("article", head, pane, class_="sheet", id=anchor("t", reading.id), data_article=reading.id)

    def _blocks(self) -> Iterator[Html]:
        """Yield paragraphs, headings and lists; a line without a statement too, so that nothing is left out."""
        at = 0
        statements = self.reading.statements
        for items, lines in groupby(_lines(statements), key=lambda line: line[0].kind is StatementKind.ITEM):
            blocks = []
            for line in lines:
                before, newline, _ = self.text[at : line[0].start].rpartition("\n")
                start = at + len(before) + len(newline)
                if before.strip():
                    blocks.append(self._between(at, start, "li" if items else "p"))
                end = self._end_of_line(line[-1])
                blocks.append(self._block(line, start, end))
                at = end
            yield from (element("ul", *blocks),) if items else blocks
        if self.text[at:].strip():
            yield self._between(at, len(self.text), "p")

    def _between(self, start: int, end: int, tag: str) -> Html:
        return element(tag, self._marked_words(start, end), class_="between")

    def _end_of_line(self, last: Statement) -> int:
        """Return where the line of a statement ends, or the next statement begins."""
        newline = self.text.find("\n", last.end)
        end = newline if newline >= 0 else len(self.text)
        return min(end, self.next.get(last.id, end))

    def _block(self, line: Sequence[Statement], start: int, end: int) -> Html:
        parts, at = [], start
        for statement in line:
            parts += [self._gap(at, statement.start), self._statement(statement)]
            at = statement.end
        tag, name = _TAGS[line[0].kind]
        return element(tag, *parts, self._gap(at, end), class_=name)

    def _gap(self, start: int, end: int) -> Html:
        """Return what stands between statements: a space, or signs that open a line."""
        words, signs = self._marked_words(start, end), self.text[start:end].strip()
        if not signs:
            return words
        return element("span", words, class_="between syntax" if set(signs) == {"#"} else "between")

    def _statement(self, statement: Statement) -> Html:
        view, id = self.view, statement.id
        alone = id in view.alone
        verdict = view.verdicts.get(id)
        parts = [self._numeral(statement), self._marked_words(statement.start, statement.end, statement)]
        if verdict is not None and verdict.verdict != "supported":
            parts.insert(1, element("span", verdict.verdict, class_=f"verdict {verdict.verdict}"))
        meets = [anchor(met) for met in view.report.beside.get(id, ())]
        return element(
            "span", *parts, class_="s alone" if alone else "s", id=anchor(id), data_meets=" ".join(meets) or None
        )

    def _numeral(self, statement: Statement) -> Html:
        """Return the number of a compared statement, which leads to its surest counterpart, or to what lacks it."""
        view, id = self.view, statement.id
        if not statement.compared:
            return Html()
        numeral = view.numeral(id)
        if id in view.report.beside:
            label = f"{numeral}, meets {view.counterparts(id)}"
            return element("a", numeral, class_="n", href=f"#{anchor(view.report.beside[id][0])}", aria_label=label)
        if id in view.alone:
            label = f"{numeral}, only in {view.letter(self.reading.id)}"
            whole = self._whole(statement)
            if not whole:
                return element("span", numeral, class_="n", role="img", aria_label=label)
            href = f"#{anchor('f', view.finding(whole[0]).id)}"
            return element("a", numeral, class_="n", href=href, aria_label=f"{label}, finding {whole[0]}")
        return element("span", numeral, class_="n")

    def _whole(self, statement: Statement) -> list[int]:
        """Return the findings that are of a statement as a whole: no word in it differs."""
        if statement.id not in self.wholes:
            numbers = sorted(self.view.touching.get(statement.id, ()))
            self.wholes[statement.id] = [n for n in numbers if self.view.covers(self.view.finding(n), statement)]
        return self.wholes[statement.id]

    def _marked_words(self, start: int, end: int, statement: Statement | None = None) -> Html:
        """Return a stretch of the article with its marks."""
        return join(
            self._mark(run, statement) if run.findings else join(self.styles.words(run.start, run.end))
            for run in cut(self.runs, start, end)
        )

    def _mark(self, run: Run, statement: Statement | None) -> Html:
        """Return marked words; a click leads to the worst finding of those that speak of them."""
        view = self.view
        active = [n for n in run.findings if view.finding(n).suppressed is None]
        whole = self._whole(statement) if statement is not None else []
        exact = [n for n in active if n not in whole]
        worst = view.worst(tuple(exact or active))
        first = min(exact or active or run.findings, key=lambda n: (-view.finding(n).severity.rank, n))
        names = [worst.value if worst else "suppressed", *(["whole"] if active and not exact else [])]
        found = view.finding(first)
        others = f" and {len(run.findings) - 1} more" if len(run.findings) > 1 else ""
        title = f"finding {first}: {found.rule}{others}"
        words = join(self.styles.words(run.start, run.end))
        plain = active and not exact and statement is not None and statement.id in view.alone  # its number leads there
        link = words if plain else element("a", words, href=f"#{anchor('f', found.id)}", title=title)
        ends = [n for n in self.ends.get(run.end, ()) if view.finding(n).suppressed is None]
        return element(
            "mark",
            link,
            class_=" ".join(names),
            id=words_at(self.reading.id, run.start),
            data_f=" ".join(map(str, run.findings)),
            data_ends=", ".join(map(str, ends)) or None,
        )


def _lines(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """Yield the statements of each line, those of one kind together."""
    for _, line in groupby(statements, key=lambda statement: (statement.block, statement.kind)):
        yield list(line)
