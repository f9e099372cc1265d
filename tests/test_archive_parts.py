"""The parts of an archive: what is added, which articles are near, what is an event, what is kept of a reading."""

from __future__ import annotations

import os
import sys
from itertools import permutations
from pathlib import Path

import pytest

from tests.archives import dump, rows
from xcheck.archive.days import day_of_cell, day_written
from xcheck.archive.differing import EventArticle, Unit, differing
from xcheck.archive.events import Grouping, Member, grouped
from xcheck.archive.forget import caches
from xcheck.archive.nearby import Known, Near, Reach, Window, nearest
from xcheck.archive.ranking import Ranking, Wanted
from xcheck.archive.readings import comparers, packed, unpacked
from xcheck.archive.sources import Item, Skipped, items
from xcheck.archive.spread import DIED, Failed, spread
from xcheck.archive.store import BadArchive
from xcheck.archive.terms import counts, terms, words_key
from xcheck.config import Settings
from xcheck.model import Article
from xcheck.pipeline import article_id, compare_read, read
from xcheck.reading import read_article
from xcheck.rules import RULES
from xcheck.words import analyse

FIXTURES = Path(__file__).parents[1] / "fixtures"
ARTICLES = sorted(path for path in FIXTURES.glob("*/*.txt") if path.name not in ("findings.txt", "expected.txt"))


def test_a_folder_gives_its_outlets_and_days(tmp_path: Path) -> None:
    (tmp_path / "crawl" / "wire").mkdir(parents=True)
    (tmp_path / "crawl" / "wire" / "a.txt").write_text("PARIS, 6 January 2026 - Rain fell.", encoding="utf-8")
    (tmp_path / "crawl" / "post.txt").write_text("Snow fell.", encoding="utf-8")
    (tmp_path / "crawl" / ".hidden.txt").write_text("Nothing.", encoding="utf-8")
    found = list(items([str(tmp_path / "crawl")], {}))
    assert [(one.outlet, one.day) for one in found if isinstance(one, Item)] == [("post", ""), ("wire", "2026-01-06")]


TABLE = 'Body,Headline,source,published\n"Rain fell.",Rain,wire,"Tue, 06 Jan 2026 18:00:00 GMT"\n,Empty,wire,\n'


