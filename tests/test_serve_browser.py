"""The page of `xcheck serve` in a real browser: dropped, pasted and chosen articles, two users, a closed tab, 20 MB."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="the extra web is not installed")

from tests.serving import Served, serving
from tests.test_browser import FIXTURES, browser, lacking
from tests.test_serve import PAPER, WIRE, endless, processes, wait_for

__all__ = ["browser", "endless", "lacking"]

FERRY = [str(FIXTURES / "ferry-fire" / name) for name in ("first-night.txt", "two-days-later.txt")]
DESK, PHONE = {"width": 1300, "height": 900}, {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving() as one:
        yield one


@pytest.fixture
def visit(browser: Any, served: Served) -> Iterator[Any]:
    """Return a function that opens the page as a user of its own; what the browser complains about fails."""
    complaints: list[str] = []
    contexts = []

    def open_(size: dict[str, int] = DESK) -> Any:
        context = browser.new_context(viewport=size, reduced_motion="reduce", accept_downloads=True)
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on(
            "request",
            lambda r: None if r.url.startswith((served.address, "blob:", "about:")) else complaints.append(r.url),
        )
        page.goto(served.address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def paste(page: Any, name: str, text: str) -> None:
    if page.locator("#paste").is_hidden():
        page.click("text=Paste a text")
    page.fill("#paste [name=name]", name)
    page.fill("#paste [name=text]", text)
    page.click("text=Add this text")


def compare(page: Any) -> Any:
    """Ask for the report, and return its frame."""
    page.locator("#result iframe").evaluate_all("frames => frames.forEach((frame) => frame.remove())")
    page.click("#run")
    page.wait_for_selector("#result iframe")
    frame = page.frames[-1]
    frame.wait_for_selector("footer")
    return frame


def findings(frame: Any) -> int:
    count: int = frame.locator(".finding").count()
    return count


def saved(page: Any, name: str) -> str:
    with page.expect_download() as download:
        page.click(f"text=Save {name}")
    assert download.value.suggested_filename == name
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_files_are_compared_and_the_report_works_in_its_frame(visit: Any) -> None:
    page = visit()
    assert page.locator("#run").is_disabled()
    page.set_input_files("#files", FERRY)
    page.wait_for_selector("#given li:nth-child(2)")
    frame = compare(page)
    assert findings(frame) > 5
    frame.locator("a[href='#findings']").first.evaluate("link => link.click()")
    page.wait_for_timeout(200)
    assert frame.url == "about:srcdoc#findings", "a link in the report leads nowhere else"
    data = json.loads(saved(page, "report.json"))
    assert [article["name"] for article in data["articles"]] == ["first-night.txt", "two-days-later.txt"]
    assert saved(page, "report.html").startswith("<!DOCTYPE html>") or saved(page, "report.html").startswith(
        "<!doctype"
    )
    assert "Done." in page.inner_text("#status")


def test_the_frame_reaches_nothing_of_the_page(visit: Any) -> None:
    page = visit()
    paste(page, "wire", WIRE)
    paste(page, "paper", PAPER)
    frame = compare(page)
    tried = frame.evaluate(
        """() => [() => parent.document.title, () => localStorage.length, () => document.cookie].map((reach) => {
          try { reach(); return "reached"; } catch (error) { return error.name; }
        })"""
    )
    assert tried == ["SecurityError"] * 3


def test_hostile_texts_and_names_stay_text(visit: Any) -> None:
    page = visit()
    paste(page, "<img src=x onerror=alert(1)>", f"{WIRE}<script>alert(2)</script> was said by nobody on Monday.")
    paste(page, "</script><script>alert(3)</script>", PAPER)
    assert page.locator("#given img, #given script").count() == 0
    frame = compare(page)
    assert frame.locator("img").count() == 0 and findings(frame) > 0


def test_a_draft_is_held_against_its_sources_and_options_change_the_report(visit: Any) -> None:
    page = visit()
    paste(page, "wire", WIRE)
    paste(page, "draft", PAPER)
    page.check("input[value=check]")
    page.locator("#given [name=draft]").nth(1).check()
    compare(page)
    data = json.loads(saved(page, "report.json"))
    assert data["mode"] == "check" and data["articles"][0]["name"] == "draft"
    assert "number-conflict" in {finding["rule"] for finding in data["findings"]}
    assert page.locator("#stale").is_hidden()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)  # until the browser knows that the frame is no longer under the mouse
    page.click("#options summary")
    page.check("#options [value=number-conflict]")
    assert page.locator("#stale").is_visible() and page.inner_text("#run") == "Check again"
    compare(page)
    assert "number-conflict" not in {f["rule"] for f in json.loads(saved(page, "report.json"))["findings"]}


def test_articles_are_dropped_named_and_taken_away(visit: Any) -> None:
    page = visit()
    page.evaluate(
        """([one, other]) => {
          const data = new DataTransfer();
          data.items.add(new File([one], "wire.txt"));
          data.items.add(new File([other], "paper.md"));
          document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
          const link = new DataTransfer();
          link.setData("text/plain", "https://example.org/story.html");
          document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: link, bubbles: true }));
        }""",
        [WIRE, PAPER],
    )
    page.wait_for_selector("#given li:nth-child(3)")
    page.get_by_label("Remove example.org").click()
    page.get_by_label("Name of article 1").fill("Agency")
    compare(page)
    assert {a["name"] for a in json.loads(saved(page, "report.json"))["articles"]} == {"Agency", "paper.md"}


def test_20_mb_are_refused_at_once_and_the_rest_is_taken(visit: Any) -> None:
    page = visit()
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(20_000_000).fill(65)], "scan.pdf"));
          data.items.add(new File([text], "wire.txt"));
          document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }""",
        WIRE,
    )
    page.wait_for_selector("#given li")
    assert "scan.pdf has 20.0 MB, more than the 10 MB" in page.inner_text("#refused")
    assert page.locator("#given li").count() == 1


