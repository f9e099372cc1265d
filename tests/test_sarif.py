"""SARIF: valid against the published schema, in the right places, with names that any viewer can open."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import hostile
from tests.cases import CASES, checked, compared
from tests.reporting import (
    EASY,
    WIRE,
    finding,
    full,
    number_conflict,
    omissions,
    reading,
    report,
    shifted_degree,
    vague_date,
)
from xcheck.model import Article, Crash, Draft, Kind, Report, Severity, Unused, Verdict
from xcheck.reports.sarif import render
from xcheck.rules import RULES


@cache
def validator() -> jsonschema_rs.Validator:
    schema = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema_rs.validator_for(schema, validate_formats=True)


def run(report: Report, **options) -> dict:
    log = json.loads(render(report, **options))
    validator().validate(log)
    assert (log["$schema"], log["version"]) == ("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0")
    (found,) = log["runs"]
    return found


def results(report: Report) -> list[dict]:
    return run(report)["results"]


def words(location: dict, articles: list[Article], key: str = "region") -> str:
    """Return what a viewer would mark: lines end at a line feed, columns count code points, the end is exclusive."""
    where = location["physicalLocation"]
    region, lines = where[key], articles[where["artifactLocation"]["index"]].text.split("\n")
    start, end = ([region[f"{edge}Line"], region[f"{edge}Column"]] for edge in ("start", "end"))
    taken = lines[start[0] - 1 : end[0]]
    taken[-1] = taken[-1][: end[1] - 1]
    taken[0] = taken[0][start[1] - 1 :]
    return "\n".join(taken)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("made", [compared, checked])
def test_every_place_of_a_real_report_is_the_one_meant(case, made):
    report = made(case)
    articles = [read.article for read in report.articles]
    found = run(report)
    assert len(found["results"]) == len(report.findings)
    assert found["columnKind"] == "unicodeCodePoints"
    rules = found["tool"]["driver"]["rules"]
    for result, meant in zip(found["results"], report.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == meant.rule
        (location,) = result["locations"]
        assert words(location, articles) == meant.places[0].text
        related = [words(one, articles) for one in result["relatedLocations"] if "region" in one["physicalLocation"]]
        assert related[: len(meant.places) - 1] == [place.text for place in meant.places[1:]]
        assert [one["id"] for one in result["relatedLocations"]] == [*range(1, len(result["relatedLocations"]) + 1)]
        for one in (location, *result["relatedLocations"]):
            where = one["physicalLocation"]
            if "contextRegion" in where:  # which the standard wants larger than the region
                context = words(one, articles, "contextRegion")
                assert where["region"]["snippet"]["text"] in context != where["region"]["snippet"]["text"]


def test_the_rules_tell_what_their_classes_tell():
    rules = {rule["id"]: rule for rule in run(report())["tool"]["driver"]["rules"]}
    assert list(rules) == [rule.id for rule in RULES if not rule.judges]
    rule = rules["vague-speaker"]
    assert rule["name"] == "VagueSpeaker"
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])
    assert "What it lets pass" in rule["help"]["text"]
    assert rule["help"]["markdown"].count("\n- ") >= 2
    assert rule["properties"]["kind"] == "precision"


def test_a_rule_that_is_not_in_the_list_is_described_by_its_finding():
    own = finding("house-style", Kind.WORDING, Severity.NOTE, "x", (WIRE, "Norway"), (EASY, "cold"))
    done = run(report(own))
    assert done["tool"]["driver"]["rules"][done["results"][0]["ruleIndex"]]["id"] == "house-style"


def test_levels_and_properties():
    error, note, warning = results(report(number_conflict(), vague_date(), shifted_degree()))
    assert [one["level"] for one in (error, note, warning)] == ["error", "note", "warning"]
    assert warning["properties"] == {
        "confidence": 0.86,
        "kind": "wording",
        "subject": "formally rejected",
        "absent": [],
    }
    assert "suppressions" not in error and "baselineState" not in error


def test_fingerprints_are_those_of_the_finding_and_of_no_line():
    conflict = number_conflict()
    moved = reading("a", "wire.txt", "New first line.\n" + WIRE.article.text, "news/wire.txt")
    again = finding(
        "number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (moved, "At least 214 people"), (EASY, "About 180")
    ).replace(id=conflict.id)
    (one,), (other,) = results(report(conflict)), results(report(again, articles=(moved, EASY)))
    assert one["partialFingerprints"] == other["partialFingerprints"]
    assert one["partialFingerprints"]["xcheck/v1"] == conflict.id
    assert one["locations"] != other["locations"]


def test_an_omission_says_where_the_words_are_missing():
    third = reading("c", "third.txt", "Norway sent ships.\n")
    only, _, cold = omissions()
    name, alone = results(report(only, cold, articles=(WIRE, EASY, third)))
    assert name["message"]["text"] == "only wire.txt names Norway; missing in easy.txt and third.txt"
    assert name["properties"]["absent"] == ["easy.txt", "third.txt"]
    (name,) = results(report(only.replace(absent=("c",)), articles=(WIRE, EASY, third)))  # easy.txt has it nearly
    assert name["properties"]["absent"] == ["third.txt"]
    assert [one["message"]["text"] for one in name["relatedLocations"]] == ["missing in third.txt"]
    name, alone = results(report(only, cold, articles=(WIRE, EASY, third)))
    assert [one["message"]["text"] for one in name["relatedLocations"]] == [
        "missing in easy.txt",
        "missing in third.txt",
    ]
    assert [one["physicalLocation"]["artifactLocation"]["index"] for one in alone["relatedLocations"]] == [0, 2]


def test_what_comes_nearest_to_missing_words_is_related():
    detail = finding("omitted-detail", Kind.OMISSION, Severity.NOTE, "only wire.txt has it", (WIRE, "formally"))
    (found,) = results(report(detail))
    (nearest,) = found["relatedLocations"]
    assert "the nearest there is “Investigators completely rejected the account.”" in nearest["message"]["text"]
    assert words(nearest, [WIRE.article, EASY.article]) == "Investigators completely rejected the account."


def test_the_draft_is_the_primary_place_of_a_check():
    draft = EASY.replace(
        id="d", statements=tuple(s.replace(id=s.id.replace("b", "d"), article="d") for s in EASY.statements)
    )
    source = WIRE.replace(
        id="s", statements=tuple(s.replace(id=s.id.replace("a", "s"), article="s") for s in WIRE.statements)
    )
    second = reading("da", "second.txt", "Nobody died.\n")
    found = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (source, "214"), (draft, "180"))
    weak = finding("unsupported-statement", Kind.OMISSION, Severity.WARNING, "no source has it", (second, "Nobody"))
    report = Report(
        "check",
        (draft, second, source),
        (),
        (found, weak),
        (),
        (Verdict("da1", "unsupported", 0, ("s2",)),),
        drafts=(Draft("d", ("s",)), Draft("da", ("s",))),
    )
    conflict, unsupported = results(report)
    assert words(conflict["locations"][0], [draft.article, second.article, source.article]) == "180"
    assert conflict["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "news/wire.txt"
    assert unsupported["message"]["text"] == "no source has it; missing in wire.txt"
    assert "Investigators formally" in unsupported["relatedLocations"][0]["message"]["text"]


def test_suppressed_findings_stay_with_their_reason():
    inline = number_conflict().replace(suppressed={"by": "inline", "because": "checked by phone"})
    known = shifted_degree().replace(suppressed={"by": "baseline", "because": ""})
    one, two, three = results(report(inline, known, vague_date()))
    assert one["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "checked by phone"}]
    assert two["suppressions"] == [{"kind": "external", "status": "accepted"}]
    assert "suppressions" not in three
    assert [result["baselineState"] for result in (one, two, three)] == ["new", "unchanged", "new"]


def test_failed_rules_and_unused_suppressions_are_notifications():
    result = report(
        crashes=(Crash("vague-date", "KeyError: 'x'"),),
        unused=(Unused("config", "4f0c", "other day", "pyproject.toml", 7), Unused("baseline", "77aa", "", None)),
    )
    (how,) = run(result)["invocations"]
    assert how["executionSuccessful"] is False
    (failed,) = how["toolExecutionNotifications"]
    assert (failed["level"], failed["associatedRule"]["id"]) == ("error", "vague-date")
    assert "KeyError: 'x'" in failed["message"]["text"]
    stale, other = how["toolConfigurationNotifications"]
    assert stale["message"]["text"] == "this suppression of 4f0c (other day) meets no finding; remove it"
    where = stale["locations"][0]["physicalLocation"]
    assert (where["artifactLocation"]["uri"], where["region"]["startLine"]) == ("pyproject.toml", 7)
    assert "locations" not in other
    assert run(report())["invocations"] == [{"executionSuccessful": True}]


def test_each_draft_lacks_what_its_own_sources_have_not():
    first, second = reading("d", "one.txt", "Nobody died.\n"), reading("da", "two.txt", "Nobody came.\n")
    s, t = reading("s", "s.txt", "It rained.\n"), reading("t", "t.txt", "It snowed.\n")
    weak = finding("unsupported-statement", Kind.OMISSION, Severity.WARNING, "x", (second, "Nobody"))
    drafts = (Draft("d", ("s",)), Draft("da", ("t",)))
    (found,) = results(Report("check", (first, second, s, t), (), (weak,), (), drafts=drafts))
    assert found["properties"]["absent"] == ["t.txt"]


def test_unrelated_articles_give_a_notification_and_no_flood():
    found = run(report(*omissions(), number_conflict(), related=False))
    assert [result["ruleId"] for result in found["results"]] == ["number-conflict"]
    (note,) = found["invocations"][0]["toolExecutionNotifications"]
    assert "share almost nothing" in note["message"]["text"]


def test_artifacts_have_the_hash_and_the_address_of_what_was_read():
    artifact = run(report())["artifacts"][0]
    assert artifact["hashes"] == {"sha-256": WIRE.article.sha256}
    assert artifact["location"]["uri"] == "news/wire.txt"
    assert artifact["location"]["uriBaseId"] == "%SRCROOT%"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (None, "wire.txt"),
        ("-", "wire.txt"),
        ("./news/../a.txt", "a.txt"),
        ("/home/me/repository/news/a.txt", "news/a.txt"),
        ("/home/me/repository-two/a.txt", "file:///home/me/repository-two/a.txt"),
        ("../other/a b.txt", "../other/a%20b.txt"),
        ("neú/東.txt", "ne%C3%BA/%E6%9D%B1.txt"),
        ("50%#?.txt", "50%25%23%3F.txt"),
        ("c:story.txt", "c%3Astory.txt"),
    ],
)
def test_addresses_are_relative_and_encoded(path, uri):
    result = report(articles=(WIRE.replace(article=WIRE.article.replace(path=path)), EASY))
    location = run(result, root="/home/me/repository")["artifacts"][0]["location"]
    assert location["uri"] == uri
    assert ("uriBaseId" in location) is not uri.startswith("file:")


def test_a_message_has_no_link_and_no_placeholder():
    text = "[sic](1) {0}"
    found = finding("altered-quote", Kind.CONFLICT, Severity.ERROR, text, (WIRE, "214"), (EASY, "180"))
    assert results(report(found))[0]["message"]["text"] == "[sic]\u200b(1) {{0}}"


@pytest.mark.parametrize("text", hostile.TEXTS.values(), ids=hostile.TEXTS)
def test_hostile_text_leaves_it_valid(text):
    run(hostile.report(text))


@settings(deadline=None)
@given(text=hostile.ANY, mode=st.sampled_from(["compare", "check"]))
def test_any_text_keeps_its_place(text, mode):
    report = hostile.report(text, mode)
    articles = [one.article for one in report.articles]
    for result in results(report):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert words(result["locations"][0], articles) == text
        index = result["locations"][0]["physicalLocation"]["artifactLocation"]["index"]
        start = region["charOffset"]
        assert articles[index].text[start : start + region["charLength"]] == text


def test_a_full_report_is_valid():
    assert len(results(full())) == 6