def test_a_table_is_known_by_the_usual_names_of_its_columns(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    one, other = items([str(tmp_path / "t.csv")], {})
    assert one == Item("Rain fell.", "Rain", "wire", "2026-01-06", str(tmp_path / "t.csv") + ":1")
    assert isinstance(other, Skipped) and "has no text" in other.why
    (wrong, _) = items([str(tmp_path / "t.csv")], {"text": "words"})
    assert isinstance(wrong, Skipped) and "has no column 'words'; its columns are Body, Headline" in wrong.why
    (named, _) = items([str(tmp_path / "t.csv")], {"text": "Headline", "outlet": "Body"})
    assert isinstance(named, Item) and (named.text, named.outlet) == ("Rain", "Rain fell.")


def test_a_bad_row_stops_no_others(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text('{"text": "Rain fell."}\n[1]\n{"text"\n\n{"text": ["Snow", "fell."]}\n', "utf-8")
    found = list(items([str(tmp_path / "t.jsonl")], {}))
    assert [one.text if isinstance(one, Item) else one.why for one in found] == [
        "Rain fell.", "is no JSON object", "is no JSON object", "Snow\n\nfell."
    ]  # fmt: skip


def test_parquet_is_read(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = str(tmp_path / "t.parquet")
    with duckdb.connect(":memory:") as base:
        base.sql("SELECT 'Rain fell.' AS body, DATE '2026-01-06' AS date, 'wire' AS outlet").write_parquet(path)
    assert list(items([path], {})) == [Item("Rain fell.", "", "wire", "2026-01-06", path + ":1")]


FEED = """<rss version="2.0"><channel><title>Wire</title><item><title>Rain &amp; snow</title>
<link>https://wire.example/1</link><pubDate>Tue, 06 Jan 2026 18:00:00 GMT</pubDate>
<description>&lt;p&gt;Rain fell.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Snow, too.&lt;/p&gt;</description>
</item>
</channel></rss>"""


def test_a_feed_is_read(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    (one,) = items([str(tmp_path / "feed.xml")], {})
    assert one == Item("Rain fell.\n\nSnow, too.", "Rain & snow", "Wire", "2026-01-06", "https://wire.example/1")


@pytest.mark.parametrize(
    ("expected", "day"),
    [
        ("2026-01-07", "2026-01-07"),
        ("2026-01-07T23:59:00Z", "2026-01-07"),
        ("20260107", "2026-01-07"),
        ("1767744000", "2026-01-07"),
        ("Wed, 07 Jan 2026 18:00:00 GMT", "2026-01-07"),
        ("January 7, 2026", "2026-01-07"),
        ("7 Jan 2026", "2026-01-07"),
        ("2026-13-07", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_days(expected: str, day: str | None) -> None:
    assert day_of_cell(expected) == day


def test_an_article_tells_its_own_day() -> None:
    assert day_written("Published 6 January 2026\n\nRain fell.") == "2026-01-06"
    assert day_written("Rain fell on 6 January 2026 and snow on the next day.") is None


def test_words_and_names_are_terms() -> None:
    data = counts(terms("", "The ferry Santa Lavinia burned. Santa Lavinia's crew left the ferry."))
    assert (data["santa_lavinia"], data["ferry"], data["crew"]) == (2, 2, 1)
    assert "the" not in data and not any(":" in term for term in data)


def test_copies_have_one_key_and_other_figures_another() -> None:
    assert words_key("Twelve died, “he” said.") == words_key("TWELVE  died \n'he' said")
    assert words_key("12 died.") != words_key("13 died.")


def known() -> tuple[Known, ...]:
    rows_of_ten = rows(10)
    return tuple(
        Known(n, f"{n:03}", one["date"], terms(one["title"], one["text"])) for n, one in enumerate(rows_of_ten)
    )


def test_how_days_are_cut_into_units_changes_nothing() -> None:
    days = tuple(sorted({one.day for one in known()}))
    whole = set(nearest(Window(days, known(), Reach())).rows)
    parts = {row for day in days for row in nearest(Window((day,), known(), Reach())).rows}
    assert whole == parts and len(whole) >= 60


def test_the_other_articles_of_an_event_come_first() -> None:
    rows_ = nearest(Window(tuple({one.day for one in known()}), known(), Reach())).rows
    first = {(row.one, row.other) for row in rows_ if row.rank <= 2}
    assert all(
        (one, other) in first for n in range(0, 30, 3) for one, other in ((n, n + 1), (n + 1, n + 2), (n, n + 2))
    )


def both(*links: tuple[int, int, float]) -> list[Near]:
    return [near for a, b, score in links for near in (Near(a, b, 1, score), Near(b, a, 1, score))]


def members(*days: str) -> dict[int, Member]:
    return {n: Member(n, str(n), day) for n, day in enumerate(days)}


def test_a_chain_is_no_event() -> None:
    articles = members(*["2026-01-07"] * 4)
    links = both((0, 1, 0.4), (1, 2, 0.2), (2, 3, 0.4))
    assert [[one.id for one in event] for event in grouped(articles, links)] == [[0, 1], [2, 3]]
    assert (
        len(grouped(articles, both((0, 1, 0.4), (1, 2, 0.4), (0, 2, 0.3), (2, 3, 0.4), (0, 3, 0.2), (1, 3, 0.3)))) == 1
    )


def of_two(first: float, second: float, across: float) -> list[list[int]]:
    """Return the events of two pairs of articles, so near within and to each other."""
    links = both((0, 1, first), (2, 3, second), *((a, b, across) for a in (0, 1) for b in (2, 3)))
    return [[one.id for one in event] for event in grouped(members(*["2026-01-07"] * 4), links)]


def test_two_stories_of_one_person_are_two_events() -> None:
    """An endorsement and an advertisement: each is told twice in much the same words, and both name who runs."""
    assert of_two(0.5, 0.41, 0.15) == [[0, 1], [2, 3]]
    assert of_two(0.5, 0.41, 0.26) == [[0, 1, 2, 3]]
    assert of_two(0.28, 0.2, 0.15) == [[0, 1, 2, 3]]  # loosely told, as loosely as within


def test_near_copies_of_two_agencies_are_one_event() -> None:
    assert of_two(0.9, 0.8, 0.26) == [[0, 1, 2, 3]]


def test_the_nearest_groups_are_joined_first() -> None:
    """Whatever the numbers of the articles: 2 is nearest to 1, but nearer to 3 than to 0 and 1 on the whole."""
    links = ((0, 1, 0.5), (1, 2, 0.45), (0, 2, 0.15), (2, 3, 0.4))
    for order in permutations(range(4)):
        articles = {order[n]: Member(order[n], str(n), "2026-01-07") for n in range(4)}
        events = grouped(articles, both(*((order[a], order[b], score) for a, b, score in links)))
        assert [[one.key for one in event] for event in events] == [["0", "1"], ["2", "3"]]


def test_who_is_near_on_one_side_only_is_no_event() -> None:
    assert grouped(members("2026-01-07", "2026-01-07"), [Near(0, 1, 1, 0.9)]) == []


def test_an_event_spans_a_week_at_most() -> None:
    days = [f"2026-01-{day:02}" for day in (1, 4, 7, 8)]
    links = both(*((a, b, 0.5) for a in range(4) for b in range(a + 1, 4)))
    spans = [[one.day for one in event] for event in grouped(members(*days), links, Grouping(days=7))]
    assert spans == [days[:3]]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_read_comes_back_whole(path: Path) -> None:
    article = read_article(path)
    reading = read(article, "b", Settings())
    again = unpacked(packed(reading), article, "b")
    assert again == reading and [s.words for s in again.statements] == [s.words for s in reading.statements]
    assert [fact.__dict__ for fact in again.facts] == [fact.__dict__ for fact in reading.facts]
    assert unpacked(packed(reading), article, "ab") == read(article, "ab", Settings())


def _work(number: int) -> int:
    if number == 3:
        os._exit(9)
    if number == 5:
        raise ValueError("five")
    return number * number


def test_a_process_that_dies_costs_its_own_unit() -> None:
    found = list(spread(_work, iter(range(12)), jobs=2))
    failed = {one.unit: one.why for one in found if isinstance(one, Failed)}
    assert failed == {3: DIED, 5: "ValueError: five"}
    assert sorted(one for one in found if not isinstance(one, Failed)) == [n * n for n in range(12) if n not in (3, 5)]


def test_a_rule_that_fails_costs_its_findings_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from xcheck.archive.build import Way, add, compare_all, group, pair_days
    from xcheck.archive.store import Archive
    from xcheck.rules.vague_number import VagueNumber

    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(VagueNumber, "check", fail)
    dump(tmp_path / "dump.jsonl", rows(1))
    with Archive(str(tmp_path / "a"), write=True) as kept:
        add(kept, items([str(tmp_path / "dump.jsonl")], {}), lambda *_: None)
        pair_days(kept, Reach(), Way())
        group(kept, Grouping())
        (failed,) = compare_all(kept, False, Way())
        assert "rule vague-number failed" in failed
        assert [one.rule for one in Ranking(kept).differences(Wanted())] == ["number-conflict"]


def test_another_format_and_a_strangers_database_are_refused(tmp_path: Path) -> None:
    import sqlite3

    from xcheck.archive.store import Archive

    Archive(str(tmp_path / "a"), write=True).close()
    for file, sql, says in (
        ("a", "PRAGMA user_version = 99", "another version"),
        ("b", "CREATE TABLE t (x)", "no archive"),
    ):
        base = sqlite3.connect(tmp_path / file)
        base.execute(sql)
        base.close()
        with pytest.raises(BadArchive, match=says):
            Archive(str(tmp_path / file), write=True)


def test_a_story_that_goes_on_is_told_once(tmp_path: Path) -> None:
    from xcheck.archive.build import Way, add, compare_all, group, pair_days
    from xcheck.archive.store import Archive

    listed = rows(2)
    for one in listed[3:]:  # the second event has the words of the first finding, some days later
        one["date"] = "2026-01-10"
        one["text"] = one["text"].replace("killed 13 ", "killed 12 ").replace("killed 14 ", "killed 13 ")
    dump(tmp_path / "dump.jsonl", listed)
    with Archive(str(tmp_path / "a"), write=True) as kept:
        add(kept, items([str(tmp_path / "dump.jsonl")], {}), lambda *_: None)
        pair_days(kept, Reach(), Way())
        assert group(kept, Grouping()) == 2
        compare_all(kept, False, Way())
        (one,) = Ranking(kept).differences(Wanted())
        assert one.again == 1 and kept.count("finding") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="folders of Windows are not read-only")
def test_an_archive_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    from xcheck.archive.store import Archive

    with pytest.raises(BadArchive, match="cannot be written"):
        Archive(str(tmp_path / "nowhere" / "a"), write=True)


def test_a_claim_that_two_outlets_tell_in_their_own_words_is_no_difference_of_an_archive(tmp_path: Path) -> None:
    texts = [
        "The council of Vell rejected the plan for a new bridge over the river on Friday after a debate of six hours.",
        "Plans for a new bridge over the river were turned down by councillors of Vell late on Friday, a woman said.",
    ]
    told = [EventArticle(n, f"paper{n}", "", "", "2026-01-09", text, 1) for n, text in enumerate(texts, 1)]
    found = differing(Unit("event", "sum", tuple(told), False, comparers()))
    readings = tuple(read(Article(one.name, one.text), article_id(n), Settings()) for n, one in enumerate(told))
    retold = {rule.id for rule in RULES if rule.of_claims}
    assert retold & {finding.rule for finding in compare_read(readings, Settings()).findings}
    assert not retold & {row.rule for row in found.rows} and not found.failed


def test_what_was_remembered_of_an_event_is_forgotten_and_of_words_is_not() -> None:
    texts = [(one["outlet"], one["text"]) for one in rows(1)]
    articles = tuple(EventArticle(n, name, "", "", "", text, 1) for n, (name, text) in enumerate(texts))
    unit = Unit("e", "s", articles, False, comparers())
    first = differing(unit)
    held = {one.__name__ for one in caches() if one.cache_info().currsize}
    assert first.rows and not held and len(list(caches())) > 30
    assert analyse.cache_info().currsize > 0
    assert differing(unit) == first