def test_two_uploads_of_10_mb_are_answered(visit: Any) -> None:
    """20 MB in one question: too much text for an article, which the server says; the page goes on."""
    page = visit()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          for (const name of ["one.txt", "two.txt"])
            data.items.add(new File([new Uint8Array(9_900_000).fill(65)], name));
          document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }"""
    )
    page.wait_for_selector("#given li:nth-child(2)")
    page.click("#run")
    page.wait_for_selector("#failed:visible")
    assert "one.txt holds more than 2 MB of text" in page.inner_text("#failed")
    assert page.locator("#run").is_enabled()


def test_two_users_at_once(visit: Any) -> None:
    pages = [visit(), visit()]
    for number, page in enumerate(pages, 1):
        paste(page, f"wire {number}", WIRE.replace("12", str(30 + number)))
        paste(page, f"paper {number}", PAPER)
        page.click("#run")
    for number, page in enumerate(pages, 1):
        page.wait_for_selector("#result iframe")
        data = json.loads(saved(page, "report.json"))
        assert {article["name"] for article in data["articles"]} == {f"wire {number}", f"paper {number}"}
        assert str(30 + number) in json.dumps(data) and str(33 - number) not in re.findall(
            r"\\b3[12]\\b", json.dumps(data)
        )


def test_a_closed_tab_ends_its_comparison(visit: Any, endless: None) -> None:
    page = visit()
    paste(page, "wire", WIRE)
    paste(page, "paper", PAPER)
    page.click("#run")
    wait_for(lambda: len(processes()) == 1)
    page.close()
    wait_for(lambda: not processes(), 5)


def test_a_comparison_is_stopped(visit: Any, endless: None) -> None:
    page = visit()
    paste(page, "wire", WIRE)
    paste(page, "paper", PAPER)
    page.click("#run")
    wait_for(lambda: len(processes()) == 1)
    page.wait_for_function("document.getElementById('status').textContent.includes('s')")
    page.click("#stop")
    page.wait_for_function("document.getElementById('status').textContent === 'Stopped.'")
    wait_for(lambda: not processes(), 5)
    assert page.locator("#failed").is_hidden() and page.locator("#run").is_enabled()


def test_a_server_that_is_gone_is_told(browser: Any) -> None:
    page = browser.new_context().new_page()
    with serving() as gone:
        page.goto(gone.address)
        paste(page, "wire", WIRE)
        paste(page, "paper", PAPER)
    page.click("#run")
    page.wait_for_selector("#failed:visible")
    assert "Start xcheck serve anew" in page.inner_text("#failed")
    page.context.close()


def test_another_page_can_neither_ask_nor_show_it(browser: Any, served: Served) -> None:
    page = browser.new_context().new_page()
    page.set_content(f'<iframe src="{served.address}"></iframe>')
    page.wait_for_timeout(500)
    assert page.frames[1].locator("#run").count() == 0
    asked = page.evaluate(
        """async (address) => {
          const results = [];
          for (const more of [{ headers: { "Content-Type": "application/json" } }, { mode: "no-cors" }])
            try {
              const answer = await fetch(address + "compare", { method: "POST", body: "{}", ...more });
              results.push(`${answer.type} ${answer.status} ${await answer.text()}`);
            } catch (error) { results.push(error.name); }
          return results;
        }""",
        served.address,
    )
    assert asked[0] == "TypeError" and asked[1].strip() in ("TypeError", "opaque 0")
    assert processes() == []
    page.context.close()


def test_everything_is_reached_by_keyboard_and_fits_a_phone(visit: Any) -> None:
    page = visit(PHONE)
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("() => document.activeElement.id || document.activeElement.textContent.trim().slice(0, 20)")
        )
    assert {"files", "Paste a text", "Give an address", "Options"} <= set(seen)
    paste(page, "a name that is so long that it fits no line of a phone at all, whatever one does", WIRE)
    page.click("#options summary")
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, served: Served, scheme: str) -> None:
    try:
        import axe_playwright_python
    except ImportError:
        lacking("no axe: pip install -e '.[browser]'")
    page = browser.new_context(viewport=PHONE, color_scheme=scheme).new_page()
    page.goto(served.address)
    paste(page, "wire", WIRE)
    paste(page, "", PAPER)
    page.click("text=Give an address")
    page.click("#options summary")
    page.check("input[value=check]")
    compare(page)
    page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { iframes: false, resultTypes: ['violations'] })")["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    page.context.close()


def test_nothing_is_kept(visit: Any) -> None:
    page = visit()
    paste(page, "wire", WIRE)
    paste(page, "paper", PAPER)
    compare(page)
    kept = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length]"
    )
    assert kept == [0, 0, "", 0]
    page.reload()
    assert page.locator("#given li").count() == 0
