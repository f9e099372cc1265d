"""The page in a real browser: what clicks, keys, filters and the switch do, on a desk, on a phone and without scripts.

Skipped where there is no Chromium or no Playwright; with XCHECK_BROWSER=required, as in .ci/run, that is a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path

import pytest

import xcheck
from tests.reporting import EASY, WIRE, finding, full, number_conflict, reading, report, shifted_degree
from tests.test_html import HOSTILE, hostile, two_drafts
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

    def open_(told, size=DESK, **options):
        file = tmp_path / "report.html"
        file.write_bytes((told if isinstance(told, str) else render(told, "html")).encode())
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
        page.complaints = complaints
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def ferry():
    folder = FIXTURES / "ferry-fire"
    names = ("first-night.txt", "two-days-later.txt")
    return xcheck.compare(*[xcheck.read_article(folder / name) for name in names])


@pytest.fixture(scope="module")
def ferry_page(ferry):
    return render(ferry, "html")


def go(page, number: int):
    return page.locator(f".finding[data-n='{number}'] .go")


def chip(page, value: str):
    return page.locator(f".chip.{value}")


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
    page.locator(".ribbons path").click(force=True)
    assert [e.get_attribute("id") for e in page.locator(".s.met").all()] == ["a100", "b101"]
    assert in_view(page, ".s.met") == [True, True]


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
    assert page.locator(".on").count() == 0


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
    told = page.locator("#told")
    assert (shown(page), told.inner_text()) == (6, "6 of 6 findings")
    chip(page, "error").click()
    assert (shown(page), told.inner_text()) == (1, "1 of 6 findings")
    chip(page, "warning").click()
    assert shown(page) == 3
    chip(page, "omission").click()
    assert shown(page) == 1
    assert page.locator(".group:visible h3").all_inner_texts() == ["Omissions 3 only one has it"]
    page.locator("#everything").click()
    assert (shown(page), told.inner_text()) == (6, "6 of 6 findings")
    assert told.get_attribute("aria-live") == "polite"


def test_one_rule_or_one_article_may_be_chosen(visit):
    page = visit(full())
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
    assert page.locator(".on").count() == 0


def test_suppressed_findings_wait_behind_their_filter(visit):
    quiet = number_conflict().replace(suppressed={"by": "inline", "because": "checked by phone"})
    page = visit(report(quiet, shifted_degree()))
    assert (shown(page), page.locator("#told").inner_text()) == (1, "1 of 1 finding")
    chip(page, "suppressed").click()
    assert (shown(page), page.locator("#told").inner_text()) == (2, "2 of 2 findings")
    assert page.locator(".because").inner_text() == "Suppressed (inline): checked by phone"
    go(page, 2).click()
    assert page.locator(".pane mark.on").count() == 2


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


def test_the_table_of_who_says_what_leads_to_the_words_and_to_the_finding(visit):
    folder = FIXTURES / "landslide"
    names = ("broadcaster.txt", "morning-post.txt", "public-radio.txt", "valley-paper.txt", "wire.txt")
    page = visit(xcheck.compare(*[xcheck.read_article(folder / name) for name in names]))
    link = page.locator("#matrix tbody tr").first.locator("td:last-child a").first
    said = link.inner_text()
    link.click()
    assert page.locator(".sheet[data-article='e']").is_visible()
    assert in_view(page, ".s.met") == [True]
    assert said in page.locator(".s.met").inner_text()
    page.locator("#matrix .to-finding").first.click()
    assert page.locator(".finding.on").count() == 1
    assert all(in_view(page, ".sheet:not([hidden]) mark.on"))
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("#matrix summary").first.click()
    assert sideways(page) == 0


# --- light and dark ---


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_system_and_the_switch(visit, ferry_page, scheme):
    page = visit(ferry_page, color_scheme=scheme)
    paper = lambda: page.evaluate("getComputedStyle(document.documentElement).backgroundColor")  # noqa: E731
    before, pressed = paper(), page.locator("#theme").get_attribute("aria-pressed")
    assert pressed == str(scheme == "dark").lower()
    page.locator("#theme").click()
    assert paper() != before
    assert page.locator("#theme").get_attribute("aria-pressed") != pressed
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
    assert page.locator(".bar a").inner_text() == page.locator("#told").inner_text()
    go(page, 1).tap()
    assert page.locator(".bar a").inner_text() == go(page, 1).inner_text()
    page.get_by_label("Next finding").tap()
    assert page.locator(".finding.on").get_attribute("data-n") == "2"
    assert in_view(page, ".pane mark.on") == [True, True]
    assert all(in_view(page, ".bar button"))
    page.locator(".bar a").tap()
    assert in_view(page, ".finding.on .go") == [True]


def test_paper_has_all_of_it_and_no_controls(visit, ferry_page):
    page = visit(ferry_page)
    go(page, 2).click()
    page.emulate_media(media="print")
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
    assert any("Content Security Policy" in told for told in page.complaints)
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
    told = render(report(*found, articles=(left, right), pairs=pairs, unpaired=()), "html")
    start = time.perf_counter()
    page = visit(told)
    page.wait_for_selector("#told:has-text('500 of 500')")
    opened = time.perf_counter() - start
    start = time.perf_counter()
    go(page, 400).click()
    assert in_view(page, ".pane mark.on") == [True, True]
    page.locator("#search").fill("about-500-")
    page.wait_for_selector("#told:has-text('1 of 500')")
    assert opened < 6
    assert time.perf_counter() - start < 4
