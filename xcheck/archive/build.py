"""What brings an archive up to date: articles are added, days paired, events grouped and compared, nothing twice.

    add          an article that is there already is passed over
    pair_days    a day is paired anew only when an article of the days around has come
    group        all events are grouped anew, which costs little; those that stay as they were keep their findings
    compare_all  an event is compared anew only when an article has joined or left it, or the rules are others

Each step writes what it has in small portions, each whole or not at all; whoever is killed begins again where the last
portion ended.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from ..digest import digest
from .differing import MOST, Differing, EventArticle, Unit, differing
from .events import Grouping, Member, grouped, named
from .names import label, names
from .nearby import Known, Near, Paired, Reach, Window, nearest, shifted
from .readings import comparers, readers
from .sources import Item, Skipped
from .spread import Failed, spread
from .store import Archive, Carrier, Event
from .terms import terms, words_key

PORTION = 200
"""Articles added in one step: what is lost at most when a run is killed."""

A_UNIT = 1_500
"""Articles whose days make a unit of pairing, at least one day; the result does not depend on it."""

METHOD = "1"
"""Of pairing: another one makes all days be paired anew."""

Progress = Callable[[str, int, int], None]


class Way(NamedTuple):
    """How work is done."""

    jobs: int = 1
    scheduler: str | None = None
    progress: Progress = lambda what, done, count: None


class Added(NamedTuple):
    """What has been added."""

    articles: int
    carriers: int
    "Of these, outlets that carry an article unchanged which another one brought."
    known: int
    "Were there already."
    skipped: tuple[Skipped, ...]


def add(archive: Archive, found: Iterator[Item | Skipped], progress: Progress) -> Added:
    """Add items in portions."""
    articles = carriers = known = 0
    skipped: list[Skipped] = []
    while portion := list(islice(found, PORTION)):
        skipped += [one for one in portion if isinstance(one, Skipped)]
        with archive.writing():
            for item in (one for one in portion if isinstance(one, Item)):
                new, carried = _add_one(archive, item)
                articles += new
                carriers += carried and not new
                known += not carried
        progress("adding articles", articles + carriers + known + len(skipped), 0)
    return Added(articles, carriers, known, tuple(skipped))


def _add_one(archive: Archive, item: Item) -> tuple[bool, bool]:
    """Add one item; return whether its text is new, and whether its carrier is."""
    key = words_key(item.text)
    carrier = digest("\x1f".join((key, item.day, item.outlet, item.address)))[:32]
    db = archive.db
    if db.execute("SELECT 1 FROM carrier WHERE key = ?", (carrier,)).fetchone():
        return False, False
    row = db.execute("SELECT id, day, outlet, title, text FROM article WHERE key = ?", (key,)).fetchone()
    if row is None:
        values = (key, item.day, item.outlet, item.title, item.text, terms(item.title, item.text))
        db.execute("INSERT INTO article (key, day, outlet, title, text, terms) VALUES (?, ?, ?, ?, ?, ?)", values)
        id = db.execute("SELECT last_insert_rowid()").fetchone()[0]
        db.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (id, item.title, item.text))
    else:
        id = row[0]
        first = min(archive.carriers([id])[id], key=_order)
        if _order(Carrier(id, item.day, item.outlet, item.title, item.address)) < _order(first):
            _put_first(archive, row, item)
    values = (carrier, id, item.day, item.outlet, item.title, item.address)
    db.execute("INSERT INTO carrier (key, article, day, outlet, title, address) VALUES (?, ?, ?, ?, ?, ?)", values)
    return row is None, True


def _order(carrier: Carrier) -> tuple[object, ...]:
    """Return what carriers are ordered by, whichever was added first; one without a day is last."""
    return (not carrier.day, carrier.day, carrier.outlet, carrier.address)


def _put_first(archive: Archive, row: tuple[Any, ...], item: Item) -> None:
    """Let an article be that of an earlier carrier; what was read and paired of it on its old day is void."""
    id, _, _, title, text = row
    db = archive.db
    db.execute("INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)", (id, title, text))
    db.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (id, item.title, item.text))
    db.execute(
        "UPDATE article SET day = ?, outlet = ?, title = ?, text = ?, terms = ? WHERE id = ?",
        (item.day, item.outlet, item.title, item.text, terms(item.title, item.text), id),
    )
    db.execute("DELETE FROM reading WHERE article = ?", (id,))
    db.execute("DELETE FROM near WHERE one = ? OR other = ?", (id, id))


def pair_days(archive: Archive, reach: Reach, way: Way) -> list[str]:
    """Pair the articles of all days that need it; return what failed."""
    sizes, sums = _days(archive, reach)
    known = dict(archive.rows("SELECT day, sum FROM day"))
    stale = [day for day in sums if known.get(day) != sums[day]]
    with archive.writing():
        archive.db.executemany("DELETE FROM day WHERE day = ?", [(day,) for day in known if day not in sums])
    done, failed = 0, []
    for result in spread(nearest, _windows(archive, stale, sizes, reach), way.jobs, way.scheduler):
        if isinstance(result, Failed):
            failed.append(f"the days from {result.unit.days[0] or 'none'} on could not be paired: {result.why}")
            continue
        _keep_pairs(archive, result, sums)
        done += len(result.days)
        way.progress("finding near articles, days", done, len(stale))
    return failed


def _days(archive: Archive, reach: Reach) -> tuple[dict[str, int], dict[str, str]]:
    """Return how many articles each day has, and a sum over all that the pairs of a day depend on."""
    sizes: dict[str, int] = {}
    own: dict[str, str] = {}
    keys: list[str] = []
    before = None
    for day, key in archive.rows("SELECT day, key FROM article ORDER BY day, key"):
        if day != before and before is not None:
            own[before], sizes[before] = digest(" ".join(keys)), len(keys)
            keys = []
        before = day
        keys.append(key)
    if before is not None:
        own[before], sizes[before] = digest(" ".join(keys)), len(keys)
    return sizes, {
        day: digest(f"{METHOD} {reach} " + " ".join(own.get(d, "") for d in _margin(day, reach)))[:16] for day in own
    }


def _margin(day: str, reach: Reach) -> list[str]:
    """Return the days on which the pairs of one depend: those around, and those by which their words are weighed."""
    return shifted(day, 2 * reach.days) if day else [day]


def _windows(archive: Archive, stale: Iterable[str], sizes: dict[str, int], reach: Reach) -> Iterator[Window]:
    portion: list[str] = []
    for day in sorted(stale):
        if portion and (sum(sizes[d] for d in portion) + sizes[day] > A_UNIT or not portion[0]):
            yield _window(archive, portion, reach)
            portion = []
        portion.append(day)
    if portion:
        yield _window(archive, portion, reach)


def _window(archive: Archive, days: list[str], reach: Reach) -> Window:
    around = sorted({there for day in days for there in _margin(day, reach)})
    asked = ",".join("?" * len(around))
    query = f"SELECT id, key, day, terms FROM article WHERE day IN ({asked}) ORDER BY day, key"
    return Window(tuple(days), tuple(Known(*row) for row in archive.rows(query, around)), reach)


def _keep_pairs(archive: Archive, paired: Paired, sums: dict[str, str]) -> None:
    with archive.writing():
        for day in paired.days:
            archive.db.execute("DELETE FROM near WHERE one IN (SELECT id FROM article WHERE day = ?)", (day,))
        archive.db.executemany("INSERT INTO near (one, other, rank, score) VALUES (?, ?, ?, ?)", paired.rows)
        archive.db.executemany("REPLACE INTO day VALUES (?, ?)", [(day, sums[day]) for day in paired.days])


def group(archive: Archive, grouping: Grouping) -> int:
    """Group near articles into events, and return how many there are; of an event that is no more all is forgotten."""
    found = archive.rows(
        "SELECT a.one, a.other, a.rank, a.score FROM near a JOIN near b ON b.one = a.other AND b.other = a.one"
    )
    articles = {row[0]: Member(*row) for row in archive.rows("SELECT id, key, day FROM article")}
    events = grouped(articles, (Near(*row) for row in found), grouping)
    new: dict[str, Event] = {}
    for event in events:
        id = named(event) if named(event) not in new else f"{event[0].day or 'undated'}-{event[0].key}"
        new[id] = Event(id, event[0].day, event[-1].day, _state(archive, event), tuple(one.id for one in event))
    old = {event.id: event for event in archive.events()}
    changed = [event for event in new.values() if old.get(event.id) != event]
    gone = [(id,) for id in old if id not in new] + [(event.id,) for event in changed]
    with archive.writing():
        for table, column in (("event", "id"), ("member", "event")):
            archive.db.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)
        for table in ("compared", "finding"):
            archive.db.executemany(f"DELETE FROM {table} WHERE event = ?", [(id,) for id in old if id not in new])
        archive.db.executemany("INSERT INTO event VALUES (?, ?, ?, ?)", [event[:4] for event in changed])
        archive.db.executemany(
            "INSERT INTO member VALUES (?, ?)", [(event.id, id) for event in changed for id in event.members]
        )
    return len(new)


def _state(archive: Archive, event: Iterable[Member]) -> str:
    """Return a sum over the articles of an event and who carried them."""
    members = list(event)
    carriers = archive.carriers(one.id for one in members)
    content = [(one.key, one.day, [(c.outlet, c.address, c.title) for c in carriers[one.id]]) for one in members]
    return digest(json.dumps(content, ensure_ascii=False))[:16]


def compare_all(archive: Archive, omissions: bool, way: Way) -> list[str]:
    """Compare the articles of all events that need it; return what failed."""
    done_before = dict(archive.rows("SELECT event, sum FROM compared WHERE failed = ''"))
    wanted = {e.id: digest(f"{e.sum} {omissions} {comparers()}")[:16] for e in archive.events()}
    stale = [event for event in archive.events() if done_before.get(event.id) != wanted[event.id]]
    units = (unit_of(archive, event, omissions, wanted[event.id]) for event in stale)
    failed = []
    for done, result in enumerate(spread(differing, units, way.jobs, way.scheduler), 1):
        if isinstance(result, Failed):
            failed.append(f"event {result.unit.event} could not be compared: {result.why}")
            result = Differing(result.unit.event, result.unit.sum, (), (), result.why)
        elif result.failed:
            failed.append(f"event {result.event}: {result.failed}")
        _keep_findings(archive, result)
        way.progress("comparing events", done, len(stale))
    return failed


def unit_of(archive: Archive, event: Event, omissions: bool, sum: str = "") -> Unit:
    """Return the articles of an event with what was read in them, as they are compared."""
    kept = archive.articles(event.members)[:MOST]
    carriers = archive.carriers(one.id for one in kept)
    asked = ",".join("?" * len(kept))
    query = f"SELECT article, version, record FROM reading WHERE version = ? AND article IN ({asked})"
    records = {row[0]: row[1:] for row in archive.rows(query, (readers(), *(one.id for one in kept)))}
    articles = tuple(
        EventArticle(
            one.id, name, carriers[one.id][0].address, label(one.title, one.text), one.day, one.text,
            len({c.outlet for c in carriers[one.id]}), *records.get(one.id, ()),
        )
        for one, name in zip(kept, names([carriers[one.id] for one in kept]), strict=True)
    )  # fmt: skip
    return Unit(event.id, sum, articles, omissions, comparers())


def _keep_findings(archive: Archive, result: Differing) -> None:
    rows = [
        (result.event, number, *row[:6], json.dumps(row.record, ensure_ascii=False))
        for number, row in enumerate(result.rows, 1)
    ]
    with archive.writing():
        archive.db.execute("DELETE FROM finding WHERE event = ?", (result.event,))
        archive.db.executemany("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        archive.db.execute("REPLACE INTO compared VALUES (?, ?, ?)", (result.event, result.sum, result.failed))
        archive.db.executemany("REPLACE INTO reading VALUES (?, ?, ?)", [(id, readers(), r) for id, r in result.read])
