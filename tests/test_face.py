"""The package as Python code uses it: signatures, data, what a notebook shows, and errors that say what to write."""

from __future__ import annotations

import inspect
import json
import pydoc
from html.parser import HTMLParser

import pytest

import xcheck
from xcheck.errors import XcheckError

WIRE = xcheck.Article("wire", "The quake killed 12 people in Lima, police said.")
PAPER = xcheck.Article("paper", "The quake killed 15 people in Lima, police said. It cost $5 million, not $6 million.")


def test_every_value_tells_its_fields_as_a_signature() -> None:
    assert list(inspect.signature(xcheck.Article).parameters)[:6] == [
        "name", "text", "path", "title", "byline", "published",
    ]  # fmt: skip
    for name in xcheck.__all__:
        value = getattr(xcheck, name)
        if inspect.isclass(value) and hasattr(value, "_fields"):
            signature = inspect.signature(value)
            assert tuple(signature.parameters) == value._fields
            assert {n for n, p in signature.parameters.items() if p.default is not p.empty} == set(value._defaults)
    assert inspect.signature(xcheck.Settings).bind(min_confidence=0.5)
    assert "min_confidence: 'float' = 0.0" in pydoc.render_doc(xcheck.Settings)


def test_every_function_names_what_it_takes() -> None:
    for name in xcheck.__all__:
        value = getattr(xcheck, name)
        if inspect.isfunction(value):
            kinds = {parameter.kind for parameter in inspect.signature(value).parameters.values()}
            assert inspect.Parameter.VAR_KEYWORD not in kinds, name


def test_a_report_as_data_is_the_json_report() -> None:
    report = xcheck.compare(WIRE, PAPER)
    assert report.to_dict() == json.loads(xcheck.render(report, "json"))
    assert [finding.to_dict() for finding in report.findings] == report.to_dict()["findings"]
    for reading in report.articles:
        assert json.loads(json.dumps(reading.to_dict())) == reading.to_dict()


class Page(HTMLParser):
    """Gathers the elements and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_notebook_shows_findings_and_no_article_is_markup_in_it() -> None:
    hostile = xcheck.Article(
        "<script>x</script>", "The quake killed 15 people in Lima<img src=x onerror=y>, police said."
    )
    page = Page(xcheck.compare(WIRE, hostile)._repr_html_())
    assert {"script", "img"}.isdisjoint(page.tags)
    assert page.tags.count("mark") >= 2
    assert "number-conflict" in page.words and "<img src=x onerror=y>" in page.words
    assert "mathjax_ignore" in xcheck.compare(WIRE, PAPER)._repr_html_()


def test_a_notebook_is_told_how_many_findings_it_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    report = xcheck.compare(WIRE, PAPER)
    monkeypatch.setattr("xcheck.reports.notebook.MOST", 1)
    assert "1 more: " in Page(report._repr_html_()).words  # a name stands in the row of its statement
    assert len(report.findings) == 3
    assert "differ in nothing." in Page(xcheck.compare(WIRE, WIRE)._repr_html_()).words


def test_a_notebook_ranks_what_only_one_has_and_folds_names_into_their_statements() -> None:
    rest = " Mayor Ines Duarte resigned over it. The weather was mild all week."
    page = Page(xcheck.compare(xcheck.Article("wire", WIRE.text + rest), WIRE.replace(name="paper"))._repr_html_())
    rows = page.words.split("rule")[1]
    assert "Ines Duarte resigned over it." in rows and "omitted-name" not in rows
    assert rows.index("Duarte resigned") < rows.index("weather")
    assert rows.count("Only in wire.") == 2


def test_a_notebook_tells_a_statement_once_with_all_its_marks() -> None:
    wire = xcheck.Article("wire", "The harbour company sacked 40 dockers after the strike ended on Friday.")
    paper = xcheck.Article(
        "paper", "Forty men who unload ships in the harbour lost their work when the dockers' strike was over."
    )
    report = xcheck.compare(wire, paper)
    assert any(len(finding.places) > 2 for finding in report.findings)
    text = report._repr_html_()
    assert text.count("wire, line 1: ") == text.count("paper, line 1: ") == len(report.findings)


def test_a_notebook_says_in_plain_words_how_articles_relate_as_the_terminal_does() -> None:
    for report in (xcheck.compare(WIRE, PAPER), xcheck.check(WIRE, against=[PAPER])):
        head = Page(report._repr_html_()).words.split("what differs")[0]
        sentences = [
            kind for kind in ("cannot both be true", "is vaguer in one", "is said with another force") if kind in head
        ]
        assert sentences, head
        assert "in wording" not in head
        assert "conflict" not in head


@pytest.mark.parametrize(
    ("call", "error", "expected"),
    [
        (lambda: xcheck.compare("wire.txt", PAPER), TypeError, "number 1 is of type str.*read_article"),
        (lambda: xcheck.compare(WIRE, PAPER, xcheck.Settings()), TypeError, "number 3 is of type Settings"),
        (lambda: xcheck.compare(WIRE, PAPER, settings={}), TypeError, "of type dict; give xcheck.Settings"),
        (lambda: xcheck.check(WIRE, PAPER), TypeError, r"against=\[source\]"),
        (lambda: xcheck.check(WIRE, [PAPER, None]), TypeError, "number 2 of against is of type NoneType"),
        (lambda: xcheck.compare_within("x"), TypeError, "compare_within takes Articles"),
        (lambda: xcheck.facts(None), TypeError, "facts takes Articles"),
        (lambda: xcheck.render("x"), TypeError, "render takes a Report"),
        (lambda: xcheck.Article("wire", b"x"), TypeError, "text of an Article is bytes"),
        (lambda: xcheck.Article(None, "x"), TypeError, "name of an Article is NoneType"),
        (lambda: xcheck.Settings(select=3), xcheck.BadSettings, "select is of type int"),
        (lambda: xcheck.Settings(min_confidence="high"), xcheck.BadSettings, "'high'; give a number"),
        (lambda: xcheck.compare(WIRE, PAPER, settings=xcheck.Settings(select=("x",))), xcheck.UnknownRule, "x"),
        (lambda: xcheck.read_article("nowhere.txt"), xcheck.UnreadableArticle, "does not exist"),
        (lambda: xcheck.render(xcheck.compare(WIRE, PAPER), "json", width=80), xcheck.BadSettings, "for terminal"),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_told_with_the_right_one(call, error, expected) -> None:
    with pytest.raises(error, match=expected):
        call()


def test_every_error_can_be_caught_by_name() -> None:
    errors, waiting = set(), [XcheckError]
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        if error.__module__ == "xcheck.errors":
            errors.add(error)
    assert {error.__name__ for error in errors} <= set(xcheck.__all__)
    assert all(issubclass(getattr(xcheck, error.__name__), XcheckError) for error in errors)
