"""The sheet of what a person ticks off: what is on it, what becomes of it, and that no cell is a formula."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import xcheck
from tests import cases, reporting
from tests.hostile import TEXTS
from xcheck.cli import cli
from xcheck.model import Kind, Report, Severity, Span
from xcheck.reports import render
from xcheck.reports.sheet import data, kind_of
from xcheck.reports.sheet.compared import marks
from xcheck.reports.sheet.items import Item, items
from xcheck.reports.sheet.rows import COLUMNS, cell

WIRE = (
    "The fire at the mill in Lanton killed 12 people on Monday. “We saw the smoke at noon,” said Maria Cole.\n"
    "The mill had at least 40 workers. It was built in 1931.\n"
)
DRAFT = (
    "The fire at the mill in Lanton killed 15 people on Monday. “We saw the smoke at dusk,” said Maria Cole.\n"
    "The mayor, Peter Hurst, promised 3 million euros.\n"
    "It was built in 1931.\n"
)


def checked(draft: str = DRAFT, wire: str = WIRE, **settings: object) -> Report:
    against = [xcheck.Article("wire.txt", wire, "wire.txt")]
    own = xcheck.Settings(**settings)  # type: ignore[arg-type]
    return xcheck.check(xcheck.Article("draft.txt", draft, "draft.txt"), against=against, settings=own)


def found(report: Report) -> dict[tuple[str, str], Item]:
    return {(item.what, item.place.text): item for item in items(report)}


def table(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(report, "sheet"), newline="")))


# --- what is on it ---


def test_each_statement_and_each_fact_in_it_is_an_item_in_the_order_of_the_text() -> None:
    order = [(item.what, item.place.text) for item in items(checked())]
    assert order[1:8] == [
        ("name", "Lanton"),
        ("act", "killed"),
        ("figure", "15 people"),
        ("date", "Monday"),
        ("statement", "“We saw the smoke at dusk,” said Maria Cole."),
        ("quotation", "We saw the smoke at dusk"),
        ("name", "Maria Cole"),
    ]
    assert {what for what, _ in order} == {"statement", "name", "figure", "date", "quotation", "act"}
    assert all(item.place.article == "d" for item in items(checked()))


def test_a_sheet_of_a_draft_has_the_items_of_its_verdicts_and_a_name_once() -> None:
    report = checked(DRAFT + "Lanton mourned, said Peter Hurst.\n")
    verdicts = {
        (one["kind"], one["start"]): one["verdict"]
        for verdict in report.to_dict()["verdicts"]
        for one in verdict["items"]
    }
    listed = {(item.what, item.place.start): item.verdict for item in items(report) if item.what != "statement"}
    assert listed.items() <= verdicts.items()
    left = [report.articles[0].article.text[start:].partition(" ")[0] for _, start in verdicts.keys() - listed.keys()]
    assert left == ["Lanton"], "named before, and nothing is said of it here"


@pytest.mark.parametrize(
    ("what", "words", "verdict", "source"),
    [
        ("name", "Lanton", "supported", "Lanton"),
        ("date", "Monday", "supported", "Monday"),
        ("date", "1931", "supported", "1931"),
        ("figure", "15 people", "contradicted", "12 people"),
        ("name", "Peter Hurst", "unsupported", None),
        ("figure", "3 million euros", "unsupported", None),
        ("statement", "It was built in 1931.", "supported", "It was built in 1931."),
    ],
)
def test_an_item_has_its_verdict_and_the_words_of_the_source(what, words, verdict, source) -> None:
    item = found(checked())[what, words]
    assert (item.verdict, item.source and item.source.text) == (verdict, source)
    assert (item.passage is None) == (source is None)
    if verdict == "contradicted":
        assert "15 people" in item.why and "12 people" in item.why


def test_a_quotation_that_was_changed_is_not_told_as_found() -> None:
    item = found(checked())["quotation", "We saw the smoke at dusk"]
    assert item.verdict == "contradicted" and item.source is not None and "noon" in item.source.text


def test_a_lower_bound_tells_no_figure_above_it() -> None:
    verdicts = found(checked("The mill had 60 workers.\n"))
    assert verdicts["figure", "60 workers"].verdict != "supported"
    assert found(checked("The mill had at least 40 workers.\n"))["figure", "at least 40 workers"].verdict == "supported"


def test_a_vague_figure_tells_no_exact_one() -> None:
    verdicts = found(
        checked("The mill in Lanton had 61 workers.\n", "The mill in Lanton had dozens of workers. It rained.\n")
    )
    assert verdicts["figure", "61 workers"].verdict != "supported"


def test_what_a_person_lets_pass_stays_with_the_reason() -> None:
    report = checked()
    quiet = [f.replace(suppressed={"by": "config", "because": "asked by telephone"}) for f in report.findings]
    item = found(report.replace(findings=tuple(quiet)))["figure", "15 people"]
    assert item.verdict == "contradicted" and item.why.endswith("(let pass: asked by telephone)")


def test_of_several_articles_each_has_its_items_beside_all_others() -> None:
    names = ("broadcaster.txt", "morning-post.txt", "public-radio.txt")
    all_items = items(cases.compared("landslide", *names))
    assert list(dict.fromkeys(item.place.article for item in all_items)) == ["a", "b", "c"]
    assert {item.verdict for item in all_items} == {"supported", "differs", "contradicted", "unsupported"}
    assert all(item.source is None or item.source.article != item.place.article for item in all_items)


def test_beside_what_is_contradicted_stands_who_contradicts_it() -> None:
    said = "The quake killed {} people in Agadir on Monday."
    articles = [xcheck.Article(f"{n}.txt", said.format(count)) for n, count in enumerate((12, 12, 15))]
    report = xcheck.compare(*articles)
    figures = [item for item in items(report) if item.what == "figure"]
    assert [(item.verdict, item.source and item.source.text) for item in figures] == [
        ("contradicted", "15 people"), ("contradicted", "15 people"), ("contradicted", "12 people")
    ]  # fmt: skip


def test_of_two_articles_what_the_other_tells_is_supported_and_what_it_lacks_is_not() -> None:
    texts = (f"The quake in Agadir killed 12 people. {rest}." for rest in ("A choir sang in Lyon", "Oslo had rain"))
    all_items = items(xcheck.compare(*(xcheck.Article(name, text) for name, text in zip("ab", texts, strict=True))))
    verdicts = [item.verdict for item in all_items if item.what == "statement"]
    assert verdicts == ["supported", "unsupported"] * 2


@pytest.mark.parametrize("name", cases.CASES)
def test_keys_are_unique_and_places_are_the_words_of_their_article(name: str) -> None:
    report = cases.checked(name)
    all_items = items(report)
    texts = {reading.id: reading.article.text for reading in report.articles}
    assert len({item.key for item in all_items}) == len(all_items) > 5
    for item in all_items:
        for place in filter(None, (item.place, item.source)):
            assert texts[place.article][place.start : place.end] == place.text
        if item.source is not None:
            assert item.passage is not None and item.passage.start <= item.source.start < item.passage.end


# --- kept between versions of a draft ---


def test_a_key_stays_with_the_words_wherever_they_move_and_goes_with_them() -> None:
    before = found(checked())
    moved = found(checked("# Fire at the mill\n\nCrews came from three towns.\n\n" + DRAFT))
    changed = found(checked(DRAFT.replace("promised", "denied")))
    for at, item in before.items():
        assert moved[at].key == item.key
    assert changed["figure", "3 million euros"].key != before["figure", "3 million euros"].key
    assert changed["figure", "15 people"].key == before["figure", "15 people"].key


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")
    Path("wire.txt").write_text(WIRE, encoding="utf-8")
    return tmp_path


def run(*formats: str) -> Result:
    return CliRunner().invoke(cli, ["check", "draft.txt", "--against", "wire.txt", "--fail-on", "never", *formats])


@pytest.mark.parametrize("saved", ["utf-8-sig", "cp1252"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_ticks_and_remarks_of_the_last_sheet_are_taken_over(folder: Path, comma: str, saved: str) -> None:
    assert run("--format", "sheet=sheet.csv").exit_code == 0
    with Path("sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["item"] == "15 people":
            row.update(done="x", remark="café; “15” is the hospital's, all day")
        if row["item"] == "3 million euros":
            row["remark"] = "=ask"
    with Path("sheet.csv").open("w", encoding=saved, newline="") as file:  # as a spreadsheet saves it
        table = csv.DictWriter(file, COLUMNS, delimiter=comma)
        table.writeheader()
        table.writerows(rows)
    Path("draft.txt").write_text("Crews came.\n" + DRAFT.replace("promised", "denied"), encoding="utf-8")
    assert run("--format", "sheet=sheet.csv").exit_code == 0
    with Path("sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        now = list(csv.DictReader(file))
    (kept,) = [row for row in now if row["item"] == "15 people"]
    assert (kept["done"], kept["remark"], kept["line"]) == ("x", "café; “15” is the hospital's, all day", "2")
    assert (now[-1]["verdict"], now[-1]["item"]) == ("no longer in the text", "3 million euros")
    assert now[-1]["remark"] == "'=ask"
    assert [row["remark"] for row in now[:-1] if row["remark"]] == [kept["remark"]]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("notes.csv", "name,day\nx,y\n", "is no sheet of xcheck"),
        ("notes.csv", "\x00\xff", "is no sheet of xcheck"),
        ("sheet.xlsx", "PK", "may hold ticks and remarks"),
        ("sheet.doc", "", "let it end in .html, .csv or .xlsx"),
        ("sheet", "", "let it end in .html, .csv or .xlsx"),
    ],
)
def test_no_work_of_a_person_is_written_over(folder: Path, name: str, text: str, says: str) -> None:
    Path(name).write_text(text, encoding="latin-1")
    result = run("--format", f"sheet={name}")
    assert result.exit_code == 2 and says in result.output
    assert Path(name).read_text(encoding="latin-1") == text


# --- as a file ---


def test_the_name_of_the_file_says_what_it_is(folder: Path) -> None:
    result = run("--format", "sheet=s.csv", "--format", "sheet=s.html", "--format", "sheet=s.xlsx")
    assert result.exit_code == 0 and result.output == ""
    assert Path("s.csv").read_bytes().startswith(b"\xef\xbb\xbfdone,verdict,what,item,")
    assert Path("s.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("--format", "sheet", "-o", "t.htm").exit_code == 0
    assert Path("t.htm").read_bytes() == Path("s.html").read_bytes()
    assert run("--format", "sheet").output.startswith("done,verdict,what,item,")
    assert [kind_of(name) for name in (None, "-", "A.CSV", "b.xlsx")] == ["csv", "csv", "csv", "xlsx"]


def test_a_workbook_has_the_rows_of_the_csv_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    report = checked()
    first = data(report, str(tmp_path / "s.xlsx"))
    assert first == data(report, str(tmp_path / "s.xlsx"))
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        page = book.read("xl/worksheets/sheet1.xml").decode()
    for row in table(report):
        assert row["id"] in words
    assert page.count("<row ") == len(table(report)) + 1
    assert "<f>" not in page


def test_without_the_library_a_workbook_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = run("--format", "sheet=s.xlsx")
    assert result.exit_code == 2 and "pip install 'xcheck-news[sheet]'" in result.output
    assert not Path("s.xlsx").exists()


# --- no cell is obeyed ---


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', " =1"])
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r", " "))
    assert cell(cell(text)) == cell(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_adds_no_column_row_or_formula(text: str, tmp_path: Path) -> None:
    report = checked(f"=cmd|' /C calc'!A0 {text} fell on 12 people.\n\n“{text} is so,” said @Maria Cole.\n")
    rows = list(csv.reader(io.StringIO(render(report, "sheet"), newline="")))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert not [words for row in rows for words in row if words.startswith(("=", "+", "-", "@"))]
    assert data(report, str(tmp_path / "s.xlsx")).startswith(b"PK")


def test_a_sheet_points_into_a_document_by_page_and_paragraph() -> None:
    folder = cases.FIXTURES / "museum-theft"
    draft, source = (xcheck.read_article(folder / name) for name in ("statement.docx", "review.pdf"))
    rows = table(xcheck.check(draft, against=[source]))
    assert all(row["line"].startswith("paragraph ") for row in rows if row["verdict"] != "read this")
    assert {row["source line"] for row in rows} <= {"", "page 1", "page 2"} and any(row["source line"] for row in rows)


@pytest.mark.parametrize(("words", "of_the_figure"), [("214", True), ("214 people", False), ("died", False)])
def test_a_finding_is_of_a_figure_if_its_words_are_not_much_longer(words: str, of_the_figure: bool) -> None:
    wire, places = reporting.WIRE, ((reporting.WIRE, words), (reporting.EASY, "180"))
    at = wire.article.text.index("214")
    found = reporting.finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "x", *places)
    assert marks(found, "a", Span(at, at + 3), wire.statements[0]) is of_the_figure
