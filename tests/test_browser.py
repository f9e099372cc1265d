"""The page in a real browser: what clicks, keys, filters and the switch do, on a desk, on a phone and without scripts.

Skipped where there is no Chromium or no Playwright; with XCHECK_BROWSER=required, as in .ci/run, that is a failure.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import time
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

import xcheck
from tests.reporting import EASY, WIRE, finding, full, number_conflict, reading, report, shifted_degree
from tests.test_html import HOSTILE, hostile, two_drafts
from xcheck.cli import cli
from xcheck.model import Kind, Pair, Severity
from xcheck.reports import render

FIXTURES = Path(__file__).parents[1] / "fixtures"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
DESK, TABLET, PHONE = (1440, 900), (900, 1000), (360, 740)


def lacking(reason: str) -> None:
    (pytest.fail if os.environ.get("XCHECK_BROWSER") == "required" else pytest.skip)(reason)


@pytest.fixture(scope="module")
def browser():
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("no Playwright: pip install -e '.[browser]'")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        lacking("no Chromium: apt-get install chromium, or name one in CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Return a function that opens a report; whatever the browser complains about or asks the network for fails."""
    complaints: list[str] = []
    contexts = []

    def open_(report, size=DESK, **options):
        file = tmp_path / "report.html"
        file.write_bytes((report if isinstance(report, str) else render(report, "html")).encode())
        settings = {"reduced_motion": "reduce", **options}
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
        context.set_default_timeout(5_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda r: None if r.url == file.as_uri() else complaints.append(f"request: {r.url}"))
        page.goto(file.as_uri())
        page.complaints, page.report_file = complaints, file
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


FERRY = ("first-night.txt", "two-days-later.txt")
LANDSLIDE = ("broadcaster.txt", "morning-post.txt", "public-radio.txt", "valley-paper.txt", "wire.txt")


@pytest.fixture(scope="module")
def ferry():
    return xcheck.compare(*[xcheck.read_article(FIXTURES / "ferry-fire" / name) for name in FERRY])


@pytest.fixture(scope="module")
def five():
    return render(xcheck.compare(*[xcheck.read_article(FIXTURES / "landslide" / name) for name in LANDSLIDE]), "html")


@pytest.fixture(scope="module")
def three_outlets():
    articles = [xcheck.read_article(FIXTURES / "landslide" / name) for name in LANDSLIDE[:3]]
    return render(xcheck.compare(*articles), "html")


@pytest.fixture(scope="module")
def ferry_page(ferry):
    return render(ferry, "html")


def go(page, number: int):
    return page.locator(f".finding[data-n='{number}'] .go")


def chip(page, value: str):
    page.evaluate("document.querySelector('#narrow').open = true")
    return page.locator(f".chip.{value}")


def tab(page, name: str) -> None:
    page.locator(f"#top nav a[data-view={name}]").click()


