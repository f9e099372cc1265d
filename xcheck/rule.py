"""What a rule is: its identity, its examples, how it looks at a comparison, how it is explained."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from .digest import digest
from .errors import BadSettings
from .model import Finding, Kind, Severity, Span
from .model.findings import sentence
from .record import Record

if TYPE_CHECKING:
    from .match import Comparison, Meeting, Side
    from .slots import Difference

T = TypeVar("T")


class Example(Record):
    """Two short texts and, for a `differ` example, the message (or a part of it) they must give."""

    a: str
    b: str
    says: str = ""


def fingerprint(rule: str, kind: Kind, words: Iterable[str]) -> str:
    """Return the id of a finding: it survives moved lines, other spacing and capitals, and the articles' order."""
    return digest("\x1f".join([rule, kind, *sorted(" ".join(text.lower().split()) for text in words)]))[:16]


REQUIRED = "required fact"
"What a rule judges of which, in its examples, A is the draft and B a fact that the newsroom asks for."


class Rule:
    """One way in which two articles may differ; a subclass in a file of its own, listed in rules/__init__.py.

    The subclass's docstring is the manual: first line one sentence, then `Why it matters:` and
    `What it lets pass:`. A rule yields findings; it neither prints, sorts, filters nor keeps state.
    """

    id: ClassVar[str]
    kind: ClassVar[Kind]
    severity: ClassVar[Severity]
    slot: ClassVar[str] = "wording"
    "What of a claim it compares (number, date, name, speaker ...): what its rows of the matrix are called."
    marks: ClassVar[str] = ""
    "What an omission says is lacking: a statement, a detail of one, a name; empty for every other rule."
    judges: ClassVar[str] = ""
    "What of a draft a `Judgement` is about: quotation, statement, required fact; empty for every other rule."
    instead_of: ClassVar[tuple[str, ...]] = ()
    "Rules that in a check leave to this one what it judges: the quotations of the draft."
    of_denials: ClassVar[bool] = False
    "Whether it says that one article denies or doubts what the other states."
    of_claims: ClassVar[bool] = False
    """Whether its places are all words in which two claims differ, and no single fact.

    Such a finding says nothing of what either article leaves out, and makes no row of its own in the matrix."""
    of_speakers: ClassVar[bool] = False
    "Whether an article and those it quotes may disagree on it: that is what the article reports."
    needs: ClassVar[str] = ""
    """What both articles must report for it to be as severe as it says, where neither was written from the other:
    "event" for two statements of one event and one owner, "act" for one verb, too, "verb" for a verb alone, of which it
    says how it is reported; else it is milder."""
    agree: ClassVar[tuple[Example, ...]] = ()
    differ: ClassVar[tuple[Example, ...]] = ()

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Look at the whole comparison; by default at every pair in turn."""
        for meeting in comparison.meetings:
            yield from self.check_pair(meeting)

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Look at one pair of statements."""
        yield from ()

    def finding(
        self,
        *places: tuple[Side, Span],
        message: str,
        subject: str,
        confidence: float,
        severity: Severity | None = None,
        stronger: str | None = None,
    ) -> Finding:
        """Return a finding of this rule; the first place is the primary one."""
        placed = tuple(side.reading.place(span, side.statement.id) for side, span in places)
        return Finding(
            id=fingerprint(self.id, self.kind, (place.text for place in placed)),
            rule=self.id,
            kind=self.kind,
            severity=severity or self.severity,
            confidence=round(min(max(confidence, 0.0), 1.0), 2),
            message=sentence(" ".join(message.split())),  # words of an article may stand on two lines
            subject=subject,
            places=placed,
            stronger=stronger,
        )

    def of_slots(
        self,
        found: Difference,
        message: str,
        confidence: float,
        severity: Severity | None = None,
        stronger: str | None = None,
    ) -> Finding:
        """Return a finding of this rule on two slots that differ."""
        ends, subject = (found.left, found.right), found.subject
        return self.finding(
            *ends, message=message, subject=subject, confidence=confidence, severity=severity, stronger=stronger
        )

    @classmethod
    def speaks_in(cls, mode: str) -> bool:
        """Whether the reports of a mode, compare or check, list it whatever it found."""
        return not cls.judges or (mode == "check" and cls.judges != REQUIRED)

    @classmethod
    def title(cls) -> str:
        """First sentence of the manual."""
        return cls.manual().split("\n", 1)[0]

    @classmethod
    def manual(cls) -> str:
        """The whole manual, without the examples; raises BadSettings where Python was told to leave it out."""
        if cls.__doc__ is None:
            raise BadSettings("python -OO takes out the manuals of the rules, which this prints; run it without -OO")
        return inspect.getdoc(cls) or ""


class Judgement(Rule, Generic[T]):
    """A verdict of `check` on a part of a draft that was looked up in all its sources; it compares no two articles."""

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield nothing: `judge` is asked instead."""
        yield from ()

    def judge(self, found: T) -> Finding:
        """Return the finding on one part of a draft, a `Misquoted`, `Unsupported` or `Missing`."""
        raise NotImplementedError
