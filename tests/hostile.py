"""What strangers may write into an article, a path or a name, and what reads the reports: none of it may be obeyed."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from xcheck.model import (
    Article,
    Crash,
    Draft,
    Finding,
    Kind,
    Pair,
    Reading,
    Report,
    Severity,
    Span,
    Statement,
    StatementKind,
    Unused,
    Verdict,
)

TEXTS = {
    "command": "::error file=a.txt,line=1::pwned",
    "commands": "x\n::set-output name=a::b\r\n   ::add-mask::the",
    "old command": "see ##[error]pwned and ##[add-path]/tmp",
    "azure": "##vso[task.setvariable variable=a]b",
    "percent": "100%0A::error::pwned%25",
    "cdata": "]]></failure><failure>",
    "fence": "``` ````` `x` ~~~ ~~~~~",
    "pipes": "a | b || c \\| d",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "details": "</details></summary></table><details open>",
    "comment": "--> <!-- xcheck report --> <!--",
    "mentions": "@octocat @org/team #123 GH-12 org/repo#5 !7 &8 ~bug %v1 a@example.org",
    "links": "[x](https://evil.example) ![i](//evil.example/i.png) https://evil.example www.evil.example <https://e.example>",
    "markdown": "# h\n- a\n1. b\n> c\n**d** _e_ ~~f~~ $x$ $$y$$ :tada: [^1] [ ]",
    "entities": "&lt;b&gt; &#64;octocat &amp;",
    "escapes": "\x1b[31mred\x1b]0;t\x07\x9b1m\x08",
    "bidi": "\u202eevil\u2069\u200f",
    "unseen": "a\u200bb\ufeffc\u2060d\u00ade",
    "NUL": "a\0b",
    "surrogates": "\ud800 \udc80 \udfff",
    "noncharacters": "\ufffe\uffff",
    "lines": "one\rtwo\u2028three\x85four\x0bfive",
    "braces": "{0} {{1}} {x}",
    "quotes": '"\'“”\\" \\u0041 \\',
    "json": '","level":"none"}],"x":[{"',
}

ANY = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40)
"""Any text, lone surrogates too."""

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)


def reading(id: str, name: str, text: str, path: str | None) -> Reading:
    """Read a text as one statement."""
    statement = Statement(f"{id}1", id, StatementKind.SENTENCE, 0, len(text), text, (), 0, None)
    return Reading(id, Article(name, text, path), (statement,), ())


def report(text: str, mode: str = "compare") -> Report:
    """Return a report in which this text stands wherever a stranger may put one."""
    path = text.replace("\0", "") or None  # no path has a NUL
    ids = ("a", "b") if mode == "compare" else ("d", "s")
    one = reading(ids[0], text, f"Before {text} after\nand {text} again", path)
    other = reading(ids[1], "other.txt", f"Others say {text}.", "other.txt")
    start = len("Before ")
    here = one.place(Span(start, start + len(text)), one.statements[0].id)
    below = one.place(Span(start + len(text) + 11, start + 2 * len(text) + 11), one.statements[0].id)
    there = other.place(Span(11, 11 + len(text)), other.statements[0].id)

    def finding(rule, kind, severity, *places, **keys):
        id = f"{rule}-{len(places)}-{places[0].start}"
        return Finding(id, rule, kind, severity, 0.5, f"it says {text} here", text, places, **keys)

    findings = (
        finding("altered-quote", Kind.CONFLICT, Severity.ERROR, here, there),
        finding("vague-number", Kind.PRECISION, Severity.NOTE, there, here),
        finding("omitted-detail", Kind.OMISSION, Severity.WARNING, here),
        finding("omitted-name", Kind.OMISSION, Severity.WARNING, here),
        finding("omitted-statement", Kind.OMISSION, Severity.NOTE, below),
        finding(
            "loaded-verb", Kind.WORDING, Severity.NOTE, here, there, suppressed={"by": "inline", "because": text}
        ),
    )  # fmt: skip
    verdicts = (Verdict("d1", "contradicted", 0.1, ("s1",)),) if mode == "check" else ()
    pairs = (Pair(f"{ids[0]}1", f"{ids[1]}1", 0.5),)
    return Report(
        mode,
        (one, other),
        pairs,
        findings,
        (),
        verdicts,
        drafts=(Draft("d", ("s",)),) if mode == "check" else (),
        unused=(Unused("inline", text, text, path, 3), Unused("baseline", "0f", "", None)),
        crashes=(Crash("date-conflict", text), Crash("name-conflict", text, ids[0])),
    )


def commands(log: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the commands that the runner of GitHub Actions obeys in what a step prints, as it reads them."""
    found = []
    for line in re.split("\r\n|\n|\r", log):
        line = line.lstrip()
        end = line.find("::", 2)
        if line.startswith("::") and end > 0:
            name, _, text = line[2:end].partition(" ")
            pairs = (part.split("=", 1) for part in text.split(",") if "=" in part)
            found.append((name, {key.strip(): _plain(value, ":,") for key, value in pairs}, _plain(line[end + 2 :])))
        else:
            found += [(name, {}, "") for name in re.findall(r"##(?:vso)?\[([^\]]+)\]", line)]
    return found


def _plain(text: str, also: str = "") -> str:
    for char in f"\r\n{also}":
        text = text.replace(f"%{ord(char):02X}", char)
    return text.replace("%25", "%")