def in_view(page, selector: str) -> list[bool]:
    """Say of each element whether a reader sees it: inside the window, and inside whatever scrolls around it."""
    return page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)].map((element) => {
          const box = element.getBoundingClientRect();
          const frames = [{ top: 0, bottom: innerHeight, left: 0, right: innerWidth }];
          for (let at = element.parentElement; at; at = at.parentElement)
            if (getComputedStyle(at).overflowY === "auto") frames.push(at.getBoundingClientRect());
          return box.height > 0 && frames.every((f) => box.top >= f.top - 1 && box.bottom <= f.bottom + 1);
        })""",
        selector,
    )


def number_of(page, finding) -> int:
    return int(page.locator(f"#f-{finding.id}").get_attribute("data-n"))


def shown(page) -> int:
    return page.locator(".finding:visible").count()


def sideways(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


# --- a finding and its words ---


@pytest.mark.parametrize("size", [DESK, TABLET, PHONE], ids=["desk", "tablet", "phone"])
def test_a_click_on_a_finding_scrolls_both_texts_to_its_words(visit, ferry, ferry_page, size):
    page = visit(ferry_page, size)
    both = [f for f in ferry.findings if len(f.places) == 2]
    assert len(both) >= 5
    for found in (both[0], both[-1], both[1]):
        number = number_of(page, found)
        tab(page, "findings")
        go(page, number).click()
        marked = page.locator(".pane mark.on")
        assert sorted(marked.all_inner_texts()) == sorted(place.text for place in found.places)
        assert in_view(page, ".pane mark.on") == [True, True]
        assert page.locator(".finding.on").get_attribute("data-n") == str(number)


def test_a_click_on_the_words_of_one_side_goes_there(visit, ferry_page):
    page = visit(ferry_page)
    page.locator(".finding[data-n='1'] dd a").last.click()
    assert in_view(page, ".sheet[data-article='b'] mark.on") == [True]


def test_a_detail_of_one_article_shows_the_counterpart_beside_it(visit):
    detail = finding("omitted-detail", Kind.OMISSION, Severity.NOTE, "only wire.txt has it", (WIRE, "formally"))
    page = visit(report(detail))
    go(page, 1).click()
    assert page.locator(".pane mark.on").all_inner_texts() == ["formally"]
    assert page.locator(".sheet[data-article='b'] .s.met").get_attribute("id") == "b2"


def test_a_mark_in_the_text_leads_back_to_its_finding(visit, ferry, ferry_page):
    page = visit(ferry_page)
    last = next(f for f in reversed(ferry.findings) if len(f.places) == 1)
    place = last.places[0]
    page.locator(f"#w-{place.article}-{place.start}").click()
    assert page.locator(".finding.on").get_attribute("id") == f"f-{last.id}"
    assert page.evaluate("document.activeElement.closest('.finding').id") == f"f-{last.id}"
    assert in_view(page, ".finding.on .go") == [True]
    assert page.evaluate("location.hash") == f"#f-{last.id}"


def test_words_of_several_findings_lead_to_each_in_turn(visit):
    nested = finding("shifted-scope", Kind.CONFLICT, Severity.ERROR, "x", (WIRE, "rejected parts"), (EASY, "rejected"))
    page = visit(report(nested, shifted_degree()))
    mark = page.locator("mark[data-f='1 2'] a").first
    seen = []
    for _ in range(3):
        mark.click()
        seen.append(page.locator(".finding.on").get_attribute("data-n"))
    assert seen == ["1", "2", "1"]


def test_an_address_with_a_finding_opens_it(visit, ferry, ferry_page):
    page = visit(ferry_page)
    page.goto(page.url.split("#")[0] + f"#f-{ferry.findings[4].id}")
    page.reload()
    assert page.locator(".finding.on").get_attribute("data-n") == "5"
    assert all(in_view(page, ".pane mark.on"))


def test_the_number_of_a_statement_leads_to_its_counterparts(visit, ferry, ferry_page):
    page = visit(ferry_page)
    last = ferry.pairs[-1]
    page.evaluate("document.querySelector('#workspace').scrollIntoView()")
    page.locator(f"#{last.left} > a.n").click()
    met = page.locator(".sheet[data-article='b'] .s.met")
    assert last.right in [each.get_attribute("id") for each in met.all()]
    assert in_view(page, ".sheet[data-article='b'] .s.met")[0]
    assert page.locator(".ribbons .on").count() >= 1


def test_a_click_on_a_ribbon_goes_to_both_ends(visit):
    lines = "".join(f"Sentence {n} tells of {n} ships.\n" for n in range(200))
    left, right = reading("a", "left.txt", lines), reading("b", "right.txt", lines)
    pairs = (Pair("a100", "b101", 0.9),)
    page = visit(report(articles=(left, right), pairs=pairs, unpaired=()))
    page.locator(".map .ribbons path").click(force=True)
    assert [e.get_attribute("id") for e in page.locator(".pane .s.met").all()] == ["a100", "b101"]
    assert in_view(page, ".pane .s.met") == [True, True]


# --- keys ---


def test_the_first_stop_leads_past_the_head(visit, ferry_page):
    page = visit(ferry_page)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the findings"
    assert in_view(page, ":focus") == [True]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "search"


def test_keys_walk_through_the_findings_and_both_texts_follow(visit, ferry_page):
    page = visit(ferry_page)
    go(page, 1).focus()
    at = []
    for key in ("j", "j", "k", "ArrowDown", "ArrowUp", "End", "j", "Home", "k"):
        page.keyboard.press(key)
        at.append(page.locator(".finding.on").get_attribute("data-n"))
        assert page.evaluate("document.activeElement === document.querySelector('.finding.on .go')")
        assert all(in_view(page, ".pane mark.on"))
        assert in_view(page, ".finding.on .go") == [True]
    last = str(page.locator(".finding").count())
    assert at == ["1", "2", "1", "2", "1", last, last, "1", "1"]


def test_enter_goes_to_the_words_and_back(visit, ferry_page):
    page = visit(ferry_page)
    go(page, 2).focus()
    page.keyboard.press("Enter")
    assert page.locator(".finding.on").get_attribute("data-n") == "2"
    page.keyboard.press("Enter")
    assert page.locator(":focus").inner_text() == page.locator(".pane mark.on").first.inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.finding').dataset.n") == "2"
    page.keyboard.press("Escape")
    assert page.locator("#workspace .on").count() == 0


def test_letters_typed_into_the_search_are_letters(visit, ferry_page):
    page = visit(ferry_page)
    page.locator("#search").focus()
    page.keyboard.type("jk")
    assert page.locator("#search").input_value() == "jk"
    assert page.locator(".finding.on").count() == 0


def test_the_list_is_one_stop_and_focus_can_be_seen(visit, ferry_page):
    page = visit(ferry_page)
    assert page.locator(".finding .go[tabindex='0']").count() == 1
    for selector in (".go[tabindex='0']", "#search", "#theme", "mark a", "a.n", ".pane", "select[name=rule]"):
        page.locator("#search").focus()
        page.keyboard.press("Shift+Tab")  # so that focus comes from the keyboard
        page.locator(selector).first.focus()
        outline = page.evaluate("getComputedStyle(document.activeElement).outline")
        assert re.search(r"\b(solid|auto) [1-9]", outline), selector


# --- filters ---


def test_filters_leave_what_was_asked_for_and_tell_how_many(visit):
    page = visit(full())
    counter = page.locator("#told")
    assert (shown(page), counter.inner_text()) == (6, "6 of 6 findings")
    chip(page, "error").click()
    assert (shown(page), counter.inner_text()) == (1, "1 of 6 findings")
    chip(page, "warning").click()
    assert shown(page) == 3
    chip(page, "omission").click()
    assert shown(page) == 1
    assert page.locator(".group:visible h3").all_inner_texts() == ["Not in all 1 only some of the articles tell it"]
    page.locator("#everything").click()
    assert (shown(page), counter.inner_text()) == (6, "6 of 6 findings")
    assert counter.get_attribute("aria-live") == "polite"


def test_one_rule_or_one_article_may_be_chosen(visit):
    page = visit(full())
    page.locator("#narrow summary").click()
    page.locator("select[name=rule]").select_option("omitted-statement")
    assert shown(page) == 2
    page.locator("select[name=article]").select_option("b")
    assert shown(page) == 1
    assert page.locator(".finding:visible .words").inner_text().endswith("It was very cold.")


def test_the_search_takes_words_in_any_order_and_case(visit):
    page = visit(full())
    page.locator("#search").fill("COMPLETELY formally")
    assert page.locator(".finding:visible").get_attribute("data-rule") == "shifted-degree"
    page.locator("#search").fill("nothing like it")
    assert (shown(page), page.locator("#told").inner_text()) == (0, "0 of 6 findings")
    page.keyboard.press("Escape")
    assert shown(page) == 6


def test_the_texts_mark_only_what_is_left(visit):
    page = visit(full())
    chip(page, "error").click()
    assert page.locator(".pane mark:not(.off)").all_inner_texts() == ["At least 214 people", "About 180 people"]


def test_a_finding_that_is_filtered_away_is_no_longer_chosen(visit):
    page = visit(full())
    go(page, 1).click()
    chip(page, "note").click()
    assert page.locator("#workspace .on").count() == 0


def test_suppressed_findings_wait_behind_their_filter(visit):
    quiet = number_conflict().replace(suppressed={"by": "inline", "because": "checked by phone"})
    page = visit(report(quiet, shifted_degree()))
    assert (shown(page), page.locator("#told").inner_text()) == (1, "1 of 1 finding")
    chip(page, "suppressed").click()
    assert (shown(page), page.locator("#told").inner_text()) == (2, "2 of 2 findings")
    assert page.locator(".because").inner_text() == "Suppressed (inline): checked by phone"
    go(page, 2).click()
    assert page.locator(".pane mark.on").count() == 2


def test_every_filter_counts_what_it_would_show(visit):
    page = visit(full())
    number = lambda value: int(chip(page, value).locator("b").inner_text())  # noqa: E731
    assert (number("conflict"), number("omission"), number("error"), number("note")) == (1, 3, 1, 3)
    chip(page, "warning").click()
    assert (number("conflict"), number("wording"), number("omission")) == (0, 1, 1)
    assert (number("error"), number("warning"), number("note")) == (1, 2, 3)  # beside each other, not within
    assert page.locator("select[name=rule] option").all_inner_texts()[1:] == [
        "number-conflict (0)", "vague-date (0)", "shifted-degree (1)", "omitted-name (1)", "omitted-statement (0)",
    ]  # fmt: skip
    assert page.locator("#narrow summary").inner_text() == "More filters (1 in use)"
    for value in ("wording", "omission"):
        before = number(value)
        chip(page, value).click()
        assert shown(page) == before
        chip(page, value).click()


# --- tabs ---


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_tabs_show_one_part_at_a_time(visit, three_outlets, size):
    page = visit(three_outlets, size)
    parts = {"findings": "#findings", "texts": "#texts", "matrix": "#matrix", "sheet": "#sheet"}
    seen = lambda: {name for name, part in parts.items() if page.locator(part).is_visible()}  # noqa: E731
    both = {"findings", "texts"} if size == DESK else {"findings"}
    assert seen() == both
    for name in ("sheet", "matrix", "texts", "findings"):
        tab(page, name)
        assert seen() == (both if name == "findings" else {name})
        assert page.locator("#top [aria-current]").get_attribute("data-view") == name
        assert page.evaluate("location.hash") == f"#{name}"
        assert in_view(page, f"#top nav a[data-view={name}]") == [True]
        assert sideways(page) <= 0
    page.goto(page.url.split("#")[0] + "#sheet")
    page.reload()
    assert seen() == {"sheet"}


@pytest.mark.parametrize("width", [1160, 1280, 1920])
def test_both_texts_stand_inside_the_window_however_many_articles_there_are(visit, five, width):
    page = visit(five, (width, 900))
    edges = page.evaluate("[...document.querySelectorAll('.sheet')].map(s => s.getBoundingClientRect().right)")
    assert max(edges) <= width


@pytest.mark.parametrize("width", [390, 1280])
def test_the_worst_contradiction_stands_on_the_first_screen_with_both_sides(visit, ferry, ferry_page, width):
    page = visit(ferry_page, (width, 844 if width == 390 else 800))
    assert page.locator("#worst").get_attribute("data-n") == "1"
    assert page.locator("#worst mark").all_inner_texts() == [place.text for place in ferry.findings[0].places]
    assert all(in_view(page, "#worst, #worst a, #worst mark"))
    page.locator("#worst .worst-side a").last.click()
    assert in_view(page, ".sheet[data-article='b'] mark.on") == [True]
    tab(page, "findings")
    page.locator("#worst .worst-said a").click()
    assert page.evaluate("document.activeElement.closest('.finding').dataset.n") == "1"


def test_an_article_that_lacks_the_words_can_be_looked_at(visit, three_outlets):
    page = visit(three_outlets)
    chip = page.locator(".finding .absent a").first
    wanted = chip.get_attribute("href").removeprefix("#t-")
    chip.click()
    assert wanted in [s.get_attribute("data-article") for s in page.locator(".sheet:visible").all()]


def test_a_ribbon_leads_to_the_worst_finding_between_its_ends(visit):
    page = visit(report(shifted_degree(), number_conflict()))
    page.locator(".map .ribbons path.error").dispatch_event("click")  # its middle may lie beside the curve
    assert page.locator(".finding.on").get_attribute("data-rule") == "number-conflict"
    assert sorted(page.locator(".pane mark.on").all_inner_texts()) == ["About 180 people", "At least 214 people"]


# --- keys that work at once ---


def test_keys_work_as_soon_as_the_page_is_there(visit, ferry_page):
    page = visit(ferry_page)
    at = lambda: page.locator(".finding.on").get_attribute("data-n")  # noqa: E731
    page.keyboard.press("j")
    assert at() == "1"
    page.keyboard.press("j")
    assert at() == "2"
    page.keyboard.press("k")
    assert at() == "1"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("j/?")
    assert page.locator("#search").input_value() == "j/?" and not page.locator("#manual").is_visible()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    assert page.locator("#manual #legend").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#manual").is_visible()
    for key, view in (("4", "sheet"), ("3", "matrix"), ("2", "texts"), ("1", "findings")):
        page.keyboard.press(key)
        assert page.evaluate("document.documentElement.dataset.view") == view


def test_in_the_texts_alone_the_keys_go_on(visit, ferry_page):
    page = visit(ferry_page)
    tab(page, "texts")
    for number in ("1", "2"):
        page.keyboard.press("j")
        assert page.locator(".bar a").inner_text().startswith(f"{number}. ")
        assert all(in_view(page, ".pane mark.on"))
    page.get_by_label("Previous finding").click()
    assert page.locator(".bar a").inner_text().startswith("1. ")
    assert not page.locator("#findings").is_visible()


# --- what a person marks ---


def saved(page, selector: str) -> str:
    with page.expect_download() as download:
        page.locator(selector).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_findings_are_marked_and_stay_marked(visit, ferry, ferry_page):
    page = visit(ferry_page)
    page.keyboard.press("j")
    page.keyboard.press("c")
    second = page.locator(".finding[data-n='2']")
    second.get_by_role("button", name="Dismiss").click()
    assert page.evaluate("document.activeElement.className") == "reason"
    page.keyboard.type('told by "telephone" \\ at noon')
    page.keyboard.press("Enter")
    page.locator(".finding[data-n='3'] [data-act=dismissed]").click()
    assert page.locator("#progress").inner_text() == f"1 checked, 2 dismissed, {len(ferry.findings) - 3} open"
    page.reload()
    assert page.locator("#progress").inner_text() == f"1 checked, 2 dismissed, {len(ferry.findings) - 3} open"
    assert second.locator(".reason").input_value() == 'told by "telephone" \\ at noon'
    chip(page, "dismissed").click()
    assert [f.get_attribute("data-n") for f in page.locator(".finding:visible").all()] == ["2", "3"]
    chip(page, "dismissed").click()
    chip(page, "open").click()
    assert shown(page) == len(ferry.findings) - 3
    page.locator(".finding:visible [data-act=checked]").first.click()
    assert shown(page) == len(ferry.findings) - 4
    chip(page, "open").click()
    page.locator(".finding[data-n='1'] [data-act=checked]").click()  # again: taken back
    assert page.locator(".finding[data-n='1']").get_attribute("data-mark") == "open"


def test_what_is_dismissed_becomes_rows_of_the_configuration(visit, ferry, ferry_page, tmp_path):
    page = visit(ferry_page)
    for number, because in ((1, 'told by "telephone" \\ at noon'), (2, "")):
        page.locator(f".finding[data-n='{number}'] [data-act=dismissed]").click()
        page.keyboard.type(because)
    page.locator(".finding[data-n='3'] [data-act=checked]").click()
    rows = saved(page, "[data-export=allow]")
    first, second, third = ferry.findings[:3]
    wanted = [{"id": first.id, "because": 'told by "telephone" \\ at noon'}]
    assert tomllib.loads(rows)["tool"]["xcheck"]["allow"] == wanted
    assert f'# id = "{second.id}"' in rows and third.id not in rows  # without a reason it stays a comment
    (tmp_path / "pyproject.toml").write_text(rows, encoding="utf-8")
    paths = [str(FIXTURES / "ferry-fire" / name) for name in FERRY]
    config = ["--config", str(tmp_path / "pyproject.toml")]
    done = CliRunner().invoke(cli, ["compare", *paths, *config, "--format", "json"])
    suppressed = [f["id"] for f in json.loads(done.stdout)["findings"] if f["suppressed"]]
    assert suppressed == [first.id]
    marks = json.loads(saved(page, "[data-export=json]"))
    assert [(m["id"], m["mark"]) for m in marks["findings"]] == [
        (first.id, "dismissed"), (second.id, "dismissed"), (third.id, "checked")
    ]  # fmt: skip


def test_a_mark_stays_with_its_words_and_goes_with_them(visit):
    page = visit(report(number_conflict()))
    page.locator("[data-act=checked]").click()
    moved = WIRE.article.text.replace("At least", "It rained.\nAt least")
    left = reading("a", "wire.txt", moved)
    other = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (left, "At least 214 people"),
                    (EASY, "About 180 people")).replace(id=number_conflict().id)  # fmt: skip
    page.report_file.write_text(render(report(other, articles=(left, EASY)), "html"), encoding="utf-8")
    page.reload()
    assert page.locator(".finding").get_attribute("data-mark") == "checked"
    changed = reading("a", "wire.txt", WIRE.article.text.replace("on the ferry", "on the ferry and the quay"))
    other = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (changed, "At least 214 people"),
                    (EASY, "About 180 people")).replace(id=number_conflict().id)  # fmt: skip
    page.report_file.write_text(render(report(other, articles=(changed, EASY)), "html"), encoding="utf-8")
    page.reload()
    assert page.locator(".finding").get_attribute("data-mark") == "open"


# --- the sheet ---


def checked_ferry():
    draft, source = (xcheck.read_article(FIXTURES / "ferry-fire" / name) for name in FERRY)
    return xcheck.check(source, [draft])


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_sheet_is_ticked_and_stays_ticked(visit, size):
    page = visit(checked_ferry(), size)
    tab(page, "sheet")
    rows = page.locator("#sheet tbody tr")
    count = rows.count()
    assert count > 40 and page.locator("#sheet-told").inner_text() == f"0 of {count} done"
    wrong = page.locator("#sheet tr.figure.contradicted", has_text="412 passengers")
    assert wrong.locator("th a").inner_text() == "412 passengers"
    assert wrong.locator("q mark").inner_text() == "371 passengers"
    wrong.locator("input[type=checkbox]").check()
    wrong.locator("input[type=text]").fill("=asked the company")
    page.reload()
    assert wrong.locator("input[type=checkbox]").is_checked()
    assert wrong.locator("input[type=text]").input_value() == "=asked the company"
    assert page.locator("#sheet-told").inner_text() == f"1 of {count} done"
    page.locator("#sheet-show").select_option("contradicted")
    text = page.locator("#sheet-show option[value=contradicted]").inner_text()
    assert text.endswith(f"({page.locator('#sheet tbody tr:visible').count()})")
    table = list(csv.reader(io.StringIO(saved(page, "#sheet [data-export=csv]").removeprefix("\ufeff"))))
    assert ["yes", "figure 412 passengers", "'=asked the company"] in [[row[0], row[1], row[4]] for row in table]
    page.locator("#sheet-show").select_option("open")
    assert page.locator("#sheet tbody tr:visible").count() == count - 1
    assert sideways(page) <= 0
    page.locator("#sheet tr.name.supported:visible th a").first.click()
    assert page.locator("#texts").is_visible() and in_view(page, ".pane .s.met") == [True]


def test_the_sheet_alone_is_a_page_to_tick_and_print(visit):
    page = visit(render(checked_ferry(), "sheet", kind="html"))
    assert page.locator("h1").inner_text() == "To be checked"
    page.locator("#sheet input[type=checkbox]").first.check()
    page.reload()
    assert page.locator("#sheet input:checked").count() == 1
    assert not axe(page)
    page.emulate_media(media="print")
    assert page.locator("#sheet tbody tr").first.is_visible() and not page.locator("#sheet-tools").is_visible()
    assert len(page.pdf(format="A4")) > 10_000


# --- everybody can use it ---


def axe(page) -> list[str]:
    """Return what axe finds wrong with the page as it stands."""
    try:
        import axe_playwright_python
    except ImportError:
        lacking("no axe: pip install -e '.[browser]'")
    page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(visit, five, width, scheme):
    page = visit(five, (width, 844), color_scheme=scheme)
    for name in ("findings", "texts", "matrix", "sheet"):
        tab(page, name)
        assert axe(page) == [], name
    tab(page, "findings")
    page.locator("#narrow summary").click()
    page.locator("[data-act=dismissed]").first.click()
    assert axe(page) == []
    page.locator("#help").click()
    assert axe(page) == []


def test_the_page_of_five_articles_is_small_and_opens_soon(visit, five):
    assert len(five.encode()) < 1_000_000
    page, took = visit(five), []
    for _ in range(3):
        page.reload()
        took.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert page.locator("#told").inner_text().endswith("findings")
    assert min(took) < 1_000  # the machine may be busy with something else


# --- three articles ---


@pytest.fixture(scope="module")
def three():
    third = reading("c", "third.txt", "Perhaps 190 people died.\n" + "Nothing more is known.\n" * 40 + "It rained.\n")
    other = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "180 or 190", (EASY, "180"), (third, "190"))
    pairs = (Pair("a1", "b1", 0.7), Pair("b1", "c1", 0.7), Pair("a2", "b2", 0.7))
    return report(number_conflict(), other, articles=(WIRE, EASY, third), pairs=pairs)


def test_of_three_articles_two_are_shown_and_may_be_chosen(visit, three):
    page = visit(three)
    seen = lambda: [s.get_attribute("data-article") for s in page.locator(".sheet:visible").all()]  # noqa: E731
    assert seen() == ["a", "b"]
    page.locator("[data-side=left]").select_option("c")
    assert seen() == ["b", "c"]
    assert page.locator(".map:visible").get_attribute("data-right") == "c"
    page.locator("[data-side=left]").select_option("a")
    assert seen() == ["a", "c"]
    assert page.locator(".map:visible").count() == 0


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_finding_brings_the_articles_it_speaks_of(visit, three, size):
    page = visit(three, size)
    go(page, 2).click()
    assert page.locator(".pane mark.on:visible").all_inner_texts() == ["180", "190"]
    assert in_view(page, ".sheet:not([hidden]) mark.on") == [True, True]
    assert sideways(page) == 0


def test_a_draft_stands_beside_its_source(visit):
    page = visit(two_drafts())
    assert [s.get_attribute("data-article") for s in page.locator(".sheet:visible").all()] == ["d", "s"]
    assert page.locator(".verdict:visible").all_inner_texts() == ["unsupported"]


def test_the_table_of_who_says_what_leads_to_the_words_and_to_the_finding(visit, five):
    page = visit(five)
    tab(page, "matrix")
    link = page.locator("#matrix tbody tr").first.locator("td:last-child a").first
    said = link.inner_text()
    link.click()
    assert page.locator(".sheet[data-article='e']").is_visible()
    assert in_view(page, ".pane .s.met") == [True]
    assert said in page.locator(".pane .s.met").inner_text()
    tab(page, "matrix")
    page.locator("#matrix .to-finding").first.click()
    assert page.locator(".finding.on").count() == 1
    assert all(in_view(page, ".sheet:not([hidden]) mark.on"))
    tab(page, "matrix")
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("#matrix summary").first.click()
    assert sideways(page) == 0


# --- light and dark ---


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_system_and_the_switch(visit, ferry_page, scheme):
    page = visit(ferry_page, color_scheme=scheme)
    paper = lambda: page.evaluate("getComputedStyle(document.documentElement).backgroundColor")  # noqa: E731
    before, other = paper(), {"light": "Dark colours", "dark": "Light colours"}[scheme]
    assert page.locator("#theme").inner_text() == other  # what a click does
    page.locator("#theme").click()
    assert paper() != before
    assert page.locator("#theme").inner_text() != other
    page.locator("#theme").click()
    assert paper() == before


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, part, i) => {
    const v = c[i] / 255; return sum + part * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); }, 0);
  const ratio = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.unshift(rgba(getComputedStyle(at).backgroundColor));
    return layers.reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = []; let count = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim()) continue;
    if (element.closest("script, style, svg, .hidden, .skip, [hidden], option")) continue;
    const style = getComputedStyle(element);
    if (style.display === "none" || !element.getClientRects().length) continue;
    const under = ground(element), value = ratio(over(rgba(style.color), under), under);
    count += 1;
    if (value < 4.5) poor.push(`${value.toFixed(2)} ${element.className || element.tagName}: ${element.textContent}`);
  }
  for (const mark of document.querySelectorAll(".pane mark:not(.on):not(.off):not(.whole):not(.suppressed) a")) {
    const line = ratio(rgba(getComputedStyle(mark).textDecorationColor), ground(mark));
    if (line < 3) poor.push(`${line.toFixed(2)} line below ${mark.textContent}`);
  }
  return [count, poor];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_have_the_contrast_of_wcag_aa(visit, ferry, scheme):
    draft, source = (r.article for r in ferry.articles)
    checked = xcheck.check(draft, [source])
    quiet = checked.findings[-1].replace(suppressed={"by": "inline", "because": "checked by phone"})
    page = visit(checked.replace(findings=(*checked.findings[:-1], quiet)), color_scheme=scheme)
    chip(page, "suppressed").click()
    chip(page, "warning").hover()
    for number in (1, 5):
        go(page, number).click()
        count, poor = page.evaluate(CONTRAST)
        assert count > 200
        assert poor == []


# --- phone, paper, no script ---


@pytest.mark.parametrize("width", [320, 360, 700, 1160])
def test_no_page_scrolls_sideways(visit, ferry_page, width):
    page = visit(ferry_page, (width, 740))
    assert sideways(page) <= 0
    go(page, 3).click()
    assert sideways(page) <= 0


def test_a_phone_has_the_finding_above_both_texts_and_ways_to_the_next(visit, ferry_page):
    page = visit(ferry_page, PHONE, has_touch=True)
    message = go(page, 1).inner_text()
    go(page, 1).tap()
    assert page.locator(".bar a").inner_text() == f"1. {message}"
    page.get_by_label("Next finding").tap()
    assert page.locator(".finding.on").get_attribute("data-n") == "2"
    assert in_view(page, ".pane mark.on") == [True, True]
    assert all(in_view(page, ".bar button"))
    page.locator(".bar a").tap()
    assert in_view(page, ".finding.on .go") == [True]


def test_paper_has_all_of_it_and_no_controls(visit, ferry_page):
    page = visit(ferry_page)
    go(page, 2).click()
    tab(page, "sheet")
    page.emulate_media(media="print")
    for selector in ("#worst", ".articles", ".lead p", "#findings", "#texts", "#matrix", "#sheet", "#legend dt"):
        assert page.locator(selector).first.is_visible(), selector
    for selector in ("#filters", "#theme", ".skip", ".keys"):
        assert not page.locator(selector).first.is_visible()
    assert page.evaluate(
        "[...document.querySelectorAll('.pane, .list')].every((e) => e.scrollHeight <= e.clientHeight + 1)"
    )
    assert page.locator(".finding:visible").count() == page.locator(".finding").count()
    assert page.evaluate("getComputedStyle(document.querySelector('mark[data-ends]'), '::after').content") != "none"
    assert len(page.pdf(format="A4")) > 10_000


def test_without_scripts_all_is_there_and_findings_lead_to_words(visit, three):
    page = visit(three, java_script_enabled=False)
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#theme").is_visible()
    assert page.locator(".sheet:visible").count() == 3
    assert page.locator(".finding .rule").first.is_visible()
    go(page, 1).click()
    assert page.url.endswith("#w-a-0")
    page.locator("mark:target a").click()
    assert ":target" and page.url.endswith("#f-number-conflict-a0-b0")


# --- safety ---


def test_hostile_text_does_nothing(visit):
    page = visit(hostile(HOSTILE))
    assert page.locator("img, iframe, link").count() == 0
    for number in (1, 2):
        go(page, number).click()
    page.locator("#search").fill("</script>")
    assert shown(page) == 2
    page.locator("#narrow summary").click()
    page.locator("select[name=rule]").select_option(index=2)
    assert page.locator("script").count() == 1


def test_the_policy_stops_what_is_put_into_the_page(visit, ferry_page):
    page = visit(ferry_page)
    failures = []
    page.on("requestfailed", lambda request: failures.append(request.failure))
    page.evaluate(
        """() => {
          window.broken = [];
          addEventListener("securitypolicyviolation", (event) => window.broken.push(event.effectiveDirective));
          const image = new Image(); image.src = "https://example.org/x.png"; document.body.append(image);
          const style = document.createElement("style"); style.textContent = "body { display: none }";
          document.body.append(style);
          try { document.body.innerHTML = "<p>x</p>"; } catch (error) { window.broken.push(error.name); }
        }"""
    )
    page.wait_for_function("window.broken.length >= 4")
    assert {"img-src", "style-src-elem", "TypeError"} <= set(page.evaluate("window.broken"))
    assert page.locator("h1").is_visible()
    assert any("Content Security Policy" in text for text in page.complaints)
    assert failures == ["csp"]  # told of, but never sent
    page.complaints.clear()


# --- size ---


def test_a_thousand_statements_a_side_open_and_answer_soon(visit):
    lines = [f"Sentence {n} tells of the {n} ships that sailed from port {n % 7} in the night.\n" for n in range(1000)]
    left, right = reading("a", "left.txt", "".join(lines)), reading("b", "right.txt", "".join(reversed(lines)))
    found = [
        finding("number-conflict", Kind.CONFLICT, Severity.ERROR, f"about-{n}-", (left, words), (right, words))
        for n, words in ((n, f"Sentence {n} ") for n in range(0, 1000, 2))
    ]
    pairs = tuple(Pair(f"a{n}", f"b{1001 - n}", 0.9) for n in range(1, 1001))
    text = render(report(*found, articles=(left, right), pairs=pairs, unpaired=()), "html")
    start = time.perf_counter()
    page = visit(text)
    page.wait_for_selector("#told:has-text('500 of 500')")
    opened = time.perf_counter() - start
    start = time.perf_counter()
    go(page, 400).click()
    assert in_view(page, ".pane mark.on") == [True, True]
    page.locator("#search").fill("about-500-")
    page.wait_for_selector("#told:has-text('1 of 500')")
    assert opened < 6
    assert time.perf_counter() - start < 4
