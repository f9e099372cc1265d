"""Reviewdog's format as reviewdog reads it: a message of Protocol Buffers written in JSON, unknown keys refused."""

from __future__ import annotations

import json

import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from hypothesis import given, settings

from tests import hostile
from tests.reporting import EASY, WIRE, finding, full, number_conflict, omissions, reading, report
from xcheck.model import Crash, Kind, Report, Severity, Unused
from xcheck.reports.rdjson import render

# The published messages of reviewdog.rdf: name, number and type of each field; * is repeated.
MESSAGES = {
    "DiagnosticResult": "diagnostics 1 Diagnostic* source 2 Source severity 3 Severity",
    "Diagnostic": "message 1 string location 2 Location severity 3 Severity source 4 Source code 5 Code "
    "original_output 7 string related_locations 9 RelatedLocation*",
    "Location": "path 2 string range 3 Range",
    "RelatedLocation": "message 1 string location 2 Location",
    "Range": "start 1 Position end 2 Position",
    "Position": "line 1 int32 column 2 int32",
    "Source": "name 1 string url 2 string",
    "Code": "value 1 string url 2 string",
}
SEVERITIES = ("UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO")


def published():
    """Return the class of DiagnosticResult."""
    kinds = descriptor_pb2.FieldDescriptorProto
    scalars = {"string": kinds.TYPE_STRING, "int32": kinds.TYPE_INT32}
    file = descriptor_pb2.FileDescriptorProto(name="rdf.proto", package="reviewdog.rdf", syntax="proto3")
    severity = file.enum_type.add(name="Severity")
    for number, name in enumerate(SEVERITIES):
        severity.value.add(name=name, number=number)
    for name, fields in MESSAGES.items():
        message, parts = file.message_type.add(name=name), fields.split()
        for field, number, kind in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            plain = kind.rstrip("*")
            added = message.field.add(name=field, number=int(number), json_name=field)
            added.label = kinds.LABEL_REPEATED if kind.endswith("*") else kinds.LABEL_OPTIONAL
            added.type = scalars.get(plain) or (kinds.TYPE_ENUM if plain == "Severity" else kinds.TYPE_MESSAGE)
            if plain not in scalars:
                added.type_name = f".reviewdog.rdf.{plain}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("reviewdog.rdf.DiagnosticResult"))


RESULT = published()


def diagnostics(report: Report) -> list:
    return list(json_format.Parse(render(report), RESULT()).diagnostics)


def words(location, report: Report) -> str:
    """Return what stands there: columns count bytes of UTF-8, the end is exclusive."""
    article = next(r.article for r in report.articles if (r.article.path or r.article.name) == location.path)
    lines = [line.encode("utf-8", "surrogatepass") for line in article.text.split("\n")]
    start, end = location.range.start, location.range.end
    taken = lines[start.line - 1 : end.line]
    taken[-1] = taken[-1][: end.column - 1]
    taken[0] = taken[0][start.column - 1 :]
    return b"\n".join(taken).decode("utf-8", "surrogatepass")


def test_a_finding_with_the_other_text():
    (found,) = diagnostics(report(number_conflict()))
    assert found.message == "at least 214 dead in wire.txt, about 180 in easy.txt"
    assert (found.severity, found.code.value) == (SEVERITIES.index("ERROR"), "number-conflict")
    assert words(found.location, report()) == "At least 214 people"
    (other,) = found.related_locations
    assert (other.message, words(other.location, report())) == ("About 180 people", "About 180 people")


def test_the_source_is_named_and_the_worst_stand_first():
    read = json_format.Parse(render(full()), RESULT())
    assert read.source.name == "xcheck"
    assert [SEVERITIES[one.severity] for one in read.diagnostics] == ["ERROR", *["WARNING"] * 2, *["INFO"] * 3]


def test_columns_count_bytes_of_utf_8():
    article = reading("a", "é.txt", "«Zürich» 𐐀 zählt 12 Tote.\n")
    found = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (article, "12"), (EASY, "180"))
    (one,) = diagnostics(report(found, articles=(article, EASY)))
    assert (one.location.range.start.column, one.location.range.end.column) == (25, 27)


def test_failed_rules_and_unused_suppressions_are_told():
    result = report(crashes=(Crash("vague-date", "KeyError"),), unused=(Unused("inline", "x", "", "a.txt", 3),))
    failed, stale = diagnostics(result)
    assert (failed.code.value, failed.location.path, SEVERITIES[failed.severity]) == (
        "rule-failed",
        "news/wire.txt",
        "ERROR",
    )
    assert (stale.code.value, stale.location.path, stale.location.range.start.line) == (
        "unused-suppression",
        "a.txt",
        3,
    )


def test_what_is_let_pass_is_told_as_information():
    (one,) = diagnostics(report(number_conflict().replace(suppressed={"by": "config", "because": "so"})))
    assert one.message.startswith("let pass by the configuration (so): ")
    assert SEVERITIES[one.severity] == "INFO"


def test_an_omission_says_where_the_words_are_missing():
    (found,) = diagnostics(report(omissions()[0]))
    assert found.message == "only wire.txt names Norway; missing in easy.txt"
    detail = finding("omitted-detail", Kind.OMISSION, Severity.NOTE, "x", (WIRE, "formally"))
    (found,) = diagnostics(report(detail))
    assert found.related_locations[0].message == "missing in easy.txt"


@pytest.mark.parametrize("text", ["@octocat", "#12", "[a](b)", "<b>", "https://e.example"])
def test_a_message_shown_as_markdown_calls_nobody(text):
    for one in diagnostics(hostile.report(text)):
        assert text not in one.message


@settings(deadline=None)
@given(text=hostile.ANY)
def test_any_text_keeps_its_place(text):
    report = hostile.report(text)
    articles = [r.article.replace(path=path) for r, path in zip(report.articles, ("a", "b"), strict=True)]
    report = report.replace(
        articles=tuple(r.replace(article=a) for r, a in zip(report.articles, articles, strict=True))
    )
    document = json.loads(render(report))
    for one in json_format.ParseDict(document, RESULT()).diagnostics:
        if one.code.value not in ("rule-failed", "unused-suppression"):
            assert words(one.location, report) == text
